package console

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"

	"mindwall/mindmap"
	"mindwall/mindmap/say"
	"mindwall/tui/console/purpose"
	"mindwall/tui/screen"
)

// presets are the lengths of a timer that facilitators use: alone, in pairs, in fours, all together.
var presets = [...]struct {
	minutes int
	what    string
}{{1, "each alone"}, {2, "in pairs"}, {4, "in fours"}, {5, "all together"}}

// chooseTimer starts a count-down, of a usual length or of the one that is typed.
func chooseTimer(c *Console) *purpose.Picking {
	p := &purpose.Picking{Title: "Timer", Word: "timer", Takes: "take it", None: "type a number of minutes, as 3 or 1:30", Made: typedLength}
	for _, preset := range presets {
		item := purpose.NewPick(say.Counted(preset.minutes, "minute"), preset.what, mindmap.ID{})
		item.Length = preset.minutes * 60
		p.All = append(p.All, item)
	}
	if t := c.present.Countdown.Timer(); !t.IsZero() {
		p.All = append([]purpose.Pick{purpose.NewPick("Stop the timer", t.Clock(c.env.Now()), mindmap.ID{})}, p.All...)
	}
	p.Choose = func(chosen purpose.Pick) (screen.Intent, tea.Cmd) {
		if chosen.Length == 0 {
			c.present.Countdown.Stop()
			return screen.Say{}, nil
		}
		return screen.Say{}, c.present.Countdown.Start(time.Duration(chosen.Length) * time.Second)
	}
	return p
}

// maxTimer is the longest timer, in seconds.
const maxTimer = 3 * 60 * 60

// typedLength reads minutes, or minutes and seconds with a colon between them.
func typedLength(query string) (purpose.Pick, bool) {
	minutes, seconds, both := strings.Cut(query, ":")
	m, err := strconv.Atoi(minutes)
	s := 0
	if err == nil && both {
		s, err = strconv.Atoi(seconds)
	}
	length := m*60 + s
	if err != nil || m < 0 || s < 0 || s > 59 || length == 0 || length > maxTimer {
		return purpose.Pick{}, false
	}
	item := purpose.NewPick(fmt.Sprintf("%d:%02d minutes", length/60, length%60), "as typed", mindmap.ID{})
	item.Length = length
	return item, true
}
