package affinity

import (
	"math"
	"slices"

	"mindwall/mindmap/affinity/internal/features"
	"mindwall/mindmap/affinity/vectors"
)

// update takes in what is pending. Sums are whole numbers, so that the order in which items are added to them and taken
// off does not matter.
func (x *Index) update() {
	if x.lexicon == nil {
		x.lexicon = features.NewLexicon(x.language)
	}
	x.pending = slices.DeleteFunc(x.pending, func(it *item) bool { return x.items[it.id] != it })
	for _, it := range x.pending {
		x.count(it)
	}
	if x.enterEpoch() {
		x.sums.clear()
		for _, it := range x.items {
			it.slots, it.summed = nil, false
			x.queue(it)
		}
	}
	for _, it := range x.pending { // themes first, for answers share their slots
		if it.theme {
			x.insert(it)
		}
	}
	for _, it := range x.pending {
		if !it.theme {
			x.insert(it)
		}
		it.pending = false
	}
	clear(x.pending)
	x.pending = x.pending[:0]
	if cap(x.pending) > manyPending {
		x.pending = nil
	}
}

// manyPending is how long a list of what is pending is not kept for the next time.
const manyPending = 64

func (x *Index) count(it *item) {
	if it.theme && it.slot < 0 {
		it.slot = x.sums.newSlot(it)
	}
	if it.counted {
		return
	}
	it.counted = true
	for i := range it.said {
		s := &it.said[i]
		s.words, s.sense = x.lexicon.Enter(s.text)
	}
	x.tally(it, 1)
	if !it.theme {
		x.words.add(it, x.lexicon.Known())
	}
}

// tally adds the wordings of an item to the counts and the mean, or with sign -1 takes them off.
func (x *Index) tally(it *item, sign int32) {
	for i := range it.said {
		if s := &it.said[i]; !s.silent() {
			x.lexicon.Recall(s.words, &x.recalled)
			x.live.Add(&x.recalled, sign)
			x.sums.addToMean(&x.recalled, int64(sign))
		}
	}
}

func (x *Index) insert(it *item) {
	it.slots = x.chain(it)
	it.summed = true
	x.sum(it, 1)
}

// sum adds an item to the sums of its themes, or with sign -1 takes it off.
func (x *Index) sum(it *item, sign int64) {
	if len(it.slots) == 0 {
		return
	}
	for i := range it.said {
		if s := &it.said[i]; !s.silent() {
			x.lexicon.Recall(s.words, &x.recalled)
			x.sums.add(it.slots, &x.recalled, x.weights(), sign*textWeight)
			if !it.theme {
				x.sumNames(it.slots, sign)
			}
		}
	}
}

// sumNames adds the names of themes to themselves once more, a little, as an answer came under them; or takes that back.
func (x *Index) sumNames(slots []int32, sign int64) {
	for i, slot := range slots {
		for _, s := range x.sums.themes[slot].item.said {
			if !s.silent() {
				x.lexicon.Recall(s.words, &x.recalled)
				x.sums.add(slots[i:i+1], &x.recalled, x.weights(), sign*nameWeight)
			}
		}
	}
}

const (
	textWeight = 10 // of an answer in sums, and of a name the first time
	nameWeight = 1  // of the name of a theme, for each answer below it
)

// enterEpoch goes to the epoch of the number of texts there are, and reports whether it is another one.
func (x *Index) enterEpoch() bool {
	level := levelOf(x.live.Texts)
	before := len(x.epochs)
	for x.epochs[len(x.epochs)-1].level > level {
		x.epochs = x.epochs[:len(x.epochs)-1]
	}
	changed := len(x.epochs) != before
	if x.epochs[len(x.epochs)-1].level < level {
		x.epochs = append(x.epochs, epoch{level, x.live.Clone()})
		changed = true
	}
	return changed
}

// weights are the counts that the sums are made with.
func (x *Index) weights() *features.Counts { return &x.epochs[len(x.epochs)-1].counts }

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

func newSums() *sums { return &sums{} }

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
