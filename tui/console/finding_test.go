package console_test

import (
	"strings"
	"testing"

	"mindwall/tui/console"
	"mindwall/tui/internal/drive"
)

// TestTheLikeliestIsFoundFirst types into / what people look for, on a wall that says all kinds of things.
func TestTheLikeliestIsFoundFirst(t *testing.T) {
	const wall = "? Why?\n# Cluster headaches\n- Nobody clusters\n- Undo the top button\n- The help is far\n# Time\n- No time to wait\n#\n- 2 buses\n- Help\n- Bus fare\n" +
		"- Redone twice\n- A timer for pills\n? What helps?\n# Buses\n- Time off work"
	for query, want := range map[string]string{
		"cluster":     "do it: “Cluster the unsorted”", // a whole word is a command
		"clus":        "go there: “Cluster headaches”", // a part of one is what was said
		"undo":        "do it: “Undo”",
		"und":         "go there: “Undo the top button”",
		"undo the":    "go there: “Undo the top button”",
		"present":     "do it: “Present: what the room sees, on this screen”",
		"quit":        "do it: “Clear the line, or quit”",
		"help":        "do it: “Help”",
		"2":           "go there: “What helps?”", // a number is a question
		"2 b":         "go there: “2 buses”",
		"time":        "go there: “Time”", // what is called so, before what begins so
		"timer":       "do it: “Timer”",
		"tim":         "go there: “Time”", // the question shown before others
		"bus":         "go there: “Bus fare”",
		"buses":       "go there: “Buses”",
		"what":        "go there: “What helps?”",
		"to wait":     "go there: “No time to wait”",
		"BUTTON":      "go there: “Undo the top button”",
		"redo":        "do it: “Redo”",
		"inbox":       "do it: “Look through the inbox”",
		"remove":      "“Remove” does nothing now", // said before Enter
		"next":        "do it: “Next question”",
		"actions":     "“List what will be done, and what is” does nothing now", // not the close, which names them
		"export":      "do it: “Export pictures and data”",
		"nothing has": "nothing here holds",
	} {
		drive.Test(t, func(t *testing.T) {
			d := drive.New(t, drive.Options{Size: drive.Size(100, 28), Wall: wall})
			if row := d.Press("/").Type(query).Row(-4); !strings.Contains(row, want) {
				t.Errorf("/%s finds first %q, want %q\n%s", query, row, want, d.Screen())
			}
			pasted := d.Press("esc", "/").Paste(query).Screen()
			if typed := d.Press("esc", "/").Type(query).Screen(); typed != pasted {
				t.Errorf("/%s typed finds\n%s\nand pasted\n%s", query, typed, pasted)
			}
		})
	}
}

func TestAnActionIsDoneByTypingIt(t *testing.T) {
	drive.Test(t, func(t *testing.T) {
		d := wall(t, "Why?", "And?").Say("Rent #Money", "Food").Press("/").Type("undo").Sees("Undo ", "ctrl+z").Press("enter").WallIs("A Money\n  Rent\n")
		d.Press("/").Type("redo").Press("enter").WallIs("A Money\n  Rent\n- Food\n").Press("/").Type("2").Press("enter").Sees("2/2 And?", "2 › And?")
		d.Press("/").Type("1").Press("enter").Sees("1/2 Why?").Press("ctrl+a").Press("/").Type("park").Press("enter").Sees("“Food” parked")
		d.Press("/").Type("present").Press("enter").Misses("saved").Press("/").Type("present").Press("enter").Sees("saved")
		d.Press("/").Type("remove").Press("enter").Sees("for that select an answer or a theme").Press("/").Type("9").Sees("there is no question 9")
		d.Press("esc", "ctrl+p").Type("rent").Sees("nothing here holds “rent”").Press("esc").Press("/").Type("help").Press("enter").Sees("Keys")
	})
}

// TestTheListOfAllFindsActionsWithoutAQuestion holds that / is there before anything was asked, as nothing else may be.
func TestTheListOfAllFindsActionsWithoutAQuestion(t *testing.T) {
	drive.Test(t, func(t *testing.T) {
		d := wall(t).Sees("question ›").Press("/").Type("take up").Press("enter").Sees("no question was set aside").Press("esc")
		d.Press("?").Sees("Keys").Press("esc").Say("Why?").Press("ctrl+n", "/").Type("why").Press("enter").Misses("question ›")
		d.Press("ctrl+n").Type("Is it 1/2?").Press("enter").Sees("2/2 Is it 1/2?")
	})
}

// TestWhatWaitsForAnAnswerOutlivesTheListOfActions does something by name while a pasted list waits: it waits on, also behind
// another question.
func TestWhatWaitsForAnAnswerOutlivesTheListOfActions(t *testing.T) {
	drive.Test(t, func(t *testing.T) {
		d := wall(t, "Why?").Say("Rent").Paste("One\nTwo").Sees("2 lines pasted").Press("ctrl+p").Type("undo").Press("enter").WallIs("")
		d.Sees("2 lines pasted").Press("ctrl+p").Type("quit").Press("enter").Sees("Quit mindwall?").Press("esc").Sees("2 lines pasted")
		d.Press("?").Sees("Keys").Press("esc").Sees("2 lines pasted").Paste("Three\nFour").Sees("4 lines pasted").Press("ctrl+p", "esc", "enter")
		d.WallIs("- One\n- Two\n- Three\n- Four\n")
		if d.Quit {
			t.Error("it quit")
		}
	})
}

func TestTabTurnsToTheOtherQuestions(t *testing.T) {
	drive.Test(t, func(t *testing.T) {
		long := strings.Repeat("long ", 20) + "question?"
		d := wall(t, "One?", "Two?", long).Sees(" 1 ›").Press("tab").Sees("2/3 Two?").Misses("1 ›")
		if row := d.Row(-3); row != " 2 › Two?" {
			t.Errorf("the line after Tab is %q", row)
		}
		if c := d.View().Cursor; c == nil || c.X != 5 {
			t.Errorf("the cursor stands at %+v, want it before the question", c)
		}
		d.Type("B")
		if row := d.Row(-3); row != " 2 › B" || d.Typed() != "B" {
			t.Errorf("the line with a letter is %q", row)
		}
		d.Press("backspace")
		if row := d.Row(-3); row != " 2 ›" {
			t.Errorf("the line without the letter again is %q", row)
		}
		if row := d.Press("tab").Row(-3); !strings.HasPrefix(row, " 3 › long long") || !strings.HasSuffix(row, "…") {
			t.Errorf("a long question is told as %q", row)
		}
		d.Press("tab").Sees("1/3 One?").Press("shift+tab").Sees("3/3 long").Press("shift+tab", "shift+tab").Sees("1/3 One?")
		d.Say("Rent #Money", "Food").Press("up", "up").Press("tab").Sees("select a theme for that").Press("shift+tab").Sees("Esc lets go of what is selected")
		d.Press("esc", "/").Type("food").Press("ctrl+a").Sees("1 answer of this question marked").Press("shift+tab").Sees("Esc lets go").Press("tab").Sees("1/3 One?")
		d.Press("esc")
		find(d, "money").Press("tab").Sees("1/3 One?").Misses("Rent").Press("tab").Sees("Rent").Press("esc", "tab").Sees("2/3 Two?")
		d.Type("Bus #").Press("tab").Sees("2/3 Two?").Press("ctrl+pgup").Sees("1/3 One?", "1 › Bus #")
	})
	drive.Test(t, func(t *testing.T) {
		d := wall(t, "One?").Say("Rent").Press("tab").Sees("there is no other question").Press("shift+tab").Sees("there is no other question")
		if row := d.Row(-3); row != " ›" {
			t.Errorf("the line of an only question is %q", row)
		}
	})
}

func TestCtrlKClustersWhereItErasesNothing(t *testing.T) {
	drive.Test(t, func(t *testing.T) {
		d := wall(t, "Why?").Say("Rent", "Food").Sees("2 unsorted").Press("ctrl+k").Sees("Themes for the unsorted").Press("esc")
		d.Type("one two").Press("home", "right", "right", "right", "ctrl+k")
		if got := d.Misses("Themes for the unsorted").Typed(); got != "one" {
			t.Errorf("Ctrl+K leaves %q", got)
		}
		d.Press("home", "ctrl+k", "ctrl+k").Sees("Themes for the unsorted").Press("ctrl+k").Sees("Likely repeats", "ctrl+k like no other").Press("esc").Press("f11").Sees("Themes for the unsorted")
	})
	drive.Test(t, func(t *testing.T) { wall(t, "Why?").Press("ctrl+k").Sees("nothing is unsorted here") })
}

func TestASignOfOptionIsTextAndTellsOfAlt(t *testing.T) {
	drive.Test(t, func(t *testing.T) {
		const asks = "Was “∫” Option+B? Use #b, or set “Use Option as Meta Key”"
		d := wall(t, "Why?").Say("#Money", "#Mind", "Rent", "Food").Type("∫").Misses("Option").Press("backspace")
		d.Press("ctrl+a").Type("∫").Sees(asks)
		if d.Typed() != "∫" {
			t.Errorf("the line is %q", d.Typed())
		}
		d.Type("x").Misses("Option").Press("backspace", "backspace").Sees("2 marked").Say("#b").WallIs("A Money\nB Mind\n  Rent\n  Food\n")
		find(d, "rent").Type("∫").Sees(asks).Press("enter").WallIs("A Money\nB Mind\n  Rent\n  Food\n- ∫\n")
		find(d, "money").Type("∫").Misses("Option")
	})
}

// TestCtrlShiftZIsNotRedo holds that nothing is done by a key which most terminals send as another one.
func TestCtrlShiftZIsNotRedo(t *testing.T) {
	for _, w := range console.Ways() {
		for _, k := range w.Keys {
			if k == "ctrl+shift+z" {
				t.Errorf("%s is done by %s", w.Name, k)
			}
		}
	}
	drive.Test(t, func(t *testing.T) {
		d := wall(t, "Why?").Say("Rent").Press("ctrl+z", "ctrl+shift+z").WallIs("").Press("ctrl+y").WallIs("- Rent\n")
		d.Type("half").Press("ctrl+z", "ctrl+shift+z")
		if d.Typed() != "" {
			t.Errorf("the line is %q", d.Typed())
		}
	})
}

// The language of the event is chosen by its own name, or typed when it is another; what is typed and is none is not taken.
func TestTheLanguageOfTheEventIsChosen(t *testing.T) {
	drive.Test(t, func(t *testing.T) {
		d := wall(t, "Why?").Press("/").Type("language").Press("enter").Sees("Language of the event", "Deutsch", "* de", "translated by machine")
		d.Type("deutsch").Press("enter").Sees("language: Deutsch")
		d.Press("/").Type("language").Press("enter").Type("de-AT").Sees("as typed").Press("enter").Sees("language: de-AT")
		d.Press("/").Type("language").Press("enter").Type("sw").Press("enter").Sees("language: sw · exports and room speak English")
		d.Press("/").Type("language").Press("enter").Type("no language").Sees("type the short name of a language")
	})
}
