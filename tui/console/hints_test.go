package console_test

import (
	"testing"

	"mindwall/mindmap"
	"mindwall/mindmap/plan"
	"mindwall/tui"
	"mindwall/tui/internal/drive"
)

// hinted is a console that suggests themes and repeats, with two themes to suggest.
func hinted(t *testing.T) *drive.Driver {
	return drive.New(t, drive.Options{
		Size: drive.Size(110, 30), Questions: []string{"What gets in the way?"}, More: func(o *tui.Options) { o.Suggestions = true },
	}).Say("Rent is too high #Money worries", "Cannot pay the energy bill #Money worries", "Benefit money stops without notice #Money worries",
		"Waiting three weeks for a doctor #Waiting times", "Waiting list closed #Waiting times", "Months of waiting for a letter #Waiting times")
}

func TestThemeIsOfferedWithItsReason(t *testing.T) {
	drive.Test(t, func(t *testing.T) {
		d := hinted(t).Type("Energy bills and rent")
		d.Sees("tab Money worries?", "for “").Press("tab").Sees("#Money worries").Press("enter")
		if got := d.Live.Board().Questions[0].Themes[0].Count; got != 4 {
			t.Errorf("%d answers under Money worries, want 4:\n%s", got, d.Wall())
		}
	})
}

func TestOfferIsIgnoredByTypingOn(t *testing.T) {
	drive.Test(t, func(t *testing.T) {
		d := hinted(t).Say("Energy bills and rent")
		if got := len(d.Live.Board().Questions[0].Unsorted); got != 1 {
			t.Errorf("%d unsorted, want the answer left alone:\n%s", got, d.Wall())
		}
	})
}

func TestRepeatIsCountedAndKeepsItsWording(t *testing.T) {
	drive.Test(t, func(t *testing.T) {
		d := hinted(t).Type("Waiting 3 weeks for the doctor")
		d.Sees("≈ Waiting three weeks for a doctor", "Ctrl+T counts it").Press("ctrl+t")
		theme := mindmap.FindTheme(d.Live.Board().Questions[0].Themes, "Waiting times")
		a := theme.Answers[0]
		if a.Tally.Total() != 2 || len(a.Merged) != 1 || theme.Count != 3 {
			t.Errorf("not counted: %+v", a)
		}
		d.Press("ctrl+z")
		if a := d.Live.Answer(a.ID); a.Tally.Total() != 1 {
			t.Errorf("one undo did not take it back: %+v", a)
		}
	})
}

func TestSuggestionsOffShowNothing(t *testing.T) {
	drive.Test(t, func(t *testing.T) {
		d := hinted(t).Press("f2")
		before := d.Wall()
		d.Type("Waiting three weeks for the doctor").Misses("≈", "Waiting times?").Press("ctrl+t").WallIs(before)
		d.Press("ctrl+u", "f2").Type("Waiting three weeks for the doctor").Sees("≈")
	})
}

// A correction is heeded with the next letter: what was taken out of a theme is not offered it again, and what was filed
// elsewhere is offered that.
func TestACorrectionIsHeededWhileTyping(t *testing.T) {
	drive.Test(t, func(t *testing.T) {
		d := hinted(t)
		const said = "Waiting list closed"
		find := func() *mindmap.Answer {
			for a := range d.Question().AllAnswers {
				if a.Text == said {
					return a
				}
			}
			return nil
		}
		money := mindmap.FindTheme(d.Question().Themes, "Money worries").ID
		d.Type(said).Sees("Waiting times?").Press("ctrl+u")
		d.Send(tui.ArrivedMsg{Entries: d.Seal(plan.Move([]mindmap.ID{find().ID}, d.Question(), mindmap.ID{})...)})
		d.Type(said).Misses("Waiting times?").Press("ctrl+u")
		d.Send(tui.ArrivedMsg{Entries: d.Seal(plan.Move([]mindmap.ID{find().ID}, d.Question(), money)...)})
		d.Type(said).Sees("Money worries?")
	})
}
