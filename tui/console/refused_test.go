package console_test

import (
	"errors"
	"testing"

	"mindwall/tui"
	"mindwall/tui/internal/drive"
)

// TestWhatIsRefusedComesBack holds that nothing typed, pasted or marked is lost when it cannot be recorded.
func TestWhatIsRefusedComesBack(t *testing.T) {
	for name, c := range map[string]struct {
		do   func(d *drive.Driver)
		sees string
		wall string // when it is done again, and taken
	}{
		"answer": {func(d *drive.Driver) { d.Type("Bills #Money | too high").Press("enter") }, "› Bills #Money | too high",
			"A Money\n  Bills ❞\n- Rent\n- Food\n"},
		"correction": {func(d *drive.Driver) { d.Press("up").Type(" and drink").Press("enter") }, "correct › Food and drink",
			"- Rent\n- Food and drink\n"},
		"question": {func(d *drive.Driver) { d.Press("ctrl+n").Type("And now?").Press("enter") }, "question › And now?", ""},
		"count":    {func(d *drive.Driver) { d.Type("+7").Press("enter") }, "count › +7", "- Rent\n- Food ×8\n"},
		"block": {func(d *drive.Driver) { d.Paste("One\nTwo"); d.Press("enter") }, "2 lines pasted",
			"- Rent\n- Food\n- One\n- Two\n"},
		"filing": {func(d *drive.Driver) { d.Press("ctrl+a").Type("#Money").Press("enter") }, "› #Money", "A Money\n  Rent\n  Food\n"},
	} {
		t.Run(name, func(t *testing.T) {
			drive.Test(t, func(t *testing.T) {
				d := wall(t, "Why?").Say("Rent", "Food")
				d.Refuse = true
				c.do(d)
				d.Sees(drive.Refusal, c.sees)
				d.Refuse = false
				d.Press("enter").WallIs(c.wall)
			})
		})
	}
}

func TestMarksComeBackWhenFilingIsRefused(t *testing.T) {
	drive.Test(t, func(t *testing.T) {
		d := wall(t, "Why?").Say("#Money", "Rent", "Food").Press("ctrl+a")
		d.Refuse = true
		d.Press("alt+a").Sees(drive.Refusal).WallIs("A Money\n- Rent\n- Food\n")
		d.Refuse = false
		d.Press("alt+a").WallIs("A Money\n  Rent\n  Food\n")
	})
}

func TestSaveAsUnderAHalfTypedLine(t *testing.T) {
	drive.Test(t, func(t *testing.T) {
		d := wall(t, "Why?").Type("two words").Press("ctrl+w").Sees("› two")
		d.Send(tui.KeptMsg{Err: errors.New("the disk is full")})
		d.Type("words").Press("ctrl+p", "enter").Sees("save as ›").Type("elsewhere").Press("enter").Sees("save as › elsewhere", "being saved there")
		if d.Moved != "elsewhere" {
			t.Errorf("saves at %q", d.Moved)
		}
		d.Send(tui.MovedMsg{Err: errors.New("there is a file already")}).Sees("there is a file already", "save as › elsewhere")
		d.Press("enter").Send(tui.MovedMsg{Path: "/home/sam/elsewhere.wall"}).Sees("› two words", "goes on there").Misses("save as")
		d.Send(tui.KeptMsg{Err: errors.New("the disk is full")})
		d.Press("ctrl+p", "enter").Sees("save as › elsewhere").Press("esc").Sees("› two words").Press("ctrl+p", "enter", "ctrl+f", "esc").Sees("save as › elsewhere").Press("esc").Sees("› two words")
		if got := d.Draft(); got != "two words" {
			t.Errorf("the draft is %q", got)
		}
	})
}
