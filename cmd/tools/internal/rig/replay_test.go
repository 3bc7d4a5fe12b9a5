//go:build linux

package rig

import (
	"testing"
	"time"
)

// What came while nobody looked is told piece by piece afterwards, in order and with its own time.
func TestReplay(t *testing.T) {
	r, err := Start(Options{Columns: 20, Rows: 3}, "sh", "-c", "printf one; sleep 0.2; printf ' two'; sleep 9")
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	for end := time.Now().Add(10 * time.Second); r.Bytes() < int64(len("one two")) && time.Now().Before(end); {
		time.Sleep(10 * time.Millisecond)
	}
	var seen []string
	var times []time.Time
	r.Replay(func(at time.Time) {
		seen, times = append(seen, r.Screen.Row(0)[:7]), append(times, at)
	})
	if len(seen) < 2 || seen[0] != "one    " || seen[len(seen)-1] != "one two" {
		t.Fatalf("seen %q", seen)
	}
	if !times[0].Before(times[len(times)-1]) {
		t.Fatalf("the pieces came at %v", times)
	}
	r.Replay(func(time.Time) { t.Fatal("a piece is told twice") })
}
