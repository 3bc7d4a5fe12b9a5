package forms

import (
	"mindwall/mindmap"
	"mindwall/tui/cells"
)

// leastSqueezed is the least cells of an answer that say anything.
const leastSqueezed = 6

// squeezed is what a theme shows when it has room for nothing else: the newest of what stands under it, cut to a row, and
// how many more there are.
type squeezed struct {
	answer *mindmap.Answer
	of     *list
	more   int
}

func (mk *Maker) squeezedOf(l *list) (s squeezed, ok bool) {
	for u := range every([]*list{l}) {
		for i, a := range u.answers {
			must := i < len(u.musts)
			if must {
				a = u.answers[u.musts[i]]
			}
			if s.answer == nil || must && !s.of.holdsMust() || a.Made.After(s.answer.Made) && (must || !s.of.holdsMust()) {
				s.answer, s.of = a, u
			}
		}
	}
	s.more = l.below() - 1
	return s, s.answer != nil
}

// words are the answer's words in so many cells, with its number whole; false when that says nothing.
func (mk *Maker) squeezedWords(s squeezed, room int) (text, more string, ok bool) {
	t := mk.text(s.answer)
	if s.more > 0 {
		more = moreText(s.more)
		room -= len(more) + chipGap
	}
	if t.tail != "" {
		room -= t.tailW + 1
	}
	if room < min(leastSqueezed, t.w) {
		return "", "", false
	}
	text = cells.Truncate(t.words, room)
	if t.tail != "" {
		text += " " + t.tail
	}
	return text, more, true
}

// squeezedBlock is a theme that hangs on a trunk at its left in so many rows.
func (mk *Maker) squeezedBlock(l *list, width, rows int, before string) *Block {
	b := &Block{list: l.id, w: width}
	style, line := l.styles(mk.look)
	b.line = line
	s, ok := mk.squeezedOf(l)
	if !ok {
		return nil
	}
	label, w := l.label(width - tickAt - 1)
	x, y := nested, len(label)
	if y >= rows {
		x, y = tickAt+1+w+1+gutter, y-1
	} else {
		b.ticks = []int{y}
	}
	text, more, fits := mk.squeezedWords(s, width-x)
	if !fits || len(label) > rows {
		return nil
	}
	head := b.spot(headSpot(l), tickAt+1, 0, w, len(label), -1)
	b.text(tickAt, 0, "━", 1, line, asIs, -1)
	for i, row := range label {
		b.text(tickAt+1, i, row, w, style, name, head)
	}
	spot := b.spot(answerSpot(s.answer, s.of, cells.Width(text) < mk.text(s.answer).width()), x, y, cells.Width(text), 1, head)
	b.text(x-gutter, y, before, 1, line, sign, spot)
	x = b.text(x, y, text, cells.Width(text), mk.look.Answer, words, spot)
	mk.squeezedMore(b, l, s, more, x+chipGap, y, head)
	b.named = len(label)
	return b.settle()
}

func (mk *Maker) squeezedMore(b *Block, l *list, s squeezed, more string, x, y, head int) {
	if s.more > 0 {
		spot := b.spot(moreSpot(l, s.more), x, y, len(more), 1, head)
		b.text(x, y, more, len(more), mk.look.Count, words, spot)
	}
}

// squeezedFamily is a theme of a tree on as many rows as its name takes.
func (mk *Maker) squeezedFamily(l *list, width, rows int, left bool) *Block {
	f := family{mk: mk, b: &Block{list: l.id}, top: l, left: left}
	style, line := l.styles(mk.look)
	s, ok := mk.squeezedOf(l)
	if !ok {
		return nil
	}
	label, w := l.label(min(widestTheme, max(width/2, 8)))
	out := w + branchGap
	text, more, fits := mk.squeezedWords(s, width-out-gutter)
	if !fits || len(label) > rows {
		return nil
	}
	b := f.b
	b.line, b.joint = line, (len(label)-1)/2
	head := b.spot(headSpot(l), f.x(0, w), 0, w, len(label), -1)
	for i, row := range label {
		b.text(f.x(0, w), i, row, w, style, name, head)
	}
	tw, y := cells.Width(text), b.joint
	spot := b.spot(answerSpot(s.answer, s.of, cells.Width(text) < mk.text(s.answer).width()), f.x(out+gutter, tw), y, tw, 1, head)
	b.stems = []stem{{x: f.x(w, 1), parent: y, children: []int{y}, left: left, style: line}}
	f.arm(out, y, spot)
	b.text(f.x(out+gutter, tw), y, text, tw, mk.look.Answer, words, spot)
	mk.squeezedMore(b, l, s, more, f.x(out+gutter+tw+chipGap, len(more)), y, head)
	b.h, b.w = len(label), f.far
	return b.settle()
}

func (f tree) squeeze(mk *Maker, l *list, w, rows int) *Block {
	if l.theme.Side == mindmap.Left {
		return mk.squeezedFamily(l, f.middle(w)-margin-trunkGap, rows, true)
	}
	return mk.squeezedFamily(l, w-f.middle(w)-margin-trunkGap, rows, false)
}

func (oneSided) squeeze(mk *Maker, l *list, w, rows int) *Block {
	return mk.squeezedFamily(l, w-margin-trunkGap, rows, false)
}

func (f columns) squeeze(mk *Maker, l *list, w, rows int) *Block {
	return mk.squeezedBlock(l, columnWidth(w, f.k), rows, "─")
}

func (f packed) squeeze(mk *Maker, l *list, w, rows int) *Block {
	return mk.squeezedBlock(l, columnWidth(w, f.k), rows, bullet)
}
