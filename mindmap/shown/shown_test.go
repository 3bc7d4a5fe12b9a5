package shown

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"mindwall/mindmap"
)

func TestShownSurvivesTheFile(t *testing.T) {
	want := Shown{
		Scene: ReadBack, Question: mindmap.ID{1}, Theme: mindmap.ID{2}, Folded: []mindmap.ID{{3}},
		Timer: Timer{Ends: time.Date(2026, 3, 9, 12, 0, 0, 0, time.UTC), Length: 2 * time.Minute}, Look: "dark", Apart: true,
	}
	if d := cmp.Diff(want, Decode(want.Encode())); d != "" {
		t.Error(d)
	}
}

func TestUnreadableShownShowsTheMap(t *testing.T) {
	for _, text := range []string{"", "{", `{"scene":"hologram"}`} {
		if got := Decode(text).Scene; got != Map {
			t.Errorf("%q shows %q", text, got)
		}
	}
}

func TestTimerClock(t *testing.T) {
	now := time.Date(2026, 3, 9, 12, 0, 0, 0, time.UTC)
	for left, want := range map[time.Duration]string{
		4*time.Minute + 7*time.Second: "4:07", 100 * time.Millisecond: "0:01", -time.Second: "0:00",
	} {
		if got := (Timer{Ends: now.Add(left)}).Clock(now); got != want {
			t.Errorf("%v left shows %q, want %q", left, got, want)
		}
	}
}

// TestATimerWhenTheClockJumps holds that a clock that is set back or ahead by years makes a timer no longer than it is, and
// no shorter than over.
func TestATimerWhenTheClockJumps(t *testing.T) {
	now := time.Date(2026, 3, 9, 12, 0, 0, 0, time.UTC)
	timer := Timer{Ends: now.Add(time.Minute), Length: 2 * time.Minute}
	for jump, want := range map[int]time.Duration{-100: timer.Length, -1: timer.Length, 0: time.Minute, 1: 0, 100: 0} {
		if left := timer.Left(now.AddDate(jump, 0, 0)); left != want {
			t.Errorf("%v are left when the clock is set %d years ahead, want %v", left, jump, want)
		}
	}
}
