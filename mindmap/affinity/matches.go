package affinity

import "slices"

// matches is how well the words of one text and those of the event match, as far as they do.
type matches struct {
	text   *text
	asked  []*word // the words of the text, each once
	place  []int   // of each word of the text among asked
	all    float64 // how much the words of the text weigh
	rows   []int32 // by the number of a word of the event, its row from 1; 0 for one that matches none
	used   []int32 // the words that have a row
	match  []float32
	strong []int32 // the words of which one alone may match enough, see leastCoverage
	best   []float32
}

// begin starts the table of a text. The table is clear.
func (m *matches) begin(t *text) {
	m.text, m.all = t, 0
	m.asked, m.place, m.strong = m.asked[:0], m.place[:0], m.strong[:0]
	for _, w := range t.words {
		at := slices.IndexFunc(m.asked, func(v *word) bool { return v.text == w.text })
		if at < 0 {
			at = len(m.asked)
			m.asked = append(m.asked, w)
		}
		m.place = append(m.place, at)
		m.all += w.stem.rarity
	}
	m.best = grow(m.best, int32(len(m.asked)))
}

// set notes how well the word at a place of asked matches a word of the event.
func (m *matches) set(word int32, place int, match float32) {
	m.rows = grow(m.rows, word)
	row := int(m.rows[word])
	if row == 0 {
		m.used = append(m.used, word)
		row = len(m.used)
		m.rows[word] = int32(row)
		for range m.asked {
			m.match = append(m.match, 0)
		}
	}
	m.match[(row-1)*len(m.asked)+place] = match
	if match >= leastCoverage {
		m.strong = append(m.strong, word)
	}
}

// coverages is how well the words of the text are matched by those of a wording, and those of the wording by the text's,
// the rare ones weighing more.
func (m *matches) coverages(wording []int32, words []*word) (forth, back float64) {
	n := len(m.asked)
	best := m.best[:n]
	clear(best)
	matched, all := 0.0, 0.0
	for _, w := range wording {
		rarity := words[w].stem.rarity
		all += rarity
		if int(w) >= len(m.rows) || m.rows[w] == 0 {
			continue
		}
		row := int(m.rows[w]) - 1
		most := float32(0)
		for i, match := range m.match[row*n : row*n+n] {
			best[i] = max(best[i], match)
			most = max(most, match)
		}
		matched += rarity * float64(most)
	}
	covered := 0.0
	for i, w := range m.text.words {
		covered += w.stem.rarity * float64(best[m.place[i]])
	}
	return covered / m.all, matched / all
}

// tooWide is how many matches are not kept for the next table.
const tooWide = 1 << 18

func (m *matches) clear() {
	for _, w := range m.used {
		m.rows[w] = 0
	}
	m.text, m.used, m.match = nil, m.used[:0], m.match[:0]
	if cap(m.match) > tooWide {
		m.match = nil
	}
}
