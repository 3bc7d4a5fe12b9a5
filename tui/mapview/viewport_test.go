package mapview

import (
	"fmt"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"mindwall/mindmap"
	"mindwall/tui/cells"
	"mindwall/tui/forms"
)

// TestAtFirstTheEndIsInSight holds that the newest answers stand right above the line, where the eyes are.
func TestAtFirstTheEndIsInSight(t *testing.T) {
	d := list(t, 12).sees("Answer 39", "Answer 28").misses("Answer 27")
	if y := d.rowOf("Answer 39"); y != 11 {
		t.Errorf("the newest stands in row %d of 12", y)
	}
	small := newDesk(t, 80, 12, "Why?").say("Money", "Rent")
	small.scene.Keep = forms.KeepColumn
	if y := small.rowOf("A Money"); y != 1 {
		t.Errorf("a map shorter than the window begins in row %d:\n%s", y, small.plain())
	}
}

func TestTheSelectionIsSeenWithARowToSpare(t *testing.T) {
	d := list(t, 12)
	d.plain()
	if y := d.selects("Answer 05").rowOf("Answer 05"); y != 1 {
		t.Errorf("going up it stands in row %d", y)
	}
	if y := d.selects("Answer 30").rowOf("Answer 30"); y != 10 {
		t.Errorf("going down it stands in row %d of 12", y)
	}
	before := d.rowOf("Answer 24")
	if y := d.selects("Answer 22").rowOf("Answer 24"); y != before {
		t.Errorf("for what is seen the window moves by %d rows", before-y)
	}
}

// TestATreeStandsInTheMiddle holds that a map that is no higher than its window stands in the middle of the rows over the
// unsorted, and with two sides in the middle of its width.
func TestATreeStandsInTheMiddle(t *testing.T) {
	d := newDesk(t, 60, 11, "Why?").say("Money", "Rent")
	if row := d.rowOf("Rent"); row != 5 || d.view.form.Kind != forms.Branch {
		t.Errorf("a %s stands in row %d:\n%s", d.view.form.Kind, row, d.plain())
	}
	d = newDesk(t, 101, 23, "Why?").say("Money", "Rent").say("Mind", "Fear")
	if row := d.rowOf("Rent"); row != 11 || d.rowOf("Fear") != row || d.view.form.Kind != forms.Tree {
		t.Errorf("a %s stands in row %d:\n%s", d.view.form.Kind, row, d.plain())
	}
	row := strings.Split(d.plain(), "\n")[11]
	if left := cells.Width(row) - cells.Width(strings.TrimLeft(row, " ")); left < 25 || left > 40 {
		t.Errorf("%d blanks stand before it:\n%s", left, row)
	}
}

// TestTheMapIsATreeAsLongAsItFits says long answers first, and then more than go into the window: not before a pause does the tree
// become columns, and where it is held it never does.
func TestTheMapIsATreeAsLongAsItFits(t *testing.T) {
	long := "Counselling list that was closed for everybody since autumn"
	for _, columns := range []int{60, 100, 120, 160} {
		d := newDesk(t, columns, 20, "Why?")
		d.theme("Mind")
		d.theme("Money")
		d.say("Money", "Rent", long)
		d.say("Mind", long)
		for i := range 4 {
			d.say("", fmt.Sprint("Waits ", i))
		}
		if k := d.show().form.Kind; k == forms.Columns || d.view.form.H > 20 {
			t.Errorf("%d columns, a few answers: it is %s and %d rows high\n%s", columns, k, d.view.form.H, d.plain())
		}
		for i := range 30 {
			d.say("Money", fmt.Sprintf("%d %s", i, long))
		}
		if k := d.show().form.Kind; k == forms.Columns || d.view.form.H <= 20 {
			t.Errorf("%d columns, nothing paused: it is %s and %d rows high\n%s", columns, k, d.view.form.H, d.plain())
		}
		d.theme("A theme more")
		if k := d.show().form.Kind; k != forms.Columns {
			t.Errorf("%d columns, at a pause: it is %s", columns, k)
		}
		d.scene.Keep = forms.KeepTree
		if k := d.show().form.Kind; k == forms.Columns {
			t.Errorf("%d columns: held as a tree it is %s", columns, k)
		}
	}
}

func TestScrollingStaysUntilSomethingElseMatters(t *testing.T) {
	d := list(t, 12).selects("Answer 30").sees("Answer 30")
	d.show().Scroll(-20)
	d.misses("Answer 30").sees("Answer 08")
	d.show().Follow()
	d.sees("Answer 30")
	d.show().Scroll(-20)
	d.selects("Answer 31").sees("Answer 31")
	d.show().Scroll(-1000)
	d.sees("Answer 00", "A Money ×40")
	d.show().Scroll(+1000)
	d.sees("Answer 39")
	d.show().Scroll(-1)
	d.misses("Answer 39") // the window stopped at the end of the map
}

func TestWhatIsHeldMovesNothing(t *testing.T) {
	d := list(t, 12).selects("Answer 05").sees("Answer 05").selects("Answer 30").sees("Answer 30")
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

// TestWhatStandsOverTheLowestRowsGivesThemBack covers some rows for a while: what is selected stays in sight above them, what is
// counted below includes what is covered, and then every row is as it was, whatever was selected meanwhile.
func TestWhatStandsOverTheLowestRowsGivesThemBack(t *testing.T) {
	d := list(t, 12)
	before := d.plain()
	if above, below := d.view.OutOfSight(d.moment); above != 28 || below != 0 {
		t.Errorf("%d above and %d below are out of sight", above, below)
	}
	d.scene.Covered = 5
	if above, below := d.show().OutOfSight(d.moment); above != 28 || below != 5 {
		t.Errorf("%d above and %d below are out of sight behind a list", above, below)
	}
	if rows := strings.Split(d.plain(), "\n"); len(rows) != 7 || rows[0] != strings.Split(before, "\n")[0] {
		t.Errorf("%d rows:\n%s", len(rows), d.plain())
	}
	d.selects("Answer 39").sees("Answer 39")
	d.moment.Selected = mindmap.ID{}
	d.scene.Covered = 0
	if after := d.plain(); after != before {
		t.Errorf("the rows were\n%s\nand are\n%s", before, after)
	}
}

// TestAnswersOutOfSightAreCounted holds that every answer is either in a row of the window or counted, above or below.
func TestAnswersOutOfSightAreCounted(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		d := anyMap(t, rt)
		d.show().Scroll(rapid.IntRange(-30, 30).Draw(rt, "scroll"))
		above, below := d.show().OutOfSight(d.moment)
		window, seen := d.view.port.window(), 0
		for at := range d.view.form.Len() {
			if y := d.view.form.Rect(at).Min.Y; d.view.form.Spot(at).Answer != nil && y >= window.Min.Y && y < window.Max.Y {
				seen++
			}
		}
		if n := d.question().Answers; above+seen+below != n {
			rt.Fatalf("%d above, %d seen and %d below are not %d answers:\n%s", above, seen, below, n, d.plain())
		}
	})
}

// TestAnotherQuestionIsSeenFromItsEnd holds that a question is shown with its newest answers, wherever the one before stood.
func TestAnotherQuestionIsSeenFromItsEnd(t *testing.T) {
	d := newDesk(t, 80, 12, "Why?", "What else?")
	for q := range 2 {
		d.shown = q
		for i := range 40 {
			d.say("Money", fmt.Sprintf("Answer %d.%02d", q, i))
		}
	}
	d.shown = 0
	d.selects("Answer 0.05").sees("Answer 0.05")
	d.view.Scroll(-1)
	d.moment = Moment{}
	d.shown = 1
	d.sees("Answer 1.39", "Answer 1.28")
}
