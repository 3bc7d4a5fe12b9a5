package affinity

import (
	"slices"

	"mindwall/mindmap"
	"mindwall/mindmap/affinity/internal/features"
)

// item is a theme or an answer. There are many, so it is kept small.
type item struct {
	id       mindmap.ID
	place    Place
	said     []said  // the name of a theme; an answer may have been said in several ways
	slots    []int32 // of the themes that it belongs to, the nearest first, while the sums hold it; shared, so never changed
	next     *item   // of those under the same theme
	before   *item
	slot     int32 // of a theme; -1 before it has one
	followed uint32
	theme    bool
	counted  bool // it is in the counts, the mean and the word index
	summed   bool // it is in the sums
	pending  bool // it is noted to be taken in
}

// said is what is kept of a wording.
type said struct {
	text  string
	words []int32 // the numbers of those that say what it is about, in order
	sense *features.Sense
	n     int32 // its number in the word index
}

func (s *said) silent() bool { return len(s.words) == 0 }

// hasWordings reports whether an item was said in just these wordings.
func (it *item) hasWordings(wordings []string) bool {
	return slices.EqualFunc(it.said, wordings, func(s said, w string) bool { return s.text == w })
}

// setWordings gives an item its wordings, which are not read yet.
func (it *item) setWordings(wordings []string) {
	it.said = make([]said, len(wordings))
	for i, w := range wordings {
		it.said[i].text = w
	}
}

// branches is, by theme, the first of what hangs right under it.
type branches map[mindmap.ID]*item

// attach puts an item at the head of those under its theme.
func (b branches) attach(it *item) {
	t := it.place.Theme
	if first := b[t]; first != nil {
		it.next, first.before = first, it
	}
	b[t] = it
}

func (b branches) detach(it *item) {
	if it.next != nil {
		it.next.before = it.before
	}
	switch t := it.place.Theme; {
	case it.before != nil:
		it.before.next = it.next
	case it.next != nil:
		b[t] = it.next
	default:
		delete(b, t)
	}
	it.next, it.before = nil, nil
}

// queue notes that an item must be taken in.
func (c *corpus) queue(it *item) {
	if !it.pending {
		it.pending = true
		c.pending = append(c.pending, it)
	}
}

// withdraw takes an item out of the sums and notes that it must go back.
func (c *corpus) withdraw(it *item) {
	if it.summed {
		c.sum(it, -1)
		it.slots, it.summed = nil, false
	}
	c.queue(it)
}

// withdrawUnder withdraws everything below a theme, which need not be there.
func (c *corpus) withdrawUnder(theme mindmap.ID) {
	c.withdrawBelow(theme, maxDepth)
}

func (c *corpus) withdrawBelow(theme mindmap.ID, depth int) {
	if depth == 0 || theme.IsZero() {
		return
	}
	for it := c.under[theme]; it != nil; it = it.next {
		c.withdraw(it)
		if it.theme {
			c.withdrawBelow(it.id, depth-1)
		}
	}
}

// uncount takes an item off the counts.
func (c *corpus) uncount(it *item) {
	if !it.counted {
		return
	}
	c.tally(it, -1)
	if !it.theme {
		c.words.remove(it)
	}
	it.counted = false
}

// maxDepth is how far up a chain of themes is followed. No board nests as deep; it also ends a circle.
const maxDepth = 64

// chain is the slots of the themes that an item belongs to: a theme itself and all above. Answers under one theme share
// that of the theme.
func (c *corpus) chain(it *item) []int32 {
	t := it
	if !it.theme {
		t = c.themeAt(it.place)
	}
	if t != nil && t.summed {
		return t.slots
	}
	var slots []int32
	for depth := 0; t != nil && depth < maxDepth && !slices.Contains(slots, t.slot); depth++ {
		slots = append(slots, t.slot)
		t = c.themeAt(t.place)
	}
	return slots
}

func (c *corpus) themeAt(p Place) *item {
	t := c.items[p.Theme]
	if t == nil || !t.theme {
		return nil
	}
	return t
}
