package proposals_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"mindwall/mindmap"
	"mindwall/mindmap/plan"
	"mindwall/tui"
	"mindwall/tui/internal/drive"
)

// repeated is a question with two sure repeats, one of them of an answer that somebody filed, and an unsure one.
const repeated = `? What gets in the way?
# Travel
- The bus fare
- No bus after five
# Cost
- Heating or eating
#
- No buses after five +4
- Letters only in English
- Letters are only in English
- English-only letters
- Zebra`

const repeatedWall = `
Ar Travel
  The bus fare
  No bus after five
Bl Cost
  Heating or eating
- No buses after five ×4
- Letters only in English
- Letters are only in English
- English-only letters
- Zebra
`

func TestRepeatsAsShown(t *testing.T) {
	drive.Test(t, func(t *testing.T) {
		openRepeats(t, usual, repeated).Golden("repeats-80x24")
		openRepeats(t, large, repeated).Press("down").Golden("repeats-120x40")
		openRepeats(t, large, repeated).Wheel(+1).Golden("repeats-120x40")
	})
}

func TestRepeatsAreNotMergedUnasked(t *testing.T) {
	drive.Test(t, func(t *testing.T) {
		d := openRepeats(t, usual, repeated).Sees("[✓] No bus after five", "nothing is counted before Enter")
		d.Press("down", "up", "f11", "f11", "f11", "esc").WallIs(repeatedWall)
		if !back(d) {
			t.Error("what was ticked beforehand kept the screen open")
		}
	})
}

func TestTickedRepeatsAreOneAct(t *testing.T) {
	drive.Test(t, func(t *testing.T) {
		d := openRepeats(t, usual, repeated).Press("enter").WallIs(`
Ar Travel
  The bus fare
  No bus after five ×5 ⊕
Bl Cost
  Heating or eating
- Letters only in English ×3 ⊕
- Zebra
`)
		got := d.Question().Unsorted[0].Wordings()
		if d := cmp.Diff([]string{"Letters are only in English", "English-only letters"}, got); d != "" {
			t.Error("wordings are lost", d)
		}
		d.Press("ctrl+z").WallIs(repeatedWall).Sees("[✓] No bus after five")
	})
}

func TestOneRepeatIsCountedAtOnce(t *testing.T) {
	drive.Test(t, func(t *testing.T) {
		d := openRepeats(t, usual, repeated)
		for range pairs(d) {
			if strings.Contains(d.Screen(), "▸ [✓]") {
				d.Press("space").Sees("▸ [ ]")
			}
			d.Press("down")
		}
		d.Press("home").Sees("count this one").Press("enter")
		if n := d.Question().Answers; n != 7 {
			t.Errorf("%d answers, want one less than 8", n)
		}
		d.Press("end", "delete", "enter").Sees("both of these are kept")
	})
}

func TestKeptPairsAreNotOfferedAgain(t *testing.T) {
	drive.Test(t, func(t *testing.T) {
		d := openRepeats(t, usual, repeated)
		n := pairs(d)
		d.Press("delete").Sees("[✗]").Press("esc")
		goTo(d, "likely repeats")
		if now := pairs(d); now != n-1 {
			t.Errorf("%d pairs, want one less than %d", now, n)
		}
		d.Misses("[✗]")
	})
}

// Two answers that were counted as one and taken apart again are two to that person, and so are those that stand for them.
func TestAnswersTakenApartStayApart(t *testing.T) {
	drive.Test(t, func(t *testing.T) {
		d := openRepeats(t, usual, `? What gets in the way?
- Letters only in English
- Letters are only in English
- Zebra letters`)
		d.Press("enter")
		if pairs(d) != 0 {
			t.Fatalf("not counted:\n%s", d.Screen())
		}
		a := d.Question().Unsorted[0]
		split := d.Seal(mindmap.Draft{Op: mindmap.SplitAnswer{Answer: a.Merged[0].ID}})
		d.Press("esc").Send(tui.ArrivedMsg{Entries: split})
		goTo(d, "likely repeats").Sees("No two answers")
		zebra := d.Question().Unsorted[2].ID
		d.Press("esc").Send(tui.ArrivedMsg{Entries: d.Seal(mindmap.Draft{Op: mindmap.MergeAnswer{Answer: a.ID, Into: zebra}})})
		goTo(d, "likely repeats").Sees("No two answers")
	})
}

// What was kept apart is known again when the wall is opened anew, and offered again when somebody ticked it after all.
func TestKeptPairsAreRemembered(t *testing.T) {
	drive.Test(t, func(t *testing.T) {
		beside := map[string]string{"shown": "{}", "apart/x": "1", "apart/12/34": "1"}
		again := func() *drive.Driver { // with the same ids
			return goTo(drive.New(t, drive.Options{Wall: repeated, Kept: beside}), "likely repeats")
		}
		d := again()
		n := pairs(d)
		d.Press("delete", "esc")
		if len(beside) != 4 {
			t.Fatalf("beside the wall is %v", beside)
		}
		d = again()
		if now := pairs(d); now != n-1 {
			t.Errorf("%d pairs, want one less than %d", now, n)
		}
		d.Press("delete", "delete", "up", "delete")
		d.Press("up", "space")
		if len(beside) > 4 {
			t.Errorf("a pair that was ticked after all is still kept apart: %v", beside)
		}
	})
}

// Two answers that somebody filed under different themes are two to that person: they are neither ticked beforehand nor merged
// by way of a third.
func TestAnswersFiledApartStayApart(t *testing.T) {
	drive.Test(t, func(t *testing.T) {
		d := openRepeats(t, usual, `? What gets in the way?
# Travel
- No bus after five
# Evenings
- No buses after five
#
- No bus after five`)
		for range pairs(d) {
			filed := strings.Contains(d.Screen(), "under Travel") && strings.Contains(d.Screen(), "under Evenings")
			if filed == strings.Contains(d.Screen(), "▸ [✓]") {
				t.Errorf("ticked beforehand, or not:\n%s", d.Screen())
			}
			d.Press("down")
		}
		d.Press("enter").WallIs(`
Ar Travel
  No bus after five ×2 ⊕
Bl Evenings
  No buses after five
`)
		if pairs(d) != 1 {
			t.Errorf("the two that were filed are not offered:\n%s", d.Screen())
		}
		d.Press("enter").WallIs(`
Ar Travel
  No bus after five ×3 ⊕
Bl Evenings
`)
	})
}

func TestNothingToPropose(t *testing.T) {
	drive.Test(t, func(t *testing.T) {
		d := openRepeats(t, usual, "? Why?\n- Zebra").Sees("No two answers").Press("enter", "space", "delete", "down")
		d.Press("f11").Sees("Zebra", "Few said is not unimportant")
		d.Press("f11").Sees("Nothing to propose").Press("enter", "space", "delete", "tab", "right", "down")
		openApart(t, usual, "? Why?").Sees("Every answer is like others").Press("f11").Sees("Nothing is unsorted")
	})
}

func TestAnswersLikeNoOther(t *testing.T) {
	drive.Test(t, func(t *testing.T) {
		d := openApart(t, usual, `? What gets in the way?
# Waiting
- Months on a waiting list
- The waiting list was closed
- The bus to town is too dear
# Travel
- No bus after five
- The last bus to town goes at five
- Bus to town never on Sundays
#
- Zebra`)
		d.Sees("Zebra", "unsorted", "under Waiting").Golden("apart-80x24")
		was := d.Wall()
		d.Wheel(+1).Sees("More like what").Wheel(-1).Misses("More like what")
		d.Press("down").Sees("More like what is under Travel", "“bus”")
		q, answer := d.Question(), d.Question().Themes[0].Answers[2].ID
		moved := d.Seal(plan.Move([]mindmap.ID{answer}, q, q.Themes[1].ID)...)
		d.Press("enter").Sees("▸ The bus to town is too dear")
		if !back(d) || d.Wall() != was {
			t.Error("looking changed the wall")
		}
		goTo(d, "like no other").Sees("under Waiting").Send(tui.ArrivedMsg{Entries: moved}).Misses("under Waiting").Sees("Zebra")
	})
}

func TestKeptPairsAreNotMergedThroughAThird(t *testing.T) {
	drive.Test(t, func(t *testing.T) {
		d := openRepeats(t, usual, "? Why?\n- Letters only in English\n- Letters are only in English\n- English-only letters")
		if n := pairs(d); n != 3 {
			t.Fatalf("%d pairs", n)
		}
		d.Press("down", "delete", "enter")
		if n := d.Question().Answers; n != 2 {
			t.Errorf("%d answers, want 2:\n%s", n, d.Wall())
		}
		d.Misses("2 repeats")
	})
}
