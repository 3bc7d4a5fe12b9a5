package presenter

import (
	"time"

	tea "charm.land/bubbletea/v2"
)

// NoticeFor is how long a word to the person at the keys stands on the screen that the room sees. What is wrong stays
// until something is done.
const NoticeFor = 4 * time.Second

// NoticeOverMsg lets the screen be drawn without a notice.
type NoticeOverMsg struct{}

// NoticeLater has the screen drawn anew when what was said just now is over; nil when that is on its way already, or the
// room does not see it.
func (p *Presenter) NoticeLater() tea.Cmd {
	if !p.here || p.waited {
		return nil
	}
	p.waited = true
	return tea.Tick(NoticeFor, func(time.Time) tea.Msg { return NoticeOverMsg{} })
}

// noticeOver waits on when more was said meanwhile.
func (p *Presenter) noticeOver() tea.Cmd {
	p.waited = false
	if !p.NoticeStands() {
		return nil
	}
	return p.NoticeLater()
}

// NoticeStands reports whether what was said last is still to be seen.
func (p *Presenter) NoticeStands() bool {
	s := p.env.Status
	return s.Notice != "" && p.env.Now().Sub(s.Said) < NoticeFor
}
