package proposals

import (
	"strings"

	tea "charm.land/bubbletea/v2"
	"charm.land/lipgloss/v2"

	"mindwall/mindmap"
	"mindwall/tui/cells"
	"mindwall/tui/look"
	"mindwall/tui/rows"
	"mindwall/tui/screen"
)

// helpRows is how many rows of keys there may be.
const helpRows = 2

// View implements [screen.Screen].
func (p *Proposals) View(size screen.Size) (string, *tea.Cursor) {
	width := size.W - rows.FrameWidth
	foot, cursor := p.foot(width)
	height := size.H - rows.FrameHeight - 1 - lipgloss.Height(foot)
	if width < minThemes || height < 2 {
		return rows.Fit("", "", size.W, size.H), nil
	}
	if cursor != nil {
		cursor.X, cursor.Y = cursor.X+rows.FrameWidth/2, cursor.Y+rows.FrameHeight/2+height+1
	}
	about := "all questions"
	if q := p.env.Live.Question(p.question); q != nil {
		about = q.Text
	}
	headings := map[string]string{
		"themes": "Themes for the unsorted", "likely repeats": "Likely repeats", "like no other": "Answers like no other",
	}
	l := p.env.Look
	body := rows.Fit(rows.Line(l.Muted, about, width)+"\n"+p.content(width, height-1), "", width, height)
	return rows.Dialog(l, headings[p.page().title()], body, foot, size.W, size.H), cursor
}

func (p *Proposals) content(width, height int) string {
	if p.job != nil {
		return " " + p.env.Look.Muted.Wrap("Looking …")
	}
	if !p.page().ready() {
		return ""
	}
	return p.page().body(width, height)
}

// foot is what is to be known of the page, or the field for a name, what was last said, and the keys.
func (p *Proposals) foot(width int) (foot string, cursor *tea.Cursor) {
	l := p.env.Look
	var lines []string
	switch t, ok := p.page().(*themes); {
	case ok && t.naming != nil:
		row, at := t.field(width)
		cursor = tea.NewCursor(at, len(lines))
		cursor.Blink = false
		lines = append(lines, row, rows.Line(l.Muted, t.joins(), width))
	case p.job == nil && p.page().ready():
		lines = append(lines, rows.Line(l.Muted, p.page().note(), width))
	}
	lines = append(lines, p.notice(width), rows.Foot(l, p.bindings(), width, helpRows))
	return strings.Join(lines, "\n"), cursor
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
	return rows.Line(style, sign+s.Notice, width)
}

// pane is rows of one width, built from the top.
type pane struct {
	rows  []string
	width int
}

// add appends a text, wrapped to at most so many rows.
func (p *pane) add(style look.Style, words string, most int) { p.behind("", style, words, most) }

// behind appends a text behind a mark, and further rows of it under its first word.
func (p *pane) behind(mark string, style look.Style, words string, most int) {
	width := p.width - cells.Width(mark)
	lines := cells.Wrap(words, width)
	for i, line := range lines[:min(len(lines), most)] {
		if i == most-1 && len(lines) > most {
			line = cells.Truncate(line+" "+lines[i+1], width)
		}
		p.rows = append(p.rows, mark+style.Wrap(line))
		mark = cells.Blanks(cells.Width(mark))
	}
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
