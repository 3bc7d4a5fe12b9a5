package plain

import (
	"errors"
	"strings"
	"testing"

	"mindwall/mindmap"
	"mindwall/mindmap/fold"
	"mindwall/mindmap/lines"
	"mindwall/mindmap/scribe"
	"mindwall/mindmap/shown"
)

// memory is a wall that keeps nothing.
type memory struct {
	scribe *scribe.Scribe
	refuse error
	room   shown.Shown
}

func (m *memory) Record(drafts ...mindmap.Draft) error {
	if m.refuse != nil {
		return m.refuse
	}
	_, err := m.scribe.Record(drafts...)
	return err
}

func (m *memory) Undo() (scribe.TakeBack, error) { return m.take(m.scribe.Undoing()) }
func (m *memory) Redo() (scribe.TakeBack, error) { return m.take(m.scribe.Redoing()) }

func (m *memory) take(back scribe.TakeBack, ok bool) (scribe.TakeBack, error) {
	if !ok {
		return scribe.TakeBack{}, nil
	}
	return back, m.Record(back.Draft())
}

func (m *memory) Refresh() error { return nil }

func (m *memory) Shown() (shown.Shown, error) { return shown.Decode(m.room.Encode()), nil }

func (m *memory) Show(s shown.Shown) error {
	m.room = s
	return m.refuse
}

func run(t *testing.T, m *memory, typed ...string) string {
	t.Helper()
	if m.scribe == nil {
		m.scribe = &scribe.Scribe{Live: fold.NewLive(), Author: "sam", Device: mindmap.ID{1}}
		for _, q := range []string{"What helps?", "What hinders?"} {
			if _, err := m.scribe.Do(mindmap.AskQuestion{Text: q}); err != nil {
				t.Fatal(err)
			}
		}
	}
	var out strings.Builder
	if err := New(m, m.scribe.Live, &out).Run(lines.New(strings.NewReader(strings.Join(typed, "\n")), MaxLine)); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

func has(t *testing.T, out string, wants ...string) {
	t.Helper()
	for _, w := range wants {
		if !strings.Contains(out, w) {
			t.Errorf("lacks %q:\n%s", w, out)
		}
	}
}

func TestCaptureListFileUndoNext(t *testing.T) {
	m := &memory{}
	out := run(t, m, "Soup #Food +3", "Tea", ":list", ":file 2 Food/Drink", ":list", ":undo", ":redo", ":plus", ":fix Green tea",
		":next", "Stairs", ":back", ":list", ":park 1", ":quit", "never read")
	has(t, out, "Question 1: What helps? no answers", "saved: Soup, said 3 times, under Food", "2. Tea", "filed: Tea, under Food, Drink",
		"Theme Food, Drink, said once:", "undone: ", "done again: ", "Tea, said 2 times", "now: Green tea", "Question 2: What hinders?", "saved: Stairs", "parked: Soup")
	if strings.Contains(out, "never read") {
		t.Error("went on after :quit")
	}
	q := m.scribe.Live.Board().Questions[0]
	if q.Answers != 1 || q.Themes[0].Themes[0].Answers[0].Text != "Green tea" {
		t.Errorf("the wall is %+v", q)
	}
}

// TestALetterIsATheme files by letter as the console does.
func TestALetterIsATheme(t *testing.T) {
	m := &memory{}
	out := run(t, m, "#Food", "#Buses", "Soup #b", "Tea #b/Late ones +2", ":list", ":file 1 #a", "Cake #z", "Stop #Buses/B", "Cold #b")
	has(t, out, "saved: Soup, under Buses", "saved: Tea, said 2 times, under Buses, Late ones", "Theme Buses, said 3 times, letter B:", "Theme Buses, Late ones, said 2 times:",
		"filed: Soup, under Food", "saved: Cake, under z", "saved: Cold, under Buses, B")
}

func TestBadLinesCostNothing(t *testing.T) {
	out := run(t, &memory{}, ":nonsense", ":file", ":file 9 X", ":fix", ":plus 3", ":remove x", ":back", ":redo", "#", "::) smile", "/closing", "/2", "//o", "and/or")
	has(t, out, "not done: commands begin with a colon here", "saved: /o\n", "saved: and/or\n", "there is no command :nonsense", "say which answer and which theme", "read the :list first", "saved: :) smile")
	if strings.Contains(out, "saved: /closing") || strings.Contains(out, "saved: /2") {
		t.Errorf("a command of the console stands before the room:\n%s", out)
	}
	out = run(t, &memory{}, strings.Repeat("x", MaxLine+1), "Soup")
	has(t, out, "not done: the line is too long", "saved: Soup")
}

func TestDiskErrorIsTold(t *testing.T) {
	out := run(t, &memory{refuse: errors.New("the disk is full")}, "Soup")
	if out != "" && !strings.Contains(out, "not done: the disk is full") {
		t.Errorf("got %s", out)
	}
}

func TestHostileLineIsHarmless(t *testing.T) {
	m := &memory{}
	if out := run(t, m, "\x1b[2Jgone\x07 \u202eabc"); strings.ContainsAny(out, "\x1b\x07\u202e") {
		t.Errorf("control characters came back: %q", out)
	}
}

func TestWhatWillBeDone(t *testing.T) {
	m := &memory{}
	out := run(t, m, "Rent", "! Ask the surgery @Sam by 2026-04-27", "!! Help", ":todo", ":done 1", ":done 7", "! ")
	for _, want := range []string{
		"noted: Ask the surgery, Sam, by 27 April 2026\n", "saved: !! Help\n", "1. Ask the surgery, Sam, by 27 April 2026\n",
		"1. Ask the surgery, Sam, by 27 April 2026, done\n", "not done: there is no number 7; :todo lists them\n", "saved: !\n",
	} {
		if !strings.Contains(out, want) {
			t.Errorf("lacks %q:\n%s", want, out)
		}
	}
}

// The room is steered by lines to the end of the event, and what it sees is read out.
func TestTheRoomIsShownScenes(t *testing.T) {
	m := &memory{}
	out := run(t, m, "Somebody to go along #Company +2", "! Book the hall @Sam", ":show write up", ":event thanks to the library", ":event write-up example.org",
		":event write-up https://example.org/Lunch", ":event language german please", ":event language DE", ":event language en", ":event", ":show", ":show summary", ":next", ":show closing", ":show across", ":show nonsense", ":show last time", ":show write-up", ":show blank", ":show map")
	has(t, out, "not done: no address is known: :event write-up", "thanks: to the library\n", "not done: “example.org” is no address of a page\nhint: write it as a browser has it",
		"hint: write its short name", "language: de\n", "language: en\nthanks: to the library\nwrite-up: https://example.org/Lunch\nWhat can be known: title, ", "The room sees the map.\n",
		"The room sees the summary.\n1/2 What helps?\nA Company ×2\nWhat will be done: Book the hall · Sam\n",
		"The room sees the close.\nThank you\nto the library\n1 answer · said 2 times · 1 theme\nWhat helps? A Company, 2 of 2 times\nWhat will be done: Book the hall · Sam\n"+
			"The write-up will be here: https://example.org/Lunch\n",
		"The room sees what the questions have to do with each other.\nAcross the questions\nNothing stands out across the questions.\n",
		"there is no \"nonsense\" to show: map, blank, summary, parked, last-time, across, closing, write-up, or vote", "this wall follows up no other", "The room sees where the write-up will be.\nThe write-up will be here: https",
		"The room sees nothing.\n")
	if want := (shown.Shown{Scene: shown.Map, Question: m.scribe.Live.Board().Questions[1].ID}); m.room.Scene != want.Scene || m.room.Question != want.Question {
		t.Errorf("in the end the room sees %+v", m.room)
	}
	m.room = shown.Shown{Scene: shown.Closing, Invite: "http://192.0.2.7/KKMMPP", Corner: true}
	has(t, run(t, m, ":back", ":next"), "The room sees the close; :show map shows the map again.")
	if !m.room.Question.IsZero() {
		t.Error("turning to another question changes what the room sees, which was not shown from here")
	}
	if run(t, m, ":show blank"); !m.room.Corner || m.room.Invite == "" {
		t.Errorf("what phones are told went away: %+v", m.room)
	}
}

// Turning to another question turns the room, when it was shown something from here.
func TestTheRoomTurnsAlong(t *testing.T) {
	m := &memory{}
	run(t, m, ":show map", ":next")
	if m.room.Question != m.scribe.Live.Board().Questions[1].ID {
		t.Errorf("the room sees %+v", m.room)
	}
}

// A vote is opened, counted, closed and shown by lines, and nothing is told of it before.
func TestAVoteByLines(t *testing.T) {
	m := &memory{}
	out := run(t, m, ":vote", "Soup #Food", "Bus #Money", ":hands 1 2", ":vote themes 99", ":vote themes 2", ":vote", ":hands 2 7", ":hands 3 1", ":hands 1 x", ":hands 1 2", ":hands 1 1", ":hands",
		":list", ":close", ":close", ":hands 1 1", ":show vote", ":show vote", ":undo")
	has(t, out, "there are no answers to vote on", "no vote is open: :vote themes, or :vote answers, opens one", "each has from 1 to", "The vote on the themes is open, 2 votes for each phone.\n1. Food\n2. Money\n",
		"a vote is open already", "Money, 7 hands\n", "there is no number 3; :hands lists them", "\"x\" is no number of hands", "1. Food, 1 hand\n2. Money, 7 hands\n",
		"The vote is closed, with 0 ballots. :show vote shows how it went.\n", "The vote on the themes, 0 ballots:\nFood, 1 hand\nMoney, 7 hands\n", "undone: ")
	if list := out[strings.Index(out, "Theme Food"):strings.Index(out, "The vote is closed")]; strings.Contains(list, "hand") {
		t.Errorf("the list tells of a vote that is open:\n%s", list)
	}
}
