package picture

import (
	"slices"
	"testing"

	"mindwall/mindmap"
)

// The number beside a name is how often what stands under it was said: on the map, on the overview and in the chart alike.
func TestNumbersBesideNames(t *testing.T) {
	m := newMaker()
	money := m.theme("Money", []*mindmap.Answer{m.answer("Rent", 6), m.answer("Food", 2, 1)}, m.theme("Debts", []*mindmap.Answer{m.answer("Loans", 2)}))
	m.question("Why?", []*mindmap.Theme{money, m.theme("Empty", nil)}, m.answer("Buses", 4), m.answer("Forms"))
	m.question("And then?", nil, m.answer("Walks", 3))
	o := Options{NoSystemFonts: true}
	overview, err := NewOverview(m.board, o)
	if err != nil {
		t.Fatal(err)
	}
	chart, err := NewBars(m.board, m.board.Questions[0], o)
	if err != nil {
		t.Fatal(err)
	}
	onMap := mustPlan(t, m.board, m.board.Questions[0], o)
	for name, want := range map[string]string{"Money": "×11", "Debts": "×2", "Also said": "×5"} {
		if got := numberBehind(t, drawn(t, onMap.scene()), name); got != want {
			t.Errorf("on the map %s has %q behind it, want %q", name, got, want)
		}
	}
	for name, want := range map[string]string{"Money": "×11", "Unsorted": "×5", "Why?": "×16", "And then?": "×3"} {
		if got := numberBehind(t, drawn(t, overview.scene()), name); got != want {
			t.Errorf("on the overview %s has %q behind it, want %q", name, got, want)
		}
	}
	for name, want := range map[string]string{"Money": "×11", "Also said": "×5", "Empty": "×0"} {
		if got := numberBehind(t, drawn(t, chart.draw()), name); got != want {
			t.Errorf("in the chart %s has %q behind it, want %q", name, got, want)
		}
	}
}

// numberBehind is the text that is drawn after a name.
func numberBehind(t *testing.T, list []shape, name string) string {
	t.Helper()
	list = slices.DeleteFunc(slices.Clone(list), func(s shape) bool { return s.text == "" })
	at := slices.IndexFunc(list, func(s shape) bool { return s.text == name })
	if at < 0 || at == len(list)-1 {
		return ""
	}
	return list[at+1].text
}
