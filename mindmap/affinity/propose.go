package affinity

import (
	"context"

	"mindwall/mindmap"
	"mindwall/mindmap/affinity/internal/cluster"
	"mindwall/mindmap/affinity/internal/features"
)

// ProposedTheme is a theme that does not exist yet.
type ProposedTheme struct {
	// Name is a phrase that most members use, as people said it, or the topic that they share. It is empty when there is
	// neither; no member may fit then.
	Name string
	// Words hold the members together, as people said them: those by which they speak of their topic, then those that at
	// least two share; at most five.
	Words   []string
	Members []Member
}

// Member is an answer of a proposed theme.
type Member struct {
	Answer mindmap.ID
	Fit    float64 // how alike it and the rest of the theme are: a cosine, at most 1; see [Loose]
}

// Propose sorts answers into themes, the largest first, without regard to the themes they are under. Members are best
// first. The same answers in the same order give the same themes. Ids that name no answer, and answers that have no
// words to go by, are passed over.
func (x *Index) Propose(answers []mindmap.ID) []ProposedTheme {
	return x.propose(context.Background(), answers)
}

// propose is Propose that gives up, with no themes, when the context ends.
func (x *Index) propose(ctx context.Context, answers []mindmap.ID) []ProposedTheme {
	var ids []mindmap.ID
	var texts []*features.Text
	seen := map[mindmap.ID]bool{}
	x.mu.Lock()
	x.update()
	for _, id := range answers {
		it := x.items[id]
		if it == nil || it.theme || seen[id] || len(it.said) == 0 || it.said[0].silent() {
			continue
		}
		seen[id] = true
		ids = append(ids, id)
		texts = append(texts, x.lexicon.Read(it.said[0].text))
	}
	language, topics := x.lexicon.Language, x.lexicon.Topics.Names
	x.mu.Unlock() // texts are immutable, so the long part needs no lock
	var themes []ProposedTheme
	for _, g := range cluster.Partition(ctx, texts, language, topics) {
		t := ProposedTheme{Name: g.Name, Words: g.Words}
		for _, m := range g.Members {
			t.Members = append(t.Members, Member{ids[m.Text], m.Fit})
		}
		themes = append(themes, t)
	}
	return themes
}

// Loose is the fit below which an answer stands apart from its proposed theme, and is better left unsorted.
const Loose = 0.05

// looseNameless is [Loose] where nothing is known that the theme would be called by.
const looseNameless = 0.1
