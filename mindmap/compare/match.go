package compare

import (
	"math"

	"mindwall/mindmap"
	"mindwall/mindmap/text"
)

// How alike things must be for a person to be asked whether they belong together.
const (
	alikeQuestions = 0.5  // by their words
	commonThemes   = 0.5  // of questions, by the names of their themes
	alikeNames     = 0.75 // of themes, by their words alone
	alikeFew       = 0.6  // likewise, where so little was said under one of them that its answers tell nothing
	alikeHeld      = 0.3  // of themes, by where the answers of each would be filed among those of the other
	alikeBoth      = 0.15 // likewise, where names are as alike as alikeQuestions
)

const (
	// maxAlike is how many pairs of questions, or of themes of one parent, are looked at for likeness; where there are more, ids and names alone tell.
	maxAlike = 40_000
	// maxHeard is how many answers of a theme, the strongest, are asked where they would be filed.
	maxHeard = 40
	// minHeard is how many answers of a theme must be filed in another for that to speak for anything.
	minHeard = 2
)

// weaveQuestions puts the questions of all columns together.
func weaveQuestions(walls []Wall, columns [][]*mindmap.Question, o Options) []*group {
	l := newLoom(walls, o.Decided)
	for column, questions := range columns {
		for i, q := range questions {
			l.add(&part{column: column, id: q.ID, name: q.Text, place: i, question: q})
		}
	}
	l.sure()
	l.byName(func(p *part) (nameIn, bool) { return nameIn{key(p.name), nil}, true })
	l.tie(fewEnough([][]*part{l.parts}), func(a, b *part) (How, float64) {
		score := namesInCommon(a.question, b.question)
		if score < commonThemes {
			score = 0
		}
		if o.Likeness != nil {
			if alike := o.Likeness.Texts(a.name, b.name); alike >= alikeQuestions {
				score = max(score, alike)
			}
		}
		if score == 0 {
			return 0, 0
		}
		return ByLikeness, score
	})
	return l.groups()
}

// namesInCommon is the share of the top-level themes of two questions that both have by name; 0 where there is but one in common, which
// says little.
func namesInCommon(a, b *mindmap.Question) float64 {
	names, common, all := map[string]bool{}, 0, len(a.Themes)
	for _, t := range a.Themes {
		names[key(t.Text)] = true
	}
	for _, t := range b.Themes {
		if k := key(t.Text); names[k] {
			delete(names, k)
			common++
		} else {
			all++
		}
	}
	if common < 2 {
		return 0
	}
	return float64(common) / float64(all)
}

// key is the same for texts that say the same but for letter case, blanks, and marks at their ends.
func key(s string) string { return text.NameKey(trimMarks(s)) }

// weaveThemes puts the themes of one question together.
func weaveThemes(walls []Wall, questions []*mindmap.Question, o Options) []*group {
	l := newLoom(walls, o.Decided)
	deepest := 0
	for column, q := range questions {
		if q == nil {
			continue
		}
		parts := map[mindmap.ID]*part{}
		for t := range q.AllThemes {
			p := l.add(&part{column: column, id: t.ID, name: t.Text, place: len(parts), parent: parts[t.Parent], depth: 1, theme: t})
			if p.parent != nil {
				p.depth = p.parent.depth + 1
			}
			parts[t.ID], deepest = p, max(deepest, p.depth)
		}
	}
	l.sure()
	l.byName(func(p *part) (nameIn, bool) { return nameIn{key(p.name), nil}, p.parent == nil })
	l.byName(l.unique())
	heard := &hearing{o.Likeness, questions, map[*part][]*mindmap.Answer{}, map[*part][]map[mindmap.ID]int{}}
	for depth := 1; depth <= deepest; depth++ {
		under := func(p *part) (*group, bool) {
			if p.parent == nil {
				return nil, depth == 1
			}
			return p.parent.group, p.depth == depth
		}
		l.byName(func(p *part) (nameIn, bool) {
			g, ok := under(p)
			return nameIn{key(p.name), g}, ok
		})
		if o.Likeness != nil {
			l.tie(fewEnough(bunch(l.parts, under)), heard.alike)
		}
	}
	return l.groups()
}

// unique is the key of names that each column has once at most, wherever it is.
func (l *loom) unique() func(*part) (nameIn, bool) {
	type nameOf struct {
		name   string
		column int
	}
	times, twice := map[nameOf]int{}, map[string]bool{}
	for _, p := range l.parts {
		of := nameOf{key(p.name), p.column}
		if times[of]++; times[of] > 1 {
			twice[of.name] = true
		}
	}
	return func(p *part) (nameIn, bool) {
		k := key(p.name)
		return nameIn{k, nil}, !twice[k]
	}
}

// fewEnough are the bunches in which not too much would have to be compared.
func fewEnough(bunches [][]*part) [][]*part {
	var out [][]*part
	for _, b := range bunches {
		columns := map[int]int{}
		for _, p := range b {
			columns[p.column]++
		}
		pairs := 0
		for i, n := range columns {
			for j, m := range columns {
				if i < j {
					pairs += n * m
				}
			}
		}
		if pairs <= maxAlike {
			out = append(out, b)
		}
	}
	return out
}

// hearing finds themes that are alike by their names, and by where the answers of each would be filed among those of the other.
type hearing struct {
	likeness  Likeness
	questions []*mindmap.Question
	answers   map[*part][]*mindmap.Answer    // see heardOf
	filed     map[*part][]map[mindmap.ID]int // by column: how many of the answers that were asked would be filed where
}

// alike is how likely two themes are one: that neither names nor answers say so by mistake.
func (h *hearing) alike(a, b *part) (How, float64) {
	names, held := h.likeness.Texts(a.name, b.name), math.Sqrt(h.share(a, b)*h.share(b, a))
	few := len(h.heardOf(a)) < minHeard || len(h.heardOf(b)) < minHeard
	if names >= alikeNames || few && names >= alikeFew || held >= alikeHeld || held >= alikeBoth && names >= alikeQuestions {
		return ByLikeness, 1 - (1-names)*(1-held)
	}
	return 0, 0
}

// share is how many of the answers of a would be filed under b, of those that were asked.
func (h *hearing) share(a, b *part) float64 {
	in, asked := 0, len(h.heardOf(a))
	filed := h.of(a)[b.column]
	for t := range (&mindmap.Question{Themes: []*mindmap.Theme{b.theme}}).AllThemes {
		in += filed[t.ID]
	}
	if in < minHeard {
		return 0
	}
	return float64(in) / float64(asked)
}

// of asks where the answers of a theme would be filed in each other column, once.
func (h *hearing) of(p *part) []map[mindmap.ID]int {
	if filed, ok := h.filed[p]; ok {
		return filed
	}
	filed := make([]map[mindmap.ID]int, len(h.questions))
	for column, q := range h.questions {
		filed[column] = map[mindmap.ID]int{}
		if q == nil || column == p.column {
			continue
		}
		for _, a := range h.heardOf(p) {
			if t := h.likeness.Theme(column, q.ID, a.Text); !t.IsZero() {
				filed[column][t]++
			}
		}
	}
	h.filed[p] = filed
	return filed
}

// heardOf are the answers below a theme that have words, the strongest, as many as are asked.
func (h *hearing) heardOf(p *part) []*mindmap.Answer {
	if known, ok := h.answers[p]; ok {
		return known
	}
	var all []*mindmap.Answer
	for a := range (&mindmap.Question{Themes: []*mindmap.Theme{p.theme}}).AllAnswers {
		if a.Text != "" {
			all = append(all, a)
		}
	}
	strongest(all)
	h.answers[p] = all[:min(len(all), maxHeard)]
	return h.answers[p]
}
