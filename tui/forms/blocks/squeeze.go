package blocks

import (
	"slices"

	"mindwall/mindmap"
	"mindwall/tui/cells"
)

// minSqueezed is the least cells of an answer that say anything.
const minSqueezed = 6

// squeezed is what a theme shows when it has room for nothing else: the newest of what stands under it, cut to a row, and
// how many more there are.
type squeezed struct {
	answer *mindmap.Answer
	of     *List
	must   bool // it is shown whatever else is left out
	more   int
}

func (mk *Maker) squeezedOf(l *List) (s squeezed, ok bool) {
	for u := range Every([]*List{l}) {
		for i, a := range u.Answers {
			must := slices.Contains(u.musts, i)
			if s.answer == nil || must && !s.must || must == s.must && a.Made.After(s.answer.Made) {
				s.answer, s.of, s.must = a, u, must
			}
		}
	}
	s.more = l.Below() - 1
	return s, s.answer != nil
}

// squeezedWords are the answer's words in so many cells, with its number whole; false when that says nothing.
func (mk *Maker) squeezedWords(s squeezed, room int) (text string, ok bool) {
	t := mk.text(s.answer)
	if s.more > 0 {
		room -= mk.moreWidth(s.more) + chipGap
	}
	if t.tail != "" {
		room -= t.tailW + 1
	}
	if room < min(minSqueezed, t.w) {
		return "", false
	}
	text = cells.Truncate(t.words, room)
	if t.tail != "" {
		text += " " + t.tail
	}
	return text, true
}

// squeezedSpot is the spot of the answer in those words.
func (mk *Maker) squeezedSpot(s squeezed, text string) Spot {
	return answerSpot(s.answer, s.of, cells.Width(text) < mk.text(s.answer).width())
}

// Squeezed is a theme that hangs on a trunk at its left in so many rows; nil when nothing can be shown there.
func (mk *Maker) Squeezed(l *List, width, rows int, packed bool) *Block {
	s, ok := mk.squeezedOf(l)
	if !ok {
		return nil
	}
	b, head, w := mk.hung(l, width-tickAt-1)
	x, y := nested, b.H
	if y >= rows {
		x, y = tickAt+1+w+1+gutter, y-1
	} else {
		b.ticks = []int{y}
	}
	text, fits := mk.squeezedWords(s, width-x)
	if !fits || b.H > rows {
		return nil
	}
	tw := cells.Width(text)
	spot := b.spot(mk.squeezedSpot(s, text), x, y, tw, 1, head)
	before := "─"
	if packed {
		before = bullet
	}
	b.text(x-gutter, y, before, 1, b.Line, sign, spot)
	x = b.text(x, y, text, tw, mk.look.Answer, words, spot)
	if s.more > 0 {
		mk.more(b, l, s.more, x+chipGap, y, head)
	}
	b.W = width
	return b.settle()
}

// SqueezedFamily is a theme of a tree on as many rows as its name takes; nil when nothing can be shown there.
func (mk *Maker) SqueezedFamily(l *List, width, rows int, left bool) *Block {
	f := family{mk: mk, b: &Block{List: l.ID}, top: l, left: left}
	style, line := l.styles(mk.look)
	s, ok := mk.squeezedOf(l)
	if !ok {
		return nil
	}
	label, w := l.label(min(widestTheme, max(width/2, 8)))
	out := w + branchGap
	text, fits := mk.squeezedWords(s, width-out-gutter)
	if !fits || len(label) > rows {
		return nil
	}
	b := f.b
	b.Line, b.Joint = line, (len(label)-1)/2
	head := b.spot(headSpot(l), f.x(0, w), 0, w, len(label), -1)
	b.rows(label, f.x(0, w), 0, w, style, head)
	tw, y := cells.Width(text), b.Joint
	spot := b.spot(mk.squeezedSpot(s, text), f.x(out+gutter, tw), y, tw, 1, head)
	b.stems = []stem{{x: f.x(w, 1), parent: y, children: []int{y}, left: left, style: line}}
	f.arm(out, y, spot)
	b.text(f.x(out+gutter, tw), y, text, tw, mk.look.Answer, words, spot)
	if s.more > 0 {
		mk.more(b, l, s.more, f.x(out+gutter+tw+chipGap, mk.moreWidth(s.more)), y, head)
	}
	b.H, b.W = len(label), f.far
	return b.settle()
}
