package proposals

import (
	"strconv"
	"strings"

	tea "charm.land/bubbletea/v2"

	"mindwall/mindmap"
	"mindwall/tui/cells"
	"mindwall/tui/look"
	"mindwall/tui/rows"
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
	head := p.head(size.W)
	content := p.content(size.W, max(size.H-len(head)-len(foot), 1))
	if cursor != nil {
		if cursor.Y += size.H - len(foot); cursor.Y < 0 || cursor.Y >= size.H {
			cursor = nil
		}
	}
	return rows.Fit(append(head, content...), foot, size.H), cursor
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
	return []string{rows.Line(l.Title, headings[p.page().title()], width), rows.Line(l.Muted, about, width), ""}
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
func (p *Proposals) foot(width int) (foot []string, cursor *tea.Cursor) {
	l := p.env.Look
	foot = []string{""}
	switch t, ok := p.page().(*themes); {
	case ok && t.naming != nil:
		row, at := t.field(width)
		cursor = tea.NewCursor(at, len(foot))
		cursor.Blink = false
		foot = append(foot, row, rows.Line(l.Muted, t.joins(), width))
	case p.job == nil && p.page().ready():
		foot = append(foot, rows.Line(l.Muted, p.page().note(), width))
	}
	foot = append(foot, p.notice(width))
	return append(foot, rows.Help(l, p.ShortHelp(), width, helpRows)...), cursor
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
func (p *pane) add(style look.Style, text string, most int) {
	lines := cells.Wrap(text, p.width)
	for i, line := range lines {
		if i == most-1 && len(lines) > most {
			p.rows = append(p.rows, style.Wrap(cells.Truncate(line+" "+lines[i+1], p.width)))
			return
		}
		p.rows = append(p.rows, style.Wrap(line))
	}
}

// said is an answer as it is written, with its signs behind it.
func said(a *mindmap.Answer) string {
	text := wordsOf(a)
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
