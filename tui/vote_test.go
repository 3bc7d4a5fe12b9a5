package tui_test

import (
	"testing"

	"mindwall/mindmap"
	"mindwall/mindmap/shown"
	"mindwall/tui/internal/drive"
)

// round is the latest of a wall.
func round(d *drive.Driver) *mindmap.Round {
	all := d.Live.Board().Rounds
	return all[len(all)-1]
}

// ballot comes from a phone.
func ballot(d *drive.Driver, n byte, choices ...mindmap.ID) {
	d.Arrive(mindmap.CastBallot{Round: round(d).ID, Ballot: mindmap.ID{n}, Choices: choices})
}

func TestAVote(t *testing.T) {
	drive.Test(t, func(t *testing.T) {
		d, _ := withDoor(t)
		do(d, "vote").Sees("╭ Vote ", "What gets in the way?", "On: the themes", "Votes for each phone: 3", "Open the vote", "No phones are let in from here")
		d.Press("down", "+", "+", "-").Sees("Votes for each phone: 4").Press("-", "-", "-", "-").Sees("Votes for each phone: 20")
		d.Press("enter").Sees("Votes for each phone: 1").Press("enter", "up", "enter").Sees("On: the answers").Press("right").Sees("On: the themes")
		d.Press("end", "enter").Sees("● on the themes is open · 0 ballots, 2 votes each", "Transport", "Money", "Close the vote")
		themes := d.Live.Board().Questions[0].Themes
		ballot(d, 1, themes[1].ID, themes[1].ID)
		ballot(d, 2, themes[1].ID)
		d.Sees("2 ballots")
		d.Press("+", "+", "-").Sees("Transport · 1 hand").Press("down", "enter").Sees("hands ›")
		d.Type("x7").Press("enter").Sees("is no number of hands").Press("ctrl+u").Type("7").Press("enter").Sees("Money · 7 hands")
		d.Press("enter").Type("6").Press("esc").Sees("Money · 7 hands").Press("enter").Type("6").Press("enter").Sees("Money · 6 hands")
		d.Press("esc").Type("x").Press("backspace").Sees("● vote 2").Misses("●2", "●3", "6 hands")
		do(d, "vote").Press("end", "up", "enter").Sees("is closed · Ctrl+Z opens it again", "Show how it went").Press("ctrl+z").Sees("● on the themes is open · 2 ballots")
		d.Press("ctrl+y").Sees("is closed", "Show how it went").Press("esc").Type("x").Press("backspace").Sees("● vote closed")
		ballot(d, 3, themes[0].ID)
		if r := round(d); !r.Closed || r.Shown || len(r.Results) > 0 {
			t.Errorf("the round is %+v", r)
		}
		do(d, "vote").Press("enter").Sees("×1 ●3, 6 hands", "×1, 1 hand").Type("x").Press("backspace").Misses("● vote")
		if got := d.Live.Board().Questions[0].Themes[1].Votes; got != (mindmap.Votes{Dots: 3, Hands: 6}) {
			t.Errorf("beside the theme: %+v", got)
		}
		d.Press("ctrl+z").Type("x").Press("backspace").Misses("●3").Sees("● vote closed")
		do(d, "show vote").Sees("×1 ●3, 6 hands")
	})
}

// Another round may begin though the last was not shown, or is closed and shown by name.
func TestVotesByName(t *testing.T) {
	drive.Test(t, func(t *testing.T) {
		d, x := withDoor(t)
		x.Open()
		do(d, "close vote").Sees("no vote is open")
		do(d, "vote").Sees("23 are here").Press("enter", "end", "enter").Sees("on the answers is open", "No bus after five")
		d.Press("esc")
		do(d, "close vote").Type("x").Press("backspace").Sees("● vote closed")
		do(d, "vote").Press("down", "enter").Sees("Open the vote").Press("end", "enter").Sees("is open · 0 ballots").Press("esc")
		if n := len(d.Live.Board().Rounds); n != 2 {
			t.Errorf("%d rounds", n)
		}
		do(d, "show vote").Type("x").Press("backspace").Misses("● vote")
	})
}

// Where there is nothing to vote on the dialog says so, and hands are no number on a screen that the room sees.
func TestVotesWhereTheRoomLooks(t *testing.T) {
	drive.Test(t, func(t *testing.T) {
		d, _ := withDoor(t)
		d.Press("tab")
		do(d, "vote").Sees("What helps?", "Nothing was said yet").Press("enter", "+", "esc").Press("tab")
		do(d, "vote").Press("end", "enter").Press("+", "+", "esc", "f5")
		do(d, "vote").Sees("Transport").Misses("2 hands").Press("esc")
		if d.Shown.Scene != shown.Map {
			t.Errorf("the room is shown %q", d.Shown.Scene)
		}
	})
}

// However much may be voted for, what came of a key is seen beside it.
func TestWhatIsSaidIsSeenBesideALongBallot(t *testing.T) {
	for _, size := range [][2]int{{100, 28}, {80, 24}, {60, 20}} {
		drive.Test(t, func(t *testing.T) {
			d, _ := withDoor(t)
			d.Resize(size[0], size[1])
			for range 30 {
				d.Arrive(mindmap.AddAnswer{Question: d.Live.Board().Questions[0].ID, Caption: "Free tea", Source: mindmap.Room})
			}
			do(d, "vote").Press("enter", "end", "enter", "home", "+").Sees("hands counted").Press("enter").Type("x").Press("enter").Sees("is no number of hands")
		})
	}
}
