package desk

import (
	"slices"
	"testing"

	"pgregory.net/rapid"

	"mindwall/mindmap"
	"mindwall/mindmap/affinity"
	"mindwall/mindmap/plan"
)

// TestWhatWasTakenOutIsNotProposedAgain files answers as proposed, takes some out of their themes, and asks again, on the
// wall as it is read anew.
func TestWhatWasTakenOutIsNotProposedAgain(t *testing.T) {
	said := []string{
		"No bus after five", "The last bus goes at six", "Buses never come", "A bus to the hospital", "Rent went up again",
		"Cannot pay the rent", "Rent before food", "Waiting for a letter", "Waiting three weeks", "The waiting room", "Zebra",
	}
	w := (&person{name: "ruth"}).writer()
	rapid.Check(t, func(r *rapid.T) {
		path := newWall(t, w)
		d := openDesk(t, path, w)
		for _, s := range said {
			if err := d.Record(answerTo(d.Board(), s)); err != nil {
				r.Fatal(err)
			}
		}
		proposed := func() []Suggested {
			index := affinity.New("")
			index.Follow(d.Board())
			return []Suggested{Suggest(d.Live(), index, d.Board().Questions[0])}
		}
		if _, err := d.Change(t.Context(), func(p *Pen) error { return p.Apply(proposed()) }); err != nil {
			r.Fatal(err)
		}
		was := map[mindmap.ID]mindmap.ID{} // what was taken out of what
		q := d.Board().Questions[0]
		for a := range q.AllAnswers {
			if !a.Theme.IsZero() && rapid.Bool().Draw(r, "out") {
				was[a.ID] = a.Theme
			}
		}
		for a := range was {
			if err := d.Record(plan.Move([]mindmap.ID{a}, q, mindmap.ID{})...); err != nil {
				r.Fatal(err)
			}
		}
		if err := d.Close(); err != nil {
			r.Fatal(err)
		}
		d = openDesk(t, path, w)
		defer d.Close()
		if q := d.Board().Questions[0]; len(q.Themes) < 2 {
			r.Fatalf("%d themes were made", len(q.Themes))
		}
		for _, theme := range proposed()[0].Themes {
			if i := slices.IndexFunc(theme.Answers, func(a SuggestedAnswer) bool { return !theme.New && was[a.ID] == theme.Theme }); i >= 0 {
				r.Fatalf("%q is proposed for %q again", theme.Answers[i].Text, theme.Text)
			}
		}
	})
}
