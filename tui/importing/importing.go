package importing

import (
	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"mindwall/mindmap/survey"
	"mindwall/tui/screen"
)

// Import is the screen. It is made by [New].
type Import struct {
	env      *screen.Env
	importer Importer
	page     page
	job      *job  // what is under way
	err      error // what went wrong last

	file    *filePage
	columns *columnsPage
	preview *previewPage
	outline *outlinePage
}

// page is one step of the way: naming, matching, looking, and what came of it.
type page interface {
	heading() string
	bindings() []key.Binding
	key(tea.KeyPressMsg) (screen.Intent, tea.Cmd)
	// body draws at most height rows of at most width cells; the cursor's place is in them.
	body(width, height int) ([]string, *tea.Cursor)
}

// New makes the screen.
func New(env *screen.Env, i Importer) *Import {
	s := &Import{env: env, importer: i}
	s.file = newFilePage(s)
	s.page = s.file
	return s
}

// bindings are the keys that do something now.
func (s *Import) bindings() []key.Binding {
	if s.job != nil {
		return s.job.bindings()
	}
	return s.page.bindings()
}

// Update implements [screen.Screen].
func (s *Import) Update(msg tea.Msg) (screen.Intent, tea.Cmd) {
	switch msg := msg.(type) {
	case tea.WindowSizeMsg:
		return nil, s.file.begin()
	case tea.KeyPressMsg:
		return s.key(msg)
	case tea.PasteMsg:
		s.paste(msg)
	case tea.MouseWheelMsg:
		s.wheel(msg)
	case screen.BoardChangedMsg:
		s.boardChanged()
	case jobMsg:
		return s.jobDone(msg)
	case lookAgainMsg:
		if msg.job == s.job {
			return nil, s.job.wait()
		}
	default:
		if err := s.file.field.Update(msg); err != nil {
			s.err = err
		}
	}
	return nil, nil
}

func (s *Import) key(k tea.KeyPressMsg) (screen.Intent, tea.Cmd) {
	if s.job != nil {
		return s.job.key(s, k)
	}
	s.err = nil
	s.page.bindings() // what keys do goes by where the page is now: several may come between two pictures
	return s.page.key(k)
}

func (s *Import) paste(msg tea.PasteMsg) {
	if s.job == nil && s.page == s.file {
		s.err = nil
		s.file.field.Paste(msg.Content)
	}
}

// wheelRows is how far a notch of the mouse wheel goes, in rows.
const wheelRows = 3

func (s *Import) wheel(msg tea.MouseWheelMsg) {
	l, ok := s.page.(interface{ scroll(rows int) })
	switch {
	case !ok || s.job != nil:
	case msg.Button == tea.MouseWheelUp:
		l.scroll(-wheelRows)
	case msg.Button == tea.MouseWheelDown:
		l.scroll(wheelRows)
	}
}

// boardChanged lets go of questions that are no longer asked, and sees whether what was imported has arrived.
func (s *Import) boardChanged() {
	if s.columns != nil && s.page != nil {
		s.columns.forget(s.env.Live)
	}
	if s.outline != nil {
		s.outline.forget(s.env.Live)
	}
	if s.job != nil {
		s.job.look(s)
	}
}

// back goes a step back; from the first one it leaves.
func (s *Import) back() (screen.Intent, tea.Cmd) {
	switch s.page {
	case s.columns, s.outline:
		s.page = s.file
	case s.preview:
		s.page = s.columns
	default:
		return screen.Pop{}, nil
	}
	return nil, nil
}

// read reads the file that was named, as the options say.
func (s *Import) read(path string, o survey.Options) tea.Cmd {
	board, keys := s.env.Board(), s.env.Live.OriginKeys()
	return s.begin(&job{what: "Reading " + path, work: func(j *job) any {
		if o.IsZero() {
			if in, err := s.importer.Outline(path, board); err != nil {
				return err
			} else if in != nil {
				came, err := in.Propose(j.ctx, board, keys)
				if err != nil {
					return err
				}
				return proposed{in, came}
			}
		}
		telling := o
		telling.Progress = j.tell
		sheet, err := s.importer.Open(path, telling)
		if err != nil {
			return err
		}
		return opened{path: path, options: o, sheet: sheet, mapping: s.importer.Guess(sheet, board)}
	}})
}

// opened is a survey that was read.
type opened struct {
	path    string
	options survey.Options
	sheet   *survey.Sheet
	mapping survey.Mapping
}

// propose looks what there is to import, by what is on the wall now.
func (s *Import) propose() tea.Cmd {
	known, in := s.env.Live.Known(), s.preview.intake()
	return s.begin(&job{what: "Looking what is new", work: func(j *job) any {
		in.Progress = func(done, of int) { j.tell(int64(done), int64(of)) }
		p, err := in.Propose(j.ctx, known)
		if err != nil {
			return err
		}
		return p
	}})
}
