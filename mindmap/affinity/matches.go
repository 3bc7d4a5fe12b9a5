package affinity

import (
	"slices"

	"mindwall/mindmap/affinity/internal/features"
)

// matches is how well the words of one text and those of the event match, as far as they do.
type matches struct {
	text    *features.Text
	asked   []*features.Word // the words of the text, each once
	place   []int            // of each word of the text among asked
	all     float64          // how much the words of the text weigh
	rows    []int32          // by the number of a word of the event, its row from 1; 0 for one that matches none
	used    []int32          // the words that have a row
	match   []float32        // by row, how well each word of the text matches
	rowBest []float32        // by row, how well the best does
	strong  []int32          // the words of which one alone may match enough, see minCoverage
	best    []float32
}

// reset starts the table of a text. The table is clear.
func (m *matches) reset(t *features.Text) {
	m.text, m.all = t, 0
	m.asked, m.place, m.strong = m.asked[:0], m.place[:0], m.strong[:0]
	for _, w := range t.Words {
		at := slices.IndexFunc(m.asked, func(v *features.Word) bool { return v.Text == w.Text })
		if at < 0 {
			at = len(m.asked)
			m.asked = append(m.asked, w)
		}
		m.place = append(m.place, at)
		m.all += w.Stem.Rarity
	}
	m.best = features.Grow(m.best, int32(len(m.asked)))
}

// set notes how well the word at a place of asked matches a word of the event.
func (m *matches) set(word int32, place int, match float32) {
	m.rows = features.Grow(m.rows, word)
	row := int(m.rows[word])
	if row == 0 {
		m.used = append(m.used, word)
		row = len(m.used)
		m.rows[word] = int32(row)
		for range m.asked {
			m.match = append(m.match, 0)
		}
		m.rowBest = append(m.rowBest, 0)
	}
	m.match[(row-1)*len(m.asked)+place] = match
	m.rowBest[row-1] = max(m.rowBest[row-1], match)
	if match >= minCoverage {
		m.strong = append(m.strong, word)
	}
}

// row is the row of a word of the event, below 0 when it matches none.
func (m *matches) row(word int32) int {
	if int(word) >= len(m.rows) {
		return -1
	}
	return int(m.rows[word]) - 1
}

// covered is how well the words of a wording are matched by those of the text, the rare ones weighing more. It may be any
// number below minCoverage when it is below that.
func (m *matches) covered(w *wording, rarity []float64) float64 {
	const slack = 1e-6 // of the weight, for what is lost in adding up
	matched, lost := 0.0, 0.0
	for _, n := range w.words {
		r := rarity[n]
		row := m.row(n)
		if row >= 0 {
			matched += r * float64(m.rowBest[row])
			continue
		}
		if lost += r; lost > (1-minCoverage+slack)*w.weight {
			return 0
		}
	}
	return matched / w.weight
}

// covers is how well the words of the text are matched by those of a wording, the rare ones weighing more.
func (m *matches) covers(w *wording) float64 {
	n := len(m.asked)
	best := m.best[:n]
	clear(best)
	for _, word := range w.words {
		if row := m.row(word); row >= 0 {
			for i, match := range m.match[row*n : row*n+n] {
				best[i] = max(best[i], match)
			}
		}
	}
	covered := 0.0
	for i, w := range m.text.Words {
		covered += w.Stem.Rarity * float64(best[m.place[i]])
	}
	return covered / m.all
}

// tooWide is how many matches are not kept for the next table.
const tooWide = 1 << 18

func (m *matches) clear() {
	for _, w := range m.used {
		m.rows[w] = 0
	}
	m.text, m.used, m.match, m.rowBest = nil, m.used[:0], m.match[:0], m.rowBest[:0]
	if cap(m.match) > tooWide {
		m.match = nil
	}
}
