package importing

import (
	"context"
	"errors"
	"fmt"
	"sync/atomic"
	"time"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"mindwall/mindmap/survey"
	"mindwall/tui/rows"
	"mindwall/tui/screen"
)

// job is work under way beside the event loop. One at a time; one that was given up has no say any more.
type job struct {
	what   string
	ctx    context.Context
	cancel context.CancelFunc
	work   func(*job) any

	done, total atomic.Int64 // how far the work is; 0 of 0 while nobody knows

	recorded *Result // it is kept, and arrives on the board
	before   int     // entries on the board when the recording began
}

// jobMsg is what a job came to: an error, or what its work returned.
type jobMsg struct {
	job  *job
	came any
}

// begin starts a job, in place of any other.
func (s *Import) begin(j *job) tea.Cmd {
	if s.job != nil {
		s.job.cancel()
	}
	j.ctx, j.cancel = context.WithCancel(context.Background())
	s.job, s.err = j, nil
	return tea.Batch(func() tea.Msg { return jobMsg{j, j.work(j)} }, j.wait())
}

// lookAgainMsg asks to look how far a job is.
type lookAgainMsg struct{ job *job }

// lookAgain is how often that is looked at.
const lookAgain = 100 * time.Millisecond

func (j *job) wait() tea.Cmd {
	return tea.Tick(lookAgain, func(time.Time) tea.Msg { return lookAgainMsg{j} })
}

// tell takes in how far the work is; it may be called from any goroutine.
func (j *job) tell(done, total int64) {
	j.done.Store(done)
	j.total.Store(total)
}

// jobDone takes in what a job came to.
func (s *Import) jobDone(msg jobMsg) (screen.Intent, tea.Cmd) {
	if msg.job != s.job {
		return nil, nil
	}
	if came, ok := msg.came.(Result); ok {
		s.job.recorded = &came
		s.job.look(s)
		return nil, nil
	}
	msg.job.cancel()
	s.job = nil
	switch came := msg.came.(type) {
	case error:
		s.err = came
		if typed := s.file.field.Text(); s.page == page(s.file) && typed != "" {
			return nil, s.file.field.Retry(typed)
		}
	case opened:
		s.opened(came)
	case survey.Proposal:
		s.preview.show(came)
		s.page = s.preview
	case proposed:
		s.proposed(came)
	}
	return nil, nil
}

// opened goes on with a survey that was read, anew when it was another way before.
func (s *Import) opened(o opened) {
	before, again := s.columns, s.page == page(s.columns)
	s.columns, s.preview = newColumnsPage(s, o), newPreviewPage(s)
	s.page = s.columns
	if again {
		s.columns.list.At = before.list.At
	}
}

// look ends a recording when all of it is on the board, so that an undo finds it there.
func (j *job) look(s *Import) {
	if j.recorded == nil || !j.recorded.Last.IsZero() && !s.env.Live.Has(j.recorded.Last) {
		return
	}
	j.cancel()
	s.job = nil
	s.page = newDonePage(s, j.recorded)
}

// progress says how far it is.
func (j *job) progress(s *Import) (text string, done, total int) {
	if j.recorded == nil {
		return j.what + " …", int(j.done.Load()), int(j.total.Load())
	}
	total = j.recorded.Entries
	done = min(max(s.env.Board().Entries-j.before, 0), total)
	return fmt.Sprintf("Putting them on the wall: %d of %d", done, total), done, total
}

func (j *job) bindings() []key.Binding { return []key.Binding{rows.Back("give up")} }

// key gives up on escape. What is kept already cannot be given up: it is left to arrive.
func (j *job) key(s *Import, k tea.KeyPressMsg) (screen.Intent, tea.Cmd) {
	if !key.Matches(k, rows.Back("")) {
		return nil, nil
	}
	j.cancel()
	s.job = nil
	if j.recorded != nil {
		return screen.Pop{}, nil
	}
	s.err = errors.New("given up; nothing was imported")
	return nil, nil
}
