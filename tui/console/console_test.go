package console_test

import (
	"fmt"
	"strings"
	"testing"
	"unicode/utf8"

	tea "charm.land/bubbletea/v2"
	"pgregory.net/rapid"

	"mindwall/mindmap"
	"mindwall/tui/internal/drive"
)

func TestTypeEnterWall(t *testing.T) {
	drive.Test(t, func(t *testing.T) {
		d := wall(t, "What gets in the way?")
		d.Sees("Type what is said and press Enter")
		d.Say("Heating or eating #Money", "Waiting weeks for a GP +3 | I gave up", "Phone calls #Mind/Anxiety")
		d.WallIs(`
A Money
  Heating or eating
B Mind
  B Anxiety
    Phone calls
- Waiting weeks for a GP ×3 ❞
`)
		d.Sees("3 answers", "said 5 times", "1 unsorted")
	})
}

func TestUpCorrectsTheLastAnswer(t *testing.T) {
	drive.Test(t, func(t *testing.T) {
		d := wall(t, "Why?").Say("Heatng or eating")
		d.Press("up").Sees("correct ›").Press("home", "right", "right", "right", "right").Type("i").Press("enter")
		d.WallIs("- Heating or eating\n")
		if d.Misses("correct ›").Typed() != "" {
			t.Error("the line is not ready for the next answer")
		}
		d.Say("Next").WallIs("- Heating or eating\n- Next\n")
	})
}

func TestUpTwiceGoesIntoTheMap(t *testing.T) {
	drive.Test(t, func(t *testing.T) {
		d := wall(t, "Why?").Say("One", "Two", "Three").Press("up", "up", "up")
		d.Sees("▸ One") // which stands over it
		if row := d.Row(-4); row != " One" {
			t.Fatalf("what is selected is told as %q", row)
		}
		d.Type("Four").Press("enter").WallIs("- One\n- Two\n- Three\n- Four\n")
	})
}

func TestFromACorrectionIntoTheMapUnfoldsWhatHidesIt(t *testing.T) {
	drive.Test(t, func(t *testing.T) {
		d := wall(t, "Why?").Say("Rent #Money", "Food")
		find(d, "money").Press("tab").Sees("A Money ×1 ▾").Press("esc", "ctrl+up", "ctrl+up").Sees("correct › Rent").Misses("─── Rent")
		d.Press("up").Sees("▸ Rent")
	})
}

func TestCtrlUpWalksThroughHistory(t *testing.T) {
	drive.Test(t, func(t *testing.T) {
		d := wall(t, "Why?").Say("One #A", "Two", "Three #A")
		d.Press("ctrl+up", "ctrl+up", "ctrl+up").Sees("correct › One").Press("ctrl+down").Sees("correct › Two")
		d.Type("!").Press("ctrl+up").Sees("finish the line first").Press("enter").WallIs("A A\n  One\n  Three\n- Two!\n")
	})
}

func TestFilingByNameLetterAndMarks(t *testing.T) {
	drive.Test(t, func(t *testing.T) {
		d := wall(t, "Why?").Say("Rent", "Food", "Fear", "Bills")
		d.Press("ctrl+a").Sees("4 marked").Type("#Money").Press("enter").Sees("4 answers filed under Money")
		d.Say("#Mind").Sees("new theme “Mind”")
		d.WallIs("A Money\n  Rent\n  Food\n  Fear\n  Bills\nB Mind\n")
		d.Say("Dread").Press("alt+b").WallIs("A Money\n  Rent\n  Food\n  Fear\n  Bills\nB Mind\n  Dread\n")
		d.Type("Panic").Press("alt+b").WallIs("A Money\n  Rent\n  Food\n  Fear\n  Bills\nB Mind\n  Dread\n  Panic\n")
		d.Press("ctrl+z", "ctrl+z", "ctrl+z", "ctrl+z", "ctrl+z").WallIs("- Rent\n- Food\n- Fear\n- Bills\n")
		d.Press("ctrl+y").WallIs("A Money\n  Rent\n  Food\n  Fear\n  Bills\n")
	})
}

func TestFilingGoesOnToTheNext(t *testing.T) {
	drive.Test(t, func(t *testing.T) {
		d := wall(t, "Why?").Say("#Money", "#Mind", "Rent", "Fear", "Food")
		d.Press("up", "up").Sees("▸ Food").Press("up").Sees("▸ Rent").Press("alt+a").Sees("▸ Fear").Press("alt+b").Sees("▸ Food").Press("alt+a")
		d.WallIs("A Money\n  Rent\n  Food\nB Mind\n  Fear\n")
	})
}

func TestCompletionTakesTheTheme(t *testing.T) {
	drive.Test(t, func(t *testing.T) {
		d := wall(t, "Why?").Say("Rent #Money worries", "Fear #Mind")
		d.Type("Food #mon").Sees("▸A Money worries").Press("tab", "enter")
		d.Type("Dread #").Misses("▸").Press("down").Sees("▸A Money worries").Press("down").Sees("▸B Mind").Press("enter")
		d.WallIs("A Money worries\n  Rent\n  Food\nB Mind\n  Fear\n  Dread\n")
	})
}

// TestEnterTakesTheThemeThatIsMarked types no more of a theme's name than is needed.
func TestEnterTakesTheThemeThatIsMarked(t *testing.T) {
	drive.Test(t, func(t *testing.T) {
		d := wall(t, "Why?").Say("Rent #Money worries", "Fear #Mind/Anxiety")
		d.Type("Food #mon").Sees("▸A Money worries", "+ “mon”", "→ Money worries", "↓ new theme mon").Press("enter")
		d.Say("Meter #mon +2 | it runs out on Fridays", "Dread #anx").Type("Bills #wor").Misses("▸A").Sees("▸+ “wor”", "→ new theme wor", "tab Money worries?").Press("tab", "enter")
		d.Type("Pocket money #Mon").Press("esc").Misses("Money worries?").Sees("→ new theme Mon").Type(" +2").Sees("→ new theme Mon").Press("enter")
		d.WallIs("A Money worries\n  Rent\n  Food\n  Meter ×2 ❞\n  Bills\nB Mind\n  B Anxiety\n    Fear\n    Dread\nC Mon\n  Pocket money ×2\n")
	})
}

func TestTally(t *testing.T) {
	drive.Test(t, func(t *testing.T) {
		d := wall(t, "Why?").Say("Rent", "Food").Press("+").Sees("↵ count 1 more for “Food”").Press("enter").WallIs("- Rent\n- Food ×2\n")
		d.Press("up", "up", "left", "+").WallIs("- Rent ×2\n- Food ×2\n")
		d.Press("+").Type("7").Sees("count › +7").Press("enter").WallIs("- Rent ×9\n- Food ×2\n")
		d.Press("-").WallIs("- Rent ×8\n- Food ×2\n")
		d.Press("-").Type("12").Press("esc").WallIs("- Rent ×7\n- Food ×2\n")
	})
}

func TestRemoveMergeSplitPark(t *testing.T) {
	drive.Test(t, func(t *testing.T) {
		d := wall(t, "Why?").Say("Rent", "The rent", "Food #Need")
		d.Press("ctrl+a", "ctrl+g").WallIs("A Need\n  Food\n- Rent ×2 ⊕\n")
		d.Press("ctrl+d").WallIs("A Need\n  Food\n- Rent\n- The rent\n")
		d.Press("delete").WallIs("A Need\n  Food\n- The rent\n").Press("f6").WallIs("A Need\n  Food\n").Sees("“The rent” parked for later").Press("esc").Sees("1 parked")
		d.Press("ctrl+z", "ctrl+z").WallIs("A Need\n  Food\n- Rent\n- The rent\n")
	})
}

func TestRemovingAThemeFreesItsAnswers(t *testing.T) {
	drive.Test(t, func(t *testing.T) {
		d := wall(t, "Why?").Say("Rent #Money", "Food #Money")
		d.Press("right").Sees("▸ Food").Press("left").Sees("▸A Money").Press("delete").WallIs("- Rent\n- Food\n")
	})
}

func TestReorder(t *testing.T) {
	drive.Test(t, func(t *testing.T) {
		d := wall(t, "Why?").Say("One", "Two", "Three").Press("up", "up", "alt+up", "alt+up")
		d.WallIs("- Three\n- One\n- Two\n").Press("alt+down").WallIs("- One\n- Three\n- Two\n").Say("Four").WallIs("- One\n- Three\n- Two\n- Four\n")
	})
}

func TestThemeKeys(t *testing.T) {
	drive.Test(t, func(t *testing.T) {
		d := find(sized(t, 120, 30, "Why?").Say("Rent #Money", "Food #Money +4"), "money")
		d.Press("ctrl+s").WallIs("A Money\n  Food ×4\n  Rent\n").Press("ctrl+s").WallIs("A Money\n  Rent\n  Food ×4\n")
		d.Press("alt+left")
		if side := d.Question().Themes[0].Side; side != mindmap.Left {
			t.Errorf("side %v", side)
		}
		d.Press("tab").Misses("Rent").Press("tab").Sees("Rent")
		d.Press("enter").Sees("correct › Money").Type(" worries").Press("enter").WallIs("A Money worries\n  Rent\n  Food ×4\n")
	})
}

func TestNestingAThemeByName(t *testing.T) {
	drive.Test(t, func(t *testing.T) {
		d := find(wall(t, "Why?").Say("Fear #Anxiety", "Alone #Mind"), "anxiety")
		d.Type("#Mind").Press("enter").WallIs("B Mind\n  B Anxiety\n    Fear\n  Alone\n")
		find(d.Press("esc", "esc"), "mind").Type("#Mind/Anxiety").Press("enter").Sees("cannot hang under itself")
	})
}

func TestQuestions(t *testing.T) {
	drive.Test(t, func(t *testing.T) {
		d := wall(t, "One?", "Two?").Say("First").Press("ctrl+pgdown").Sees("2/2 Two?").Say("Second").WallIs("- Second\n")
		d.Press("alt+1").WallIs("- First\n").Press("ctrl+n").Sees("question ›").Say("Three?").Sees("3/3 Three?")
		d.Press("ctrl+pgdown").Sees("1/3 One?").Press("alt+9").Sees("there is no question 9")
		d.Type("half").Press("ctrl+pgdown").Sees("› half")
	})
}

func TestFirstQuestionIsAskedFor(t *testing.T) {
	drive.Test(t, func(t *testing.T) {
		wall(t).Sees("What will you ask the room?").Say("Why?").Sees("1/1 Why?").Say("Because").WallIs("- Because\n")
	})
}

func TestPasteOfSeveralLinesAsks(t *testing.T) {
	drive.Test(t, func(t *testing.T) {
		for _, c := range []struct{ key, want string }{
			{"enter", "- One\n- Two #3\n"}, {"tab", "- One Two #3\n"}, {"esc", ""},
		} {
			d := wall(t, "Why?")
			d.Paste("One\r\n\n  Two #3\n")
			d.Sees("2 lines pasted").Press(c.key)
			if c.key == "tab" {
				d.Press("enter")
			}
			d.WallIs(c.want)
		}
	})
}

func TestCtrlCClearsThenAsks(t *testing.T) {
	drive.Test(t, func(t *testing.T) {
		d := wall(t, "Why?").Type("half").Press("ctrl+c").Sees("line cleared")
		d.Press("ctrl+z").Sees("› half").Press("ctrl+c", "ctrl+c").Sees("Quit mindwall?").Press("esc")
		if d.Quit {
			t.Fatal("quit without asking")
		}
		if d.Press("ctrl+c", "enter"); !d.Quit {
			t.Error("did not quit")
		}
	})
}

func TestBadTextStaysInTheLine(t *testing.T) {
	drive.Test(t, func(t *testing.T) {
		d := wall(t, "Why?")
		long := "Food #" + strings.Repeat("x", 70)
		d.Say(long).Sees("too long").WallIs("")
		if got := d.Draft(); got != long {
			t.Errorf("the line lost its text: %q", got)
		}
	})
}

func TestMouse(t *testing.T) {
	drive.Test(t, func(t *testing.T) {
		d := wall(t, "Why?").Say("Rent", "Food", "#Money")
		d.Click("Rent", tea.ModCtrl)
		d.Click("Food", tea.ModCtrl)
		d.Sees("2 marked")
		d.Click("A Money")
		d.WallIs("A Money\n  Rent\n  Food\n")
		d.Click("Food")
		d.Click("Food")
		d.Sees("correct › Food")
	})
}

// TestNoLetterIsACommand holds the first promise of the console: whatever state it is in, a letter or a digit is
// typed, and changes nothing on the wall. On a page without a line, such as that of exports, it does nothing.
// One thing it takes back: what a + counted at once, when the line turns out to be an answer that begins with it.
func TestNoLetterIsACommand(t *testing.T) {
	others := []string{"enter", "esc", "up", "down", "left", "right", "tab", "space", "delete", "f3", "f6", "f8", "pgup",
		"pgdown", "#", "+", "-", "/", "ctrl+z", "ctrl+y", "ctrl+n", "ctrl+a", "ctrl+g", "ctrl+s", "ctrl+d", "ctrl+up", "ctrl+down",
		"ctrl+pgdown", "alt+a", "alt+1", "alt+up", "alt+left", "shift+down", "backspace", "ctrl+c", "ctrl+o"}
	drive.Check(t, func(rt *rapid.T) {
		d := wall(rt, "One?", "Two?").Say("Rent #Money | said", "Food", "Fear #Mind/Anxiety", "Dread")
		for range rapid.IntRange(1, 40).Draw(rt, "keys") {
			if d.Quit {
				return
			}
			if rapid.Bool().Draw(rt, "letter") {
				letter := rapid.SampledFrom([]rune("abejkqxyzABZ0179éдش")).Draw(rt, "rune")
				before, revision := d.Typed(), d.Live.Board().Revision
				d.Send(tea.KeyPressMsg{Code: letter, Text: string(letter)})
				after := d.Typed()
				lineless := d.View().Cursor == nil
				if lineless && after != before {
					rt.Fatalf("%q typed without a line gave %q", letter, after)
				}
				if !lineless && (!strings.HasSuffix(after, string(letter)) || utf8.RuneCountInString(after) < utf8.RuneCountInString(before)+1) {
					rt.Fatalf("%q typed into %q gave %q", letter, before, after)
				}
				counted := strings.HasPrefix(before, "+") || strings.HasPrefix(before, "-")
				if d.Live.Board().Revision != revision && !counted {
					rt.Fatalf("%q changed the wall", letter)
				}
				continue
			}
			d.Press(rapid.SampledFrom(others).Draw(rt, "key"))
		}
	})
}

// TestAnySizeDraws makes windows of any size, in which the driver holds each screen to its window.
func TestAnySizeDraws(t *testing.T) {
	drive.Check(t, func(rt *rapid.T) {
		d := wall(rt, "Was hindert die Menschen, die Sie begleiten, am meisten? 什么最困难")
		for i := range rapid.IntRange(0, 30).Draw(rt, "answers") {
			d.Put(fmt.Sprintf("等待时间太长了 %d 👩‍👩‍👧 ارتفاع تكاليف Wartezeit #T%d", i, i%4))
		}
		w, h := rapid.IntRange(0, 200).Draw(rt, "w"), rapid.IntRange(0, 60).Draw(rt, "h")
		d.Resize(w, h)
		d.Press("up", "up", "up")
	})
}
