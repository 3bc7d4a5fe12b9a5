package console

import (
	"fmt"
	"strings"
	"testing"
	"unicode/utf8"

	tea "charm.land/bubbletea/v2"
	"pgregory.net/rapid"

	"mindwall/mindmap"
)

func TestTypeEnterWall(t *testing.T) {
	x := newHarness(t, 80, 24, "What gets in the way?")
	x.sees("Type what is said and press Enter")
	x.say("Heating or eating #Money", "Waiting weeks for a GP +3 | I gave up", "Phone calls #Mind/Anxiety")
	x.wallIs(`
A Money
  Heating or eating
B Mind
  B Anxiety
    Phone calls
- Waiting weeks for a GP ×3 ❞
`)
	x.sees("3 answers", "said 5 times", "1 unsorted")
}

func TestUpCorrectsTheLastAnswer(t *testing.T) {
	x := newHarness(t, 80, 24, "Why?").say("Heatng or eating")
	x.press("up").sees("correct ›").press("home", "right", "right", "right", "right").typeText("i").press("enter")
	x.wallIs("- Heating or eating\n")
	if !x.c.line.Empty() || x.c.purpose != answering {
		t.Error("the line is not ready for the next answer")
	}
}

func TestUpTwiceGoesIntoTheMap(t *testing.T) {
	x := newHarness(t, 80, 24, "Why?").say("One", "Two", "Three").press("up", "up", "up")
	if a := x.c.selectedAnswer(); a == nil || a.Text != "Two" {
		t.Fatalf("selected %+v\n%s", a, x.view())
	}
	x.typeText("Four").press("enter").wallIs("- One\n- Two\n- Three\n- Four\n")
}

func TestCtrlUpWalksThroughHistory(t *testing.T) {
	x := newHarness(t, 80, 24, "Why?").say("One #A", "Two", "Three #A")
	x.press("ctrl+up", "ctrl+up", "ctrl+up").sees("correct › One").press("ctrl+down").sees("correct › Two")
	x.typeText("!").press("ctrl+up").sees("finish the line first").press("enter").wallIs("A A\n  One\n  Three\n- Two!\n")
}

func TestFilingByNameLetterAndMarks(t *testing.T) {
	x := newHarness(t, 80, 24, "Why?").say("Rent", "Food", "Fear", "Bills")
	x.press("ctrl+a").sees("4 marked").typeText("#Money").press("enter").sees("4 answers filed under Money")
	x.say("#Mind").sees("new theme “Mind”")
	x.wallIs("A Money\n  Rent\n  Food\n  Fear\n  Bills\nB Mind\n")
	x.say("Dread").press("alt+b").wallIs("A Money\n  Rent\n  Food\n  Fear\n  Bills\nB Mind\n  Dread\n")
	x.typeText("Panic").press("alt+b").wallIs("A Money\n  Rent\n  Food\n  Fear\n  Bills\nB Mind\n  Dread\n  Panic\n")
	x.press("ctrl+z", "ctrl+z", "ctrl+z", "ctrl+z", "ctrl+z").wallIs("- Rent\n- Food\n- Fear\n- Bills\n")
	x.press("ctrl+y").wallIs("A Money\n  Rent\n  Food\n  Fear\n  Bills\n")
}

func TestFilingGoesOnToTheNext(t *testing.T) {
	x := newHarness(t, 80, 24, "Why?").say("#Money", "#Mind", "Rent", "Fear", "Food")
	x.press("up", "up") // the last answer, on the map
	x.press("up", "up").press("alt+a", "alt+b", "alt+a")
	x.wallIs("A Money\n  Rent\n  Food\nB Mind\n  Fear\n")
}

func TestCompletionTakesTheTheme(t *testing.T) {
	x := newHarness(t, 80, 24, "Why?").say("Rent #Money worries", "Fear #Mind")
	x.typeText("Food #mon").sees("▸ A  Money worries").press("tab", "enter")
	x.typeText("Dread #").press("down", "enter")
	x.wallIs("A Money worries\n  Rent\n  Food\nB Mind\n  Fear\n  Dread\n")
}

// TestEnterTakesTheThemeThatIsMarked types no more of a theme's name than is needed.
func TestEnterTakesTheThemeThatIsMarked(t *testing.T) {
	x := newHarness(t, 80, 24, "Why?").say("Rent #Money worries", "Fear #Mind/Anxiety")
	x.typeText("Food #mon").sees("▸ A  Money worries", "→ Money worries", "esc new theme mon").press("enter")
	x.say("Meter #mon +2 | it runs out on Fridays", "Dread #anx").typeText("Bills #wor").misses("▸ A").sees("→ new theme wor", "tab Money worries?").press("tab", "enter")
	x.typeText("Pocket money #Mon").press("esc").misses("Money worries?").sees("→ new theme Mon").typeText(" +2").sees("→ new theme Mon").press("enter")
	x.wallIs("A Money worries\n  Rent\n  Food\n  Meter ×2 ❞\n  Bills\nB Mind\n  B Anxiety\n    Fear\n    Dread\nC Mon\n  Pocket money ×2\n")
}

func TestTally(t *testing.T) {
	x := newHarness(t, 80, 24, "Why?").say("Rent", "Food").press("+").sees("↵ count 1 more for “Food”").press("enter").wallIs("- Rent\n- Food ×2\n")
	x.press("up", "up", "up", "+").wallIs("- Rent ×2\n- Food ×2\n")
	x.press("+").typeText("7").sees("count › +7").press("enter").wallIs("- Rent ×9\n- Food ×2\n")
	x.press("-").wallIs("- Rent ×8\n- Food ×2\n")
	x.press("-").typeText("12").press("esc").wallIs("- Rent ×7\n- Food ×2\n")
}

func TestRemoveMergeSplitPark(t *testing.T) {
	x := newHarness(t, 80, 24, "Why?").say("Rent", "The rent", "Food #Need")
	x.press("ctrl+a", "ctrl+g").wallIs("A Need\n  Food\n- Rent ×2 ⊕\n")
	x.press("ctrl+d").wallIs("A Need\n  Food\n- Rent\n- The rent\n")
	x.press("delete").wallIs("A Need\n  Food\n- The rent\n").press("f6").wallIs("A Need\n  Food\n").sees("1 parked")
	x.press("ctrl+z", "ctrl+z").wallIs("A Need\n  Food\n- Rent\n- The rent\n")
}

func TestRemovingAThemeFreesItsAnswers(t *testing.T) {
	x := newHarness(t, 80, 24, "Why?").say("Rent #Money", "Food #Money")
	x.press("right", "right").sees("▸A Money").press("delete").wallIs("- Rent\n- Food\n")
}

func TestReorder(t *testing.T) {
	x := newHarness(t, 80, 24, "Why?").say("One", "Two", "Three").press("up", "up", "alt+up", "alt+up")
	x.wallIs("- Three\n- One\n- Two\n").press("alt+down").wallIs("- One\n- Three\n- Two\n").say("Four").wallIs("- One\n- Three\n- Two\n- Four\n")
}

func TestThemeKeys(t *testing.T) {
	x := newHarness(t, 120, 30, "Why?").say("Rent #Money", "Food #Money +4").press("right", "right")
	x.press("ctrl+s").wallIs("A Money\n  Food ×4\n  Rent\n").press("ctrl+s").wallIs("A Money\n  Rent\n  Food ×4\n")
	x.press("alt+left")
	if side := x.c.current().Themes[0].Side; side != mindmap.Left {
		t.Errorf("side %v", side)
	}
	x.press("tab").misses("Rent").press("tab").sees("Rent")
	x.press("enter").sees("correct › Money").typeText(" worries").press("enter").wallIs("A Money worries\n  Rent\n  Food ×4\n")
}

func TestNestingAThemeByName(t *testing.T) {
	x := newHarness(t, 80, 24, "Why?").say("Fear #Anxiety", "Alone #Mind").press("right", "right")
	x.typeText("#Mind").press("enter").wallIs("B Mind\n  B Anxiety\n    Fear\n  Alone\n")
	x.press("esc", "right", "right").typeText("#Mind/Anxiety").press("enter").sees("cannot hang under itself")
}

func TestQuestions(t *testing.T) {
	x := newHarness(t, 80, 24, "One?", "Two?").say("First").press("ctrl+pgdown").sees("2/2 Two?").say("Second").wallIs("- Second\n")
	x.press("alt+1").wallIs("- First\n").press("ctrl+n").sees("question ›").say("Three?").sees("3/3 Three?")
	x.press("ctrl+pgdown").sees("1/3 One?").press("alt+9").sees("there is no question 9")
	x.typeText("half").press("ctrl+pgdown").sees("› half")
}

func TestFirstQuestionIsAskedFor(t *testing.T) {
	newHarness(t, 80, 24).sees("What will you ask the room?").say("Why?").sees("1/1 Why?").say("Because").wallIs("- Because\n")
}

func TestPasteOfSeveralLinesAsks(t *testing.T) {
	for _, c := range []struct{ key, want string }{
		{"enter", "- One\n- Two #3\n"}, {"tab", "- One Two #3\n"}, {"esc", ""},
	} {
		x := newHarness(t, 80, 24, "Why?")
		x.send(tea.PasteMsg{Content: "One\r\n\n  Two #3\n"})
		x.sees("2 lines pasted").press(c.key)
		if c.key == "tab" {
			x.press("enter")
		}
		x.wallIs(c.want)
	}
}

func TestCtrlCClearsThenAsks(t *testing.T) {
	x := newHarness(t, 80, 24, "Why?").typeText("half").press("ctrl+c").sees("line cleared")
	x.press("ctrl+z").sees("› half").press("ctrl+c", "ctrl+c").sees("Quit mindwall?").press("esc")
	if x.quit {
		t.Fatal("quit without asking")
	}
	if x.press("ctrl+c", "enter"); !x.quit {
		t.Error("did not quit")
	}
}

func TestBadTextStaysInTheLine(t *testing.T) {
	x := newHarness(t, 80, 24, "Why?")
	long := "Food #" + strings.Repeat("x", 70)
	x.say(long).sees("too long").wallIs("")
	if x.c.line.Text() != long {
		t.Errorf("the line lost its text: %q", x.c.line.Text())
	}
}

func TestMouse(t *testing.T) {
	x := newHarness(t, 80, 24, "Why?").say("Rent", "Food", "#Money")
	at := func(text string) (int, int) {
		for y, row := range strings.Split(x.view(), "\n") {
			if before, _, ok := strings.Cut(row, text); ok {
				return utf8.RuneCountInString(before), y
			}
		}
		t.Fatalf("%q is not seen:\n%s", text, x.view())
		return 0, 0
	}
	click := func(text string, mod tea.KeyMod) {
		cx, cy := at(text)
		x.send(tea.MouseClickMsg{X: cx, Y: cy, Button: tea.MouseLeft, Mod: mod})
	}
	click("Rent", tea.ModCtrl)
	click("Food", tea.ModCtrl)
	x.sees("2 marked")
	click("A Money", 0)
	x.wallIs("A Money\n  Rent\n  Food\n")
	click("Food", 0)
	click("Food", 0)
	x.sees("correct › Food")
}

// TestNoLetterIsACommand holds the first promise of the console: whatever state it is in, a letter or a digit is
// typed, and changes nothing on the wall.
func TestNoLetterIsACommand(t *testing.T) {
	others := []string{"enter", "esc", "up", "down", "left", "right", "tab", "space", "delete", "f3", "f6", "f8", "pgup",
		"pgdown", "#", "+", "-", "/", "ctrl+z", "ctrl+y", "ctrl+n", "ctrl+a", "ctrl+g", "ctrl+s", "ctrl+d", "ctrl+up", "ctrl+down",
		"ctrl+pgdown", "alt+a", "alt+1", "alt+up", "alt+left", "shift+down", "backspace", "ctrl+c", "ctrl+o"}
	rapid.Check(t, func(rt *rapid.T) {
		x := newHarness(t, 80, 24, "One?", "Two?").say("Rent #Money | said", "Food", "Fear #Mind/Anxiety", "Dread")
		for range rapid.IntRange(1, 40).Draw(rt, "keys") {
			if rapid.Bool().Draw(rt, "letter") {
				letter := rapid.SampledFrom([]rune("abejkqxyzABZ0179éдش")).Draw(rt, "rune")
				before, revision := x.c.line.Text(), x.env.Board().Revision
				x.send(tea.KeyPressMsg{Code: letter, Text: string(letter)})
				after := x.c.line.Text()
				if !strings.ContainsRune(after, letter) || utf8.RuneCountInString(after) < utf8.RuneCountInString(before)+1 {
					rt.Fatalf("%q typed into %q gave %q", letter, before, after)
				}
				if x.env.Board().Revision != revision {
					rt.Fatalf("%q changed the wall", letter)
				}
				continue
			}
			x.press(rapid.SampledFrom(others).Draw(rt, "key"))
		}
		checkWindow(rt, x)
	})
}

// checkWindow holds that the screen fills its window and no more.
func checkWindow(t *rapid.T, x *harness) {
	rows := strings.Split(x.view(), "\n")
	if len(rows) != x.c.size.H {
		t.Fatalf("%d rows, want %d:\n%s", len(rows), x.c.size.H, x.view())
	}
	for i, row := range rows {
		if w := width(row); w > x.c.size.W {
			t.Fatalf("row %d takes %d cells, window has %d:\n%s", i, w, x.c.size.W, row)
		}
	}
}

func TestAnySizeDraws(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		x := newHarness(t, 80, 24, "Was hindert die Menschen, die Sie begleiten, am meisten? 什么最困难")
		for i := range rapid.IntRange(0, 30).Draw(rt, "answers") {
			x.say(fmt.Sprintf("等待时间太长了 %d 👩‍👩‍👧 ارتفاع تكاليف Wartezeit #T%d", i, i%4))
		}
		w, h := rapid.IntRange(0, 200).Draw(rt, "w"), rapid.IntRange(0, 60).Draw(rt, "h")
		x.send(tea.WindowSizeMsg{Width: w, Height: h})
		x.press("up", "up", "up")
		if w > 0 && h > 0 {
			checkWindow(rt, x)
		}
	})
}
