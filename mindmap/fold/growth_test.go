package fold_test

import (
	"fmt"
	"slices"
	"testing"

	"mindwall/mindmap"
	"mindwall/mindmap/fold"
	"mindwall/mindmap/plan"
	"mindwall/mindmap/shapes"
	"mindwall/mindmap/text"
	"mindwall/mindmap/walk"
)

// linesOf tells what is on a board, a line each; it takes a long way down in its stride, as comparing nested values does not.
func linesOf(b *mindmap.Board) (lines []string) {
	add := func(what string, v ...any) { lines = append(lines, fmt.Sprint(append([]any{what, " "}, v...)...)) }
	answers := func(what string, list []*mindmap.Answer) {
		for _, a := range list {
			add(what, a.ID, a.Question, a.Theme, a.Text, a.Parked, a.Tally, a.Own, a.Made, a.Rank)
			for _, m := range a.Merged {
				add(what+", merged", m.ID, m.Text, m.Tally)
			}
		}
	}
	for _, q := range slices.Concat(b.Questions, b.Aside) {
		add("question", q.ID, q.Number, q.Text, q.Answers, q.Tally)
		for t := range q.AllThemes {
			add("theme", t.ID, t.Question, t.Parent, t.Text, t.Letter, t.Colour, t.Side, t.Depth, t.Count, t.Tally, t.Rank)
			answers("under it", t.Answers)
		}
		answers("unsorted", q.Unsorted)
	}
	answers("parked", b.Parked)
	answers("inbox", b.Inbox)
	answers("removed", b.Removed)
	answers("recovered", b.Recovered)
	for _, t := range b.RemovedThemes {
		add("removed theme", t.ID, t.Question, t.Parent)
	}
	for _, r := range b.Rounds {
		add("round", *r)
	}
	add("entries", b.Entries, b.Unknown)
	return lines
}

func alike(t *testing.T, want, got *mindmap.Board) {
	t.Helper()
	wanted, found := linesOf(want), linesOf(got)
	for i := range min(len(wanted), len(found)) {
		if wanted[i] != found[i] {
			t.Fatalf("line %d of the board: %s; want %s", i, found[i], wanted[i])
		}
	}
	if len(wanted) != len(found) {
		t.Fatalf("%d lines of a board, want %d", len(found), len(wanted))
	}
}

// A live board is that of the plain fold for every shape, at once, one by one, in halves that came in the wrong order, and
// from the last to the first.
func TestShapesFoldAlike(t *testing.T) {
	for _, s := range shapes.All() {
		t.Run(s.Name, func(t *testing.T) {
			entries := s.Make(60)
			want := fold.Of(entries)
			single, backward := fold.NewLive(), fold.NewLive()
			for i := range entries {
				single.Add(entries[i])
				backward.Add(entries[len(entries)-1-i])
			}
			alike(t, want, single.Board())
			alike(t, want, backward.Board())

			large := s.Make(2600) // enough for a half to be taken in from the beginning
			want = fold.Of(large)
			halves := fold.NewLive()
			halves.Add(large[len(large)/2:]...)
			before := halves.Board().Revision
			halves.Add(large[:len(large)/2]...)
			alike(t, want, halves.Board())
			if halves.Board().Revision <= before {
				t.Errorf("revision fell from %d to %d", before, halves.Board().Revision)
			}
			if slices.Reverse(large); len(halves.Entries()) != len(large) {
				t.Errorf("%d entries of %d", len(halves.Entries()), len(large))
			}
		})
	}
}

// Finding where nodes stand takes steps in proportion to them, whatever the shape.
func TestStepsGrowWithTheWall(t *testing.T) {
	for _, s := range shapes.All() {
		for _, n := range []int{1000, 10_000} {
			entries := s.Make(n)
			if steps := fold.FoldSteps(entries); steps > 5*len(entries) {
				t.Errorf("%s of %d entries took %d steps", s.Name, len(entries), steps)
			}
		}
	}
}

// Words that came with a redaction are told as held also after a wall was taken in anew.
func TestHeldWordsOutliveBeginningAnew(t *testing.T) {
	entries := shapes.Flat(4000)
	op := mindmap.Redact{Entries: []mindmap.ID{entries[3990].ID}}
	redact, err := mindmap.Seal(mindmap.Entry{
		ID: shapes.ID(1 << 50), Clock: uint64(len(entries) + 1), Device: shapes.ID(1 << 40), Act: shapes.ID(1 << 51), Author: "sam",
	}, op)
	if err != nil {
		t.Fatal(err)
	}
	live := fold.NewLive()
	live.Add(append(slices.Clone(entries[2000:]), redact.Entry())...)
	before := len(live.HeldWords())
	live.Add(entries[:2000]...)
	if after := len(live.HeldWords()); before != 1 || after != before {
		t.Errorf("%d words held, then %d", before, after)
	}
}

// A theme gets the first free letter, however many there are.
func TestDresserGivesEachThemeItsLetter(t *testing.T) {
	b := fold.Of(shapes.Wide(20_000))
	d, seen := plan.NewDresser(b, b.Questions[0]), map[string]bool{}
	for _, th := range b.Questions[0].Themes {
		seen[th.Letter] = true
	}
	for i := range 10_000 {
		op := d.Theme(mindmap.ID{}, fmt.Sprint("More ", i), 0)
		if seen[op.Letter] {
			t.Fatalf("letter %s twice", op.Letter)
		}
		seen[op.Letter] = true
	}
	if len(seen) != 20_000 || !seen[mindmap.Letter(19_999)] {
		t.Errorf("%d letters, not the first 20,000", len(seen))
	}
}

// What is too deep hangs side by side at the deepest level, each theme with its own answers; all else is shared.
func TestShallow(t *testing.T) {
	entries := shapes.Deep(400) // 200 themes
	deep := fold.Of(entries)
	b, raised := walk.Shallow(deep)
	if raised != 200-mindmap.MaxDepth {
		t.Errorf("%d themes raised", raised)
	}
	deepest, themes, answers := 0, 0, map[mindmap.ID]bool{}
	for th := range b.Questions[0].AllThemes {
		deepest = max(deepest, th.Depth)
		themes++
		count := len(th.Answers)
		for _, sub := range th.Themes {
			count += sub.Count
			if sub.Parent != th.ID || sub.Depth != th.Depth+1 {
				t.Fatalf("%s at %d stands under %s at %d", sub.Text, sub.Depth, th.Text, th.Depth)
			}
		}
		if th.Count != count || th.Tally.Total() != count {
			t.Errorf("%s counts %d and %d, has %d", th.Text, th.Count, th.Tally.Total(), count)
		}
	}
	for a := range b.Questions[0].AllAnswers {
		answers[a.ID] = true
	}
	if deepest != mindmap.MaxDepth || themes != 200 || len(answers) != 200 {
		t.Errorf("%d deep, %d themes, %d answers", deepest, themes, len(answers))
	}
	again := fold.Of(shapes.Deep(2 * mindmap.MaxDepth))
	if same, raised := walk.Shallow(again); same != again || raised != 0 {
		t.Errorf("a board that is not too deep was changed, %d raised", raised)
	}
	alike(t, deep, fold.Of(entries)) // the board itself stays as it was
}

func TestNameKeyIsSameName(t *testing.T) {
	names := []string{"Money", "money ", "MONEY", "Straße", "STRASSE", "Kelvin", "\u212aelvin", "ſharp", "Sharp", "Ωmega", "ωMEGA", "", "é", "e\u0301"}
	for _, a := range names {
		for _, b := range names {
			if text.SameName(a, b) != (text.NameKey(a) == text.NameKey(b)) {
				t.Errorf("%q and %q", a, b)
			}
		}
	}
}
