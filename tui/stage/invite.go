package stage

import (
	"strings"

	"mindwall/mindmap/say"
	"mindwall/mindmap/shown"
	"mindwall/tui/cells"
	"mindwall/tui/paint"
	"mindwall/tui/scan"
	"mindwall/tui/wrap"
)

const sayInvite say.Message = "phone invite"

// typed is an address as people type it.
func typed(address string) string { return strings.TrimPrefix(address, "http://") }

// invite is the code by which phones come in, and beside it or below what is to be typed; without room for the code that alone.
func (p *painter) invite() []string {
	c := paint.NewCanvas(p.size.W, p.size.H)
	code, err := scan.New(p.shown.Invite)
	const gap = 3
	beside := p.size.W - 2*textAt
	switch w, h := codeSize(code, err); {
	case h == 0 || h > p.size.H || w > p.size.W:
		p.inviteWords(c, textAt, beside, p.size.H)
	case p.size.W-w-gap-2*textAt >= cells.Width(typed(p.shown.Invite)):
		p.drawCode(c, code, textAt, (p.size.H-h)/2)
		p.inviteWords(c, textAt+w+gap, beside-w-gap, p.size.H)
	default:
		p.drawCode(c, code, (p.size.W-w)/2, 0)
		for y, line := range p.inviteLines(beside)[:min(len(p.inviteLines(beside)), p.size.H-h)] {
			c.Text(max((p.size.W-cells.Width(line))/2, 0), h+y, line, p.look.Question)
		}
	}
	return c.Lines()
}

func codeSize(code scan.Code, err error) (w, h int) {
	if err != nil {
		return 0, 0
	}
	return code.Width(), code.Height()
}

func (p *painter) drawCode(c *paint.Canvas, code scan.Code, x, y int) {
	for row := range code.Height() {
		for column := range code.Width() {
			sign, style := code.Cell(p.look, column, row)
			c.Text(x+column, y+row, sign, style)
		}
	}
}

// inviteLines are what is to be typed, last what leads there.
func (p *painter) inviteLines(width int) []string {
	lines := []string{cells.Truncate(typed(p.shown.Invite), width)}
	for _, l := range wrap.Even(p.voice.Text(sayInvite), max(width, 1)) {
		lines = append(lines[:len(lines)-1], l, lines[len(lines)-1])
	}
	return lines
}

func (p *painter) inviteWords(c *paint.Canvas, x, width, height int) {
	lines := p.inviteLines(width)
	lines = lines[max(len(lines)-height, 0):]
	for y, line := range lines {
		c.Text(x, (height-len(lines))/2+y, line, p.look.Question)
	}
}

// hasCorner reports whether the way in for phones stands in a corner: always when it is wanted there, but where the room sees
// nothing or the whole code.
func (v *View) hasCorner() bool {
	scene := v.Shown.Scene
	return v.Shown.Corner && v.Shown.Invite != "" && v.Size.H > 1 && scene != shown.Blank && scene != shown.Invite
}

// inviteCorner is the last row of the window, with the way in at its end.
func (v *View) inviteCorner() string {
	c := paint.NewCanvas(v.Size.W, 1)
	text := cells.Truncate("☏ "+typed(v.Shown.Invite), max(v.Size.W-2, 0))
	c.Text(max(v.Size.W-cells.Width(text)-1, 0), 0, text, v.Look.Count)
	return c.Lines()[0]
}
