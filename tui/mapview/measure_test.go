package mapview

import (
	"slices"
	"testing"
)

func TestSignsStandBesideAWord(t *testing.T) {
	for _, c := range []struct {
		text, signs string
		want        []answerRow
	}{
		{"Panic on the bus", " ×2 ⊕", []answerRow{{text: "Panic on the"}, {"bus", " ×2 ⊕"}}},
		{"Counselling", " ×2", []answerRow{{"Counselling", " ×2"}}},
		{"Weltschmerzgefühle", " ×2", []answerRow{{text: "Weltschmerzgefühle"}, {signs: "×2"}}},
	} {
		if got := wrapAnswer(c.text, c.signs, 18); !slices.Equal(got, c.want) {
			t.Errorf("%q is wrapped to %q, want %q", c.text+c.signs, got, c.want)
		}
	}
}
