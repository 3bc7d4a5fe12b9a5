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
