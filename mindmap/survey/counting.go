package survey

import (
	"strings"

	"mindwall/mindmap"
	"mindwall/mindmap/survey/meaning"
)

// From how many answers on a question is closed, how many texts it has then at most, and how often each comes on average.
const (
	closedFrom  = 20
	closedTexts = 30
	closedScale = 120 // of numbers
	closedEach  = 4
)

// tallyUp finds out whether a column is a closed question: few texts that come again and again. A handful of others are
// what people wrote beside "Other". It counts the texts that repeat another as well.
func (c *Column) tallyUp(values []value) {
	count := map[string]int{}
	n, numbers := 0, 0
	for _, v := range values {
		if c.isMark(v.text) {
			continue
		}
		if meaning.IsNumber(v.text) {
			numbers += v.n
		}
		for _, part := range c.parts(v.text) {
			if part = c.says(part); part != "" {
				count[sameText(part)] += v.n
				n += v.n
			}
		}
	}
	recurring, covered := 0, 0
	for _, k := range count {
		if k > 1 {
			recurring++
			covered += k
		}
	}
	c.Repeats = n - len(count)
	most := closedTexts
	if numbers*10 >= n*9 {
		most = closedScale
	}
	c.Closed = n >= closedFrom && recurring > 0 && recurring <= most && n >= closedEach*recurring && covered*10 >= n*9
}

// sameText is the same for texts that differ in case, blanks and a final stop alone.
func sameText(text string) string { return strings.TrimRight(meaning.Fold(text), " .!。") }

// tally is who said what an answer says that counts them.
type tally struct {
	t    *taking
	who  *attributes
	rows []rowPart
}

// rowPart is a row of answers, and which answer of its cell, from 1; 0 for all of it.
type rowPart struct{ row, part int32 }

// counted are the rows as a wall counts them.
func (y *tally) counted() []mindmap.CountedRow {
	all := make([]mindmap.CountedRow, len(y.rows))
	for k, r := range y.rows {
		i := int(r.row)
		all[k] = mindmap.CountedRow{Key: y.t.key(i, int(r.part)), Row: y.t.s.number(i), Attributes: y.who.of(i)}
	}
	return all
}

// countedKey is the key of the answer that stands for all who said the same in a column.
func countedKey(c *Column, question mindmap.ID, said string) string {
	return hexKey(digest("counted", question.String(), c.ident, sameText(said)))
}
