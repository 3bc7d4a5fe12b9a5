package room

import (
	"time"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"mindwall/mindmap"
	"mindwall/mindmap/fold"
	"mindwall/mindmap/scheme"
	"mindwall/mindmap/shown"
	"mindwall/tui/forms"
	"mindwall/tui/look"
	"mindwall/tui/screen"
	"mindwall/tui/stage"
)

// model is the room view.
type model struct {
	live  *fold.Live
	shown shown.Shown
	now   func() time.Time
	keys  keys

	kind     look.Kind
	look     *look.Look
	noColour bool
	follow   bool      // the look follows the terminal's background
	held     bool      // the look was chosen for this window, and does not follow the console's
	own      look.Kind // that it began with
	ownAuto  bool      // it began with that of the terminal's background
	chosen   func(look.Kind)

	size    screen.Size
	stage   stage.Stage
	finder  stage.Finder
	fresh   fresh
	hold    stage.Hold
	lost    string // why the wall is not followed; empty when it is
	helping bool

	expiring bool      // an expireMsg is on its way
	ticking  time.Time // the end of the timer that a secondMsg is on its way for

	painted picture
}

type (
	// expireMsg comes when something has stood out long enough.
	expireMsg struct{}
	// secondMsg comes once a second while the timer runs, and when something else is told of its end. It carries that end,
	// so that one for a timer that was stopped or started anew is dropped.
	secondMsg struct{ ends time.Time }
)

func newModel(o Options) *model {
	m := &model{
		live: o.Live, shown: o.Shown, now: o.Now, keys: newKeys(), kind: o.Look, noColour: o.NoColour,
		follow: o.FollowBackground, chosen: o.LookChosen, look: look.New(o.Look, o.NoColour),
		held: o.LookHeld, own: o.Look, ownAuto: o.FollowBackground,
	}
	if m.now == nil {
		m.now = time.Now
	}
	m.wearShown()
	return m
}

// Init implements [tea.Model].
func (m *model) Init() tea.Cmd {
	tick := tea.Batch(m.tick(), m.find())
	if m.follow {
		return tea.Batch(tea.RequestBackgroundColor, tick)
	}
	return tick
}

// Update implements [tea.Model].
func (m *model) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	cmd := m.take(msg)
	if find := m.find(); find != nil {
		cmd = tea.Batch(cmd, find)
	}
	return m, cmd
}

// find looks across the questions where that is shown, and not while a picture is painted.
func (m *model) find() tea.Cmd {
	look := m.finder.Look(m.shown, m.live.Board())
	if look == nil {
		return nil
	}
	return func() tea.Msg { return look() }
}

func (m *model) take(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case tea.WindowSizeMsg:
		m.size = screen.Size{W: msg.Width, H: msg.Height}
	case tea.BackgroundColorMsg:
		if m.follow {
			m.wear(look.Auto(msg.IsDark()))
		}
	case tea.KeyPressMsg:
		return m.press(msg)
	case ArrivedMsg:
		return m.arrived(msg.Entries)
	case ShownMsg:
		return m.show(msg.Shown)
	case LostMsg:
		m.lost = screen.Told(msg.Err)
	case FoundMsg:
		return m.found(msg)
	case stage.FoundMsg:
		m.finder.Take(msg)
	case expireMsg:
		m.expiring = false
		return m.expire()
	case secondMsg:
		return m.second(msg)
	}
	return nil
}

func (m *model) press(msg tea.KeyPressMsg) tea.Cmd {
	if m.helping {
		m.helping = false
		return nil
	}
	switch {
	case key.Matches(msg, m.keys.leave):
		return tea.Quit
	case key.Matches(msg, m.keys.help):
		m.helping = true
	case key.Matches(msg, m.keys.larger):
		m.hold = min(m.hold+1, stage.OneTheme)
	case key.Matches(msg, m.keys.smaller):
		m.hold = max(m.hold-1, forms.Free)
	case key.Matches(msg, m.keys.fit):
		m.hold = forms.Free
	case key.Matches(msg, m.keys.nextLook):
		m.follow, m.held = false, true
		m.wear(m.kind.Next())
		if m.chosen != nil {
			m.chosen(m.kind)
		}
	case key.Matches(msg, m.keys.followLook):
		return m.followLook()
	}
	return nil
}

// followLook wears what the console says again, or as long as that says nothing, what this window began with.
func (m *model) followLook() tea.Cmd {
	m.held = false
	if m.wearShown() {
		return nil
	}
	m.wear(m.own)
	if m.follow = m.ownAuto; m.follow {
		return tea.RequestBackgroundColor
	}
	return nil
}

// wearShown wears the look that the console says, if it says one and this window has none of its own.
func (m *model) wearShown() bool {
	k, err := scheme.Parse(m.shown.Look)
	if err != nil || m.held {
		return false
	}
	m.follow = false
	m.wear(k)
	return true
}

func (m *model) wear(k look.Kind) {
	if k != m.kind {
		m.kind, m.look = k, look.New(k, m.noColour)
	}
}

func (m *model) arrived(entries []mindmap.Entry) tea.Cmd {
	if m.live.Add(entries...) == 0 {
		return nil
	}
	m.fresh.standOut(touched(entries), m.now())
	return m.expire()
}

// found begins anew with another wall, or with the same one after it was away. Nothing of it is new to the room.
func (m *model) found(msg FoundMsg) tea.Cmd {
	m.live = fold.NewLive()
	m.live.Add(msg.Entries...)
	m.lost, m.fresh = "", fresh{}
	return m.show(msg.Shown)
}

// expire forgets what has stood out long enough, and waits for the next.
func (m *model) expire() tea.Cmd {
	next := m.fresh.expire(m.now())
	if next == 0 || m.expiring {
		return nil
	}
	m.expiring = true
	return tea.Tick(next, func(time.Time) tea.Msg { return expireMsg{} })
}

// almost is how far apart the clocks of two processes may see the end of a timer.
const almost = time.Second

// show takes over what is shown. A timer that is running out right now is not taken off: consoles of 0.1 put theirs away
// at its end, and the room is to see that the time is up.
func (m *model) show(s shown.Shown) tea.Cmd {
	if old := m.shown.Timer; s.Timer.IsZero() && !old.IsZero() && m.now().Sub(old.Ends).Abs() <= almost {
		s.Timer = old
	}
	m.shown = s
	m.wearShown()
	return m.tick()
}

// tick waits until something else is told of the timer.
func (m *model) tick() tea.Cmd {
	t := m.shown.Timer
	wait := stage.Stands(t, m.now())
	if wait == 0 || m.ticking.Equal(t.Ends) {
		return nil
	}
	m.ticking = t.Ends
	return tea.Tick(wait, func(time.Time) tea.Msg { return secondMsg{t.Ends} })
}

func (m *model) second(msg secondMsg) tea.Cmd {
	if !msg.ends.Equal(m.ticking) {
		return nil
	}
	m.ticking = time.Time{}
	return m.tick()
}
