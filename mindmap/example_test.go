package mindmap_test

import (
	"fmt"
	"strings"
	"time"

	"mindwall/mindmap"
	"mindwall/mindmap/fold"
	"mindwall/mindmap/plan"
	"mindwall/mindmap/text"
)

// table is one table at an event: a live board, and the device that writes on it. A program lets package scribe do
// this, with random ids and the time of day.
type table struct {
	wall   *fold.Live
	device byte
	made   byte
}

func (t *table) newID() mindmap.ID {
	t.made++
	return mindmap.ID{t.device, t.made}
}

// record makes entries of drafts, all of one act, and adds them to the board.
func (t *table) record(drafts ...mindmap.Draft) {
	act := t.newID()
	for _, draft := range drafts {
		if draft.ID.IsZero() {
			draft.ID = t.newID()
		}
		e, err := mindmap.NewEntry(mindmap.Entry{
			ID: draft.ID, Clock: t.wall.Clock() + 1, Device: mindmap.ID{t.device}, Author: "sam",
			At: time.Date(2026, 3, 9, 12, 30, 0, 0, time.UTC), Act: act,
		}, draft.Op)
		if err != nil {
			fmt.Println(err) // nothing was recorded
			return
		}
		t.wall.Add(e)
	}
}

// answer files an answer under the theme of a path, which it makes when it is not there yet.
func (t *table) answer(path, caption string) {
	q := t.wall.Board().Questions[0]
	theme, drafts, err := plan.Theme(t.wall.Board(), q, text.SplitPath(path), t.newID)
	if err != nil {
		fmt.Println(err)
		return
	}
	caption, quote, _, err := text.CleanAnswer(caption, "")
	if err != nil {
		fmt.Println(err)
		return
	}
	op := mindmap.AddAnswer{Question: q.ID, Theme: theme, Caption: caption, Quote: quote}
	t.record(append(drafts, mindmap.Draft{Op: op})...)
}

// undo takes back the device's latest act, whatever others did since.
func (t *table) undo() {
	if act, ok := t.wall.Undoable(mindmap.ID{t.device}, nil); ok {
		fmt.Println("undo:", t.wall.ActSummary(act))
		t.record(mindmap.Draft{Op: mindmap.Undo{Act: act}})
	}
}

func show(b *mindmap.Board) {
	for _, q := range b.Questions {
		fmt.Printf("%d. %s (%d answers)\n", q.Number, q.Text, q.Answers)
		for theme := range q.AllThemes {
			fmt.Printf("%s%s %s\n", strings.Repeat("  ", theme.Depth), theme.Letter, theme.Text)
			for _, a := range theme.Answers {
				fmt.Printf("%s- %s ×%d\n", strings.Repeat("  ", theme.Depth+1), a.Text, a.Tally.Total())
			}
		}
		for _, a := range q.Unsorted {
			fmt.Printf("  - %s ×%d\n", a.Text, a.Tally.Total())
		}
	}
}

// A wall from the first question to the merging of two tables' copies.
func Example() {
	// Ask, and write down what is said; a theme is made when its first answer is filed.
	here := &table{wall: fold.NewLive(), device: 1}
	here.record(mindmap.Draft{Op: mindmap.AskQuestion{Text: "What gets in people's way?"}})
	here.answer("", "Nowhere to meet")
	here.answer("Money / Transport", "The bus costs too much")

	// Another table takes a copy and goes on by itself. So do we.
	there := &table{wall: fold.NewLive(), device: 2}
	there.wall.Add(here.wall.Entries()...)
	there.answer("Waiting", "Months until the first visit")
	here.answer("Time", "Shifts that change every week")
	here.answer("Money", "Heating")
	here.undo()

	// A repeat is counted; the counts of both tables add up.
	bus := here.wall.Board().Questions[0].Themes[0].Themes[0].Answers[0].ID
	here.record(mindmap.Draft{Op: mindmap.TallyAnswer{Answer: bus, Delta: 2}})
	there.record(mindmap.Draft{Op: mindmap.TallyAnswer{Answer: bus, Delta: 1}})

	// Merging is uniting the entries, in either direction and as often as you like.
	here.wall.Add(there.wall.Entries()...)
	there.wall.Add(here.wall.Entries()...)
	show(here.wall.Board())
	fmt.Println("the same on both:", len(here.wall.Entries()) == len(there.wall.Entries()))

	// Output:
	// undo: add “Heating” under “Money”
	// 1. What gets in people's way? (4 answers)
	//   A Money
	//     A Transport
	//       - The bus costs too much ×4
	//   B Time
	//     - Shifts that change every week ×1
	//   C Waiting
	//     - Months until the first visit ×1
	//   - Nowhere to meet ×1
	// the same on both: true
}

// What cannot be recorded is refused at the door, with an error that names the fault.
func ExampleNewEntry() {
	_, err := mindmap.NewEntry(mindmap.Entry{ID: mindmap.ID{1}, Act: mindmap.ID{2}, Clock: 1}, mindmap.AskQuestion{Text: " "})
	fmt.Println(err)
	// Output: question.ask: question is empty
}
