package years

import (
	"reflect"
	"testing"

	"mindwall/mindmap"
	"mindwall/mindmap/fold"
)

// A hundred answers each, a year apart, and nothing by which the one could pass for a copy of the other.
func TestTwoWallsAYearApart(t *testing.T) {
	ids := map[mindmap.ID]bool{}
	for _, make := range []func() []mindmap.Entry{First, Second} {
		entries := make()
		if !reflect.DeepEqual(entries, make()) {
			t.Error("two calls gave different entries")
		}
		for i := range entries {
			if ids[entries[i].ID] {
				t.Errorf("entry %v is there twice", entries[i])
			}
			ids[entries[i].ID] = true
		}
		b := fold.Of(entries)
		answers, published, private, survey := 0, 0, 0, 0
		for _, q := range b.Questions {
			answers += q.Answers
			survey += q.Tally.Of(mindmap.Survey)
			for a := range q.AllAnswers {
				switch {
				case a.Publish:
					published++
				case a.Quote != "":
					private++
				}
			}
		}
		if len(b.Questions) != 3 || answers < 95 || answers > 110 || published < 8 || private == 0 || survey < 15 || len(b.Parked) != 1 || len(b.Removed) != 1 {
			t.Errorf("%s: %d questions, %d answers, %d published and %d other quotes, %d from the survey, %d parked, %d removed", b.Event.Date,
				len(b.Questions), answers, published, private, survey, len(b.Parked), len(b.Removed))
		}
	}
}
