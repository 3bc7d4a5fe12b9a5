package presenter

import (
	"time"

	tea "charm.land/bubbletea/v2"

	"mindwall/tui/screen"
)

// SecondMsg comes once a second while a timer runs. It carries the timer's end, so that one for a timer that was
// stopped or started anew is dropped.
type SecondMsg struct{ Ends time.Time }

// Timer is the one that runs; zero when none does.
func (p *Presenter) Timer() screen.Timer { return p.shown.Timer }

// StartTimer starts a count-down of that length, in place of one that runs.
func (p *Presenter) StartTimer(length time.Duration) tea.Cmd {
	p.shown.Timer = screen.Timer{Ends: p.env.Now().Add(length), Length: length}
	return p.tick()
}

// StopTimer takes the timer away. Nothing rings.
func (p *Presenter) StopTimer() { p.shown.Timer = screen.Timer{} }

// tick waits for the next whole second of the timer.
func (p *Presenter) tick() tea.Cmd {
	t := p.shown.Timer
	left := t.Left(p.env.Now())
	next := left % time.Second
	if next == 0 {
		next = time.Second
	}
	return tea.Tick(next, func(time.Time) tea.Msg { return SecondMsg{t.Ends} })
}

// second lets the timer go on, and rings when it is over.
func (p *Presenter) second(msg SecondMsg) (screen.Intent, tea.Cmd) {
	t := p.shown.Timer
	switch {
	case t.IsZero() || !msg.Ends.Equal(t.Ends):
		return nil, nil
	case t.Left(p.env.Now()) > 0:
		return nil, p.tick()
	}
	p.StopTimer()
	return screen.All{screen.Ring{}, screen.Say{Text: "time is up", Level: screen.Warning}}, nil
}
