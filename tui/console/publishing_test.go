package console_test

import (
	"strings"
	"testing"

	"mindwall/mindmap"
	"mindwall/mindmap/shown"
	"mindwall/tui/internal/drive"
)

// publishedIn are the captions of the answers whose quotes may be published, wherever they are, in order.
func publishedIn(d *drive.Driver) string {
	var captions []string
	add := func(answers []*mindmap.Answer) {
		for _, a := range answers {
			for _, one := range append([]*mindmap.Answer{a}, a.Merged...) {
				if one.Publish {
					captions = append(captions, one.Text)
				}
			}
		}
	}
	b := d.Live.Board()
	for _, q := range b.Questions {
		for a := range q.AllAnswers {
			add([]*mindmap.Answer{a})
		}
	}
	add(b.Parked)
	return strings.Join(captions, ", ")
}

// TestAllQuotesAtOnce lets the quotes of one question be published, and takes that back: one act each, one undo, and how many
// it was is said. Those of merged and of parked answers count, those of other questions do not.
func TestAllQuotesAtOnce(t *testing.T) {
	drive.Test(t, func(t *testing.T) {
		d := sized(t, 120, 30, "What gets in the way?", "What helps?").
			Say("Rent #Money | too dear", "The rent | much too dear", "Food | dear, too", "Buses", "Later | not now").Press("alt+2").Say("Walks | in the park").Press("alt+1")
		everything := publishedIn(d)
		d.Press("/").Type("rent").Press("ctrl+a", "ctrl+g").Sees("merged into").Press("esc")
		find(d, "later").Press("f6", "esc")
		saved := len(d.Saved)
		d.Press("ctrl+p").Type("all quotes be published").Press("enter").Sees("3 quotes may be published")
		if got := publishedIn(d); got != "Rent, The rent, Food" && got != "The rent, Rent, Food" {
			t.Errorf("published: %s", got)
		}
		if acts := d.Saved[saved:]; len(acts) != 3 || acts[0].Act != acts[2].Act {
			t.Errorf("%d entries, not one act of 3", len(acts))
		}
		d.Press("ctrl+z").Sees("undone: let 3 quotes be published")
		if got := publishedIn(d); got != everything {
			t.Errorf("published after undo: %s", got)
		}
		d.Press("ctrl+y", "ctrl+p").Type("list what is parked").Press("enter", "enter")
		find(d, "later").Press("ctrl+o").Sees("may be published").Press("f6", "esc").Press("alt+2")
		find(d, "walks").Press("ctrl+o", "esc").Press("alt+1", "ctrl+r", "ctrl+r").Sees("quote 2 of 3")
		d.Press("ctrl+p").Type("take back publishing").Press("enter").Sees("publishing of 4 quotes taken back")
		if got := publishedIn(d); got != "Walks" {
			t.Errorf("still published: %s", got)
		}
		if d.Shown.Scene != shown.Map {
			t.Errorf("the room is still shown %q", d.Shown.Scene)
		}
		d.Press("ctrl+p").Type("take back publishing").Press("enter").Sees("no quote of this question is marked for publishing")
		d.Press("ctrl+z").Sees("undone: take back publishing 4 quotes").Press("ctrl+p").Type("all quotes be published").Press("enter").Sees("no quote of this question waits for that")
	})
}
