package mapview

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"mindwall/mindmap"
	"mindwall/tui/cells"
	"mindwall/tui/look"
)

func TestTheSelectionIsSeenWithARowToSpare(t *testing.T) {
	d := list(t, 12).selects("Answer 30")
	if y := d.rowOf("Answer 30"); y != 10 {
		t.Errorf("going down it stands in row %d of 12", y)
	}
	if y := d.selects("Answer 05").rowOf("Answer 05"); y != 1 {
		t.Errorf("going up it stands in row %d", y)
	}
	before := d.rowOf("Answer 10")
	if y := d.selects("Answer 08").rowOf("Answer 10"); y != before {
		t.Errorf("for what is seen the window moves by %d rows", before-y)
	}
}

// TestTheSelectionIsSeenSideways selects what is far to the right of a window that is narrower than the map, and back.
func TestTheSelectionIsSeenSideways(t *testing.T) {
	d := newDesk(t, 42, 12, "Why?").say("One/Two/Three/Four", "Deep down").say("One", "Flat")
	d.sees("One").misses("Deep down")
	d.selects("Deep down").sees("Deep down")
	d.selects("?").sees("1/1")
	d.selects("Deep down").sees("Deep down").selects("One").sees("A One")
}

// TestTheQuestionStandsInTheMiddleOfAWideMap selects the question of a map that is wider than its window.
func TestTheQuestionStandsInTheMiddleOfAWideMap(t *testing.T) {
	d := newDesk(t, 120, 12, "Why?")
	d.theme("Right")
	d.theme("Left")
	for _, side := range []string{"Right", "Left"} {
		d.say(side+"/Two two two/Three three/Four four four/Five five five/Six six six/Seven seven", "Deep down "+side)
	}
	d.selects("Deep down Left").sees("Deep down Left").misses("Why?")
	row := func() string {
		d.selects("?").sees("Why?")
		return strings.Split(d.plain(), "\n")[d.rowOf("Why?")]
	}()
	if at := cells.Width(row[:strings.Index(row, "Why?")]); at < 56 || at > 60 {
		t.Errorf("it stands at %d of 120 columns:\n%s", at, d.plain())
	}
}

func TestASmallMapStandsInTheMiddle(t *testing.T) {
	d := newDesk(t, 60, 11, "Why?").say("Money", "Rent")
	row := d.rowOf("Rent")
	line := strings.Split(d.plain(), "\n")[row]
	left, right := cells.Width(line)-cells.Width(strings.TrimLeft(line, " ")), cells.Width(line)-cells.Width(strings.TrimRight(line, " "))
	if row != 5 || left-right > 1 || right-left > 1 {
		t.Errorf("row %d, %d blanks before and %d behind", row, left, right)
	}
}

func TestScrollingStaysUntilSomethingElseMatters(t *testing.T) {
	d := list(t, 12).selects("Answer 30").sees("Answer 30")
	d.show().Scroll(-20)
	d.misses("Answer 30").sees("Answer 05")
	d.show().Follow()
	d.sees("Answer 30")
	d.show().Scroll(-20)
	d.selects("Answer 31").sees("Answer 31")
	d.show().Scroll(-1000)
	d.sees("Answer 00")
	d.show().Scroll(+1000)
	d.sees("Answer 39")
	d.show().Scroll(-1)
	d.misses("Answer 39") // the window stopped at the end of the map
}

func TestWhatIsHeldMovesNothing(t *testing.T) {
	d := list(t, 12).selects("Answer 30").sees("Answer 30")
	row := d.rowOf("Answer 30")
	d.view.Hold(d.find("Answer 31")) // in the lowest row, with none to spare
	if y := d.selects("Answer 31").rowOf("Answer 30"); y != row {
		t.Errorf("it moves from row %d to %d", row, y)
	}
	d.view.Follow()
	if y := d.rowOf("Answer 30"); y != row-1 {
		t.Errorf("it stands in row %d after a key, was in %d", y, row)
	}
}

func TestWhatIsFreshIsSeenOnceUnlessSomethingIsSelected(t *testing.T) {
	d := list(t, 12)
	d.moment.Fresh = d.find("Answer 39")
	d.sees("● Answer 39")
	d.moment.Fresh = mindmap.ID{}
	d.sees("Answer 39") // it is seen on, when it is fresh no more
	d.moment.Fresh = d.find("Answer 00")
	d.selects("Answer 38").sees("Answer 38").misses("Answer 00")
	d.moment.Selected = mindmap.ID{}
	d.misses("Answer 00") // it has been fresh for a while, and the room reads
}

// TestWhatIsSeenStaysInItsRow adds to a theme above what is seen: the selection stays where it was, or what was selected
// before, or what stands in the middle.
func TestWhatIsSeenStaysInItsRow(t *testing.T) {
	for name, c := range map[string]struct {
		before func(d *desk)
		stays  string
	}{
		"selected":      {func(d *desk) { d.selects("Answer 20") }, "Answer 20"},
		"selected once": {func(d *desk) { d.selects("Answer 20"); d.plain(); d.moment.Selected = mindmap.ID{} }, "Answer 20"},
		"in the middle": {func(d *desk) { d.selects("Answer 20"); d.plain(); d.view.Scroll(14) }, "Answer 27"},
	} {
		d := newDesk(t, 80, 12, "Why?").say("First", "Above")
		for i := range 40 {
			d.say("Money", fmt.Sprintf("Answer %02d", i))
		}
		c.before(d)
		row := d.rowOf(c.stays)
		if row < 0 {
			t.Fatalf("%s: %q is not seen\n%s", name, c.stays, d.plain())
		}
		for range 3 {
			d.say("First", "More above")
			if now := d.rowOf(c.stays); now != row {
				t.Errorf("%s: it moves from row %d to %d", name, row, now)
			}
		}
		d.view.Fold(d.find("First"))
		if now := d.rowOf(c.stays); now != row {
			t.Errorf("%s: folded, it moves from row %d to %d", name, row, now)
		}
	}
}

// groups is a map of many small themes in a low window: G0, G1 and so on, each with answers like "3.1".
func groups(t *testing.T) *desk {
	d := newDesk(t, 80, 21, "Why?")
	for g := range 12 {
		for a := range 3 {
			d.say(fmt.Sprintf("G%d", g), fmt.Sprintf("%d.%d said", g, a))
		}
	}
	return d
}

// TestWhatMattersStaysAndNotTheMiddle adds an answer between what matters and the middle of the window.
func TestWhatMattersStaysAndNotTheMiddle(t *testing.T) {
	for name, letGo := range map[string]bool{"selected": false, "selected before": true} {
		d := groups(t).selects("7.2 said")
		row := d.rowOf("7.2 said")
		if letGo {
			d.moment.Selected = mindmap.ID{}
		}
		middle := d.rowOf("5.1 said")
		d.say("G6", "Between")
		if now := d.rowOf("7.2 said"); now != row || row < 18 {
			t.Errorf("%s: it moves from row %d to %d", name, row, now)
		}
		if now := d.rowOf("5.1 said"); now != middle-1 {
			t.Errorf("%s: what is above moves from row %d to %d", name, middle, now)
		}
	}
}

// TestWhatMattersNowStaysAndNotWhatDidBefore selects something else in the same moment in which the map grows between
// the two.
func TestWhatMattersNowStaysAndNotWhatDidBefore(t *testing.T) {
	d := groups(t).selects("7.2 said").sees("7.2 said")
	row := d.rowOf("5.0 said")
	d.say("G6", "Between").selects("5.0 said")
	if now := d.rowOf("5.0 said"); now != row {
		t.Errorf("it moves from row %d to %d", row, now)
	}
}

// TestTheMiddleStaysWhereWhatMatteredIsOutOfSight scrolls away from what mattered, and lets the map grow between it and
// what is seen.
func TestTheMiddleStaysWhereWhatMatteredIsOutOfSight(t *testing.T) {
	d := groups(t).selects("11.2 said")
	d.plain()
	d.show().Scroll(-14)
	row := d.rowOf("5.1 said")
	if row < 0 {
		t.Fatalf("it is not seen:\n%s", d.plain())
	}
	d.say("G8", "Between").misses("Between", "11.2 said")
	d.say("G0", "Above").misses("Above")
	if now := d.rowOf("5.1 said"); now != row {
		t.Errorf("it moves from row %d to %d", row, now)
	}
}

// TestTheNearestToTheMiddleThatIsLeftStays folds away what mattered and what stands in the middle.
func TestTheNearestToTheMiddleThatIsLeftStays(t *testing.T) {
	d := newDesk(t, 80, 13, "Why?")
	for _, theme := range []string{"A", "B", "C", "D", "E"} {
		for i := range 20 {
			d.say(theme, fmt.Sprintf("%s%02d said", theme, i))
		}
	}
	d.selects("B17 said").plain()
	d.moment.Selected = mindmap.ID{}
	head := d.rowOf("B B 20")
	if head < 0 || head > 4 {
		t.Fatalf("the head stands in row %d:\n%s", head, d.plain())
	}
	d.view.Fold(d.find("B"))
	if now := d.rowOf("B B 20 ▾"); now != head {
		t.Errorf("the head moves from row %d to %d:\n%s", head, now, d.plain())
	}
}

func TestAnotherQuestionBeginsAtItsBeginning(t *testing.T) {
	d := newDesk(t, 80, 12, "Why?", "What else?")
	for q := range 2 {
		d.shown = q
		for i := range 40 {
			d.say("Money", fmt.Sprintf("Answer %d.%02d", q, i))
		}
	}
	d.shown = 0
	d.selects("Answer 0.39").sees("Answer 0.39")
	d.view.Scroll(-1)
	d.moment = Moment{}
	d.shown = 1
	d.sees("2/2")
}

func TestHitIsWhatIsSeen(t *testing.T) {
	for _, columns := range []int{80, 130} {
		d := list(t, 12).resize(columns, 12).say("Mind", "Sleep").selects("Answer 20")
		rows := strings.Split(d.plain(), "\n")
		v, hits := d.show(), 0
		for y, row := range rows {
			at := strings.Index(row, "Answer")
			if at < 0 {
				continue
			}
			hits++
			x := cells.Width(row[:at])
			s, ok := v.Hit(x, y)
			if want := row[at : at+len("Answer 00")]; !ok || s.Answer == nil || s.Answer.Text != want || s.ID != s.Answer.ID {
				t.Errorf("%d columns: at %d, %d stands %q, and %+v is hit", columns, x, y, want, s)
			}
			if _, ok := v.Hit(x-4, y); ok && !strings.Contains(row[:at], "Money") {
				t.Errorf("the branch at %d, %d is hit", x-4, y)
			}
		}
		if hits < 10 {
			t.Errorf("%d answers are seen", hits)
		}
		for _, out := range [][2]int{{-1, 5}, {5, -1}, {columns, 5}, {5, 12}} {
			if s, ok := v.Hit(out[0], out[1]); ok {
				t.Errorf("outside, at %v, %+v is hit", out, s)
			}
		}
	}
}

// TestNothingOutsideTheWindowIsHit looks at every cell around a map that goes on beyond all edges.
func TestNothingOutsideTheWindowIsHit(t *testing.T) {
	d := newDesk(t, 42, 6, "Why?").say("One/Two/Three/Four", "Deep down", "Deep too", "Deep three", "Deep four", "Deep five", "Deep six", "Deep seven").selects("Deep four")
	d.plain()
	v := d.show()
	for i := -20; i < 70; i++ {
		for _, p := range [][2]int{{i, -1}, {i, 6}, {-1, i}, {42, i}} {
			if s, ok := v.Hit(p[0], p[1]); ok {
				t.Errorf("%+v is hit at %v", s, p)
			}
		}
	}
}

func TestRowsArePaintedAnewWhenSomethingChanges(t *testing.T) {
	d := list(t, 12)
	d.moment.Marks = map[mindmap.ID]bool{}
	rows := func() []string { return d.show().Rows(d.moment) }
	before := rows()
	if again := rows(); &again[0] != &before[0] {
		t.Error("the same is painted twice")
	}
	for name, change := range map[string]func(){
		"selection": func() { d.selects("Answer 10") },
		"fresh":     func() { d.moment.Fresh = d.find("Answer 10") },
		"a mark":    func() { d.moment.Marks[d.find("Answer 11")] = true },
		"another mark": func() {
			d.moment.Marks[d.find("Answer 11")] = true
			rows()
			delete(d.moment.Marks, d.find("Answer 11"))
			d.moment.Marks[d.find("Answer 12")] = true
		},
		"merging": func() { d.moment.Into = d.find("Answer 11") },
		"width":   func() { d.resize(90, 12) },
		"height":  func() { d.resize(80, 10) },
		"scroll":  func() { d.show().Scroll(3) },
		"look":    func() { d.scene.Look = look.New(look.Dark, false) },
		"number":  func() { d.scene.Questions = 7 },
		"folding": func() { d.show().Fold(d.find("Money")) },
		"answer":  func() { d.say("Money", "One more") },
	} {
		d = list(t, 12)
		d.moment.Marks = map[mindmap.ID]bool{}
		before := slices.Clone(rows())
		change()
		if after := rows(); slices.Equal(before, after) {
			t.Errorf("%s changes nothing", name)
		}
	}
}

// TestAnyMapFillsAnyWindow draws walls of all shapes in windows of all sizes, walks, pages, folds and scrolls at random,
// and wants rows exactly as wide as the window, the selection among them whenever it was just made, and a hit on it.
func TestAnyMapFillsAnyWindow(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		d := newDesk(t, rapid.IntRange(0, 170).Draw(rt, "columns"), rapid.IntRange(0, 40).Draw(rt, "rows"), "Why?")
		paths := []string{"", "A", "B", "A/B", "A/B/C", "Ünïcode 等待/等待"}
		for i := range rapid.IntRange(0, 25).Draw(rt, "answers") {
			d.say(rapid.SampledFrom(paths).Draw(rt, "path"), strings.Repeat("wörd 等 ", rapid.IntRange(0, 9).Draw(rt, "words"))+fmt.Sprint(i))
		}
		for range rapid.IntRange(1, 12).Draw(rt, "steps") {
			v, at := d.show(), d.moment.Selected
			switch rapid.IntRange(0, 6).Draw(rt, "step") {
			case 0, 1:
				d.moment.Selected = v.Walk(at, rapid.SampledFrom([]Direction{Up, Down, Left, Right}).Draw(rt, "direction"))
				v.Follow()
			case 2:
				d.moment.Selected = v.Page(at, rapid.SampledFrom([]int{-1, 1}).Draw(rt, "way"))
				v.Follow()
			case 3:
				v.Fold(at)
			case 4:
				v.FoldOthers(at)
			case 5:
				v.Scroll(rapid.IntRange(-50, 50).Draw(rt, "scroll"))
			case 6:
				d.resize(rapid.IntRange(0, 170).Draw(rt, "columns"), rapid.IntRange(0, 40).Draw(rt, "rows"))
			}
			d.checkWindow(rt)
		}
	})
}

func (d *desk) checkWindow(rt *rapid.T) {
	v := d.show()
	size := d.scene.Size
	rows := strings.Split(d.plain(), "\n")
	if len(rows) != max(size.H, 1) {
		rt.Fatalf("%d rows in a window of %v", len(rows), size)
	}
	for _, row := range rows {
		if size.H > 0 && cells.Width(row) != size.W {
			rt.Fatalf("a row of %d cells in a window of %v: %q", cells.Width(row), size, row)
		}
	}
	at, ok := v.form.find(d.moment.Selected)
	if !ok || v.port.held || size.H < 8 || size.W < 60 {
		return
	}
	r := v.form.rect(at).Sub(v.port.window().Min)
	if r.Min.Y < 0 || r.Max.Y > size.H || r.Min.X < 0 {
		rt.Fatalf("%s stands at %v in a window of %v:\n%s", d.name(d.moment.Selected), r, size, d.plain())
	}
	if s, ok := v.Hit(r.Min.X, r.Min.Y); !ok || s.ID != d.moment.Selected {
		rt.Fatalf("at %v %+v is hit, not %s", r.Min, s, d.name(d.moment.Selected))
	}
}
