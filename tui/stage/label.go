package stage

import (
	"strings"

	"mindwall/mindmap"
	"mindwall/mindmap/say"
	"mindwall/tui/cells"
	"mindwall/tui/look"
	"mindwall/tui/paint"
	"mindwall/tui/wrap"
)

// margin is kept free at the window's edges, in cells, and gutter is a sign and a blank before an answer.
const (
	margin = 1
	gutter = 2
)

// drawHeading fills the first rows with a name, a letter before it and a number behind it, with a blank row below where there is
// room, and returns the row after it.
func (p *painter) drawHeading(c *paint.Canvas, letter, name, number string, style look.Style) int {
	if letter != "" {
		letter += "  "
	}
	inner := p.size.W - 2*(margin+1)
	rows, _ := wrap.To(name, number, inner-cells.Width(letter), max(p.size.H/4, 1))
	for y, row := range rows {
		c.Text(margin, y, " "+cells.Pad(letter+row.String(), inner)+" ", style)
		letter = cells.Blanks(cells.Width(letter))
	}
	if len(rows)*4 > p.size.H {
		return len(rows)
	}
	return len(rows) + 1
}

// drawWaiting is the heading of answers that wait to be sorted or taken up again. It says how many they are: unlike the number
// behind a theme's name, which is how often its answers were said.
func (p *painter) drawWaiting(c *paint.Canvas, name string, answers int) int {
	return p.drawHeading(c, "", name, "· "+p.voice.Counted(answers, say.Answers), p.look.Selected)
}

// wordsOf are what the room reads of an answer: its caption, or what stands for one that was taken out for good, and how
// many said it, where it was more than one.
func (p *painter) wordsOf(a *mindmap.Answer) (text, tail string) {
	text = p.voice.Caption(a)
	if n := a.Tally.Total(); n > 1 {
		tail = p.voice.Times(n)
	}
	tail = p.voice.WithVotes(tail, a.Votes)
	return text, tail
}

// nested stands between the name of a theme and that of a theme under it.
const nested = " › "

// pathText is a theme's name with those of the themes above it.
func (p *painter) pathText(id mindmap.ID) string { return strings.Join(p.live.ThemePath(id), nested) }
