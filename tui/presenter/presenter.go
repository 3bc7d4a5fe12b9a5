// Package presenter is what the room is shown, as the facilitator steers it: scenes, a blank screen, a read-back, quotes,
// the timer, and whether this very screen shows the room's view.
//
// A [Presenter] knows of the wall and of nothing that is typed or selected: a screen hands it the question and the
// theme that the room's map follows. What it does is told as an intent, most often a word for the status line.
package presenter

import (
	tea "charm.land/bubbletea/v2"

	"mindwall/mindmap"
	"mindwall/mindmap/shown"
	"mindwall/tui/screen"
	"mindwall/tui/stage"
)

// Presenter is what the room is shown. It is made by [New], and not safe for use by several goroutines.
type Presenter struct {
	Countdown Countdown
	Mirror    Mirror
	Looks     Looks
	Corner    bool // the way in for phones stands in a corner of what the room sees

	env    *screen.Env
	shown  shown.Shown // scene, theme and answer; the rest is told or kept elsewhere
	hidden shown.Shown // what the room saw before its screen was blanked
	told   told        // when Changed was last asked

	presents bool // this screen was made to show the room's view, and not by a read-back
}

// At is where a screen is, as far as the room follows it.
type At struct {
	Question mindmap.ID
	Theme    mindmap.ID // that a room view with little room shows first; zero for none
	Foldings int        // another number when something was folded or unfolded
}

// told is what Shown depends on.
type told struct {
	at            At
	scene         shown.Scene
	theme, answer mindmap.ID
	timer         shown.Timer
	looks         roomLook
	invite        string
	corner        bool
}

// New makes a presenter that shows the map. What stood in the room's corner when this wall was open last stands there again.
func New(env *screen.Env) *Presenter {
	return &Presenter{env: env, Countdown: newCountdown(env), Mirror: Mirror{env: env}, Looks: newLooks(env), Corner: env.Before.Corner}
}

// Update takes in the messages that the presenter waits for; others are nothing to it.
func (p *Presenter) Update(msg tea.Msg) (screen.Intent, tea.Cmd) {
	switch msg := msg.(type) {
	case SecondMsg:
		return p.second(msg)
	case stage.FoundMsg:
		return p.Mirror.found(msg), nil
	case NoticeOverMsg:
		return nil, p.Mirror.noticeOver()
	}
	return nil, nil
}

// second lets the timer go on. Where this screen shows the room's view, that says itself that the time is up.
func (p *Presenter) second(msg SecondMsg) (screen.Intent, tea.Cmd) {
	intent, cmd := p.Countdown.second(msg)
	if intent != nil && p.Mirror.on {
		intent = screen.Ring{}
	}
	return intent, cmd
}

// Shown is what the room is to be shown, with those themes folded.
func (p *Presenter) Shown(at At, folded []mindmap.ID) shown.Shown {
	s := p.shown
	s.Scene, s.Question, s.Folded, s.Timer = p.Scene(), at.Question, folded, p.Countdown.timer
	s.Look, s.Apart = p.Looks.room.worn, p.Looks.room.apart
	s.Invite, s.Corner = p.env.Phones.Address(), p.Corner
	if s.Scene == shown.Map {
		s.Theme = at.Theme
	}
	return s
}

// Changed reports cheaply whether Shown may be something else than when it was last asked.
func (p *Presenter) Changed(at At) bool {
	now := told{at, p.shown.Scene, p.shown.Theme, p.shown.Answer, p.Countdown.timer, p.Looks.room, p.env.Phones.Address(), p.Corner}
	if now == p.told {
		return false
	}
	p.told = now
	return true
}

// Scene is what kind of thing the room is shown.
func (p *Presenter) Scene() shown.Scene {
	if p.shown.Scene == "" {
		return shown.Map
	}
	return p.shown.Scene
}

// Answer is the answer that a read-back has come to, or whose quote is shown; zero when there is none.
func (p *Presenter) Answer() mindmap.ID { return p.shown.Answer }

// Toggle shows the room's view on this screen, or takes it away and shows the room the map again.
func (p *Presenter) Toggle() {
	if p.Mirror.on {
		p.End()
		return
	}
	p.Mirror.on, p.presents = true, true
}

// Back goes back from a scene to the room's map on this screen, when that is where the scene was called from.
func (p *Presenter) Back() bool {
	if !p.presents || p.Scene() == shown.Map {
		return false
	}
	p.shown = shown.Shown{}
	return true
}

// End shows the room the map again, and takes the room's view off this screen.
func (p *Presenter) End() {
	p.shown, p.Mirror.on, p.presents = shown.Shown{}, false, false
}

// show goes to a scene, about a theme and an answer where it is about any.
func (p *Presenter) show(s shown.Scene, theme, answer mindmap.ID) {
	p.shown.Scene, p.shown.Theme, p.shown.Answer = s, theme, answer
}

// Reading reports whether a theme is read back to the room.
func (p *Presenter) Reading() bool { return p.Scene() == shown.ReadBack }
