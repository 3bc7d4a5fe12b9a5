package progress

import (
	"strings"
	"testing"
	"testing/synctest"
	"time"
)

// Work is told of once it takes long, also when nothing more is heard of it, and no longer when it is done.
func TestProgress(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var out strings.Builder
		says := func(want string) {
			t.Helper()
			synctest.Wait()
			if got := strings.ReplaceAll(out.String(), "\r\x1b[K", "|"); got != want {
				t.Errorf("says %q, want %q", got, want)
			}
		}
		p := Begin(&out)
		told := p.Reading("/walls/day\x1b.wall")
		says("")
		time.Sleep(patience + time.Millisecond)
		says("|reading day\\x1b.wall")
		told(10_000)
		says("|reading day\\x1b.wall|reading day\\x1b.wall: 10000 entries")
		p.End()
		p.End()
		told(20_000)
		says("|reading day\\x1b.wall|reading day\\x1b.wall: 10000 entries|")

		out.Reset()
		p = Begin(&out)
		p.Step(0, 2, "a.png")
		p.End()
		time.Sleep(2 * patience)
		says("")
	})
}
