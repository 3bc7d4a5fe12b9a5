package affinity

import (
	"math"
	"slices"

	"mindwall/mindmap/affinity/internal/features"
	"mindwall/mindmap/affinity/vectors"
)

// update takes in what is pending. Sums are whole numbers, so that the order in which items are added to them and taken
// off does not matter.
func (c *corpus) update() {
	if c.lexicon == nil {
		c.lexicon = features.NewLexicon(c.language)
	}
	c.pending = slices.DeleteFunc(c.pending, func(it *item) bool { return c.items[it.id] != it })
	for _, it := range c.pending {
		c.count(it)
	}
	if c.enterEpoch() {
		c.sums.clear()
		for _, it := range c.items {
			it.slots, it.summed = nil, false
			c.queue(it)
		}
	}
	for _, it := range c.pending { // themes first, for answers share their slots
		if it.theme {
			c.insert(it)
		}
	}
	for _, it := range c.pending {
		if !it.theme {
			c.insert(it)
		}
		it.pending = false
	}
	clear(c.pending)
	c.pending = c.pending[:0]
	if cap(c.pending) > manyPending {
		c.pending = nil
	}
}

// manyPending is how long a list of what is pending is not kept for the next time.
const manyPending = 64

func (c *corpus) count(it *item) {
	if it.theme && it.slot < 0 {
		it.slot = c.sums.newSlot(it)
	}
	if it.counted {
		return
	}
	it.counted = true
	for i := range it.said {
		s := &it.said[i]
		s.words, s.sense = c.lexicon.Enter(s.text)
	}
	c.tally(it, 1)
	if !it.theme {
		c.words.add(it, c.lexicon.Known())
	}
}

// tally adds the wordings of an item to the counts and the mean, or with sign -1 takes them off.
func (c *corpus) tally(it *item, sign int32) {
	for i := range it.said {
		if s := &it.said[i]; !s.silent() {
			c.lexicon.Recall(s.words, &c.recalled)
			c.live.Add(&c.recalled, sign)
			c.sums.addToMean(&c.recalled, int64(sign))
		}
	}
}

func (c *corpus) insert(it *item) {
	it.slots = c.chain(it)
	it.summed = true
	c.sum(it, 1)
}

// sum adds an item to the sums of its themes, or with sign -1 takes it off.
func (c *corpus) sum(it *item, sign int64) {
	if len(it.slots) == 0 {
		return
	}
	for i := range it.said {
		if s := &it.said[i]; !s.silent() {
			c.lexicon.Recall(s.words, &c.recalled)
			c.sums.add(it.slots, &c.recalled, c.weights(), sign*textWeight)
			if !it.theme {
				c.sumNames(it.slots, sign)
			}
		}
	}
}

// sumNames adds the names of themes to themselves once more, a little, as an answer came under them; or takes that back.
func (c *corpus) sumNames(slots []int32, sign int64) {
	for i, slot := range slots {
		for _, s := range c.sums.themes[slot].item.said {
			if !s.silent() {
				c.lexicon.Recall(s.words, &c.recalled)
				c.sums.add(slots[i:i+1], &c.recalled, c.weights(), sign*nameWeight)
			}
		}
	}
}

const (
	textWeight = 10 // of an answer in sums, and of a name the first time
	nameWeight = 1  // of the name of a theme, for each answer below it
)

// enterEpoch goes to the epoch of the number of texts there are, and reports whether it is another one.
func (c *corpus) enterEpoch() bool {
	level := levelOf(c.live.Texts)
	before := len(c.epochs)
	for c.epochs[len(c.epochs)-1].level > level {
		c.epochs = c.epochs[:len(c.epochs)-1]
	}
	changed := len(c.epochs) != before
	if c.epochs[len(c.epochs)-1].level < level {
		c.epochs = append(c.epochs, epoch{level, c.live.Clone()})
		changed = true
	}
	return changed
}

// weights are the counts that the sums are made with.
func (c *corpus) weights() *features.Counts { return &c.epochs[len(c.epochs)-1].counts }

// unit is what 1 is in sums. With it a theme of 600,000 answers does not overflow, and a weight is kept to a thousandth.
const unit = 1 << 13

func whole(f float64) int64 { return int64(math.Round(f * unit)) }

// sums are the sums of features, theme by theme.
type sums struct {
	themes []*themeSum // by slot; nil for a free slot
	free   []int32
	stems  [][]share // by the number of the stem
	grams  [][]share
	mean   [vectors.Dimensions]int64 // of the meanings of all texts, unsorted ones too
	texts  int64

	weighed features.Weights // to work in
}

// themeSum is what is kept of a theme besides its shares.
type themeSum struct {
	item        *item
	square      int64 // of the length of the stem and gram blocks together, in units squared
	meaning     [vectors.Dimensions]int64
	topics      []int64 // by number
	topicSquare int64   // of their length, in units squared
	texts       int64   // times textWeight
}

// share is how much of a stem or gram a theme has.
type share struct {
	slot   int32
	weight int64
}

// newSlot gives a theme a slot.
func (s *sums) newSlot(theme *item) int32 {
	t := &themeSum{item: theme}
	if n := len(s.free); n > 0 {
		slot := s.free[n-1]
		s.free = s.free[:n-1]
		s.themes[slot] = t
		return slot
	}
	s.themes = append(s.themes, t)
	return int32(len(s.themes) - 1)
}

// release frees the slot of a theme, which nothing belongs to any more.
func (s *sums) release(slot int32) {
	if slot >= 0 {
		s.themes[slot] = nil
		s.free = append(s.free, slot)
	}
}

// clear empties the sums of all themes; the mean stays.
func (s *sums) clear() {
	for _, t := range s.themes {
		if t != nil {
			*t = themeSum{item: t.item}
		}
	}
	clear(s.stems)
	clear(s.grams)
}

// add adds a text to the themes in slots, a tenth of it so many times, or, below zero, takes it off, weighed in the same way both times.
func (s *sums) add(slots []int32, t *features.Text, by *features.Counts, times int64) {
	f := &s.weighed
	f.Weigh(t, by)
	for i, c := range t.Stems {
		s.stems = features.Grow(s.stems, c.Stem.Number)
		s.stems[c.Stem.Number] = s.share(s.stems[c.Stem.Number], slots, times*whole(f.Stems[i])/textWeight)
	}
	for i, c := range t.Grams {
		s.grams = features.Grow(s.grams, c.Number)
		s.grams[c.Number] = s.share(s.grams[c.Number], slots, times*whole(f.Grams[i])/textWeight)
	}
	for _, slot := range slots {
		theme := s.themes[slot]
		theme.texts += times
		for j, v := range f.Meaning {
			theme.meaning[j] += times * whole(v) / textWeight
		}
		theme.addTopics(f.Topics, times)
	}
}

func (t *themeSum) addTopics(topics []features.Topical, times int64) {
	for _, topic := range topics {
		t.topics = features.Grow(t.topics, topic.Topic)
		before, weight := t.topics[topic.Topic], times*whole(topic.Weight)/textWeight
		t.topics[topic.Topic] += weight
		t.topicSquare += weight * (2*before + weight)
	}
}

// share adds a weight to the shares of the slots, and keeps their squares.
func (s *sums) share(list []share, slots []int32, weight int64) []share {
	if weight == 0 {
		return list
	}
	for _, slot := range slots {
		i := slices.IndexFunc(list, func(p share) bool { return p.slot == slot })
		if i < 0 {
			i = len(list)
			list = append(list, share{slot: slot})
		}
		before := list[i].weight
		list[i].weight += weight
		s.themes[slot].square += weight * (2*before + weight)
		if list[i].weight == 0 {
			list[i] = list[len(list)-1]
			list = list[:len(list)-1]
		}
	}
	return list
}

// addToMean adds the meaning of a text to the mean of all, or takes it off.
func (s *sums) addToMean(t *features.Text, sign int64) {
	s.texts += sign
	s.weighed.Meaning = features.MeaningOf(t, s.weighed.Meaning)
	for j, v := range s.weighed.Meaning {
		s.mean[j] += sign * whole(v)
	}
}

// centre is the mean meaning of the event, or zero while there are too few texts for one.
func (s *sums) centre() (c [vectors.Dimensions]float64) {
	if s.texts < features.CentreFrom {
		return c
	}
	for j, sum := range s.mean {
		c[j] = float64(sum) / (unit * float64(s.texts))
	}
	return c
}
