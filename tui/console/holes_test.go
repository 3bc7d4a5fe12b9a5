package console_test

import (
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"mindwall/mindmap"
	"mindwall/tui/internal/drive"
)

// TestFiledAnswersLeaveTheirPlacesUntilSomethingElseBegins files a batch, and then goes on in ways that keep the places of what was
// filed, and in ways that let them close up.
func TestFiledAnswersLeaveTheirPlacesUntilSomethingElseBegins(t *testing.T) {
	wall, last := study(t, answers54)
	for name, c := range map[string]struct {
		do    func(d *drive.Driver)
		keeps bool
	}{
		"walking":     {func(d *drive.Driver) { d.Press("down", "right", "up") }, true},
		"filing more": {func(d *drive.Driver) { d.Press("alt+b") }, true},
		"marking":     {func(d *drive.Driver) { d.Press("space") }, true},
		"typing":      {func(d *drive.Driver) { d.Type("half") }, true},
		"a list":      {func(d *drive.Driver) { d.Press("/").Type("lon").Press("esc") }, true},
		"scrolling":   {func(d *drive.Driver) { d.Wheel(1) }, true},
		"letting go":  {func(d *drive.Driver) { d.Press("esc") }, false},
		"an answer":   {func(d *drive.Driver) { d.Say("One more") }, false},
		"an answer elsewhere": {func(d *drive.Driver) {
			d.Arrive(mindmap.AddAnswer{Question: d.Question().ID, Caption: "Said elsewhere"})
		}, false},
		"another question": {func(d *drive.Driver) { d.Press("ctrl+n").Say("And now?").Press("alt+1") }, false},
	} {
		t.Run(name, func(t *testing.T) {
			drive.Test(t, func(t *testing.T) {
				d := twoMarked(studied(t, wall, last, drive.Size(80, 24))).Press("alt+e")
				if n := strings.Count(d.Sees("▸ Poverty").Screen(), "→ E"); n != 2 {
					t.Fatalf("%d of 2 places tell where the answers went:\n%s", n, d.Screen())
				}
				if c.do(d); strings.Contains(d.Screen(), "→ E") != c.keeps {
					t.Errorf("the places are kept: %v, want %v\n%s", !c.keeps, c.keeps, d.Screen())
				}
			})
		})
	}
}

// TestBatchesMoveNothingUnsorted files batch after batch, of any of the unsorted, under any theme: the rule over them and every one
// that is left stays in its cell, or all go down together by the rows that the map needs for what was filed. The next one behind the first
// that was filed is selected, or the one before. Only if that one is out of sight the map is scrolled for it.
func TestBatchesMoveNothingUnsorted(t *testing.T) {
	wall, last := study(t, answers54)
	drive.Check(t, func(rt *rapid.T) {
		d := studied(rt, wall, last, rapid.SampledFrom(studySizes()).Draw(rt, "size"))
		for range rapid.IntRange(1, 4).Draw(rt, "batches") {
			own := ownWords(d)
			for range rapid.IntRange(1, min(3, len(own))).Draw(rt, "many") {
				find(d, own[rapid.IntRange(0, len(own)-1).Draw(rt, "which")]).Press("space")
			}
			if !strings.Contains(d.Screen(), "marked") {
				return // one was marked twice
			}
			before, was, head := cellsOf(d), slices.Clone(d.Question().Unsorted), headOf(d)
			d.Press("alt+" + rapid.SampledFrom([]string{"a", "b", "c", "d", "e"}).Draw(rt, "letter"))
			next := nextUnsorted(was, d.Question().Unsorted)
			if !strings.HasPrefix(d.Row(-4), " "+next.Text[:min(len(next.Text), 10)]) {
				rt.Fatalf("selected is %q, want %q:\n%s", d.Row(-4), next.Text, d.Screen())
			}
			if _, seen := before[next.ID]; !seen {
				return // it is scrolled to
			}
			rows := strings.Split(d.Screen(), "\n")
			lower := headOf(d) - head // a map that needs more rows pushes all of them down together
			if lower < 0 || lower > len(was)-len(d.Question().Unsorted) {
				rt.Fatalf("the unsorted went down %d rows:\n%s", lower, d.Screen())
			}
			for _, a := range d.Question().Unsorted {
				if at, seen := before[a.ID]; seen && !strings.HasPrefix(from(rows[min(at[1]+lower, len(rows)-1)], at[0]), " "+a.Text) {
					rt.Fatalf("%q does not stand at %v any more:\n%s", a.Text, at, d.Screen())
				}
			}
		}
	})
}

// headOf is the row above the unsorted answers, counted from 0.
func headOf(d *drive.Driver) int {
	return slices.IndexFunc(strings.Split(d.Screen(), "\n"), func(row string) bool { return strings.Contains(row, "━ Unsorted ") })
}

// from is what stands on a row from a character on.
func from(row string, at int) string {
	runes := []rune(row)
	return string(runes[min(at, len(runes)):])
}

// ownWords are the captions of unsorted answers by which nothing else is found.
func ownWords(d *drive.Driver) (own []string) {
	all := strings.ToLower(everything(d))
	for _, a := range d.Question().Unsorted {
		if strings.Count(all, strings.ToLower(a.Text)) == 1 {
			own = append(own, a.Text)
		}
	}
	return own
}

// everything is all words of the question that is shown.
func everything(d *drive.Driver) string {
	var b strings.Builder
	for t := range d.Question().AllThemes {
		b.WriteString(t.Text + "\n")
	}
	for a := range d.Question().AllAnswers {
		b.WriteString(a.Text + "\n" + a.Quote + "\n")
	}
	return b.String()
}

// nextUnsorted is the first of a list that is left behind the first that went, or the nearest before it. One must be left.
func nextUnsorted(was, is []*mindmap.Answer) *mindmap.Answer {
	left := map[mindmap.ID]*mindmap.Answer{}
	for _, a := range is {
		left[a.ID] = a
	}
	var before *mindmap.Answer
	gone := false
	for _, a := range was {
		switch now := left[a.ID]; {
		case now == nil:
			gone = true
		case gone:
			return now
		default:
			before = now
		}
	}
	return before
}

// cellsOf are the cells in which the unsorted answers stand whose words are seen, as far as these are nobody else's.
func cellsOf(d *drive.Driver) map[mindmap.ID][2]int {
	at := map[mindmap.ID][2]int{}
	rows := strings.Split(d.Screen(), "\n")
	rows = rows[1 : len(rows)-5]
	for _, a := range d.Question().Unsorted {
		for y, row := range rows {
			if x := strings.Index(row, " "+a.Text); x >= 0 && strings.Count(strings.Join(rows, "\n"), " "+a.Text) == 1 {
				at[a.ID] = [2]int{len([]rune(row[:x])), 1 + y}
			}
		}
	}
	return at
}
