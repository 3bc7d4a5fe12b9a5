package presenter

import (
	"slices"
	"time"

	tea "charm.land/bubbletea/v2"

	"mindwall/mindmap"
	"mindwall/tui/screen"
	"mindwall/tui/stage"
)

// NoticeFor is how long a word to the person at the keys stands on the screen that the room sees. What is wrong stays
// until something is done.
const NoticeFor = 4 * time.Second

// NoticeOverMsg lets the screen be drawn without a notice.
type NoticeOverMsg struct{}

// Mirror is the room's view on the facilitator's own screen, for one that is mirrored to a projector.
type Mirror struct {
	env    *screen.Env
	on     bool
	stage  stage.Stage
	waited bool // a NoticeOverMsg is on its way
}

// On reports whether this screen shows the room's view.
func (m *Mirror) On() bool { return m.on }

// Rows are the room's view in a window of that size, in which a fresh answer stands out; zero is none. Callers may change
// the rows.
func (m *Mirror) Rows(shown screen.Shown, size screen.Size, fresh mindmap.ID) []string {
	v := stage.View{Live: m.env.Live, Shown: shown, Size: size, Look: m.env.Look, Now: m.env.Now()}
	if !fresh.IsZero() {
		v.Fresh = []mindmap.ID{fresh}
	}
	return slices.Clone(m.stage.Paint(v))
}

// NoticeLater has the screen drawn anew when what was said just now is over; nil when that is on its way already, or the
// room does not see it.
func (m *Mirror) NoticeLater() tea.Cmd {
	if !m.on || m.waited {
		return nil
	}
	m.waited = true
	return tea.Tick(NoticeFor, func(time.Time) tea.Msg { return NoticeOverMsg{} })
}

// noticeOver waits on when more was said meanwhile.
func (m *Mirror) noticeOver() tea.Cmd {
	m.waited = false
	if !m.NoticeStands() {
		return nil
	}
	return m.NoticeLater()
}

// NoticeStands reports whether what was said last is still to be seen.
func (m *Mirror) NoticeStands() bool {
	s := m.env.Status
	return s.Notice != "" && m.env.Now().Sub(s.Said) < NoticeFor
}
