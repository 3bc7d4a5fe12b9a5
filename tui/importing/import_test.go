package importing_test

import (
	"context"
	"errors"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"mindwall/export/outline"
	"mindwall/mindmap"
	"mindwall/mindmap/desk"
	"mindwall/mindmap/scribe"
	"mindwall/mindmap/survey"
	"mindwall/tui"
	"mindwall/tui/importing"
	"mindwall/tui/internal/drive"
)

const (
	way  = "What gets in the way?"
	help = "What helps?"
)

// responses is what a tool exports of an event's survey: one cell holds two answers, one is empty, one is broken.
const responses = "Timestamp,Email Address,What gets in the way?,What helps?,Anything else?\n" +
	"2026/03/09 9:01:00 AM GMT,ann@example.org,Waiting lists,A lift home,Thank you\n" +
	"2026/03/09 9:04:30 AM GMT,bob@example.org,\"Stairs\nNo bus\",#REF!,\n" +
	"2026/03/09 9:08:00 AM GMT,,,A friendly face,\n"

// testDesk is a wall in whose console surveys are imported. Files are texts in memory, and what is recorded arrives at once
// unless it is late.
type testDesk struct {
	*drive.Driver
	files map[string]string
	fails error                // of recording
	late  bool                 // what is recorded is kept in came
	came  []mindmap.Entry      // recorded, and not arrived
	gate  chan struct{}        // what is done beside the screen waits for it to be closed; nil is open
	told  func(survey.Options) // is called when a file is read
	ended error                // why a recording that waited was given up
}

// open opens the screen on a wall of these questions.
func open(t drive.TB, w, h int, questions ...string) *testDesk {
	t.Helper()
	return openWith(t, drive.Options{Size: drive.Size(w, h), Wall: "? " + strings.Join(questions, "\n? ")}, nil)
}

func openWith(t drive.TB, o drive.Options, more func(*tui.Options)) *testDesk {
	t.Helper()
	x := &testDesk{files: map[string]string{"responses.csv": responses}}
	o.More = func(o *tui.Options) {
		o.Import = importing.Importer{
			Open: x.read, Complete: x.complete, Guess: guess, Record: x.record, Outline: x.outline, Bring: x.bring,
		}
		if more != nil {
			more(o)
		}
	}
	x.Driver = drive.New(t, o)
	x.Press("f10").Sees("Import answers")
	return x
}

func (x *testDesk) read(path string, o survey.Options) (*survey.Sheet, error) {
	if x.told != nil {
		x.told(o)
	}
	if x.gate != nil {
		<-x.gate
	}
	text, ok := x.files[path]
	if !ok {
		return nil, errors.New(path + ": there is no such survey")
	}
	return survey.Open(path, strings.NewReader(text), int64(len(text)), o)
}

func (x *testDesk) complete(start string) []string {
	if x.gate != nil {
		<-x.gate
	}
	var found []string
	for _, name := range []string{"forms/", "responses-old.csv", "responses.csv"} {
		if strings.HasPrefix(name, start) {
			found = append(found, name)
		}
	}
	return found
}

func guess(s *survey.Sheet, b *mindmap.Board) survey.Mapping {
	return survey.Guess(s.Columns, b.Questions, nil)
}

func (x *testDesk) record(ctx context.Context, r *desk.Intake) (importing.Result, error) {
	if x.gate != nil {
		<-ctx.Done()
		x.ended = ctx.Err()
		return importing.Result{}, ctx.Err()
	}
	p, err := r.Propose(ctx, x.Live.Known())
	if err = errors.Join(err, x.fails); err != nil {
		return importing.Result{}, err
	}
	drafts := slices.Concat(slices.Collect(p.Drafts(r.Inbox, scribe.RandomID, nil))...)
	if len(drafts) == 0 {
		return importing.Result{Proposal: p}, nil
	}
	entries := x.SealOwn(drafts...)
	if x.late {
		x.came = entries
	} else {
		x.Post(tui.ArrivedMsg{Entries: entries})
	}
	return importing.Result{Proposal: p, Last: entries[len(entries)-1].ID, Entries: len(entries)}, nil
}

// outline reads what is no CSV.
func (x *testDesk) outline(path string, b *mindmap.Board) (*desk.Incoming, error) {
	text, ok := x.files[path]
	if !ok || strings.HasSuffix(path, ".csv") {
		return nil, nil
	}
	o, err := outline.Read(path, strings.NewReader(text))
	if err != nil {
		return nil, err
	}
	in := &desk.Incoming{Name: path, Board: o.Board, Notes: o.Notes, Told: o.Told, Strange: !o.Known}
	in.Match(b)
	return in, nil
}

func (x *testDesk) bring(ctx context.Context, in *desk.Incoming) (importing.Result, error) {
	drafts, came, err := in.Drafts(ctx, x.Live, scribe.RandomID)
	if err = errors.Join(err, x.fails); err != nil || len(drafts) == 0 {
		return importing.Result{Came: &came}, err
	}
	entries := x.SealOwn(drafts...)
	x.Post(tui.ArrivedMsg{Entries: entries})
	return importing.Result{Came: &came, Last: entries[len(entries)-1].ID, Entries: len(entries)}, nil
}

// arrive brings the first n of what was recorded late to the wall.
func (x *testDesk) arrive(n int) *drive.Driver {
	some := x.came[:n]
	x.came = x.came[n:]
	return x.Send(tui.ArrivedMsg{Entries: some})
}

// shut holds what is done beside the screen, until it is let go.
func (x *testDesk) shut() { x.gate = make(chan struct{}) }

func (x *testDesk) letGo() {
	close(x.gate)
	x.gate = nil
	x.Pass(time.Second)
}

// back reports whether the console is seen again.
func (x *testDesk) back() bool { return strings.Contains(x.Row(-2), "day.wall ·") }

// answers are the captions on the wall, question by question.
func (x *testDesk) answers() []string {
	var all []string
	for _, q := range x.Live.Board().Questions {
		for a := range q.AllAnswers {
			all = append(all, a.Text)
		}
	}
	return all
}

func want[T any](t *testing.T, what string, got, want T) {
	t.Helper()
	if d := cmp.Diff(want, got); d != "" {
		t.Errorf("%s (-want +got):\n%s", what, d)
	}
}
