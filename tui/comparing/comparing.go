package comparing

import (
	"context"
	"errors"
	"strings"
	"sync"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"
	"charm.land/lipgloss/v2"

	"mindwall/mindmap"
	"mindwall/mindmap/compare"
	"mindwall/mindmap/text"
	"mindwall/tui/look"
	"mindwall/tui/rows"
	"mindwall/tui/screen"
)

// Comparing is the screen. It is made by [New].
type Comparing struct {
	env      *screen.Env
	comparer Comparer
	page     page
	job      *job  // what is under way
	err      error // what went wrong last

	path    string // of the other wall
	walls   []compare.Wall
	decided compare.Decisions
	said    compare.Decisions // on this screen
	keeping keeping

	file   *filePage
	result *resultPage
}

// page is one step: choosing the other wall, what changed, what belongs together, and writing it.
type page interface {
	heading() string
	bindings() []key.Binding
	key(tea.KeyPressMsg) (screen.Intent, tea.Cmd)
	scroll(rows int)
	// body draws at most height rows of at most width cells; the cursor's place is in them.
	body(width, height int) ([]string, *tea.Cursor)
}

// New makes the screen.
func New(env *screen.Env, c Comparer) *Comparing {
	s := &Comparing{env: env, comparer: c}
	s.file = newFilePage(s)
	s.page = s.file
	return s
}

// bindings are the keys that do something now.
func (s *Comparing) bindings() []key.Binding {
	if s.job != nil && s.job.blocks {
		return []key.Binding{rows.Back("give up")}
	}
	return s.page.bindings()
}

// Update implements [screen.Screen].
func (s *Comparing) Update(msg tea.Msg) (screen.Intent, tea.Cmd) {
	switch msg := msg.(type) {
	case tea.WindowSizeMsg:
		return nil, s.file.begin()
	case tea.KeyPressMsg:
		return s.key(msg)
	case tea.PasteMsg:
		if s.job == nil && s.page == page(s.file) {
			s.err = nil
			s.file.field.Paste(msg.Content)
		}
	case tea.MouseWheelMsg:
		s.wheel(msg)
	case jobMsg:
		return nil, s.jobDone(msg)
	case lastFoundMsg:
		s.file.found(msg)
	default:
		if err := s.file.field.Update(msg); err != nil {
			s.err = err
		}
	}
	return nil, nil
}

func (s *Comparing) key(k tea.KeyPressMsg) (screen.Intent, tea.Cmd) {
	if s.job != nil && s.job.blocks {
		if key.Matches(k, rows.Back("")) {
			s.giveUp()
			s.err = errors.New("given up")
		}
		return nil, nil
	}
	s.err = nil
	s.page.bindings() // what keys do goes by where the page is now: several may come between two pictures
	return s.page.key(k)
}

// wheelRows is how far a notch of the mouse wheel goes, in rows.
const wheelRows = 3

func (s *Comparing) wheel(msg tea.MouseWheelMsg) {
	switch msg.Button {
	case tea.MouseWheelUp:
		s.page.scroll(-wheelRows)
	case tea.MouseWheelDown:
		s.page.scroll(wheelRows)
	}
}

// job is work under way beside the event loop. One at a time; one that was given up has no say any more.
type job struct {
	what   string
	blocks bool // keys wait for it
	cancel context.CancelFunc
}

// jobMsg is what a job came to: an error, or what its work returned.
type jobMsg struct {
	job  *job
	came any
}

// begin starts a job, in place of any other.
func (s *Comparing) begin(what string, blocks bool, work func(context.Context) any) tea.Cmd {
	s.giveUp()
	ctx, cancel := context.WithCancel(context.Background())
	j := &job{what, blocks, cancel}
	s.job, s.err = j, nil
	return func() tea.Msg { return jobMsg{j, work(ctx)} }
}

func (s *Comparing) giveUp() {
	if s.job != nil {
		s.job.cancel()
		s.job = nil
	}
}

// opened is what two walls came to.
type opened struct {
	path    string
	walls   []compare.Wall
	decided compare.Decisions
	result  *compare.Comparison
	told    error // why something is less than whole
}

// compared is what was decided came to; kept is why it could not be kept.
type compared struct {
	result *compare.Comparison
	kept   error
}

// open reads the other wall, and compares.
func (s *Comparing) open(path string) tea.Cmd {
	said := s.said
	return s.begin("Comparing with "+text.TellPath(path), true, func(ctx context.Context) any {
		o := opened{path: path}
		var err error
		if o.walls, o.told, err = s.comparer.Open(ctx, path); err != nil {
			return err
		}
		if o.decided, err = s.comparer.Decided(o.walls[0].ID, o.walls[1].ID); err != nil {
			o.told = errors.Join(o.told, err)
		}
		o.decided = o.decided.With(said...) // also what could not be kept
		o.result = s.comparer.Compare(o.walls, o.decided)
		return o
	})
}

// turn makes the later wall the earlier one.
func (s *Comparing) turn() tea.Cmd {
	s.walls = []compare.Wall{s.walls[1], s.walls[0]}
	walls, decided := s.walls, s.decided
	return s.begin("Comparing the other way round", false, func(context.Context) any {
		return compared{result: s.comparer.Compare(walls, decided)}
	})
}

// decide takes in what somebody says of what belongs together. It counts at once, and the keys need not wait for what comes of it.
func (s *Comparing) decide(said ...compare.Decision) tea.Cmd {
	s.decided, s.said = s.decided.With(said...), s.said.With(said...)
	walls, decided, all, n := s.walls, s.decided, s.said, s.keeping.next()
	return s.begin("Comparing", false, func(context.Context) any {
		err := s.keeping.keep(n, func() error { return s.comparer.Keep(all...) })
		return compared{s.comparer.Compare(walls, decided), err}
	})
}

// keeping keeps what was said in turn: what is said first does not come back over what is said later.
type keeping struct {
	given int // on the event loop

	mu   sync.Mutex
	kept int
}

func (k *keeping) next() int {
	k.given++
	return k.given
}

func (k *keeping) keep(n int, keep func() error) error {
	k.mu.Lock()
	defer k.mu.Unlock()
	if n < k.kept {
		return nil
	}
	k.kept = n
	return keep()
}

// jobDone takes in what a job came to.
func (s *Comparing) jobDone(msg jobMsg) tea.Cmd {
	if msg.job != s.job {
		if came, ok := msg.came.(compared); ok && came.kept != nil {
			s.err = came.kept
		}
		return nil
	}
	s.giveUp()
	switch came := msg.came.(type) {
	case error:
		s.err = came
		if typed := s.file.field.Text(); s.page == page(s.file) && typed != "" {
			return s.file.field.Retry(typed)
		}
	case opened:
		s.path, s.walls, s.decided, s.err = came.path, came.walls, came.decided, came.told
		if s.result == nil {
			s.result = newResultPage(s)
		}
		s.result.show(came.result)
		s.page = s.result
	case compared:
		s.err = came.kept
		s.result.show(came.result)
	case exported:
		came.page.result, s.err = &came.result, came.err
		s.result.show(came.of)
	}
	return nil
}

// highFrom is from how many rows of the window on there are two for the keys.
const highFrom = 20

// View implements [screen.Screen].
func (s *Comparing) View(size screen.Size) (string, *tea.Cursor) {
	foot := 1
	if s.page == page(s.result) && size.H >= highFrom {
		foot = 2
	}
	width, height := size.W-rows.FrameWidth, size.H-rows.FrameHeight-1-foot
	if width <= 0 || height <= 0 {
		return rows.Fit("", "", size.W, size.H), nil
	}
	l := s.env.Look
	status := s.status(width, height)
	room := height
	if status != "" {
		room -= lipgloss.Height(status)
	}
	body, cursor := s.page.body(width, max(room, 1))
	if cursor != nil && (s.job != nil || cursor.Y >= room) {
		cursor = nil
	}
	if cursor != nil {
		cursor.X, cursor.Y = cursor.X+rows.FrameWidth/2, cursor.Y+rows.FrameHeight/2
	}
	keys := rows.Foot(l, s.bindings(), width, foot)
	return rows.Dialog(l, s.page.heading(), rows.Fit(strings.Join(body, "\n"), status, width, height), keys, size.W, size.H), cursor
}

// status is what is under way, or what went wrong.
func (s *Comparing) status(width, height int) string {
	l := s.env.Look
	var parts []string
	switch {
	case s.job != nil:
		parts = append(parts, rows.Wrapped(l.Warning, s.job.what+" …", width))
	case s.err != nil:
		parts = append(parts, rows.Wrapped(l.Error, look.ErrorSign+" "+text.TellError(s.err), width))
		if hint := advice(s.err); hint != "" {
			parts = append(parts, rows.Wrapped(l.Muted, hint, width))
		}
	default:
		return ""
	}
	return lipgloss.NewStyle().MaxHeight(height/3 + 1).Render(lipgloss.JoinVertical(lipgloss.Left, parts...))
}

// nodesOf are the ids of what is in the earlier and in the later wall; zero where it is not.
func nodesOf(q *compare.Question, t *compare.Theme) (ids [2]mindmap.ID) {
	for i := range ids {
		switch {
		case t != nil && t.In[i] != nil:
			ids[i] = t.In[i].ID
		case t == nil && q.In[i] != nil:
			ids[i] = q.In[i].ID
		}
	}
	return ids
}
