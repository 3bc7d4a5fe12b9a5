package proposals

import (
	"strconv"
	"strings"

	tea "charm.land/bubbletea/v2"

	"mindwall/mindmap"
	"mindwall/tui/cells"
	"mindwall/tui/look"
	"mindwall/tui/screen"
)

// narrowest is the least width that can be drawn in, in cells.
const narrowest = 16

// helpRows is how many rows of keys there may be.
const helpRows = 2

// View implements [screen.Screen].
func (p *Proposals) View(size screen.Size) (string, *tea.Cursor) {
	if size.W <= 0 || size.H <= 0 {
		return "", nil
	}
	if size.W < narrowest {
		return strings.Repeat("\n", size.H-1), nil
	}
	foot, cursor := p.foot(size.W)
	rows := p.head(size.W)
	rows = append(rows, p.content(size.W, max(size.H-len(rows)-len(foot), 1))...)
	for len(rows)+len(foot) < size.H {
		rows = append(rows, "")
	}
	rows = append(rows[:max(size.H-len(foot), 0)], foot...)
	rows = rows[:min(len(rows), size.H)]
	if cursor != nil {
		if cursor.Y += size.H - len(foot); cursor.Y < 0 || cursor.Y >= size.H {
			cursor = nil
		}
	}
	return strings.Join(rows, "\n"), cursor
}

func (p *Proposals) head(width int) []string {
	l := p.env.Look
	headings := map[string]string{
		"themes": "Themes for the unsorted", "likely repeats": "Likely repeats", "like no other": "Answers like no other",
	}
	about := "all questions"
	if q := p.env.Live.Question(p.question); q != nil {
		about = q.Text
	}
	return []string{
		" " + l.Title.Wrap(cells.Truncate(headings[p.page().title()], width-2)), " " + l.Muted.Wrap(cells.Truncate(about, width-2)), "",
	}
}

func (p *Proposals) content(width, height int) []string {
	if p.job != nil {
		return []string{" " + p.env.Look.Muted.Wrap("Looking …")}
	}
	if !p.page().ready() {
		return nil
	}
	return p.page().body(width, height)
}

// foot is what is to be known of the page, or the field for a name, what was last said, and the keys.
func (p *Proposals) foot(width int) (rows []string, cursor *tea.Cursor) {
	l, rows := p.env.Look, []string{""}
	switch t, ok := p.page().(*themes); {
	case ok && t.naming != nil:
		row, at := t.field(width)
		cursor = tea.NewCursor(at, len(rows))
		cursor.Blink = false
		rows = append(rows, row, " "+l.Muted.Wrap(cells.Truncate(t.joins(), width-2)))
	case p.job == nil && p.page().ready():
		rows = append(rows, " "+l.Muted.Wrap(cells.Truncate(p.page().note(), width-2)))
	}
	rows = append(rows, p.notice(width))
	return append(rows, p.help(width)...), cursor
}

func (p *Proposals) notice(width int) string {
	l, s := p.env.Look, p.env.Status
	style, sign := l.OK, ""
	switch s.Level {
	case screen.Warning:
		style, sign = l.Warning, look.WarningSign+" "
	case screen.Error:
		style, sign = l.Error, look.ErrorSign+" "
	}
	if s.Notice == "" {
		return ""
	}
	return " " + style.Wrap(cells.Truncate(sign+s.Notice, width-2))
}

// help is the keys that do something now, as many as fit on its rows.
func (p *Proposals) help(width int) []string {
	l := p.env.Look
	rows, used := []string{" "}, 1
	for _, b := range p.ShortHelp() {
		h := b.Help()
		if !b.Enabled() || h.Key == "" {
			continue
		}
		wide := cells.Width(h.Key) + 1 + cells.Width(h.Desc)
		if used > 1 && used+3+wide > width {
			if len(rows) == helpRows {
				break
			}
			rows, used = append(rows, " "), 1
		}
		if used > 1 {
			rows[len(rows)-1] += "   "
			used += 3
		}
		rows[len(rows)-1] += l.HelpKey.Wrap(h.Key) + " " + l.HelpText.Wrap(cells.Truncate(h.Desc, width-used-cells.Width(h.Key)-1))
		used += wide
	}
	return rows
}

// pane is rows of one width, built from the top.
type pane struct {
	rows  []string
	width int
}

// add appends a text, wrapped to at most so many rows, with blanks before those after the first.
func (p *pane) add(style look.Style, text string, most, indent int) {
	lines := cells.Wrap(text, p.width)
	if indent > 0 && len(lines) > 1 {
		lines = hang(text, p.width, indent)
	}
	for i, line := range lines {
		if i == most-1 && len(lines) > most {
			p.rows = append(p.rows, style.Wrap(cells.Truncate(line+" "+lines[i+1], p.width)))
			return
		}
		p.rows = append(p.rows, style.Wrap(line))
	}
}

// hang wraps a text whose rows after the first begin with blanks.
func hang(text string, width, indent int) []string {
	lines := cells.Wrap(text, width-indent)
	for i := range lines {
		lines[i] = cells.Blanks(indent) + lines[i]
	}
	return lines
}

// said is an answer as it is written, with its signs behind it.
func said(a *mindmap.Answer) string {
	text := a.Text
	if a.Redacted {
		text = "(words taken out)"
	}
	if n := a.Tally.Total(); n > 1 {
		text += " ×" + strconv.Itoa(n)
	}
	if len(a.Merged) > 0 {
		text += " " + look.MergedSign
	}
	if a.Quote != "" {
		text += " " + look.QuoteSign
	}
	if s := look.SourceSign(a.Source); s != "" {
		text += " " + s
	}
	return text
}

// under names the theme that an answer is under.
func (p *Proposals) under(theme mindmap.ID) string {
	path := p.env.Live.ThemePath(theme)
	if len(path) == 0 {
		return "unsorted"
	}
	return "under " + strings.Join(path, " / ")
}

// because are words that made a guess.
func because(words []string) string {
	if len(words) == 0 {
		return ""
	}
	return "for “" + strings.Join(words, "”, “") + "”"
}

// sign stands before a row that the keys act on.
func sign(chosen bool) string {
	if chosen {
		return look.SelectedSign + " "
	}
	return "  "
}
