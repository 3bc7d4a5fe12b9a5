//go:build unix

package main

import (
	"context"
	"fmt"
	"math/rand/v2"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"mindwall/mindmap"
	"mindwall/mindmap/desk"
	"mindwall/mindmap/fold"
	"mindwall/mindmap/scribe"
	"mindwall/mindmap/wallfile"
)

// How much each writer of TestWritersAtOnce writes.
const (
	adders     = 4
	addsEach   = 6
	linesAdded = 300
	typed      = 25
)

// TestWritersAtOnce writes into one wall from a console, four programs that add, and one that adds lines. Nothing is
// lost, nothing is there twice, the theme that all of them ask for is made once, and whoever folds the wall gets the
// same board.
func TestWritersAtOnce(t *testing.T) {
	home := t.TempDir()
	path := newWallFile(t, home, "What helps?")
	x := start(t, 100, 30, home, "open", path).sees("1/1 What helps?")
	var want []string
	var writers sync.WaitGroup
	for a := range adders {
		for i := range addsEach {
			want = append(want, fmt.Sprintf("Adder %d-%d", a, i))
		}
		writers.Go(func() {
			for i := range addsEach {
				runAdd(t, home, path, "", "--theme", "Garden/Shed", fmt.Sprintf("Adder %d-%d", a, i))
			}
		})
	}
	var lines strings.Builder
	for i := range linesAdded {
		want = append(want, fmt.Sprintf("Line %d", i))
		fmt.Fprintf(&lines, "Line %d\n", i)
	}
	writers.Go(func() { runAdd(t, home, path, lines.String(), "--theme", "Garden", "-") })
	for i := range typed {
		text := fmt.Sprintf("Typed %d", i)
		want = append(want, text)
		x.say(text)
		time.Sleep(time.Duration(rand.IntN(40)) * time.Millisecond)
	}
	writers.Wait()
	x.sees(fmt.Sprintf("%d answers", len(want)), "✓ saved")
	held := heldIn(t, path)
	wantHeld(t, held, want)
	if len(held) != len(want) {
		t.Errorf("%d answers are there, %d were given: %q", len(held), len(want), captions(held))
	}
	wantOneBoard(t, home, path)
}

// runAdd adds to the wall in a process of its own.
func runAdd(t *testing.T, home, path, input string, args ...string) {
	cmd := anAdd(home, path, args...)
	cmd.Stdin = strings.NewReader(input)
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Errorf("%v: %v\n%s", cmd.Args, err, out)
	}
}

// wantOneBoard folds the wall as it is open, a copy of it, its entries backwards and twice, and one by one. Themes are
// there once.
func wantOneBoard(t *testing.T, home, path string) {
	t.Helper()
	entries, err := desk.Entries(path)
	if err != nil {
		t.Fatal(err)
	}
	board := fold.Of(entries)
	if themes := board.Questions[0].Themes; len(themes) != 1 || themes[0].Text != "Garden" || len(themes[0].Themes) != 1 {
		t.Errorf("themes were made twice: %v", themes)
	}
	copied := filepath.Join(home, "copy.wall")
	mindwall(t, home, "copy", path, copied)
	others, err := desk.Entries(copied)
	if err != nil {
		t.Fatal(err)
	}
	live := fold.NewLive()
	shuffled := append(append([]mindmap.Entry(nil), entries...), entries...)
	rand.Shuffle(len(shuffled), func(i, j int) { shuffled[i], shuffled[j] = shuffled[j], shuffled[i] })
	for _, e := range shuffled {
		live.Add(e)
	}
	for name, other := range map[string]*mindmap.Board{
		"of a copy": fold.Of(others), "of entries in any order and twice": fold.Of(shuffled), "that grew": live.Board(),
	} {
		if diff := cmp.Diff(board, other, cmpopts.IgnoreFields(mindmap.Board{}, "Revision"), cmpopts.IgnoreUnexported(mindmap.Question{}, mindmap.Theme{})); diff != "" {
			t.Errorf("the board %s is another:\n%s", name, diff)
		}
	}
}

// TestAClockThatWasSetBack: what was said later stands later, and what was corrected later counts, whatever the clock on
// the wall says.
func TestAClockThatWasSetBack(t *testing.T) {
	path := filepath.Join(t.TempDir(), "day.wall")
	now := time.Date(2026, 3, 9, 12, 0, 0, 0, time.UTC)
	s := &scribe.Scribe{Live: fold.NewLive(), Author: "ruth", Device: scribe.RandomID(), Now: func() time.Time { return now }}
	question, first := s.ID(), s.ID()
	record := func(drafts ...mindmap.Draft) []mindmap.Entry {
		t.Helper()
		entries, err := s.Record(drafts...)
		if err != nil {
			t.Fatal(err)
		}
		return entries
	}
	entries := record(
		mindmap.Draft{ID: question, Op: mindmap.AskQuestion{Text: "What helps?"}},
		mindmap.Draft{ID: first, Op: mindmap.AddAnswer{Question: question, Caption: "Soop"}})
	file, err := wallfile.Create(path, entries)
	if err != nil {
		t.Fatal(err)
	}
	for _, op := range []mindmap.Op{
		mindmap.AddAnswer{Question: question, Caption: "Company"}, mindmap.Reword{Node: first, Text: "Soup"},
	} {
		now = now.Add(-24 * time.Hour)
		if err := file.Append(context.Background(), record(mindmap.Draft{Op: op})...); err != nil {
			t.Fatal(err)
		}
	}
	if err := file.Close(); err != nil {
		t.Fatal(err)
	}
	stored, err := desk.Entries(path)
	if err != nil {
		t.Fatal(err)
	}
	var said []string
	for _, a := range fold.Of(stored).Questions[0].Unsorted {
		said = append(said, a.Text)
	}
	if diff := cmp.Diff([]string{"Soup", "Company"}, said); diff != "" {
		t.Errorf("the wall is another (-want +got):\n%s", diff)
	}
}

// TestLinesAreAddedThoughNobodyReads: the one who reads the ids leaves after the first, and all answers come on the wall.
func TestLinesAreAddedThoughNobodyReads(t *testing.T) {
	home := t.TempDir()
	path := newWallFile(t, home, "What helps?")
	cmd, in, out := startAdd(t, home, path)
	want := []string{"First", "Second", "Third"}
	for i, text := range want {
		if _, err := fmt.Fprintln(in, text); err != nil {
			t.Fatal(err)
		}
		if i == 0 { // its id comes while the program waits for more
			if _, err := out.Read(make([]byte, 100)); err != nil {
				t.Fatal(err)
			}
			if err := out.Close(); err != nil {
				t.Fatal(err)
			}
		}
		time.Sleep(2 * 50 * time.Millisecond)
	}
	if err := in.Close(); err != nil {
		t.Fatal(err)
	}
	if err := cmd.Wait(); err == nil {
		t.Error("that ids could not be written is not told")
	}
	wantHeld(t, heldIn(t, path), want)
}
