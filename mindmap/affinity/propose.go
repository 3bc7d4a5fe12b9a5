package affinity

import (
	"cmp"
	"slices"

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
	// Name is at most three words, as people said them. It is empty when no member fits: the theme is none then, and only
	// tells which of those that stand apart are nearest to each other.
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
	x.mu.Unlock() // texts are immutable, so the long part needs no lock
	if len(texts) == 0 {
		return p
	}
	s := newSpace(texts)
	groups, n := s.cluster()
	p.fill(s, ids, groups, n)
	return p
}

func (p *Proposal) fill(s *space, ids []mindmap.ID, groups []int, n int) {
	cs := s.centroids(groups, n)
	p.Themes = make([]ProposedTheme, n)
	names, shared := labels(s, groups, n)
	for g := range p.Themes {
		p.Themes[g].Name, p.Themes[g].Words = names[g], shared[g]
	}
	squares := make([]float64, n)
	for g := range cs {
		squares[g] = cs[g].square()
	}
	for i, g := range groups {
		fit := s.cosine(i, &cs[g], squares[g], true)
		p.Themes[g].Members = append(p.Themes[g].Members, Member{ids[i], fit})
	}
	for g := range p.Themes {
		t := &p.Themes[g]
		slices.SortStableFunc(t.Members, func(a, b Member) int { return cmp.Compare(b.Fit, a.Fit) })
		switch best := t.Members[0]; {
		case best.Fit < Loose:
			t.Name = ""
		case t.Name == "":
			t.Name = beginning(s.texts[slices.Index(ids, best.Answer)])
		}
	}
	slices.SortStableFunc(p.Themes, func(a, b ProposedTheme) int { return cmp.Compare(len(b.Members), len(a.Members)) })
}

// Loose is the fit below which an answer stands apart from its proposed theme, and is better left unsorted.
const Loose = 0.1
