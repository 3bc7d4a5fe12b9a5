package presenter

import (
	"slices"
	"time"

	tea "charm.land/bubbletea/v2"

	"mindwall/mindmap"
	"mindwall/mindmap/shown"
	"mindwall/tui/forms"
	"mindwall/tui/forms/blocks"
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
	finder stage.Finder
	looked bool // across the questions, since that is shown
	hold   stage.Hold
	opened blocks.Opened
	waited bool // a NoticeOverMsg is on its way
}

// On reports whether this screen shows the room's view.
func (m *Mirror) On() bool { return m.on }

// Rows are the room's view in a window of that size, in which a fresh answer stands out, zero is none, and what the person at
// the keys works on. Callers may change the rows.
func (m *Mirror) Rows(s shown.Shown, size screen.Size, fresh mindmap.ID, at stage.Moment) []string {
	v := stage.View{Live: m.env.Live, Shown: s, Size: size, Look: m.env.Look, Now: m.env.Now(), Hold: m.hold, Opened: m.opened, Moment: at, Across: m.finder.Found()}
	if !fresh.IsZero() {
		v.Fresh = []mindmap.ID{fresh}
	}
	return slices.Clone(m.stage.Paint(v))
}

// FindLater looks across the questions when the room sees that: after each change where it sees this screen, else once; nil when
// there is nothing to look for.
func (m *Mirror) FindLater(s shown.Scene) tea.Cmd {
	if s != shown.Across || !m.on && m.looked {
		m.looked = m.looked && s == shown.Across
		return nil
	}
	m.looked = true
	look := m.finder.Look(shown.Shown{Scene: s}, m.env.Board())
	if look == nil {
		return nil
	}
	return func() tea.Msg { return look() }
}

// found takes in what was found, and tells the person at the keys when it is nothing: the room sees that too.
func (m *Mirror) found(msg stage.FoundMsg) screen.Intent {
	before := m.finder.Found()
	m.finder.Take(msg)
	if now := m.finder.Found(); m.on || !now.IsEmpty() || before != nil && before.IsEmpty() {
		return nil
	}
	return screen.Sayf(screen.Info, "the room is told that nothing stands out across the questions")
}

// Map is the question's map as it was painted last, and the row at which it begins; nil while something else is shown.
func (m *Mirror) Map() (*forms.Map, int) { return m.stage.Map(), m.stage.Top() }

// HoldColumns keeps answers one below the other, or lets as much be shown as fits again. It reports which.
func (m *Mirror) HoldColumns() (held bool) {
	if m.hold == forms.Free {
		m.hold = forms.AtColumns
	} else {
		m.hold = forms.Free
	}
	return m.hold == forms.AtColumns
}

// Open shows, in the place of the answers of a list that are shown, the next ones of those that are left out.
func (m *Mirror) Open(list mindmap.ID) {
	if m.opened.List != list {
		m.opened = blocks.Opened{List: list}
	}
	if laid := m.stage.Map(); laid != nil {
		m.opened.Skip += laid.Shown(list)
	}
}

// Close shows the answers again that come first. It reports whether others were looked at.
func (m *Mirror) Close() (was bool) {
	was = m.opened.Skip > 0
	m.opened = blocks.Opened{}
	return was
}

// NoticeLater has the screen drawn anew when what was said just now is over; nil when that is on its way already, or the
// room does not see it.
func (m *Mirror) NoticeLater() tea.Cmd {
	if !m.on || m.waited {
		return nil
	}
	return m.wait(NoticeFor)
}

func (m *Mirror) wait(span time.Duration) tea.Cmd {
	m.waited = true
	return tea.Tick(span, func(time.Time) tea.Msg { return NoticeOverMsg{} })
}

// noticeOver waits on when more was said meanwhile.
func (m *Mirror) noticeOver() tea.Cmd {
	m.waited = false
	if !m.on || !m.NoticeStands() {
		return nil
	}
	return m.wait(NoticeFor - m.env.Now().Sub(m.env.Status.Said))
}

// NoticeStands reports whether what was said last is still to be seen.
func (m *Mirror) NoticeStands() bool {
	s := m.env.Status
	return s.Notice != "" && m.env.Now().Sub(s.Said) < NoticeFor
}
