package rows

import (
	"strings"

	"charm.land/bubbles/v2/help"
	"charm.land/bubbles/v2/key"
	"charm.land/bubbles/v2/progress"
	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/ansi"

	"mindwall/mindmap/text"
	"mindwall/tui/cells"
	"mindwall/tui/look"
)

// Fit joins a body and a foot to exactly so many rows of so many cells. The foot stands at the bottom; what has no room above
// it is cut off, and of a foot that is too high its end.
func Fit(body, foot string, width, height int) string {
	if width <= 0 || height <= 0 {
		return ""
	}
	room := height - lipgloss.Height(foot)
	if foot == "" {
		room = height
	}
	all := foot
	if room > 0 {
		all = lipgloss.NewStyle().Height(room).MaxHeight(room).Render(body)
	}
	if room > 0 && foot != "" {
		all = lipgloss.JoinVertical(lipgloss.Left, all, foot)
	}
	return lipgloss.PlaceHorizontal(width, lipgloss.Left, lipgloss.NewStyle().MaxWidth(width).MaxHeight(height).Render(all))
}

// The frame of a dialog with the margin inside it, in cells.
const (
	FrameWidth  = 4
	FrameHeight = 2
)

// sliver is how much of what is below a dialog is better not seen at its sides, in cells.
const sliver = 8

// lowest is from how many rows of a window a dialog can spare some.
const lowest = 18

// Spared is how many rows of a window a dialog whose list scrolls may take: the screen below says in the last row but one what came of a
// key, and that is to be seen in a window with room for both.
func Spared(height int) int {
	if height < lowest {
		return height
	}
	return height - 4
}

// Dialog is a framed box, its title in the frame, as small as body and foot let it be and no larger than the room. The foot
// stands below a blank row.
func Dialog(l *look.Look, title, body, foot string, width, height int) string {
	inside := lipgloss.JoinVertical(lipgloss.Left, body, "", foot)
	w, h := min(max(lipgloss.Width(inside), cells.Width(title)+2), width-FrameWidth), min(lipgloss.Height(inside), height-FrameHeight)
	if room := width - FrameWidth; room-w < sliver {
		w = room
	}
	if w < 1 || h < 1 {
		return Fit(body, foot, width, height)
	}
	frame := lipgloss.NewStyle().Border(lipgloss.RoundedBorder()).BorderForeground(l.Dialog.Lip().GetForeground()).Padding(0, 1)
	box := frame.Width(w + FrameWidth).Render(Fit(body, foot, w, h))
	name := l.Title.Wrap(" " + cells.Truncate(title, w-2) + " ")
	return lipgloss.NewCompositor(lipgloss.NewLayer(box), lipgloss.NewLayer(name).X(1).Z(1)).Render()
}

// Wrapped is words in a style, wrapped, a blank before each of its rows and one behind it.
func Wrapped(style look.Style, words string, width int) string {
	return style.Lip().Padding(0, 1).Width(max(width, 3)).Render(text.Show(words))
}

// Paragraph is words in a style, wrapped to rows with room for one cell behind them.
func Paragraph(style look.Style, words string, width int) (lines []string) {
	for _, line := range cells.Wrap(words, width-1) {
		lines = append(lines, style.Wrap(line))
	}
	return lines
}

// Line is a text in a style on one row, cut where it must be, a blank before it and room for one behind it.
func Line(style look.Style, text string, width int) string {
	return " " + style.Wrap(cells.Truncate(text, width-2))
}

// Help draws keys in our styles, in so many cells.
func Help(l *look.Look, width int) help.Model {
	h := help.New()
	h.ShortSeparator, h.FullSeparator = "   ", "   "
	h.Styles = help.Styles{
		ShortKey: l.HelpKey.Lip(), ShortDesc: l.HelpText.Lip(), FullKey: l.HelpKey.Lip(), FullDesc: l.HelpText.Lip(), Ellipsis: l.HelpText.Lip(),
	}
	h.SetWidth(width)
	return h
}

// Foot is the keys that do something now, as many as fit on so many rows.
func Foot(l *look.Look, bindings []key.Binding, width, most int) string {
	h, lines := Help(l, 0), [][]key.Binding{nil}
	for _, b := range bindings {
		if !b.Enabled() || b.Help().Key == "" {
			continue
		}
		last := len(lines) - 1
		row := append(lines[last], b)
		if len(row) > 1 && len(lines) < most && lipgloss.Width(h.ShortHelpView(row)) >= width {
			lines = append(lines, []key.Binding{b})
			continue
		}
		lines[last] = row
	}
	h.SetWidth(width - 1)
	drawn := make([]string, len(lines))
	for i := range lines {
		drawn[i] = " " + h.ShortHelpView(lines[i])
	}
	return lipgloss.NewStyle().MaxWidth(width).Render(strings.Join(drawn, "\n"))
}

// Over lays a box over the middle of a screen of so many cells, which is greyed, and tells where its first cell is.
func Over(l *look.Look, below, box string, width, height int) (all string, x, y int) {
	x, y = (width-lipgloss.Width(box))/2, (height-lipgloss.Height(box))/2
	grey := l.Muted.Lip().Render(ansi.Strip(below))
	canvas := lipgloss.NewCanvas(width, height)
	canvas.Compose(lipgloss.NewCompositor(lipgloss.NewLayer(grey), lipgloss.NewLayer(box).X(x).Y(y).Z(1)))
	return canvas.Render(), x, y
}

// Bar is how far work is, in a bar of that many cells; empty before its extent is known.
func Bar(l *look.Look, done, total, width int) string {
	p := progress.New(progress.WithoutPercentage(), progress.WithWidth(width), progress.WithFillCharacters('█', '░'))
	p.FullColor, p.EmptyColor = l.OK.Lip().GetForeground(), l.Muted.Lip().GetForeground()
	return p.ViewAs(float64(done) / float64(max(total, 1)))
}

// Sign stands before a row: it reports whether the keys act on it.
func Sign(chosen bool) string {
	if chosen {
		return look.SelectedSign + " "
	}
	return "  "
}

// Box stands before what can be switched on and off.
func Box(on bool) string {
	if on {
		return "[" + look.OKSign + "] "
	}
	return "[ ] "
}
