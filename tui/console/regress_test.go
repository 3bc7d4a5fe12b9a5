package console_test

import (
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"mindwall/tui"
	"mindwall/tui/internal/drive"
)

func TestLastAnswerIsNotActedOnUnderAnotherQuestion(t *testing.T) {
	drive.Test(t, func(t *testing.T) {
		d := wall(t, "One?", "Two?").Say("First").Press("alt+2", "+", "ctrl+c").Press("alt+1").WallIs("- First\n")
		d.Press("alt+2").Say("#Theme").Press("alt+a").WallIs("A Theme\n").Press("alt+1").WallIs("- First\n")
	})
}

func TestClearedLineDoesNotStandBeforeUndo(t *testing.T) {
	drive.Test(t, func(t *testing.T) {
		d := wall(t, "Why?").Say("Rent", "#Money").Type("oops").Press("ctrl+c", "ctrl+a", "alt+a").WallIs("A Money\n  Rent\n")
		d.Press("ctrl+z").WallIs("A Money\n- Rent\n")
	})
}

func TestLetGoCorrectionComesBack(t *testing.T) {
	drive.Test(t, func(t *testing.T) {
		d := wall(t, "Why?").Say("Rent").Press("up").Type(" is due").Press("esc", "ctrl+z")
		d.Sees("correct › Rent is due").Press("enter").WallIs("- Rent is due\n")
	})
}

func TestListKeepsTheCorrectionUnderIt(t *testing.T) {
	drive.Test(t, func(t *testing.T) {
		d := wall(t, "Why?").Say("Rent").Press("up").Type(" is due").Press("f7", "esc").Sees("correct › Rent is due")
		d.Press("enter").WallIs("- Rent is due\n")
	})
}

func TestPasteFiltersAList(t *testing.T) {
	drive.Test(t, func(t *testing.T) {
		d := wall(t, "Why?").Say("Rent", "Food").Press("ctrl+f")
		d.Paste("Food")
		d.Sees("Find · 1 of 2").Press("enter")
		d.Sees("▸ Food")
	})
}

func TestSecondPasteWaitsWithTheFirst(t *testing.T) {
	drive.Test(t, func(t *testing.T) {
		d := wall(t, "Why?")
		d.Paste("One\nTwo")
		d.Paste("Three\nFour")
		d.Sees("4 lines pasted").Press("enter").WallIs("- One\n- Two\n- Three\n- Four\n")
	})
}

func TestMouseDoesNothingToAMapThatIsNotSeen(t *testing.T) {
	drive.Test(t, func(t *testing.T) {
		d := wall(t, "Why?").Say("Rent", "#Money").Press("f5", "ctrl+a", "ctrl+b").Misses("Rent")
		for y := range 24 {
			for column := 0; column < 80; column += 4 {
				d.Send(tea.MouseClickMsg{X: column, Y: y, Button: tea.MouseLeft})
			}
		}
		d.WallIs("A Money\n- Rent\n").Press("ctrl+b").Sees("◆ Rent").Click("A Money").WallIs("A Money\n  Rent\n") // it was marked all the while
	})
}

func TestDraftsOfEveryKindAreKept(t *testing.T) {
	drive.Test(t, func(t *testing.T) {
		d := wall(t, "Why?").Say("Rent").Press("up").Type(" is due")
		if got := d.Draft(); !strings.Contains(got, `"Rent is due"`) {
			t.Errorf("a correction leaves the draft %q", got)
		}
		if got := d.Press("esc", "ctrl+n").Type("And then?").Draft(); !strings.Contains(got, "And then?") {
			t.Errorf("a question leaves the draft %q", got)
		}
	})
}

// TestDraftsComeBackAsWhatTheyWere leaves the console over each kind of half-typed line, and opens it again.
func TestDraftsComeBackAsWhatTheyWere(t *testing.T) {
	const wall = "? Why?\n# Money\n- Rent\n#\n- Food\n? And?\n- Bus"
	for name, c := range map[string]struct {
		do         func(*drive.Driver)
		sees, then string
	}{
		"an answer":                      {func(d *drive.Driver) { d.Type("half typed") }, "› half typed", "half typed"},
		"an answer like none":            {func(d *drive.Driver) { d.Type(`{"text":"x"}`) }, `› {"text":"x"}`, `{"text":"x"}`},
		"a correction":                   {func(d *drive.Driver) { d.Press("up").Type(" banks") }, "correct › Food banks", "Food banks"},
		"a correction elsewhere":         {func(d *drive.Driver) { d.Press("alt+2", "up").Type(" fare") }, "correct › Bus fare", "Bus fare"},
		"a theme's name":                 {func(d *drive.Driver) { find(d, "money").Press("enter").Type(" worries") }, "correct › Money worries", "Money worries"},
		"a question":                     {func(d *drive.Driver) { d.Press("ctrl+n").Type("What next?") }, "question › What next?", "What next?"},
		"a correction under a list":      {func(d *drive.Driver) { d.Press("up").Type(" banks").Press("f7") }, "correct › Food banks", "Food banks"},
		"an answer under what is let go": {func(d *drive.Driver) { d.Type("half typed").Press("ctrl+n") }, "› half typed", "half typed"},
	} {
		t.Run(name, func(t *testing.T) {
			drive.Test(t, func(t *testing.T) {
				d := drive.New(t, drive.Options{Wall: wall})
				c.do(d)
				left := d.Pass(3 * time.Second).Notes["draft"]
				again := drive.New(t, drive.Options{Wall: wall, More: func(o *tui.Options) { o.Draft = left }})
				again.Sees(c.sees).Press("enter")
				if all := strings.Join(words(again), "\n"); !strings.Contains(all, c.then) || strings.Count(all, "\n") > 6 {
					t.Errorf("the wall says\n%s", all)
				}
			})
		})
	}
}

// words are all words of a wall, a line each.
func words(d *drive.Driver) (all []string) {
	for _, q := range d.Live.Board().Questions {
		all = append(all, q.Text)
		for t := range q.AllThemes {
			all = append(all, t.Text)
		}
		for a := range q.AllAnswers {
			all = append(all, a.Text)
		}
	}
	return all
}

func TestThePaletteBeginsWithWhatCanBeDoneNow(t *testing.T) {
	drive.Test(t, func(t *testing.T) {
		d := wall(t, "Why?").Say("Rent").Press("ctrl+p").Sees("▸ Correct the last answer").Misses("Take the completion")
		d.Type("take the comp").Sees("Take the completion")
	})
}

func TestListsSayWhatEnterDoes(t *testing.T) {
	drive.Test(t, func(t *testing.T) {
		d := wall(t, "Why?", "And?").Say("Rent", "Food").Press("f6").Sees("“Food” parked for later")
		d.Press("ctrl+p").Type("list what is parked").Press("enter").Sees("Parked for later · 1 of 1", "enter bring back").Press("enter").WallIs("- Rent\n- Food\n")
		d.Press("f4").Sees("Move 1 answer to", "enter move").Press("esc", "ctrl+f").Sees("enter go there")
	})
}

func TestReorderAtTheEndsSaysSo(t *testing.T) {
	drive.Test(t, func(t *testing.T) {
		d := wall(t, "Why?").Say("One", "Two").Press("up", "up", "alt+down").Sees("it is the last already")
		d.Press("up", "alt+up").Sees("it is the first already").WallIs("- One\n- Two\n")
	})
}

// TestTheOtherSideIsToldWhereItIsNotSeen moves a theme on a map that is too narrow for two sides.
func TestTheOtherSideIsToldWhereItIsNotSeen(t *testing.T) {
	drive.Test(t, func(t *testing.T) {
		d := find(sized(t, 100, 30, "Why?").Say("Waiting three weeks for a doctor #Money"), "money").Press("alt+left")
		d.Sees("“Money” is on the left now, as the room", "Waiting three weeks for a doctor")
	})
}
