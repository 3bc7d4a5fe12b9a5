package affinity

import (
	"cmp"
	"context"
	"slices"
	"strings"
	"unicode/utf8"

	"mindwall/mindmap"
)

// Proposal is a way of sorting answers into themes.
type Proposal struct {
	Themes []ProposedTheme // the largest first
	// Wordless are the answers that have no words to go by, in the order given.
	Wordless []mindmap.ID
}

// ProposedTheme is a theme that does not exist yet.
type ProposedTheme struct {
	// Name is made of at most three of the words that tell the theme from the rest, as people said them: those said in a
	// row with the small words between them, others after a comma. When half of the members have none of these words, it
	// is a short answer that fits best. It is empty when no member fits: the theme is none then, and only tells which of
	// those that stand apart are nearest to each other.
	Name string
	// Words are those that at least two members share, the most telling first, as people said them; at most five.
	Words   []string
	Members []Member
}

// Member is an answer of a proposed theme.
type Member struct {
	Answer mindmap.ID
	Fit    float64 // how alike it and the rest of the theme are: a cosine, at most 1; see [Loose]
}

// Propose sorts answers into themes, without regard to the themes they are under. Members are best first. The same
// answers in the same order give the same proposal. Ids that name no answer are passed over.
func (x *Index) Propose(answers []mindmap.ID) Proposal {
	return x.propose(context.Background(), answers)
}

// propose is Propose that gives up, with what is of no use, when the context ends.
func (x *Index) propose(ctx context.Context, answers []mindmap.ID) Proposal {
	var ids []mindmap.ID
	var texts []*text
	var p Proposal
	seen := map[mindmap.ID]bool{}
	x.mu.Lock()
	x.settle()
	for _, id := range answers {
		it := x.items[id]
		if it == nil || it.theme || seen[id] {
			continue
		}
		seen[id] = true
		if len(it.said) == 0 || it.said[0].silent() {
			p.Wordless = append(p.Wordless, id)
			continue
		}
		ids = append(ids, id)
		texts = append(texts, x.lexicon.look(it.said[0].text))
	}
	language := x.lexicon.language
	x.mu.Unlock() // texts are immutable, so the long part needs no lock
	if len(texts) == 0 {
		return p
	}
	s := newSpace(texts, language)
	groups, n := s.cluster(ctx)
	if ctx.Err() != nil {
		return Proposal{}
	}
	p.fill(s, ids, groups, n)
	return p
}

func (p *Proposal) fill(s *space, ids []mindmap.ID, groups []int, n int) {
	c := s.centroids(groups, n)
	p.Themes = make([]ProposedTheme, n)
	fitting := slices.Clone(groups)
	for i, g := range groups {
		fit := s.cosine(i, c, g, s.product(i, c, g), true)
		p.Themes[g].Members = append(p.Themes[g].Members, Member{ids[i], fit})
		if fit < Loose {
			fitting[i] = -1
		}
	}
	names, shared, covers := labels(s, fitting, n)
	for g := range p.Themes {
		t := &p.Themes[g]
		t.Name, t.Words = names[g], shared[g]
		slices.SortStableFunc(t.Members, func(a, b Member) int { return cmp.Compare(b.Fit, a.Fit) })
		switch {
		case t.Members[0].Fit < Loose:
			t.Name = ""
		case t.Name == "" || !covers[g]:
			t.Name = cmp.Or(t.example(s, ids), t.Name, beginning(s.texts[slices.Index(ids, t.Members[0].Answer)]))
		}
	}
	slices.SortStableFunc(p.Themes, func(a, b ProposedTheme) int { return cmp.Compare(len(b.Members), len(a.Members)) })
}

const (
	exampleFrom  = 3 // of how many members that fit best one is taken for an example
	exampleWords = 6
	exampleRunes = 40
)

// example is the shortest of the members that fit best, if it is short enough for a name; the first of those as short.
func (t *ProposedTheme) example(s *space, ids []mindmap.ID) string {
	name, least := "", exampleWords+1
	for _, m := range t.Members[:min(exampleFrom, len(t.Members))] {
		text := strings.TrimRight(s.texts[slices.Index(ids, m.Answer)].source, " .,;:!?…。！？")
		if n := len(s.language.Tokens(text)); m.Fit >= Loose && n < least && utf8.RuneCountInString(text) <= exampleRunes {
			name, least = text, n
		}
	}
	return name
}

// Loose is the fit below which an answer stands apart from its proposed theme, and is better left unsorted.
const Loose = 0.1
