package comparison

import (
	"slices"
	"unicode/utf8"

	"mindwall/mindmap"
	"mindwall/mindmap/compare"
	"mindwall/mindmap/say"
)

// alone takes in the answers that are in the first or the last column alone. Those whose words were taken out are counted.
func (c *content) alone(out *theme, s *side, head string, list []*mindmap.Answer) {
	if len(list) == 0 {
		return
	}
	worded := slices.DeleteFunc(slices.Clone(list), say.IsTakenOut)
	if out.Word != "" {
		s.Head = head
	}
	s.First, s.Rest = c.answers(worded)
	if n := len(list) - len(worded); n > 0 {
		s.More = c.voice.Say(say.More, "n", c.voice.Number(n))
	}
}

// Best is for the first and the last column the answer of a theme whose quote says most for it, where there is one to publish.
func (c *content) Best(t *theme) (out []quoted) {
	if c.grouped() {
		return nil
	}
	for _, i := range []int{0, c.last()} {
		if a := best(t.source, i); a != nil {
			out = append(out, quoted{t.Columns[i].Column, c.answer(a)})
		}
	}
	if len(out) == 2 && slices.Equal(out[0].Answer.Quotes, out[1].Answer.Quotes) {
		return out[1:] // of a copy
	}
	return out
}

func (s *side) quoted() bool {
	return slices.ContainsFunc(append(s.First[:len(s.First):len(s.First)], s.Rest...), func(a shownAnswer) bool { return len(a.Quotes) > 0 })
}

// quotesOf are the answers of a theme in a column that may be quoted.
func quotesOf(t *compare.Theme, column int) []*mindmap.Answer {
	if column >= len(t.Quotes) {
		return nil
	}
	return t.Quotes[column]
}

// best is the strongest answer in a column with a quote that is not too long to come first; nil when there is none.
func best(t *compare.Theme, column int) *mindmap.Answer {
	for _, a := range quotesOf(t, column) {
		if quotes := say.Quotes(a, false); len(quotes) > 0 && utf8.RuneCountInString(quotes[0]) <= longQuote {
			return a
		}
	}
	for _, sub := range t.Themes {
		if a := best(sub, column); a != nil {
			return a
		}
	}
	return nil
}
