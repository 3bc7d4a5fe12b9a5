package presenter

import (
	"time"

	tea "charm.land/bubbletea/v2"

	"mindwall/mindmap/shown"
	"mindwall/tui/screen"
	"mindwall/tui/stage"
)

// SecondMsg comes once a second while a countdown runs, and when something else is told of its end. It carries the end, so that one for a countdown that was
// stopped or started anew is dropped.
type SecondMsg struct{ Ends time.Time }

// Countdown is the timer that the room sees, in every scene. When it is over it stays for a while, and says so.
type Countdown struct {
	env   *screen.Env
	timer shown.Timer
	rung  bool // its end was told
}

// keysIgnored is how long after the end of a timer keys leave it alone: who types on at that moment does not mean it, and
// the room is to see that the time is up.
const keysIgnored = 2 * time.Second

// newCountdown goes on with a timer that runs in the room already, as after a console was killed.
func newCountdown(env *screen.Env) Countdown {
	c := Countdown{env: env}
	if t := env.Before.Timer; !t.IsZero() && t.Left(env.Now()) > 0 {
		c.timer = t
	}
	return c
}

// Begin waits for what is to be told of a timer that ran already; nil when there is none.
func (c *Countdown) Begin() tea.Cmd {
	if c.timer.IsZero() {
		return nil
	}
	return c.tick()
}

// Timer is the one that runs, or is over and still told of; zero when there is none.
func (c *Countdown) Timer() shown.Timer { return c.timer }

// Start counts down from that length, in place of what runs.
func (c *Countdown) Start(length time.Duration) tea.Cmd {
	c.timer, c.rung = shown.Timer{Ends: c.env.Now().Add(length), Length: length}, false
	return c.tick()
}

// Stop takes the timer away. Nothing rings.
func (c *Countdown) Stop() { c.timer = shown.Timer{} }

// Pressed takes a timer away that is over: somebody pressed a key, and has seen it.
func (c *Countdown) Pressed() {
	if c.rung && c.env.Now().Sub(c.timer.Ends) >= keysIgnored {
		c.Stop()
	}
}

// tick waits until something else is told of the timer.
func (c *Countdown) tick() tea.Cmd {
	ends := c.timer.Ends
	return tea.Tick(stage.Stands(c.timer, c.env.Now()), func(time.Time) tea.Msg { return SecondMsg{ends} })
}

// second lets the timer go on. When it is over it rings; after a while nothing is told of it any more.
func (c *Countdown) second(msg SecondMsg) (screen.Intent, tea.Cmd) {
	now := c.env.Now()
	if c.timer.IsZero() || !msg.Ends.Equal(c.timer.Ends) {
		return nil, nil
	}
	var told screen.Intent
	if c.timer.Left(now) == 0 && !c.rung {
		c.rung = true
		told = screen.All{screen.Ring{}, screen.Say{Text: "time is up", Level: screen.Warning}}
	}
	if stage.Stands(c.timer, now) == 0 {
		c.Stop()
		return told, nil
	}
	return told, c.tick()
}
