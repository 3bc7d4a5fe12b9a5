package console

import (
	"testing"
	"time"

	"mindwall/tui/presenter"
	"mindwall/tui/screen"
)

func presented(t *testing.T) *harness {
	return newHarness(t, 93, 26, "What gets in the way?", "What helps?").
		say("Rent #Money", "Food #Money | too dear for us", "Panic #Mind/Anxiety", "Alone #Mind", "Buses")
}

func TestPresentingShowsTheLineOnlyWhileTyping(t *testing.T) {
	x := presented(t).press("f5").misses("saved", "›").sees("What gets in the way?", "A Money")
	x.typeText("Trains").sees("› Trains", "↵ answer").press("enter").misses("›").sees("Trains")
	x.press("esc").sees("saved", "›")
}

func TestReadBackThemeByThemeCorrectedInPlace(t *testing.T) {
	x := presented(t).press("f9").sees("▸ Rent", "Food").misses("Alone", "Buses")
	if s := x.c.Shown(); s.Scene != screen.ReadScene || s.Theme.IsZero() {
		t.Fatalf("the room is shown %+v", s)
	}
	x.press("down").sees("▸ Food").press("enter").sees("correct › Food | too dear for us").press("home").typeText("Good ").press("enter")
	x.sees("▸ Good Food").press("right").sees("▸ Alone").press("right").sees("▸ Buses").press("right").sees("▸ Buses")
	x.press("left", "left", "f9").sees("saved")
	if s := x.c.Shown(); s.Scene != screen.MapScene {
		t.Errorf("the room still sees %q", s.Scene)
	}
}

func TestTypingDuringReadBackLosesNothing(t *testing.T) {
	x := presented(t).press("f9").say("One more thing").press("f9")
	x.sees("One more thing")
}

func TestScenesForTheRoom(t *testing.T) {
	x := presented(t).press("ctrl+b").sees("the room sees: nothing", "room: nothing")
	x.press("ctrl+b").misses("room:").press("f12")
	if s := x.c.Shown().Scene; s != screen.SummaryScene {
		t.Errorf("scene %q", s)
	}
	x.press("esc").misses("room:").press("ctrl+r").sees("no quote of this question is marked")
	x.press("ctrl+up", "ctrl+up", "ctrl+up", "ctrl+up", "up", "ctrl+o").sees("may be published").press("ctrl+r").sees("quote 1 of 1").press("ctrl+r").misses("room:")
}

func TestTimerIsShownAndRings(t *testing.T) {
	x := presented(t).press("f7").sees("each alone", "in pairs").typeText("0:03").press("enter").sees("⧗ 0:03")
	end := x.c.Shown().Timer.Ends
	x.env.Now = func() time.Time { return end }
	intent, _ := x.c.Update(presenter.SecondMsg{Ends: end})
	x.carryOut(intent)
	x.sees("time is up").misses("⧗")
	all, ok := intent.(screen.All)
	if !ok || all[0] != (screen.Ring{}) {
		t.Errorf("no bell: %v", intent)
	}
	if intent, _ := x.c.Update(presenter.SecondMsg{Ends: end}); intent != nil {
		t.Error("a stale second did something")
	}
}

func TestFindPaletteAndLists(t *testing.T) {
	x := presented(t).typeText("half").press("ctrl+f").sees("Find").typeText("too dear").press("enter").sees("▸ Food", "› half").press("ctrl+c")
	x.press("esc", "ctrl+p").typeText("set this question aside").press("enter").sees("1/1 What helps?")
	x.press("ctrl+p").typeText("take up a question").press("enter").sees("What gets in the way?").press("enter").sees("1/2")
	x.press("/").typeText("anic").press("ctrl+a").sees("1 answers of this question marked").press("f6").sees("1 parked")
	x.press("ctrl+p").typeText("list what is parked").press("enter").sees("Panic").press("enter").misses("1 parked")
	x.press("/").typeText("buses").press("enter", "f4").sees("What helps?").press("enter").misses("Buses").press("alt+2").sees("Buses")
}

func TestMergingThemes(t *testing.T) {
	x := presented(t).press("/").typeText("money").press("enter", "ctrl+g").sees("Merge “Money” into").typeText("mind").press("enter")
	x.wallIs("B Mind\n  B Anxiety\n    Panic\n  Rent\n  Food ❞\n  Alone\n- Buses\n").press("ctrl+z").sees("A Money")
}

func TestBlankDuringReadBackKeepsThePlace(t *testing.T) {
	x := presented(t).press("f9", "down").sees("▸ Food").press("ctrl+b").misses("Food")
	if s := x.c.Shown(); s.Scene != screen.BlankScene {
		t.Fatalf("the room is shown %+v", s)
	}
	x.press("ctrl+b").sees("▸ Food").press("ctrl+b", "esc").sees("▸ Food").press("ctrl+b", "f9").sees("▸ Food")
	x.press("right").sees("▸ Alone").press("f9").sees("saved")
}

func TestEscLetsGoOfTheSelectionBeforeTheRoomSeesAgain(t *testing.T) {
	x := presented(t).press("ctrl+b", "right", "esc")
	if s := x.c.Shown(); s.Scene != screen.BlankScene {
		t.Fatalf("the room is shown %+v", s)
	}
	x.press("esc")
	if s := x.c.Shown(); s.Scene != screen.MapScene {
		t.Errorf("the room is shown %+v", s)
	}
}

// TestPresentingTellsForAMoment shows on the one screen there is what a key did, or why it did nothing.
func TestPresentingTellsForAMoment(t *testing.T) {
	x := presented(t).press("f5", "alt+9").sees("there is no question 9").misses("›")
	if x.c.present.Mirror.NoticeLater() != nil {
		t.Error("nothing will take the words off the screen")
	}
	later := x.env.Now().Add(presenter.NoticeFor)
	x.env.Now = func() time.Time { return later }
	x.send(presenter.NoticeOverMsg{})
	x.misses("there is no question 9")
	if x.c.present.Mirror.NoticeLater() == nil {
		t.Error("the screen is drawn again and again")
	}
}
