package tui_test

import (
	"testing"

	"mindwall/mindmap"
	"mindwall/tui/internal/drive"
)

// TestTheLineIsForAnswersAgain takes the only question away, and brings another: nobody asked to ask one.
func TestTheLineIsForAnswersAgain(t *testing.T) {
	drive.Test(t, func(t *testing.T) {
		d := drive.New(t, drive.Options{}).Sees("question ›").Arrive(mindmap.AskQuestion{Text: "Why?"}).Misses("question ›")
		d.Say("Rent").WallIs("- Rent\n").Sees("1/1 Why?")
		d.Press("ctrl+n").Type("And").Arrive(mindmap.AskQuestion{Text: "What next?"}).Sees("question › And") // somebody did
	})
}

// TestWhatIsCorrectedMayGo removes an answer elsewhere while it is corrected here: Enter makes an answer's text of the words.
func TestWhatIsCorrectedMayGo(t *testing.T) {
	drive.Test(t, func(t *testing.T) {
		d := drive.New(t, drive.Options{Questions: []string{"Why?"}}).Say("Rent", "Food").Press("up").Type(" and more")
		for a := range d.Live.Board().Questions[0].AllAnswers {
			if a.Text == "Food" {
				d.Arrive(mindmap.Remove{Node: a.ID})
			}
		}
		d.Sees("what you were correcting is gone", "correct › Food and more").Press("enter").Sees("› Food and more").Misses("correct ›")
		d.Press("enter").WallIs("- Rent\n- Food and more\n")
	})
}

// TestWordsThatWereTakenOutElsewhere brings a redaction by a merge: the words are off the screen at once, the status says so,
// nothing is asked over the line, and an action lets them go for good.
func TestWordsThatWereTakenOutElsewhere(t *testing.T) {
	drive.Test(t, func(t *testing.T) {
		d := drive.New(t, drive.Options{Size: drive.Size(110, 24), Questions: []string{"Why?"}}).Say("Ann Smith said it", "Rent").Type("half")
		var said mindmap.ID
		for a := range d.Live.Board().Questions[0].AllAnswers {
			if a.Text == "Ann Smith said it" {
				said = a.ID
			}
		}
		d.Arrive(mindmap.Redact{Entries: d.Live.WordEntries(said)})
		d.Misses("Ann Smith").Sees("(words taken out)", "1 answer without words", "› half")
		d.Press("ctrl+p").Type("words").Press("enter").Sees("out of this file, too", "› half").Misses("without words", "Ann Smith")
		d.Press("ctrl+p").Type("taken out elsewhere").Press("enter").Sees("no words were taken out elsewhere")
	})
}
