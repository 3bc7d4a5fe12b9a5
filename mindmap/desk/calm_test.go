package desk

import (
	"testing"
	"testing/synctest"
	"time"

	"mindwall/mindmap"
)

// Ten arrivals a second by phone change the room once in two seconds, what the facilitator does at once, and nothing is left out.
func TestWhatComesByPhoneIsToldCalmly(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		door, console := mindmap.ID{1}, mindmap.ID{2}
		var told []int
		began := time.Now()
		c := &calm{tell: func(news []mindmap.Entry) {
			told = append(told, len(news))
			t.Logf("after %v: %d", time.Since(began), len(news))
		}}
		c.knows(map[string]string{doorKey: door.String()})
		by := func(device mindmap.ID) []mindmap.Entry { return []mindmap.Entry{{Device: device}} }
		for range 60 { // six seconds
			c.arrive(by(door))
			time.Sleep(100 * time.Millisecond)
		}
		time.Sleep(calmFor)
		synctest.Wait()
		if len(told) > 4 {
			t.Errorf("told %d times in eight seconds: %v", len(told), told)
		}
		before := len(told)
		c.arrive(by(door))
		c.arrive(by(console))
		if len(told) != before+2 && len(told) != before+1 {
			t.Errorf("what the console did was not told at once: %v", told[before:])
		}
		c.arrive(by(door))
		c.end()
		sum := 0
		for _, n := range told {
			sum += n
		}
		if sum != 63 {
			t.Errorf("%d of 63 were told", sum)
		}
	})
}
