package affinity

import (
	"math/bits"
	"slices"
	"sync"

	"mindwall/mindmap"
)

// Place is where a text hangs: a question, and the theme under it; the zero theme is none.
type Place struct {
	Question mindmap.ID
	Theme    mindmap.ID
}

// Index knows the texts of an event and answers what they are like. Changes are cheap: they are taken in when something
// is asked. It may be used by several goroutines.
//
// Ids of themes and of answers are from one space. What names an id that is not there does nothing, and so does
// everything of the zero id. An answer whose theme is not there counts as unsorted, and returns when the theme does.
type Index struct {
	mu       sync.Mutex
	language string
	lexicon  *lexicon // made when something is first asked, for it loads the table
	items    map[mindmap.ID]*item
	under    map[mindmap.ID]map[mindmap.ID]*item // by theme, what hangs right under it
	pending  map[*item]bool                      // what the sums do not hold yet
	live     counts
	epochs   []epoch // the last is the one whose weights the sums were made with
	sums     *sums
	words    wordIndex
	followed followed
}

// item is a theme or an answer.
type item struct {
	id       mindmap.ID
	theme    bool
	place    Place
	wordings []string // the name of a theme; an answer may have been said in several ways
	texts    []*text  // the wordings, once read
	counted  bool     // it is in the counts, the mean and the word index
	slots    []int32  // the themes whose sums hold it; nil when none does
	slot     int32    // of a theme
}

// epoch is the counts that texts are weighed with until their number has doubled. Earlier epochs are kept, so that
// taking a text back brings back the weights from before it.
type epoch struct {
	level  int
	counts counts
}

// firstEpoch is the number of texts from which on the event's own counts weigh; before it, the background alone does.
const firstEpoch = 16

func levelOf(texts int) int { return bits.Len(uint(texts / firstEpoch)) }

// New is an empty index of an event held in a language, a BCP 47 tag such as "en-GB"; the empty tag is English.
func New(language string) *Index {
	x := &Index{}
	x.reset(language)
	return x
}

func (x *Index) reset(language string) {
	x.language, x.lexicon = language, nil
	x.items = map[mindmap.ID]*item{}
	x.under = map[mindmap.ID]map[mindmap.ID]*item{}
	x.pending = map[*item]bool{}
	x.live, x.epochs, x.sums, x.words = counts{}, []epoch{{}}, newSums(), wordIndex{}
	x.followed = followed{}
}

// AddTheme adds a theme, under another when its place has a theme. A theme that is there already is moved and renamed.
func (x *Index) AddTheme(theme mindmap.ID, at Place, name string) {
	x.add(theme, true, at, name)
}

// AddAnswer adds an answer in all the ways in which it was said. An answer that is there already is moved and reworded.
func (x *Index) AddAnswer(answer mindmap.ID, at Place, wordings ...string) {
	x.add(answer, false, at, wordings...)
}

func (x *Index) add(id mindmap.ID, theme bool, at Place, wordings ...string) {
	x.mu.Lock()
	defer x.mu.Unlock()
	x.put(id, theme, at, wordings)
}

// put adds or changes an item. The lock is held.
func (x *Index) put(id mindmap.ID, theme bool, at Place, wordings []string) {
	if id.IsZero() {
		return
	}
	old := x.items[id]
	if old != nil && old.theme == theme {
		if old.place != at {
			x.move(old, at)
		}
		if !slices.Equal(old.wordings, wordings) {
			x.reword(old, wordings)
		}
		return
	}
	if old != nil {
		x.remove(old)
	}
	it := &item{id: id, theme: theme, place: at, wordings: slices.Clone(wordings), slot: -1}
	if theme {
		x.withdrawUnder(id)
	}
	x.items[id] = it
	x.hang(it)
	x.pending[it] = true
}

// Move hangs a theme, with all under it, or an answer elsewhere.
func (x *Index) Move(id mindmap.ID, to Place) {
	x.mu.Lock()
	defer x.mu.Unlock()
	if it := x.items[id]; it != nil && it.place != to {
		x.move(it, to)
	}
}

func (x *Index) move(it *item, to Place) {
	x.withdraw(it)
	if it.theme {
		x.withdrawUnder(it.id)
	}
	x.unhang(it)
	it.place = to
	x.hang(it)
}

// Reword gives a theme another name, or an answer other wordings.
func (x *Index) Reword(id mindmap.ID, wordings ...string) {
	x.mu.Lock()
	defer x.mu.Unlock()
	if it := x.items[id]; it != nil && !slices.Equal(it.wordings, wordings) {
		x.reword(it, wordings)
	}
}

func (x *Index) reword(it *item, wordings []string) {
	x.withdraw(it)
	x.uncount(it)
	it.wordings, it.texts = slices.Clone(wordings), nil
}

// Remove takes a theme or an answer away. What hung under a theme stays, unsorted.
func (x *Index) Remove(id mindmap.ID) {
	x.mu.Lock()
	defer x.mu.Unlock()
	if it := x.items[id]; it != nil {
		x.remove(it)
	}
}

func (x *Index) remove(it *item) {
	x.withdraw(it)
	x.uncount(it)
	if it.theme {
		x.withdrawUnder(it.id)
		x.sums.release(it.slot)
	}
	x.unhang(it)
	delete(x.items, it.id)
	delete(x.pending, it)
}

// Len is how many themes and answers there are.
func (x *Index) Len() int {
	x.mu.Lock()
	defer x.mu.Unlock()
	return len(x.items)
}

func (x *Index) hang(it *item) {
	t := it.place.Theme
	if x.under[t] == nil {
		x.under[t] = map[mindmap.ID]*item{}
	}
	x.under[t][it.id] = it
}

func (x *Index) unhang(it *item) {
	t := it.place.Theme
	delete(x.under[t], it.id)
	if len(x.under[t]) == 0 {
		delete(x.under, t)
	}
}

// withdraw takes an item out of the sums and notes that it must go back.
func (x *Index) withdraw(it *item) {
	if it.slots != nil {
		for _, t := range it.texts {
			x.sums.add(it.slots, t, x.weights(), -1)
		}
		it.slots = nil
	}
	x.pending[it] = true
}

// withdrawUnder withdraws everything below a theme, which need not be there.
func (x *Index) withdrawUnder(theme mindmap.ID) {
	x.withdrawBelow(theme, maxDepth)
}

func (x *Index) withdrawBelow(theme mindmap.ID, depth int) {
	if depth == 0 || theme.IsZero() {
		return
	}
	for _, it := range x.under[theme] {
		x.withdraw(it)
		if it.theme {
			x.withdrawBelow(it.id, depth-1)
		}
	}
}

// uncount takes an item off the counts.
func (x *Index) uncount(it *item) {
	if !it.counted {
		return
	}
	for _, t := range it.texts {
		if !t.silent() {
			x.live.add(t, -1)
			x.sums.addToMean(t, -1)
		}
	}
	if !it.theme {
		x.words.remove(it)
	}
	it.counted = false
}

// maxDepth is how far up a chain of themes is followed. No board nests as deep; it also ends a circle.
const maxDepth = 64

// chain is the slots of the themes that an item belongs to: a theme itself and all above.
func (x *Index) chain(it *item) []int32 {
	slots := []int32{}
	t := it
	if !it.theme {
		t = x.themeAt(it.place)
	}
	for depth := 0; t != nil && depth < maxDepth && !slices.Contains(slots, t.slot); depth++ {
		slots = append(slots, t.slot)
		t = x.themeAt(t.place)
	}
	return slots
}

func (x *Index) themeAt(p Place) *item {
	t := x.items[p.Theme]
	if t == nil || !t.theme {
		return nil
	}
	return t
}
