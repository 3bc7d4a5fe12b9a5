package affinity

import (
	"math/bits"
	"sync"

	"mindwall/mindmap"
	"mindwall/mindmap/affinity/internal/features"
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
	mu sync.Mutex
	corpus
	followed followed
	query    query
}

// corpus is the texts of an event, counted, weighed and summed up theme by theme. What is asked of it is in [Index], which
// holds the lock.
type corpus struct {
	language string
	lexicon  *features.Lexicon // made when something is first asked, for it loads the table
	items    map[mindmap.ID]*item
	under    branches
	pending  []*item // what the sums may not hold yet, and what was removed since it was noted
	live     features.Counts
	epochs   []epoch // the last is the one whose weights the sums were made with
	sums     sums
	words    wordIndex
	left     map[mindmap.ID][]mindmap.ID // by answer, the themes that a person moved it out of
	recalled features.Text               // to work in
}

// epoch is the counts that texts are weighed with until their number has doubled. Earlier epochs are kept, so that
// taking a text back brings back the weights from before it.
type epoch struct {
	level  int
	counts features.Counts
}

// firstEpoch is the number of texts from which on the event's own counts weigh; before it, the background alone does.
const firstEpoch = 16

func levelOf(texts int) int { return bits.Len(uint(texts / firstEpoch)) }

// New is an empty index of an event held in a language, a BCP 47 tag such as "en-GB"; the empty tag is English.
func New(language string) *Index { return &Index{corpus: newCorpus(language)} }

func newCorpus(language string) corpus {
	return corpus{
		language: language, items: map[mindmap.ID]*item{}, under: branches{}, epochs: []epoch{{}}, left: map[mindmap.ID][]mindmap.ID{},
	}
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

// put adds or changes an item.
func (c *corpus) put(id mindmap.ID, theme bool, at Place, wordings []string) {
	if id.IsZero() {
		return
	}
	old := c.items[id]
	if old != nil && old.theme == theme {
		if old.place != at {
			c.move(old, at)
		}
		if !old.hasWordings(wordings) {
			c.reword(old, wordings)
		}
		return
	}
	if old != nil {
		c.remove(old)
	}
	it := &item{id: id, theme: theme, place: at, slot: -1}
	it.setWordings(wordings)
	if theme {
		c.withdrawUnder(id)
	}
	c.items[id] = it
	c.under.attach(it)
	c.queue(it)
}

// move hangs a theme, with all under it, or an answer elsewhere.
func (c *corpus) move(it *item, to Place) {
	c.withdraw(it)
	if it.theme {
		c.withdrawUnder(it.id)
	}
	c.under.detach(it)
	it.place = to
	c.under.attach(it)
}

// reword gives a theme another name, or an answer other wordings.
func (c *corpus) reword(it *item, wordings []string) {
	c.withdraw(it)
	if it.theme {
		c.withdrawUnder(it.id) // its name counts with all that is under it
	}
	c.uncount(it)
	it.setWordings(wordings)
}

// Remove takes a theme or an answer away. What hung under a theme stays, unsorted.
func (x *Index) Remove(id mindmap.ID) {
	x.mu.Lock()
	defer x.mu.Unlock()
	if it := x.items[id]; it != nil {
		x.remove(it)
	}
}

func (c *corpus) remove(it *item) {
	c.withdraw(it)
	c.uncount(it)
	if it.theme {
		c.withdrawUnder(it.id)
		c.sums.release(it.slot)
	}
	c.under.detach(it)
	delete(c.items, it.id)
	delete(c.left, it.id)
}
