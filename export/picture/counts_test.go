package picture

import (
	"slices"
	"testing"

	"mindwall/export/plan"
	"mindwall/mindmap"
)

// The number beside a theme's name is how often its answers were said, in the legend as in the overview and on the wall. Where
// answers are counted, the word is there.
func TestNumbersBesideNames(t *testing.T) {
	m := newMaker()
	money := m.theme("Money", []*mindmap.Answer{m.answer("Rent", 6), m.answer("Food", 2, 1)})
	m.question("Why?", []*mindmap.Theme{money, m.theme("Empty", nil)}, m.answer("Buses", 4), m.answer("Forms"))
	m.question("And then?", nil, m.answer("Walks", 3))
	o := Options{NoSystemFonts: true}
	p := mustPlan(t, m.board, m.board.Questions[0], o)
	if e := p.legend.entries[0]; e.text.String() != "Money" || e.count == nil || e.count.String() != "9" {
		t.Errorf("the legend has %q with %v", e.text.String(), e.count)
	}
	if e := p.legend.entries[1]; e.text.String() != "Empty" || e.count != nil {
		t.Errorf("the legend has %q with %v", e.text.String(), e.count)
	}
	overview, err := NewOverview(m.board, o)
	if err != nil {
		t.Fatal(err)
	}
	for text, label := range map[string]string{
		"Money · 9": "A: Money · 9 (2 answers, said 9 times)", "Empty · 0": "B: Empty · 0 (no answers yet)",
		"Unsorted · 2 answers": "Unsorted · 2 answers (2 answers, said 5 times)", "Unsorted · 1 answer": "Unsorted · 1 answer (1 answer, said 3 times)",
	} {
		at := slices.IndexFunc(overview.Plan.Boxes, func(b plan.Box) bool { return b.Text == text })
		if at < 0 {
			t.Errorf("nothing says %q", text)
		} else if got := overview.Plan.Boxes[at].Label(); got != label {
			t.Errorf("%q is told as %q, want %q", text, got, label)
		}
	}
}
