package replayed

import (
	"testing"
	"time"
)

// TestLengths takes what people write for a length, and keeps the one before when that is none.
func TestLengths(t *testing.T) {
	for written, want := range map[string]time.Duration{
		"60s": time.Minute, "60": time.Minute, "2m": 2 * time.Minute, "1m30s": 90 * time.Second, "1.5s": 1500 * time.Millisecond,
		"1": time.Second, "24h": 24 * time.Hour,
		"": 0, "0": 0, "-5": 0, "-5s": 0, "999ms": 0, "24h1s": 0, "soon": 0, "86401": 0, "99999999999": 0, "1e3": 0, "5 s": 0, "NaN": 0,
	} {
		l := Length{time.Hour}
		err := l.Set(written)
		if (err == nil) != (want > 0) {
			t.Errorf("%q: %v", written, err)
		}
		if err != nil {
			want = time.Hour
		}
		if l.Duration != want {
			t.Errorf("%q lasts %v, want %v", written, l.Duration, want)
		}
	}
}

// TestOptions refuses looks that are none, files that are no films, and --force with nothing to replace.
func TestOptions(t *testing.T) {
	for _, c := range []struct {
		options Options
		fine    bool
	}{
		{Options{}, true},
		{Options{Look: "dark"}, true},
		{Options{Look: "pink"}, false},
		{Options{Export: "day.svg"}, true},
		{Options{Export: "day.gif", Force: true}, true},
		{Options{Export: "day.png"}, true},
		{Options{Export: "day.mp4"}, false},
		{Options{Export: "day.wall"}, false},
		{Options{Export: "day"}, false},
		{Options{Force: true}, false},
	} {
		if err := c.options.Check(); (err == nil) != c.fine {
			t.Errorf("%+v: %v", c.options, err)
		}
	}
}
