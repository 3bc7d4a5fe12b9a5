package stage

import (
	"strings"
	"unicode"

	"mindwall/mindmap"
	"mindwall/tui/cells"
	"mindwall/tui/look"
	"mindwall/tui/paint"
	"mindwall/tui/wrap"
)

// span is a text in one style.
type span struct {
	text  string
	style look.Style
}

// widestQuote is the most cells that a row of a quote takes: longer ones are hard to read.
const widestQuote = 64

// quote is one quote that may leave the wall, large, with the answer that it stands behind and the theme of that below;
// nil when there is none such on this question's map.
func (p *painter) quote() []string {
	a, theme := p.onMap(p.shown.Answer)
	if a == nil || !a.Publish || a.Quote == "" || a.Redacted {
		return nil
	}
	width := max(min(p.size.W-2*textAt, widestQuote), 1)
	whole := wrap.Even(p.voice.Quoted(a.Quote), width)
	below := p.belowQuote(a, theme, width, len(whole))
	gap := min(len(below), 1)
	lines, _ := wrap.To(p.voice.Quoted(a.Quote), "", width, max(p.size.H-gap-len(below), 1))
	c := paint.NewCanvas(p.size.W, p.size.H)
	x, y := textAt, max((p.size.H-len(lines)-gap-len(below))/2, 0)
	if widest := max(wrap.Widest(lines), widestRow(below)); widest < p.size.W-2*textAt {
		x = (p.size.W - widest) / 2
	}
	for i, l := range lines {
		c.Text(x, y+i, l.Text, p.look.Question)
	}
	drawSpans(c, x, y+len(lines)+gap, below)
	return c.Lines()
}

// shortestQuoted is the height of a window in which the theme stands below a quote that is cut for it.
const shortestQuoted = 5

// belowQuote is what stands under a quote of so many rows: its caption and its theme, as long as the quote stays whole
// with them, else the theme.
func (p *painter) belowQuote(a *mindmap.Answer, theme *mindmap.Theme, width, rows int) [][]span {
	var caption, name [][]span
	if saysMore(a) {
		for _, line := range wrap.Even(a.Text, width) {
			caption = append(caption, []span{{text: line, style: p.look.Answer}})
		}
	}
	if theme != nil {
		name = p.themeName(theme, width)
	}
	switch all := append(caption, name...); {
	case rows+1+len(all) <= p.size.H:
		return all
	case rows+1+len(name) <= p.size.H || p.size.H >= shortestQuoted+len(name)-1:
		return name
	}
	return nil
}

// themeName is the filled name of the top-level theme that a theme is under, and those of the themes between behind it or,
// where they do not fit, below.
func (p *painter) themeName(t *mindmap.Theme, width int) [][]span {
	top := t
	for p.live.Theme(top.Parent) != nil {
		top = p.live.Theme(top.Parent)
	}
	style := p.look.ThemeHead(top.Colour)
	lines := wrap.Even(top.Letter+" "+top.Text, max(width-2, 1))
	widest := 0
	for _, line := range lines {
		widest = max(widest, cells.Width(line))
	}
	var rows [][]span
	for _, line := range lines {
		rows = append(rows, []span{{text: " " + cells.Pad(line, widest) + " ", style: style}})
	}
	path := p.live.ThemePath(t.ID)
	if len(path) < 2 {
		return rows
	}
	return withSubThemes(rows, strings.Join(path[1:], nested), widest+2, width, p.look.SubTheme(top.Colour))
}

// withSubThemes puts the names of sub-themes behind the last row of a theme's name, which is so many cells wide, or on rows
// of their own.
func withSubThemes(rows [][]span, names string, used, width int, style look.Style) [][]span {
	if used+cells.Width(nested+names) <= width {
		rows[len(rows)-1] = append(rows[len(rows)-1], span{text: nested + names, style: style})
		return rows
	}
	for _, line := range wrap.Even(names, width) {
		rows = append(rows, []span{{text: line, style: style}})
	}
	return rows
}

// saysMore reports whether a caption says something that its quote does not say in the same words, from its beginning on.
func saysMore(a *mindmap.Answer) bool {
	letters := func(s string) string {
		return strings.Map(func(r rune) rune {
			if !unicode.IsLetter(r) && !unicode.IsDigit(r) {
				return -1
			}
			return unicode.ToLower(r)
		}, s)
	}
	caption, quote := letters(a.Text), letters(a.Quote)
	if shortened := strings.HasSuffix(a.Text, cells.Ellipsis); shortened {
		return !strings.HasPrefix(quote, caption)
	}
	return caption != quote
}

func widestRow(rows [][]span) int {
	widest := 0
	for _, row := range rows {
		width := 0
		for _, s := range row {
			width += cells.Width(s.text)
		}
		widest = max(widest, width)
	}
	return widest
}

// onMap finds an answer on the question's map, or one that was merged into such, and the theme that it is under, nil when
// it is unsorted. Answers that are parked, removed or wait in the inbox are not on it.
func (p *painter) onMap(id mindmap.ID) (*mindmap.Answer, *mindmap.Theme) {
	for a := range p.q.AllAnswers {
		if a.ID == id {
			return a, p.live.Theme(a.Theme)
		}
		for _, m := range a.Merged {
			if m.ID == id {
				return m, p.live.Theme(a.Theme)
			}
		}
	}
	return nil, nil
}
