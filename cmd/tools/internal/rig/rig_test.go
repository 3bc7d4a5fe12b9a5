//go:build linux

package rig

import (
	"testing"
	"time"
)

// open starts a shell program in a terminal and waits for the word ready.
func open(t *testing.T, script string) *Rig {
	t.Helper()
	r, err := Start(Options{Columns: 40, Rows: 10}, "sh", "-c", script)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := r.Close(); err != nil {
			t.Error(err)
		}
	})
	s, err := r.Open(r.Shows("ready"), 10*time.Second)
	if err != nil {
		t.Fatal(err)
	}
	if s.First <= 0 || s.Hit() < s.First || s.Bytes != len("ready") {
		t.Fatalf("the start was %+v", s)
	}
	return r
}

// A program that answers after 100 ms is found to take that long, and the terminal's own echo to take less.
func TestTimesAreThoseOfTheProgram(t *testing.T) {
	r := open(t, `printf ready; while read x; do sleep 0.1; printf "<$x>"; done`)
	s, err := r.Press("word\r", 10*time.Second, r.Shows("word"), r.Shows("<word>"))
	if err != nil {
		t.Fatal(err)
	}
	if !s.Met() || s.Hits[0] > s.Hits[1]-50 || s.Hits[1] < 100 || s.Hits[1] > s.Last {
		t.Errorf("times are %+v", s)
	}
	if r.Bytes() != int64(s.Bytes+len("ready")) {
		t.Errorf("%d bytes in all, %d for the press", r.Bytes(), s.Bytes)
	}
	if u := r.Usage(); u.Private <= 0 || u.Resident < u.Private || u.Peak < u.Resident {
		t.Errorf("usage is %+v", u)
	}
}

// In a synchronized block nothing is seen before its end, though it was written.
func TestBlocksAreSeenWhole(t *testing.T) {
	r := open(t, `printf ready; while read x; do printf '\033[?2026h<half>'; sleep 0.1; printf '\033[?2026l'; done`)
	s, err := r.Press("\r", 10*time.Second, r.Shows("<half>"))
	if err != nil {
		t.Fatal(err)
	}
	if !s.Met() || s.Hit() < 100 {
		t.Errorf("half a block was seen: %+v", s)
	}
}

func TestWhatNeverComes(t *testing.T) {
	r := open(t, `printf ready; cat`)
	s, err := r.Press("x", 300*time.Millisecond, r.Shows("z"))
	if err != nil {
		t.Fatal(err)
	}
	if s.Met() || s.Hit() != -1 {
		t.Errorf("z was seen: %+v", s)
	}
}

func TestSpread(t *testing.T) {
	var values []float64
	for i := range 100 {
		values = append(values, float64(100-i))
	}
	if got, want := SpreadOf(values), (Spread{P50: 51, P90: 91, P99: 100, Max: 100}); got != want {
		t.Errorf("the spread of 1 to 100 is %+v, want %+v", got, want)
	}
	if got := SpreadOf(nil); got.P50 != -1 {
		t.Errorf("the spread of nothing is %+v", got)
	}
}
