package survey

import (
	"cmp"
	"strings"

	"mindwall/mindmap"
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
		if numberPattern().MatchString(strings.TrimSpace(v.text)) {
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
	c.Closed = n >= closedFrom && recurring > 1 && recurring <= most && n >= closedEach*recurring && covered*10 >= n*9
}

// sameText is the same for texts that differ in case, blanks and a final stop alone.
func sameText(text string) string { return strings.TrimRight(fold(text), " .!。") }

// counter makes one answer of those that say the same, with the row of each.
type counter struct {
	at map[string]int // place in the proposal's answers, by key
}

// countedKey is the key of the answer that stands for all who said the same in a column.
func countedKey(c *Column, question mindmap.ID, said string) string {
	return hexKey(digest("counted", question.String(), c.ident, sameText(said)))
}

// count counts a row for the answer of its words, which it proposes when the row is the first.
func (k *counter) count(p *proposer, c *Column, a Answer) {
	row := mindmap.CountedRow{Key: a.Origin.Key, Row: a.Origin.Row, Attributes: a.Origin.Attributes}
	key := countedKey(c, a.Question, cmp.Or(a.Quote, a.Caption))
	p.out.Counts.New++
	if len(a.Parts) > 0 {
		p.out.Counts.Several++
	}
	if i, ok := k.at[key]; ok {
		p.out.Answers[i].Rows = append(p.out.Answers[i].Rows, row)
		return
	}
	if k.at == nil {
		k.at = map[string]int{}
	}
	k.at[key] = len(p.out.Answers)
	a.Rows, a.Part, a.Parts = []mindmap.CountedRow{row}, 0, nil
	a.Origin = mindmap.Origin{File: a.Origin.File, Column: a.Origin.Column, Key: key}
	if p.ch.On != nil {
		a.On = p.ch.On(a.Question, key)
	}
	p.out.Answers = append(p.out.Answers, a)
	if a.On.IsZero() {
		p.out.Fresh++
	}
	if a.Shortened {
		p.out.Counts.Shortened++
	}
}
