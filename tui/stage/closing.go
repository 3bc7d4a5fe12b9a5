package stage

import (
	"cmp"
	"slices"
	"strings"

	"mindwall/mindmap"
	"mindwall/mindmap/gist"
	"mindwall/mindmap/say"
	"mindwall/mindmap/shown"
	"mindwall/tui/cells"
	"mindwall/tui/paint"
	"mindwall/tui/scan"
	"mindwall/tui/wrap"
)

const sayThankYou say.Message = "close thanks"

// closes reports whether what is shown is about the event and no question of it: the close, what its questions have to do with each
// other, or where the write-up will be.
func (v *View) closes() bool {
	scene := v.Shown.Scene
	return scene == shown.Closing || scene == shown.Across || scene == shown.WriteUp && v.Live.Board().Event.WriteUp != ""
}

const (
	minClosing  = 28  // cells of words beside a code; with less there is no code
	codeGap     = 3   // the fewest cells between words and a code
	airyGap     = 8   // and how many there are in a wide window
	wideClosing = 84  // the most cells that a row of words takes
	wideWindow  = 120 // cells from which words and code stand in the middle of it
)

// paint is the close of the event: thanks, what was said in short, what happens next and where the write-up will be, with a code
// where it leaves the words room.
func (c closePainter) paint() []string {
	out := paint.NewCanvas(c.size.W, c.size.H)
	x, width, height := textAt, c.size.W-2*textAt, 0
	if width < 2*textAt { // a very small window
		x, width = 0, c.size.W
	}
	code, hasCode := c.codeBeside(width - codeGap - minClosing)
	if hasCode {
		width -= codeGap + code.Width()
		height = code.Height()
	}
	rows := c.inside(min(width, wideClosing))
	codeAt := x + width + codeGap
	if spare := width - widestRow(rows); c.size.W >= wideWindow {
		if hasCode {
			spare = max(spare-airyGap, 0)
		}
		x, codeAt = x+spare/2, codeAt-spare/2
	}
	top := (c.size.H - max(len(rows), height)) / 3
	drawSpans(out, x, top, rows)
	if hasCode {
		c.drawCode(out, code, codeAt, top)
	}
	return out.Lines()
}

// codeBeside is the code of the write-up's address, if there is one and it takes no more than so many cells and the rows that there
// are.
func (c closePainter) codeBeside(width int) (scan.Code, bool) {
	address := c.live.Board().Event.WriteUp
	if address == "" {
		return scan.Code{}, false
	}
	code, err := scan.Exactly(address)
	return code, err == nil && code.Width() <= width && code.Height() <= c.size.H
}

// part is one part of the close: its rows, at most so many and at least one.
type part func(rows int) [][]span

// inside is the parts below each other at a width, with air in them where there is room for it.
func (c closePainter) inside(width int) [][]span {
	c.width = width
	g := gist.Of(c.live.Board())
	if c.size.H >= largeRows {
		c.airy = true
		parts := c.parts(&g)
		if all := below(parts, slices.Repeat([]int{c.size.H}, len(parts)), closeGap(c.size.H)); len(all) <= c.size.H {
			return all
		}
	}
	c.airy = false
	return fit(c.parts(&g), c.size.H)
}

// open is what will be done and is not done yet.
func open(b *mindmap.Board) []*mindmap.Action {
	return slices.DeleteFunc(slices.Clone(b.Actions), func(a *mindmap.Action) bool { return a.Done })
}

// fit puts parts below each other on so many rows, with blank rows between them where there is room. Where they do not fit, the longest are cut down
// first, all to the same number of rows, and take what is left over, the last first; where that does not do either, the last but the
// one at the end go.
func fit(parts []part, height int) [][]span {
	most := 0
	for _, one := range parts {
		most = max(most, len(one(height)))
	}
	for rows := most; rows > 0; rows-- {
		limits := slices.Repeat([]int{rows}, len(parts))
		for gap := closeGap(height); gap >= 0; gap-- {
			if len(below(parts, limits, gap)) <= height && (gap > 0 || rows <= fewRows) {
				return fill(parts, limits, gap, height)
			}
		}
	}
	if n := len(parts); n > 2 {
		return fit(slices.Delete(slices.Clone(parts), n-2, n-1), height)
	}
	return parts[0](1)
}

// fill gives what is left of the rows to the parts that were cut down.
func fill(parts []part, limits []int, gap, height int) [][]span {
	all := below(parts, limits, gap)
	for i := range slices.Backward(parts) {
		for whole := len(parts[i](height)); limits[i] < whole; {
			limits[i]++
			more := below(parts, limits, gap)
			if len(more) > height {
				limits[i]--
				break
			}
			all = more
		}
	}
	return all
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

// below puts parts below each other, each in so many rows.
func below(parts []part, limits []int, gap int) (all [][]span) {
	for i, one := range parts {
		if i > 0 {
			all = append(all, make([][]span, gap)...)
		}
		all = append(all, one(limits[i])...)
	}
	return all
}

func drawSpans(c *paint.Canvas, x, top int, rows [][]span) {
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
	airy  bool // with blank rows between questions
	short bool // with each theme on one row
}

// parts are those that there is something to say in, in order.
func (c closePainter) parts(g *gist.Gist) []part {
	e, parts := &c.live.Board().Event, []part{c.thanks}
	if g.Answers > 0 {
		parts = append(parts, func(rows int) [][]span { return c.said(g, rows) })
	}
	if open := open(c.live.Board()); e.Next != "" || len(open) > 0 {
		parts = append(parts, func(rows int) [][]span { return c.next(open, rows) })
	}
	if e.WriteUp != "" {
		parts = append(parts, c.writeUp)
	}
	return parts
}

// unbroken is a blank at which no row ends.
const unbroken = "\u00a0"

// words are a text in at most so many rows, 0 for as many as it takes.
func (c closePainter) words(text string, rows int, indent string) (list [][]span) {
	lines, _ := wrap.To(text, "", max(c.width-cells.Width(indent), 1), rows)
	for i, l := range lines {
		if i > 0 {
			indent = cells.Blanks(cells.Width(indent))
		}
		list = append(list, []span{{indent + strings.ReplaceAll(l.Text, unbroken, " "), c.look.Answer}})
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
		out = append(out, c.words(words, rows-1, "")...)
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
	if rows == 1 && words == "" {
		return out
	}
	if rows == 1 {
		return c.words(words, 1, "")
	}
	for _, most := range []int{0, 2, 1} {
		all := slices.Clone(out)
		if words != "" {
			all = append(all, c.words(words, most, "")...)
		}
		if least := min(len(open), 1); len(all)+least <= rows {
			return c.actions(all, open, min(most, 1), rows)
		}
	}
	return c.actions(c.words(words, 1, ""), open, 1, rows)
}

// actions puts below some rows what will be done, each on at most so many, 0 for as many as it takes, and all on so many rows; of what
// does not fit it says how many they are.
func (c closePainter) actions(out [][]span, open []*mindmap.Action, each, rows int) [][]span {
	for i, a := range open {
		line := c.words(strings.ReplaceAll(toldAction(c.voice, a), " · ", " ·"+unbroken), each, bullet+" ")
		more := len(open) - i
		if len(out)+len(line) > rows || more > 1 && len(out)+len(line) == rows {
			if len(out) < rows {
				out = append(out, []span{{c.voice.Say(say.More, "n", c.voice.Number(more)), c.look.Count}})
			}
			return out
		}
		out = append(out, line...)
	}
	return out
}

// toldAction is what somebody will do, who and by when.
func toldAction(v say.Voice, a *mindmap.Action) string {
	return say.Joined(" · ", cmp.Or(a.Text, v.TakenOut()), v.ByWhom(a))
}

// writeUp is where the write-up will be.
func (c closePainter) writeUp(rows int) (out [][]span) {
	if rows != 1 {
		out = c.heading(c.voice.Text(say.WriteUpHere))
	}
	lines := cells.Wrap(typed(c.live.Board().Event.WriteUp), c.width)
	if room := rows - len(out); len(lines) > room {
		lines = lines[:room]
		head, _ := cells.Cut(lines[room-1], c.width-1)
		lines[room-1] = head + cells.Ellipsis // else people type half an address
	}
	for _, line := range lines {
		out = append(out, []span{{line, c.look.Answer}})
	}
	return out
}
