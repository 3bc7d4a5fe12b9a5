package mapview

import (
	"fmt"
	"strings"
	"testing"

	"mindwall/mindmap"
	"mindwall/mindmap/plan"
	"mindwall/tui/cells"
	"mindwall/tui/forms"
)

// TestWhatIsSeenStaysInItsRow adds to a theme above what is seen: the selection stays where it was, or what was selected
// before, or what stands in the middle.
func TestWhatIsSeenStaysInItsRow(t *testing.T) {
	for name, c := range map[string]struct {
		before func(d *desk)
		stays  string
	}{
		"selected":      {func(d *desk) { d.selects("Answer 20") }, "Answer 20"},
		"selected once": {func(d *desk) { d.selects("Answer 20"); d.plain(); d.moment.Selected = mindmap.ID{} }, "Answer 20"},
		"in the middle": {func(d *desk) { d.selects("Answer 20"); d.plain(); d.view.Scroll(14) }, "Answer 38"},
	} {
		d := newDesk(t, 60, 12, "Why?").say("First", "Above")
		for i := range 40 {
			d.say("Money", fmt.Sprintf("Answer %02d", i))
		}
		d.plain()
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

// TestTheUnsortedStayInTheirRows holds that the rule over the unsorted, once it is seen, stands still while a theme over it
// grows by what is filed from there, also when the map ends above the window's foot then.
func TestTheUnsortedStayInTheirRows(t *testing.T) {
	for _, keep := range []forms.Keep{forms.KeepNone, forms.KeepColumn} {
		d := newDesk(t, 60, 16, "Why?")
		for i := range 12 {
			d.say("Money", fmt.Sprintf("Answer %02d", i)).say("", fmt.Sprintf("Waits %02d", i))
		}
		d.scene.Keep, d.scene.Holes = keep, true
		d.sees("━━ Unsorted ×12")
		rule, last := d.rowOf("━━ Unsorted"), d.rowOf("Waits 11")
		for i := range 4 {
			d.selects(fmt.Sprintf("Waits %02d", i+1))
			d.do(plan.Move([]mindmap.ID{d.find(fmt.Sprintf("Waits %02d", i))}, d.question(), d.find("Money"))[0].Op)
			if now := d.rowOf("━━ Unsorted"); now != rule || d.rowOf("Waits 11") != last {
				t.Fatalf("%d filed: the rule moves from row %d to %d, the last from %d to %d:\n%s", i+1, rule, now, last, d.rowOf("Waits 11"), d.plain())
			}
		}
		d.sees("→ A", "Unsorted ×8")
	}
}

// TestNothingIsOutOfSightOverBlankRows folds the unsorted, and all themes but one, in a window that was full: what is left is seen
// whole when it goes in.
func TestNothingIsOutOfSightOverBlankRows(t *testing.T) {
	d := newDesk(t, 60, 16, "Why?")
	for _, theme := range []string{"One", "Two", "Three", "Four"} {
		for i := range 6 {
			d.say(theme, fmt.Sprint(theme, " ", i)).say("", fmt.Sprint("Waits for ", theme, i))
		}
	}
	d.scene.Keep = forms.KeepColumn
	d.selects("Four 5").plain()
	d.view.FoldOthers(d.find("Four"))
	d.sees("A One ×6 ▾", "B Two ×6 ▾", "C Three ×6 ▾", "D Four ×6", "Four 5", "Unsorted ×24 ▾")
}

// TestThemesStandInTheOrderOfTheWall changes the order and the sides of themes: that is seen at once, in every form.
func TestThemesStandInTheOrderOfTheWall(t *testing.T) {
	for _, c := range []struct {
		columns int
		keep    forms.Keep
	}{{60, forms.KeepTree}, {100, forms.KeepTree}, {60, forms.KeepColumn}, {160, forms.KeepColumn}} {
		d := newDesk(t, c.columns, 30, "Why?")
		d.scene.Keep = c.keep
		for _, name := range []string{"One", "Two", "Three", "Four"} {
			d.do(mindmap.AddTheme{Question: d.question().ID, Text: name, Side: mindmap.Right})
		}
		d.do(mindmap.AddTheme{Question: d.question().ID, Text: "Left", Side: mindmap.Left})
		d.plain()
		d.do(plan.Swap(d.question().Themes, 1, 2)[0].Op)
		two, three := d.find("Two"), d.find("Three")
		at := func(id mindmap.ID) (x, y int) {
			n, ok := d.show().form.Find(id)
			if !ok {
				t.Fatalf("it is not on the map:\n%s", d.plain())
			}
			r := d.view.form.Rect(n)
			return r.Min.X, r.Min.Y
		}
		x2, y2 := at(two)
		if x3, y3 := at(three); x3 > x2 || x3 == x2 && y3 >= y2 {
			t.Errorf("%d columns, %s: Three does not stand before Two:\n%s", c.columns, d.view.form.Kind, d.plain())
		}
		d.do(mindmap.SideTheme{Theme: two, Side: mindmap.Left})
		if x, _ := at(two); d.view.form.Kind == forms.Tree && x > c.columns/2 {
			t.Errorf("Two is not on the left:\n%s", d.plain())
		}
	}
}

// TestATreeThatFitsIsSeenWhole makes the first theme under unsorted answers: the map is a tree then, and no part of it is out of
// sight for the unsorted's sake, which stand elsewhere now.
func TestATreeThatFitsIsSeenWhole(t *testing.T) {
	d := newDesk(t, 80, 18, "Why?").say("", "One", "Two").sees("• One")
	d.say("Money", "Rent")
	d.moment.Fresh = d.find("Rent")
	if d.sees("┗━ A Money ×1", "Unsorted ×2"); d.view.port.y != 0 {
		t.Errorf("%d rows of it are out of sight:\n%s", d.view.port.y, d.plain())
	}
	d.resize(80, 8).sees("┗━ A Money ×1", "Unsorted ×2")
}

// TestFiledAnswersLeaveTheirPlacesWhileThatIsWanted holds that the places of answers that were filed tell where they went,
// that nothing beside them moves, and that the rest closes up once the places are not kept any more.
func TestFiledAnswersLeaveTheirPlacesWhileThatIsWanted(t *testing.T) {
	d := newDesk(t, 60, 20, "Why?")
	d.theme("Money")
	d.theme("Mind/Fear")
	d.say("", "One", "Two", "Three", "Four", "Five")
	d.scene.Holes = true
	file := func(name, theme string) {
		d.do(plan.Move([]mindmap.ID{d.find(name)}, d.question(), d.find(theme))[0].Op)
	}
	x := func(name string) int {
		row := strings.Split(d.plain(), "\n")[d.rowOf(name)]
		return cells.Width(row[:strings.Index(row, name)])
	}
	three, four := [2]int{d.rowOf("Three"), x("Three")}, [2]int{d.rowOf("Four"), x("Four")}
	file("Two", "Money")
	file("One", "Fear")
	if d.sees("→ A", "→ B", "Unsorted ×3"); three != [2]int{d.rowOf("Three"), x("Three")} || four != [2]int{d.rowOf("Four"), x("Four")} {
		t.Errorf("what is left moves:\n%s", d.plain())
	}
	d.do(plan.Move([]mindmap.ID{d.find("Two")}, d.question(), mindmap.ID{})[0].Op)
	if d.misses("→ A").sees("→ B"); d.rowOf("Two") >= three[0] {
		t.Errorf("what comes back is not in its place again:\n%s", d.plain())
	}
	d.scene.Holes = false
	if d.misses("→").sees("Unsorted ×4"); d.rowOf("Two") != d.rowOf("Three") {
		t.Errorf("the rest does not close up:\n%s", d.plain())
	}
}

// groups is a map of many small themes in one column of a low window: G0, G1 and so on, each with answers like "3.1".
func groups(t *testing.T) *desk {
	d := newDesk(t, 60, 21, "Why?")
	for g := range 12 {
		for a := range 3 {
			d.say(fmt.Sprintf("G%d", g), fmt.Sprintf("%d.%d said", g, a))
		}
	}
	d.selects("3.0 said").plain()
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
	d.show().Scroll(-20)
	row := d.rowOf("5.1 said")
	if row < 0 {
		t.Fatalf("it is not seen:\n%s", d.plain())
	}
	d.say("G9", "Between").misses("Between", "11.2 said")
	d.say("G0", "Above").misses("Above")
	if now := d.rowOf("5.1 said"); now != row {
		t.Errorf("it moves from row %d to %d", row, now)
	}
}

// TestTheNearestToTheMiddleThatIsLeftStays folds away what mattered and what stands in the middle.
func TestTheNearestToTheMiddleThatIsLeftStays(t *testing.T) {
	d := newDesk(t, 60, 13, "Why?")
	for _, theme := range []string{"A", "B", "C", "D", "E"} {
		for i := range 20 {
			d.say(theme, fmt.Sprintf("%s%02d said", theme, i))
		}
	}
	d.selects("C05 said").plain()
	d.selects("B08 said").plain()
	d.view.Scroll(-9)
	d.moment.Selected = mindmap.ID{}
	head := d.rowOf("B B ×20")
	if head < 0 || head > 4 {
		t.Fatalf("the head stands in row %d:\n%s", head, d.plain())
	}
	d.view.Fold(d.find("B"))
	if now := d.rowOf("B B ×20 ▾"); now != head {
		t.Errorf("the head moves from row %d to %d:\n%s", head, now, d.plain())
	}
}

// TestWhatIsHitIsWhatIsSeenBehindAList covers rows while something far up is selected: the map is scrolled for that while, and what
// a click meets is what stands there; nothing is met in the rows that are covered.
func TestWhatIsHitIsWhatIsSeenBehindAList(t *testing.T) {
	d := list(t, 12).selects("Answer 39")
	d.scene.Covered = 5
	y := d.sees("Answer 39").rowOf("Answer 39")
	if s, ok := d.view.Hit(4, y); !ok || s.Answer == nil || s.Answer.Text != "Answer 39" {
		t.Errorf("in row %d %+v is hit:\n%s", y, s, d.plain())
	}
	if s, ok := d.view.Hit(4, 9); ok {
		t.Errorf("in a row that is covered %+v is hit", s)
	}
}
