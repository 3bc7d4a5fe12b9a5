package stage

import (
	"cmp"
	"slices"

	"mindwall/mindmap"
	"mindwall/mindmap/gist"
	"mindwall/mindmap/say"
	"mindwall/mindmap/shown"
	"mindwall/tui/cells"
	"mindwall/tui/paint"
	"mindwall/tui/scan"
	"mindwall/tui/wrap"
)

const (
	sayThankYou say.Message = "close thanks"
	sayWriteUp  say.Message = "close write-up"
)

// closes reports whether what is shown is about the event and no question of it: the close, or where the write-up will be.
func (v *View) closes() bool {
	scene := v.Shown.Scene
	return scene == shown.Closing || scene == shown.WriteUp && v.Live.Board().Event.WriteUp != ""
}

const (
	minClosing  = 28 // cells of words beside a code; with less there is no code
	codeGap     = 3  // cells between words and a code
	wideClosing = 84 // the most cells that a row of words takes
)

// closing is the close of the event: thanks, what was said in short, what happens next and where the write-up will be, with a code
// where it leaves the words room.
func (p *painter) closing() []string {
	c := paint.NewCanvas(p.size.W, p.size.H)
	x, width, height := textAt, p.size.W-2*textAt, 0
	if width < 2*textAt { // a very small window
		x, width = 0, p.size.W
	}
	code, ok := p.codeBeside(width - codeGap - minClosing)
	if ok {
		width -= code.Width() + codeGap
		height = code.Height()
	}
	rows := p.fit(p.partsOfClose(min(width, wideClosing)))
	top := (p.size.H - max(len(rows), height)) / 3
	p.drawSpans(c, x, top, rows)
	if ok {
		p.drawCode(c, code, p.size.W-textAt-code.Width(), top)
	}
	return c.Lines()
}

// codeBeside is the code of the write-up's address, if there is one and it takes no more than so many cells and the rows that there
// are.
func (p *painter) codeBeside(width int) (scan.Code, bool) {
	address := p.live.Board().Event.WriteUp
	if address == "" {
		return scan.Code{}, false
	}
	code, err := scan.Exactly(address)
	return code, err == nil && code.Width() <= width && code.Height() <= p.size.H
}

// part is one part of the close: its rows, at most so many and at least one; 0 is as many as it takes.
type part func(rows int) [][]span

// partsOfClose are those that there is something to say in, in order, at a width.
func (p *painter) partsOfClose(width int) (parts []part) {
	c := closePainter{p, width}
	e := &p.live.Board().Event
	parts = append(parts, c.thanks)
	if g := gist.Of(p.live.Board()); g.Answers > 0 {
		parts = append(parts, func(rows int) [][]span { return c.said(&g, rows) })
	}
	if open := p.open(); e.Next != "" || len(open) > 0 {
		parts = append(parts, func(rows int) [][]span { return c.next(open, rows) })
	}
	if e.WriteUp != "" {
		parts = append(parts, c.writeUp)
	}
	return parts
}

// open is what will be done and is not done yet.
func (p *painter) open() []*mindmap.Action {
	return slices.DeleteFunc(slices.Clone(p.live.Board().Actions), func(a *mindmap.Action) bool { return a.Done })
}

// fit puts parts below each other, with blank rows between them where there is room. Where they do not fit, the longest are cut down
// first, all to the same number of rows; where that does not do either, the last but the one at the end go.
func (p *painter) fit(parts []part) [][]span {
	most := 0
	for _, one := range parts {
		most = max(most, len(one(0)))
	}
	for rows := most; rows > 0; rows-- {
		for gap := closeGap(p.size.H); gap >= 0; gap-- {
			if all := below(parts, rows, gap); len(all) <= p.size.H && (gap > 0 || rows <= fewRows) {
				return all
			}
		}
	}
	if n := len(parts); n > 2 {
		return p.fit(slices.Delete(slices.Clone(parts), n-2, n-1))
	}
	return below(parts[:1], 1, 0)
}

// fewRows are how many rows of a part are so few that it is not cut down further for blank rows.
const fewRows = 3

// closeGap is how many blank rows may stand between parts.
func closeGap(height int) int {
	if height >= largeRows {
		return 2
	}
	return 1
}

func below(parts []part, rows, gap int) (all [][]span) {
	for i, one := range parts {
		if i > 0 {
			all = append(all, make([][]span, gap)...)
		}
		all = append(all, one(rows)...)
	}
	return all
}

func (p *painter) drawSpans(c *paint.Canvas, x, top int, rows [][]span) {
	for y, row := range rows {
		at := x
		for _, s := range row {
			at = c.Text(at, top+y, s.text, s.style)
		}
	}
}

// closePainter makes the parts of the close, each in so many cells.
type closePainter struct {
	*painter
	width int
}

// words are a text in at most so many rows, 0 for as many as it takes.
func (c closePainter) words(text string, rows int, indent string) (list [][]span) {
	lines, _ := wrap.To(text, "", max(c.width-cells.Width(indent), 1), rows)
	for i, l := range lines {
		if i > 0 {
			indent = cells.Blanks(cells.Width(indent))
		}
		list = append(list, []span{{indent + l.Text, c.look.Answer}})
	}
	return list
}

func (c closePainter) heading(text string) [][]span {
	return [][]span{{{cells.Truncate(text, c.width), c.look.Question}}}
}

// thanks are thanks, and the event's own words of thanks below.
func (c closePainter) thanks(rows int) [][]span {
	out := c.heading(c.voice.Text(sayThankYou))
	if words := c.live.Board().Event.Thanks; words != "" && rows != 1 {
		out = append(out, c.words(words, max(rows-1, 0), "")...)
	}
	return out
}

// next is what happens next: in the event's words, and what people said that they would do.
func (c closePainter) next(open []*mindmap.Action, rows int) [][]span {
	words, head := c.live.Board().Event.Next, say.Next
	if words == "" {
		head = say.ToDo
	}
	out := c.heading(c.voice.Text(head))
	if rows == 1 && words != "" {
		return c.words(words, 1, "")
	}
	for _, most := range []int{0, 2, 1} {
		all := slices.Clone(out)
		if words != "" {
			all = append(all, c.words(words, most, "")...)
		}
		if all = c.actions(all, open, min(most, 1), rows); rows == 0 || len(all) <= rows {
			return all
		}
	}
	return out
}

// actions puts below some rows what will be done, each in at most so many rows, until there are rows in all; of more than fit it is said how many they are.
func (c closePainter) actions(out [][]span, open []*mindmap.Action, each, rows int) [][]span {
	for i, a := range open {
		line := c.words(c.action(a), each, bullet+" ")
		more := len(open) - i
		if rows > 0 && (len(out)+len(line) > rows || more > 1 && len(out)+len(line) == rows) {
			if len(out) < rows {
				out = append(out, []span{{c.voice.Say(say.More, "n", c.voice.Number(more)), c.look.Count}})
			}
			return out
		}
		out = append(out, line...)
	}
	return out
}

// action is what somebody will do, who and by when.
func (p *painter) action(a *mindmap.Action) string {
	return say.Joined(" · ", cmp.Or(a.Text, p.voice.TakenOut()), p.voice.ByWhom(a))
}

// writeUp is where the write-up will be.
func (c closePainter) writeUp(rows int) (out [][]span) {
	if rows != 1 {
		out = c.heading(c.voice.Text(sayWriteUp))
	}
	for _, line := range cells.Wrap(typed(c.live.Board().Event.WriteUp), c.width) {
		if rows == 0 || len(out) < rows {
			out = append(out, []span{{line, c.look.Answer}})
		}
	}
	return out
}
