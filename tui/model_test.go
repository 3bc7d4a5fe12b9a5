package tui_test

import (
	"errors"
	"image/color"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"mindwall/mindmap"
	"mindwall/tui"
	"mindwall/tui/internal/drive"
	"mindwall/tui/look"
)

// wall is the console of a wall with these questions, in a window of that size.
func wall(t drive.TB, w, h int, questions ...string) *drive.Driver {
	t.Helper()
	return drive.New(t, drive.Options{Size: drive.Size(w, h), Questions: questions})
}

func TestRecordedEntriesAreKept(t *testing.T) {
	drive.Test(t, func(t *testing.T) {
		d := wall(t, 80, 24, "What gets in the way?")
		d.Slow = true
		d.Say("Heating or eating #Money").Sees("A Money 1", "Heating or eating", "saving …")
		if len(d.Saved) != 2 {
			t.Fatalf("%d entries were handed to the keeper, want theme and answer", len(d.Saved))
		}
		d.Send(tui.KeptMsg{Saved: 1}).Sees("saving …").Send(tui.KeptMsg{Saved: 1}).Sees("✓ saved")
	})
}

func TestRefusedDiskIsToldAndQuittingIsNot(t *testing.T) {
	drive.Test(t, func(t *testing.T) {
		d := wall(t, 110, 24, "Why?")
		d.Disk = full{}
		d.Say("Rent").Sees("NOT SAVED (1)", "the disk is full", "make room")
		if d.Press("ctrl+c", "enter").Sees("not saved yet"); d.Quit {
			t.Fatal("quit with something unsaved")
		}
		d.Press("ctrl+p", "enter").Type("~/other").Press("enter")
		if d.Moved != "~/other" {
			t.Errorf("moved to %q", d.Moved)
		}
		d.Send(tui.MovedMsg{Path: "/home/sam/other.wall"}).Sees("the wall goes on there", "✓ saved").Press("home").Sees("other.wall ·")
		if d.Press("ctrl+c", "enter"); !d.Quit {
			t.Error("did not quit")
		}
	})
}

// full is an error as the wall file has them.
type full struct{}

func (full) Error() string { return "the disk is full" }
func (full) Hint() string  { return "make room on the disk" }

// Who saves a wall into a folder that a service copies is told there and then.
func TestSavingIntoASyncedFolderIsTold(t *testing.T) {
	drive.Test(t, func(t *testing.T) {
		d := wall(t, 110, 24, "Why?")
		d.Send(tui.MovedMsg{Path: "/home/sam/OneDrive/day.wall", Service: "OneDrive"})
		d.Sees("saved. Leave and open it again: OneDrive copies that folder, and can harm an open wall").Press("home").Sees("day.wall ·")
	})
}

func TestWhatCouldNotBeSavedElsewhereIsTold(t *testing.T) {
	drive.Test(t, func(t *testing.T) {
		d := wall(t, 110, 24, "Why?").Send(tui.MovedMsg{Err: errors.New("other.wall is there already")})
		d.Sees("other.wall is there already", "day.wall ·")
		d.Send(tui.LostMsg{Err: errors.New("the file was replaced")}).Sees("the file was replaced")
	})
}

func TestWhatOthersWriteArrives(t *testing.T) {
	drive.Test(t, func(t *testing.T) {
		d := wall(t, 80, 24, "Why?").Type("half")
		d.Arrive(mindmap.AddAnswer{Question: d.Question().ID, Caption: "From the next table"}).Sees("From the next table", "› half")
		d.Press("ctrl+c", "ctrl+z", "ctrl+c", "ctrl+z", "backspace", "backspace", "backspace", "backspace")
		d.Press("ctrl+z").Sees("nothing of yours to undo", "From the next table")
	})
}

func TestHalfTypedLineIsNoted(t *testing.T) {
	drive.Test(t, func(t *testing.T) {
		d := wall(t, 80, 24, "Why?").Type("half an ans").Send(tui.HangUp())
		if got := d.Notes["draft"]; got != "half an ans" || !d.Quit {
			t.Errorf("noted %q, quits %v", got, d.Quit)
		}
	})
}

func TestAHalfTypedLineIsKeptWhileNothingIsTyped(t *testing.T) {
	drive.Test(t, func(t *testing.T) {
		d := wall(t, 80, 24, "Why?").Type("half")
		d.Pass(700 * time.Millisecond).Type(" an ans") // a key before a pause is over
		for range 3 {
			if d.Pass(700 * time.Millisecond); d.Notes["draft"] == "half" {
				t.Fatal("kept half of it while typing")
			}
		}
		if got := d.Notes["draft"]; got != "half an ans" {
			t.Fatalf("kept %q", got)
		}
		if d.Press("enter"); d.Notes["draft"] != "" {
			t.Errorf("still kept when it is on the wall: %q", d.Notes["draft"])
		}
	})
}

func TestAHalfTypedLineIsNotKeptWhileTyping(t *testing.T) {
	drive.Test(t, func(t *testing.T) {
		d := wall(t, 80, 24, "Why?")
		for range 10 {
			if d.Type("x").Pass(900 * time.Millisecond); d.Notes["draft"] != "" {
				t.Fatalf("kept %q while typing", d.Notes["draft"])
			}
		}
		if d.Pass(3 * time.Second); d.Notes["draft"] != "xxxxxxxxxx" {
			t.Errorf("kept %q", d.Notes["draft"])
		}
	})
}

func TestAKeptLineIsThereAgain(t *testing.T) {
	drive.Test(t, func(t *testing.T) {
		d := drive.New(t, drive.Options{Questions: []string{"Why?"}, More: func(o *tui.Options) { o.Draft = "half an ans" }})
		d.Sees("› half an ans").Type("wer").Press("enter").WallIs("- half an answer\n")
	})
}

func TestReadOnlyWallRefusesWithAReason(t *testing.T) {
	drive.Test(t, func(t *testing.T) {
		d := drive.New(t, drive.Options{
			Size: drive.Size(110, 24), Questions: []string{"Why?"},
			More: func(o *tui.Options) { o.ReadOnly = "written by a newer version" },
		})
		d.Say("Rent").Sees("READ ONLY: written by a newer version", "this wall can be read only", "› Rent")
		if len(d.Saved) != 0 || d.Draft() != "" {
			t.Error("something was saved")
		}
	})
}

func TestHelpAndExportComeAndGo(t *testing.T) {
	drive.Test(t, func(t *testing.T) {
		d := wall(t, 100, 40, "Why?").Type("half").Press("f1").Sees("Keys", "Clustering", "File under a theme by its letter")
		d.Press("esc").Sees("› half").Press("ctrl+x").Sees("Export into").Press("esc").Sees("› half")
	})
}

func TestTypingOnTheHelpPageGoesIntoTheLine(t *testing.T) {
	drive.Test(t, func(t *testing.T) {
		wall(t, 80, 24, "Why?").Type("?").Sees("Keys", "The line").Type("queues").Sees("› queues")
	})
}

func TestLooks(t *testing.T) {
	drive.Test(t, func(t *testing.T) {
		var chosen look.Kind
		d := drive.New(t, drive.Options{Questions: []string{"Why?"}, More: func(o *tui.Options) {
			o.FollowBackground, o.LookChosen = true, func(k look.Kind) { chosen = k }
		}})
		wears := func(k look.Kind) {
			t.Helper()
			if got, want := d.View().BackgroundColor, look.New(k, false).Background(); got != want {
				t.Errorf("the background is %v, want that of %v, %v", got, k, want)
			}
		}
		wears(look.Light)
		d.Send(tea.BackgroundColorMsg{Color: color.Black})
		wears(look.Dark)
		d.Press("ctrl+l").Sees("look: contrast").Send(tea.BackgroundColorMsg{Color: color.White})
		if wears(look.Contrast); chosen != look.Contrast {
			t.Errorf("chosen %v", chosen)
		}
	})
}

func TestProposalsFromTheConsole(t *testing.T) {
	drive.Test(t, func(t *testing.T) {
		d := wall(t, 80, 24, "What gets in the way?")
		d.Say("Letters only in English", "English is a second language", "Forms in English and nothing else").Type("half an ans")
		d.Press("f11").Sees("Themes for the unsorted", "[ ] English").Press("space", "enter")
		d.Sees("A English 3", "3 answers filed under “English”", "half an ans")
		d.Press("ctrl+u", "ctrl+z").Sees("half an ans").Press("ctrl+z").Sees("undone").Misses("A English").Press("end").Sees("3 unsorted")
	})
}

func TestVisitGoesToTheAnswer(t *testing.T) {
	drive.Test(t, func(t *testing.T) {
		d := wall(t, 80, 24, "What gets in the way?", "And what helps?").Say("Zebra").Press("ctrl+p").Type("like no").Press("enter")
		d.Sees("Answers like no other", "Zebra").Press("enter").Sees("▸ Zebra")
	})
}
