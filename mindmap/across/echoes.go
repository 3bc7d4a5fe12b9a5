package across

import (
	"slices"

	"mindwall/mindmap"
)

const (
	maxAlike  = 200 // pairs of answers that are looked at
	maxEchoes = 6   // that are told
)

// Echo is answers to different questions, one to each, that speak of the same.
type Echo struct {
	Answers   []*mindmap.Answer // in the order of their questions
	Questions []*mindmap.Question
	Words     []string // that all of them have, as the first has them
}

// alike is what is known of pairs of answers.
type alike struct {
	place map[mindmap.ID]int // of questions
	words map[[2]*mindmap.Answer][]string
	group map[*mindmap.Answer]*Echo
}

// echoes are the answers that speak of the same, the likest first, each once. What one person said to two questions in the same words
// is none.
func echoes(b *mindmap.Board, ask Alike) []Echo {
	s := &alike{place: map[mindmap.ID]int{}, words: map[[2]*mindmap.Answer][]string{}, group: map[*mindmap.Answer]*Echo{}}
	for i, q := range b.Questions {
		s.place[q.ID] = i
	}
	var groups []*Echo
	looked := 0
	ask(b, func(first, second *mindmap.Answer, words []string) bool {
		looked++
		if len(words) > 0 && !sameVoice(first, second) {
			s.words[[2]*mindmap.Answer{first, second}] = words
			if g := s.take(first, second, words); g != nil {
				groups = append(groups, g)
			}
		}
		return looked < maxAlike
	})
	var out []Echo
	for _, g := range groups[:min(maxEchoes, len(groups))] {
		for _, a := range g.Answers {
			g.Questions = append(g.Questions, b.Questions[s.place[a.Question]])
		}
		out = append(out, *g)
	}
	return out
}

// take makes an echo of a pair, or adds one of them to that of the other; it returns a new one.
func (s *alike) take(first, second *mindmap.Answer, words []string) *Echo {
	g, other := s.group[first], s.group[second]
	switch {
	case g == nil && other == nil:
		g = &Echo{Answers: []*mindmap.Answer{first, second}, Words: words}
		s.group[first], s.group[second] = g, g
		return g
	case g == nil:
		s.join(other, first)
	case other == nil:
		s.join(g, second)
	}
	return nil
}

// join adds an answer to an echo when it is to another question than all of its answers, is like each of them, and there are words that
// all have.
func (s *alike) join(g *Echo, a *mindmap.Answer) {
	all := append(slices.Clone(g.Answers), a)
	slices.SortFunc(all, func(a, b *mindmap.Answer) int { return s.place[a.Question] - s.place[b.Question] })
	var words []string
	for i, first := range all {
		for _, second := range all[i+1:] {
			both, known := s.words[[2]*mindmap.Answer{first, second}]
			if !known {
				return
			}
			switch {
			case i > 0:
			case words == nil:
				words = slices.Clone(both)
			default:
				words = slices.DeleteFunc(words, func(w string) bool { return !slices.Contains(both, w) })
			}
		}
	}
	if len(words) > 0 {
		g.Answers, g.Words, s.group[a] = all, words, g
	}
}

// sameVoice reports whether a survey tells that one person said both, and nobody else did.
func sameVoice(a, b *mindmap.Answer) bool {
	if a.Tally.Total() != 1 || b.Tally.Total() != 1 {
		return false
	}
	for r := range func(yield func(row) bool) { rowsOf(a, yield) } {
		for s := range func(yield func(row) bool) { rowsOf(b, yield) } {
			return r == s
		}
	}
	return false
}
