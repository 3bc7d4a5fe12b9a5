package affinity

import (
	"testing"

	"mindwall/mindmap"
)

// nameOf is the name of the largest theme proposed for some answers among others.
func nameOf(t *testing.T, tag string, answers []string) string {
	t.Helper()
	x := New(tag)
	var ids []mindmap.ID
	for i, a := range answers {
		ids = append(ids, id(1+i))
		x.AddAnswer(ids[i], unsorted, a)
	}
	p := x.Propose(ids)
	if len(p) == 0 {
		t.Fatal("no theme is proposed")
	}
	return p[0].Name
}

func TestNamesReadAsPeopleSpeak(t *testing.T) {
	others := []string{"dogs in the park", "a quiet library", "free swimming lessons"}
	for _, c := range []struct {
		about, tag, want string
		answers          []string
	}{
		{"small words stay in a phrase", "en", "cost of living",
			[]string{"the cost of living", "Cost of living goes up", "worried about the cost of living", "the living cost of a family"}},
		{"words that are not said in a row are parted", "en", "damp, mould",
			[]string{"damp in the bedroom", "mould behind the damp", "damp breeds black mould", "mould with damp", "damp"}},
		{"a comma parts words", "en", "bus",
			[]string{"bus, late", "bus, late again", "a bus that is full", "no bus on Sundays"}},
		{"people's capitals stay", "en", "NHS dentist",
			[]string{"no NHS dentist", "NHS dentist full", "a NHS dentist, please", "finding an NHS dentist"}},
		{"without spaces", "zh", "等待时间",
			[]string{"等待时间太长", "等待时间不明", "医院等待时间", "等待时间"}},
	} {
		if got := nameOf(t, c.tag, append(c.answers, others...)); got != c.want {
			t.Errorf("%s: %q, want %q", c.about, got, c.want)
		}
	}
}

// Captions that hardly share a word are named by what they are about. Nothing is named by quoting one answer over the others,
// nor by a word that says little or is in two senses; then the name is left to a person.
func TestNamesOfCaptions(t *testing.T) {
	others := []string{"the choir on Fridays", "my landlord", "dogs off the lead", "a password for everything", "too hot in July"}
	for _, c := range []struct {
		about, want string
		answers     []string
	}{
		{"a topic", "Transport", []string{"the last bus", "trains that never run", "taxis at midnight", "tram stop too far"}},
		{"a word that most use, within a topic", "dentist",
			[]string{"finding a dentist", "dentist is full", "no dentist nearby", "dentist with a ramp"}},
		{"two senses", "", []string{"light in the corridor at the bar", "a light jacket", "kept in the dark", "a bar of soap"}},
		{"weak words", "", []string{"two years of nothing", "nothing for years", "years and years", "nothing in two years"}},
	} {
		if got := nameOf(t, "en", append(c.answers, others...)); got != c.want {
			t.Errorf("%s: %q, want %q", c.about, got, c.want)
		}
	}
}
