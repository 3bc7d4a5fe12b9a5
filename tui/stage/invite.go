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
func typed(address string) string {
	return strings.TrimPrefix(strings.TrimPrefix(address, "http://"), "https://")
}

// poster is an address that the room is to go to, as a code and in words.
type poster struct {
	*painter
	code    scan.Code
	err     error
	leads   string // what leads there
	address string // as people type it
}

// invite is the code by which phones come in.
func (p *painter) invite() []string {
	code, err := scan.New(p.shown.Invite)
	return poster{p, code, err, p.voice.Text(sayInvite), typed(p.shown.Invite)}.paint()
}

// writeUp is the code of where the write-up will be.
func (p *painter) writeUp() []string {
	address := p.live.Board().Event.WriteUp
	code, err := scan.Exactly(address)
	return poster{p, code, err, p.voice.Text(say.WriteUpHere), typed(address)}.paint()
}

// paint is the code, as large as it goes in whole steps, and beside it or below what is to be typed; without room for the code that alone.
func (p poster) paint() []string {
	c := paint.NewCanvas(p.size.W, p.size.H)
	const gap = 3
	beside := p.size.W - 2*textAt
	words := min(cells.Width(p.address), besideCode)
	if p.err == nil {
		if n := min((beside-gap-words)/p.code.Width(), p.size.H/p.code.Height()); n > 1 {
			p.code = p.code.Times(n)
		}
	}
	switch w, h := codeSize(p.code, p.err); {
	case h == 0 || h > p.size.H || w > p.size.W:
		p.words(c, textAt, beside, p.size.H)
	case beside-w-gap >= words:
		p.drawCode(c, p.code, textAt, (p.size.H-h)/2)
		p.words(c, textAt+w+gap, beside-w-gap, p.size.H)
	default:
		p.drawCode(c, p.code, (p.size.W-w)/2, 0)
		for y, line := range p.lines(beside)[:min(len(p.lines(beside)), p.size.H-h)] {
			c.Text(max((p.size.W-cells.Width(line))/2, 0), h+y, line, p.look.Question)
		}
	}
	return c.Lines()
}

// besideCode are so many cells that an address is broken beside a code rather than put below it.
const besideCode = 36

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

// lines are what leads there, and below it what is to be typed.
func (p poster) lines(width int) []string {
	lines := wrap.Even(p.leads, max(width, 1))
	return append(lines[:len(lines):len(lines)], cells.Wrap(p.address, max(width, 1))...)
}

func (p poster) words(c *paint.Canvas, x, width, height int) {
	lines := p.lines(width)
	lines = lines[max(len(lines)-height, 0):]
	for y, line := range lines {
		c.Text(x, (height-len(lines))/2+y, line, p.look.Question)
	}
}

// hasCorner reports whether the way in for phones stands in a corner: always when it is wanted there, but where the room sees
// nothing or the whole code.
func (v *View) hasCorner() bool {
	scene := v.Shown.Scene
	return v.Shown.Corner && v.Shown.Invite != "" && v.Size.H > 1 && scene != shown.Blank && scene != shown.Invite && scene != shown.WriteUp
}

// inviteCorner is the last row of the window, with the way in at its end.
func (v *View) inviteCorner() string {
	c := paint.NewCanvas(v.Size.W, 1)
	text := cells.Truncate("☏ "+typed(v.Shown.Invite), max(v.Size.W-2, 0))
	c.Text(max(v.Size.W-cells.Width(text)-1, 0), 0, text, v.Look.Count)
	return c.Lines()[0]
}
