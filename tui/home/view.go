package home

import (
	"path/filepath"
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"mindwall/mindmap/text"
	"mindwall/tui/cells"
	"mindwall/tui/look"
	"mindwall/tui/rows"
)

// maxWidth is how wide the box is at most, inside its frame.
const maxWidth = 76

// View implements [tea.Model].
func (m *model) View() tea.View {
	return m.picture(m.draw)
}

// picture is a view of a whole window, which draws a box for so much room inside it.
func (m *model) picture(draw func(width, height int) (string, *tea.Cursor)) tea.View {
	var content string
	var cursor *tea.Cursor
	if width, height := min(m.size.W-rows.FrameWidth, maxWidth), m.size.H-rows.FrameHeight-2; width > 0 && height > 0 {
		content, cursor = draw(width, height)
	}
	v := tea.NewView(content)
	v.AltScreen = true
	v.Cursor = cursor
	v.WindowTitle = "mindwall"
	v.BackgroundColor, v.ForegroundColor = m.look.Background(), m.look.Foreground()
	return v
}

// draw draws the box in the middle of the window; inside it there is room for so many cells above the keys.
func (m *model) draw(width, height int) (string, *tea.Cursor) {
	var lines []string
	if m.notice != "" {
		lines = append(strings.Split(rows.Wrapped(m.look.Error, look.ErrorSign+" "+m.notice, width), "\n"), "")
	}
	if m.options.Told != "" {
		lines = append(lines, append(strings.Split(rows.Wrapped(m.look.HelpText, m.options.Told, width), "\n"), "")...)
	}
	title, keys := "mindwall · answers on the wall", m.bindings()
	var cursor *tea.Cursor
	switch {
	case m.form != nil:
		title, keys = "mindwall · A new wall", m.form.bindings()
		if m.form.followUp != "" {
			title = "mindwall · The next event’s wall"
			lines = append(lines, strings.Split(rows.Wrapped(m.look.HelpText, m.form.asksAgain(), width), "\n")...)
			lines = append(lines, "")
		}
		lines, cursor = m.viewForm(lines, width, height)
	case m.opening != nil:
		title, keys = "mindwall · Open a wall", append(m.opening.Keys(told("enter", "open"), told("esc", "back")), m.keys.follow)
		lines, cursor = m.viewFiles(lines, width, height)
	default:
		lines = m.viewList(lines, width, height)
	}
	content, x, y := m.box(title, lines, keys, width)
	if cursor != nil {
		cursor.X, cursor.Y = cursor.X+x+rows.FrameWidth/2, cursor.Y+y+rows.FrameHeight/2
	}
	return content, cursor
}

// box is a box in the middle of the window, and where its first cell is.
func (m *model) box(title string, lines []string, keys []key.Binding, width int) (content string, x, y int) {
	lines[0] = cells.Pad(lines[0], width) // whatever is said, the box is as wide as before
	box := rows.Dialog(m.look, title, strings.Join(lines, "\n"), rows.Foot(m.look, keys, width, 1), m.size.W, m.size.H)
	return rows.Over(m.look, "", box, m.size.W, m.size.H)
}

func (m *model) viewList(lines []string, width, height int) []string {
	for i, each := range [...][2]string{
		{"New wall", "its title and its questions"}, {"Open a file", "choose it, type its name, or drop it here"}, {"Try the demo", "a sample event, in a copy"},
	} {
		lines = append(lines, m.row(i, each[0], each[1], width))
	}
	if len(m.options.Walls) == 0 {
		return lines
	}
	lines = append(lines, "", rows.Line(m.look.Muted, "Lately", width))
	room := max(height-len(lines)-2, 1) // below them stands where the chosen one lies
	first := max(m.list.At-firstWall-room+1, 0)
	for i := first; i < min(first+room, len(m.options.Walls)); i++ {
		w := m.options.Walls[i]
		name, note := w.Title, w.Opened.Format("2 Jan 2006")+" · "+w.Counts
		if name == "" {
			name = text.TellPath(w.Path)
		}
		if w.Problem != "" {
			note = look.ErrorSign + " " + w.Problem
		}
		lines = append(lines, m.row(firstWall+i, name, note, width))
	}
	path := ""
	if at := m.list.At - firstWall; at >= 0 {
		path = text.TellPath(m.options.Walls[at].Path)
	}
	return append(lines, "", rows.Line(m.look.Muted, leftCut(path, width-2), width))
}

// leftCut is the end of a path, as long as there is room for it.
func leftCut(path string, width int) string {
	if over := cells.Width(path) - width; over > 0 {
		return ansi.TruncateLeft(path, over+1, cells.Ellipsis)
	}
	return path
}

func (m *model) row(i int, text, note string, width int) string {
	style := m.look.Answer
	if i == m.list.At {
		style = m.look.Selected
	}
	note = cells.Truncate(note, width*3/5)
	text = cells.Truncate(text, width-cells.Width(note)-6)
	gap := cells.Blanks(width - 4 - cells.Width(text) - cells.Width(note))
	return " " + rows.Sign(i == m.list.At) + style.Wrap(text) + gap + m.look.Muted.Wrap(note)
}

// labelWidth is the room for a field's label, in cells.
const labelWidth = 12

func (m *model) viewForm(lines []string, width, height int) ([]string, *tea.Cursor) {
	l := m.look
	var cursor *tea.Cursor
	for i, f := range m.form.fields {
		label := cells.Pad(cells.Truncate(f.label, labelWidth), labelWidth)
		style := l.Muted
		if i == m.form.at {
			style = l.Prompt
		}
		row := append([]byte(" "), style.Wrap(label)+" "...)
		row, column := f.line.AppendView(row, width-labelWidth-3, l)
		if f.line.Empty() {
			row = l.Ghost.Append(row, cells.Truncate("  "+f.placeholder, width-labelWidth-3))
		}
		if i == m.form.at {
			cursor = tea.NewCursor(labelWidth+2+column, len(lines))
			cursor.Blink = false
		}
		lines = append(lines, string(row), "")
	}
	lines = append(lines[:len(lines)-1], m.viewPlace(width)...)
	top := cursor.Y
	if m.form.fields[m.form.at].file {
		top = len(lines) - 1
	}
	from := min(max(top-height+1, 0), cursor.Y) // a low window shows the part that is typed in
	lines, cursor.Y = lines[from:min(from+height, len(lines))], cursor.Y-from
	return lines, cursor
}

// viewPlace tells where the file of a new wall will be, and why.
func (m *model) viewPlace(width int) []string {
	lines := []string{""}
	if path := m.form.whole(); path != "" {
		lines = strings.Split(rows.Wrapped(m.look.HelpText, "kept as "+text.TellPath(path), width), "\n")
	}
	if why := m.options.Why; why != "" && filepath.Dir(m.form.whole()) == m.options.Folder {
		lines = append(lines, strings.Split(rows.Wrapped(m.look.Muted, why, width), "\n")...)
	}
	return lines
}

// viewFiles draws what there is to open.
func (m *model) viewFiles(lines []string, width, height int) ([]string, *tea.Cursor) {
	row, column := m.opening.Row(m.look, width)
	if m.opening.Empty() {
		row += m.look.Ghost.Wrap(cells.Truncate("  choose it below, type its name, or drop it here", width-column-1))
	}
	cursor := tea.NewCursor(column, len(lines))
	cursor.Blink = false
	lines = append(lines, row, "")
	lines = append(lines, m.opening.View(m.look, width, min(height, maxFiles)-len(lines))...)
	for len(lines) < min(height, maxFiles) {
		lines = append(lines, "") // in every folder the box is as high
	}
	return lines, cursor
}

// maxFiles is how many rows there are with the files of a folder, at most.
const maxFiles = 24
