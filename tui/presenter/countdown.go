package presenter

import (
	"time"

	tea "charm.land/bubbletea/v2"

	"mindwall/tui/screen"
)

// SecondMsg comes once a second while a countdown runs. It carries the end, so that one for a countdown that was
// stopped or started anew is dropped.
type SecondMsg struct{ Ends time.Time }

// Countdown is the timer that the room sees, in every scene.
type Countdown struct {
	env   *screen.Env
	timer screen.Timer
}

// Timer is the one that runs; zero when none does.
func (c *Countdown) Timer() screen.Timer { return c.timer }

// Start counts down from that length, in place of what runs.
func (c *Countdown) Start(length time.Duration) tea.Cmd {
	c.timer = screen.Timer{Ends: c.env.Now().Add(length), Length: length}
	return c.tick()
}

// Stop takes the timer away. Nothing rings.
func (c *Countdown) Stop() { c.timer = screen.Timer{} }

// tick waits for the next whole second of the timer.
func (c *Countdown) tick() tea.Cmd {
	ends := c.timer.Ends
	return tea.Tick(untilWhole(c.timer.Left(c.env.Now())), func(time.Time) tea.Msg { return SecondMsg{ends} })
}

// untilWhole is how long it takes until a whole number of seconds is left, fewer than now.
func untilWhole(left time.Duration) time.Duration {
	if part := left % time.Second; part > 0 {
		return part
	}
	return time.Second
}

// second lets the timer go on, and rings when it is over.
func (c *Countdown) second(msg SecondMsg) (screen.Intent, tea.Cmd) {
	switch {
	case c.timer.IsZero() || !msg.Ends.Equal(c.timer.Ends):
		return nil, nil
	case c.timer.Left(c.env.Now()) > 0:
		return nil, c.tick()
	}
	c.Stop()
	return screen.All{screen.Ring{}, screen.Say{Text: "time is up", Level: screen.Warning}}, nil
}
