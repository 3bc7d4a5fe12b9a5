package proposals

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"mindwall/mindmap"
	"mindwall/tui/screen"
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
	newHarness(t, usual, repeated).open(screen.Repeats).golden(t, "repeats-80x24")
	newHarness(t, large, repeated).open(screen.Repeats).press("down").golden(t, "repeats-120x40")
}

func TestRepeatsAreNotMergedUnasked(t *testing.T) {
	x := newHarness(t, usual, repeated).open(screen.Repeats).sees("[✓] No bus after five", "nothing is counted before Enter")
	x.press("down", "up", "f11", "f11", "f11", "esc").wallIs(repeatedWall)
	if !x.popped {
		t.Error("what was ticked beforehand kept the screen open")
	}
}

func TestTickedRepeatsAreOneAct(t *testing.T) {
	x := newHarness(t, usual, repeated).open(screen.Repeats).press("enter").wallIs(`
Ar Travel
  The bus fare
  No bus after five ×5 ⊕
Bl Cost
  Heating or eating
- Letters only in English ×3 ⊕
- Zebra
`)
	got := x.question().Unsorted[0].Wordings()
	if d := cmp.Diff([]string{"Letters are only in English", "English-only letters"}, got); d != "" {
		t.Error("wordings are lost", d)
	}
	x.press("ctrl+z").wallIs(repeatedWall).sees("[✓] No bus after five")
}

func TestOneRepeatIsCountedAtOnce(t *testing.T) {
	x := newHarness(t, usual, repeated).open(screen.Repeats)
	for i := range x.p.page().(*repeats).shown {
		if x.p.page().(*repeats).shown[i].fate == ticked {
			x.press("space")
		}
		x.press("down")
	}
	x.press("home").sees("count this one").press("enter")
	if n := x.question().Answers; n != 7 {
		t.Errorf("%d answers, want one less than 8", n)
	}
	if x.press("end", "delete", "enter"); !strings.Contains(x.env.Status.Notice, "both of these are kept") {
		t.Errorf("a pair that is kept was counted: %q", x.env.Status.Notice)
	}
}

func TestKeptPairsAreNotOfferedAgain(t *testing.T) {
	x := newHarness(t, usual, repeated).open(screen.Repeats)
	n := len(x.p.page().(*repeats).shown)
	x.press("delete").sees("[✗]").press("esc")
	x.open(screen.Repeats)
	if now := len(x.p.page().(*repeats).shown); now != n-1 {
		t.Errorf("%d pairs, want one less than %d", now, n)
	}
	x.misses("[✗]")
}

// What was kept apart is known again when the wall is opened anew, and offered again when somebody ticked it after all.
func TestKeptPairsAreRemembered(t *testing.T) {
	beside := map[string]string{"shown": "{}", "apart/x": "1", "apart/12/34": "1"}
	remember := func(key, text string) {
		if beside[key] = text; text == "" {
			delete(beside, key)
		}
	}
	x := newHarness(t, usual, repeated)
	x.kept = RememberedPairs(beside, remember)
	n := len(x.open(screen.Repeats).p.page().(*repeats).shown)
	x.press("delete", "esc")
	if len(beside) != 4 {
		t.Fatalf("beside the wall is %v", beside)
	}
	x.kept = RememberedPairs(beside, remember)
	if now := len(x.open(screen.Repeats).p.page().(*repeats).shown); now != n-1 {
		t.Errorf("%d pairs, want one less than %d", now, n)
	}
	x.press("delete", "delete", "up", "delete")
	x.press("up", "space")
	if len(beside) > 4 {
		t.Errorf("a pair that was ticked after all is still kept apart: %v", beside)
	}
}

// Two answers that somebody filed under different themes are two to him: they are neither ticked beforehand nor merged
// by way of a third.
func TestAnswersFiledApartStayApart(t *testing.T) {
	x := newHarness(t, usual, `? What gets in the way?
# Travel
- No bus after five
# Evenings
- No buses after five
#
- No bus after five`)
	x.open(screen.Repeats)
	for _, p := range x.p.page().(*repeats).shown {
		a, b := x.env.Live.Answer(p.answers[0]), x.env.Live.Answer(p.answers[1])
		if filedApart(a, b) != (p.fate == open) {
			t.Errorf("%q and %q: fate %d", a.Text, b.Text, p.fate)
		}
	}
	x.press("enter").wallIs(`
Ar Travel
  No bus after five ×2 ⊕
Bl Evenings
  No buses after five
`)
	if len(x.p.page().(*repeats).shown) != 1 {
		t.Errorf("the two that were filed are not offered:\n%s", x.view())
	}
	x.press("enter").wallIs(`
Ar Travel
  No bus after five ×3 ⊕
Bl Evenings
`)
}

func TestRepeatsOfAllQuestions(t *testing.T) {
	x := newHarness(t, usual, "? First?\n- No bus after five\n- No buses after five\n? Second?\n- No bus after five\n- Rent arrears\n- The rent arrears")
	x.p = New(x.env, screen.Repeats, mindmap.ID{}, x.kept)
	x.changed().press("f5").sees("all questions", "question 2, unsorted").misses("like no other")
	if n := len(x.p.page().(*repeats).shown); n != 2 {
		t.Errorf("%d pairs, want one of each question:\n%s", n, x.view())
	}
}

func TestNothingToPropose(t *testing.T) {
	x := newHarness(t, usual, "? Why?\n- Zebra").open(screen.Repeats).sees("No two answers").press("enter", "space", "delete", "down")
	x.press("f11").sees("Zebra", "Few said is not unimportant")
	x.press("f11").sees("Nothing to propose").press("enter", "space", "delete", "tab", "right", "down")
	newHarness(t, usual, "? Why?").open(screen.Cluster).sees("Nothing is unsorted").press("f11", "f11").sees("Every answer is like others")
}

func TestAnswersLikeNoOther(t *testing.T) {
	x := newHarness(t, usual, `? What gets in the way?
# Waiting
- Months on a waiting list
- The waiting list was closed
- The bus to town is too dear
# Travel
- No bus after five
- The last bus to town goes at five
- Bus to town never on Sundays
#
- Zebra`).open(screen.Apart)
	x.sees("Zebra", "unsorted", "under Waiting").golden(t, "apart-80x24")
	was := x.wall()
	x.press("down").sees("More like what is under Travel", "“bus”").press("enter")
	if a := x.env.Live.Answer(x.visited); a == nil || a.Text != "The bus to town is too dear" {
		t.Errorf("enter went to %v", a)
	}
	if x.wall() != was {
		t.Error("looking changed the wall")
	}
	q := x.question()
	_, err := x.scribe.Record(mindmap.PlanMove([]mindmap.ID{x.visited}, q, q.Themes[1].ID)...)
	x.check(err)
	x.changed().misses("under Waiting").sees("Zebra")
}

func TestKeptPairsAreNotMergedThroughAThird(t *testing.T) {
	x := newHarness(t, usual, "? Why?\n- Letters only in English\n- Letters are only in English\n- English-only letters").open(screen.Repeats)
	if n := len(x.p.page().(*repeats).shown); n != 3 {
		t.Fatalf("%d pairs", n)
	}
	x.press("down", "delete", "enter")
	if n := x.question().Answers; n != 2 {
		t.Errorf("%d answers, want 2:\n%s", n, x.wall())
	}
	if strings.Contains(x.env.Status.Notice, "2 repeats") {
		t.Errorf("said %q", x.env.Status.Notice)
	}
}
