package console_test

import (
	"testing"
	"time"

	"mindwall/mindmap/shown"
	"mindwall/tui/internal/drive"
	"mindwall/tui/presenter"
	"mindwall/tui/stage"
)

func presented(t *testing.T) *drive.Driver {
	return sized(t, 93, 26, "What gets in the way?", "What helps?").
		Say("Rent #Money", "Food #Money | too dear for us", "Panic #Mind/Anxiety", "Alone #Mind", "Buses")
}

func TestPresentingShowsTheLineOnlyWhileTyping(t *testing.T) {
	drive.Test(t, func(t *testing.T) {
		d := presented(t).Press("f5").Misses("saved", "›").Sees("What gets in the way?", "A Money")
		d.Type("Trains").Sees("› Trains", "↵ answer").Press("enter").Misses("›").Sees("Trains")
		d.Press("esc").Sees("saved", "›")
	})
}

func TestReadBackThemeByThemeCorrectedInPlace(t *testing.T) {
	drive.Test(t, func(t *testing.T) {
		d := presented(t).Press("f9").Sees("▸ Rent", "Food").Misses("Alone", "Buses")
		if s := d.Shown; s.Scene != shown.ReadBack || s.Theme.IsZero() {
			t.Fatalf("the room is shown %+v", s)
		}
		d.Press("down").Sees("▸ Food").Press("enter").Sees("correct › Food | too dear for us").Press("home").Type("Good ").Press("enter")
		d.Sees("▸ Good Food").Press("right").Sees("▸ Alone").Press("right").Sees("▸ Buses").Press("right").Sees("▸ Buses")
		d.Press("left", "left", "f9").Sees("saved")
		if s := d.Shown; s.Scene != shown.Map {
			t.Errorf("the room still sees %q", s.Scene)
		}
	})
}

func TestTypingDuringReadBackLosesNothing(t *testing.T) {
	drive.Test(t, func(t *testing.T) {
		d := presented(t).Press("f9").Say("One more thing").Press("f9")
		d.Sees("One more thing")
	})
}

func TestScenesForTheRoom(t *testing.T) {
	drive.Test(t, func(t *testing.T) {
		d := presented(t).Press("ctrl+b").Sees("the room sees: nothing").Press("home").Sees("room: nothing")
		d.Press("ctrl+b").Misses("room:").Press("f12")
		if s := d.Shown.Scene; s != shown.Summary {
			t.Errorf("scene %q", s)
		}
		d.Press("esc").Misses("room:").Press("ctrl+r").Sees("no quote may be published yet")
		d.Press("ctrl+up", "ctrl+up", "ctrl+up", "ctrl+up", "up", "ctrl+o").Sees("may be published").Press("ctrl+r").Sees("quote 1 of 1").Press("ctrl+r").Misses("room:")
	})
}

func TestTimerIsShownAndRings(t *testing.T) {
	drive.Test(t, func(t *testing.T) {
		d := presented(t).Press("f7").Sees("each alone", "in pairs").Type("0:03").Press("enter").Sees("⧗ 0:03")
		end := d.Shown.Timer.Ends
		d.Pass(2*time.Second).Sees("⧗ 0:01").Pass(time.Second).Sees("time is up", "⧗ 0:00")
		d.Pass(time.Second).Press("x").Sees("⧗ 0:00", "› x").Pass(2 * time.Second).Sees("⧗ 0:00").Press("y").Sees("› xy").Misses("⧗")
		if !d.Shown.Timer.IsZero() {
			t.Error("the room is told of it after a key")
		}
		if d.Rings != 1 {
			t.Errorf("the bell rang %d times", d.Rings)
		}
		if before := d.Screen(); d.Send(presenter.SecondMsg{Ends: end}).Screen() != before || d.Rings != 1 {
			t.Error("a stale second did something")
		}
	})
}

// TestTheEndOfATimerPasses lets a minute go by without a key.
func TestTheEndOfATimerPasses(t *testing.T) {
	drive.Test(t, func(t *testing.T) {
		d := presented(t).Press("f7").Type("0:03").Press("enter", "f5").Pass(4 * time.Second)
		d.Sees("▀█▀ █ █▄ ▄█ █▀▀    █ █▀▀    █ █ █▀█", "A Money").Misses("What gets in the way?", "time is up", "›")
		d.Pass(stage.UpFor).Sees("What gets in the way?", "█ █ ███ █ █ █ █").Misses("▀█▀ █ █▄ ▄█")
		before := d.Draws
		if d.Pass(20 * time.Second); d.Draws-before > 1 { // the clock of the status line may turn
			t.Errorf("the screen is drawn %d times", d.Draws-before)
		}
		d.Pass(stage.FinishFor-stage.UpFor-20*time.Second).Sees("What gets in the way?").Misses("█", "▀", "▄")
		if !d.Shown.Timer.IsZero() {
			t.Error("the room is told of it after a minute")
		}
	})
}

func TestFindPaletteAndLists(t *testing.T) {
	drive.Test(t, func(t *testing.T) {
		d := presented(t).Type("half").Press("ctrl+f").Sees("Find").Type("too dear").Press("enter").Sees("▸ Food", "› half").Press("ctrl+c")
		d.Press("esc", "ctrl+p").Type("set this question aside").Press("enter").Sees("1/1 What helps?")
		d.Press("ctrl+p").Type("take up a question").Press("enter").Sees("What gets in the way?").Press("enter").Sees("1/2")
		d.Press("/").Type("anic").Press("ctrl+a").Sees("1 answer of this question marked").Press("f6").Sees("parked for later").Press("home").Sees("1 parked")
		d.Press("ctrl+p").Type("list what is parked").Press("enter").Sees("Panic").Press("enter", "home").Misses("1 parked")
		d.Press("/").Type("buses").Press("enter", "f4").Sees("What helps?").Press("enter").Misses("Buses").Press("alt+2").Sees("Buses")
	})
}

func TestMergingThemes(t *testing.T) {
	drive.Test(t, func(t *testing.T) {
		d := presented(t).Press("/").Type("money").Press("enter", "ctrl+g").Sees("Merge “Money” into").Type("mind").Press("enter")
		d.WallIs("B Mind\n  B Anxiety\n    Panic\n  Rent\n  Food ❞\n  Alone\n- Buses\n").Press("ctrl+z").Sees("A Money")
	})
}

func TestBlankDuringReadBackKeepsThePlace(t *testing.T) {
	drive.Test(t, func(t *testing.T) {
		d := presented(t).Press("f9", "down").Sees("▸ Food").Press("ctrl+b").Misses("Food")
		if s := d.Shown; s.Scene != shown.Blank {
			t.Fatalf("the room is shown %+v", s)
		}
		d.Press("ctrl+b").Sees("▸ Food").Press("ctrl+b", "esc").Sees("▸ Food").Press("ctrl+b", "f9").Sees("▸ Food")
		d.Press("right").Sees("▸ Alone").Press("f9").Sees("saved")
	})
}

func TestEscLetsGoOfTheSelectionBeforeTheRoomSeesAgain(t *testing.T) {
	drive.Test(t, func(t *testing.T) {
		d := presented(t).Press("ctrl+b", "right", "esc")
		if s := d.Shown; s.Scene != shown.Blank {
			t.Fatalf("the room is shown %+v", s)
		}
		d.Press("esc")
		if s := d.Shown; s.Scene != shown.Map {
			t.Errorf("the room is shown %+v", s)
		}
	})
}

// TestPresentingTellsForAMoment shows on the one screen there is what a key did, or why it did nothing.
func TestPresentingTellsForAMoment(t *testing.T) {
	drive.Test(t, func(t *testing.T) {
		d := presented(t).Press("f5", "alt+9").Sees("there is no question 9").Misses("›")
		d.Pass(presenter.NoticeFor + time.Second).Misses("there is no question 9")
		before := d.Draws
		if d.Pass(40 * time.Second); d.Draws-before > 1 { // the clock turns once
			t.Errorf("the screen is drawn %d times", d.Draws-before)
		}
		d.Press("alt+8").Pass(3 * time.Second).Press("alt+7").Pass(presenter.NoticeFor - time.Second).Sees("there is no question 7").
			Pass(2 * time.Second).Misses("there is no question") // no longer for what was said before it
		d.Press("alt+8").Sees("there is no question 8").Pass(presenter.NoticeFor + time.Second).Misses("there is no question 8")
	})
}

// TestTheRoomsLookFollowsOrIsHeldApart chooses looks here and looks at what the room is told, also after a new start.
func TestTheRoomsLookFollowsOrIsHeldApart(t *testing.T) {
	drive.Test(t, func(t *testing.T) {
		kept := map[string]string{}
		d := drive.New(t, drive.Options{Questions: []string{"Why?"}, Kept: kept})
		told := func(want string) {
			t.Helper()
			if d.Shown.Look != want {
				t.Errorf("the room is told %q, want %q", d.Shown.Look, want)
			}
		}
		told("")
		d.Press("ctrl+l").Sees("look: dark, and the room's window too")
		told("dark")
		d.Press("ctrl+p").Type("room's look").Press("enter").Sees("the room's window keeps its look").Press("ctrl+l").Sees("look: contrast, on this screen alone")
		told("dark")
		d = drive.New(t, drive.Options{Questions: []string{"Why?"}, Kept: kept}).Press("ctrl+l").Sees("on this screen alone")
		told("dark")
		d.Press("ctrl+p").Type("room's look").Press("enter").Sees("looks like this screen: dark").Press("ctrl+l")
		told("contrast")
	})
}

// What goes across the questions is looked for where the room sees this screen, and stands there by itself.
func TestAcrossOnAMirroredScreen(t *testing.T) {
	drive.Test(t, func(t *testing.T) {
		d := presented(t).Say("No bus after five").Press("ctrl+pgdown").Say("A bus after five").Press("f5")
		d.Type("/across").Press("enter").Sees("The same in several questions", "In common: bus, five", "• No bus after five")
		if s := d.Shown.Scene; s != shown.Across {
			t.Errorf("the room is shown %q", s)
		}
		d.Type("/across").Press("enter").Misses("In common")
		if s := d.Shown.Scene; s != shown.Map {
			t.Errorf("the room is shown %q", s)
		}
	})
}

// Where the room sees another screen, the person at the keys is told when there is nothing to see there.
func TestNothingAcrossIsTold(t *testing.T) {
	drive.Test(t, func(t *testing.T) {
		presented(t).Type("/across").Press("enter").Sees("the room is told that nothing stands out across the questions")
	})
}

// The close is called by name, and says on this screen what the room reads; where the write-up will be is shown once that is known.
func TestTheCloseIsShownByName(t *testing.T) {
	drive.Test(t, func(t *testing.T) {
		d := sized(t, 120, 30, "What gets in the way?").Say("Rent #Money")
		d.Press("/").Type("write-up").Press("enter").Sees("no address is known")
		d.Press("/").Type("event").Press("enter").Type("write-up").Press("enter").Type("example.org/x").Press("enter").Sees("is no address of a page").
			Press("ctrl+u").Type("https://example.org/x").Press("enter").Sees("write-up is told at the close")
		d.Press("/").Type("closing").Press("enter").Sees("the room sees: the close")
		if s := d.Shown.Scene; s != shown.Closing {
			t.Errorf("the room sees %q", s)
		}
		d.Press("f5").Sees("Thank you", "1 answer", "A Money", "1 of 1 times", "example.org/x").Say("Heat #Money").Sees("2 answers")
		d.Press("esc").Misses("Thank you").Press("f5")
		d.Press("/").Type("write-up").Press("enter").Sees("the room sees: where the write-up will be")
		if s := d.Shown.Scene; s != shown.WriteUp {
			t.Errorf("the room sees %q", s)
		}
		d.Press("ctrl+b", "ctrl+b").Press("/").Type("write-up").Press("enter")
		if s := d.Shown.Scene; s != shown.Map {
			t.Errorf("called again the room sees %q", s)
		}
	})
}
