// Package proposals is the screen on which the program's guesses about answers are looked through: themes for the
// unsorted ones, likely repeats, and answers like no other. It has a page for each.
//
// Nothing changes but what a person takes, and what is taken at once is one act, so that one undo takes it back. Themes
// that are there keep their names and their answers, and answers that somebody filed stay where they are. The guesses
// are worked out beside the event loop, from the first window size on, and those that were given up have no say.
package proposals

import (
	"context"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"mindwall/mindmap"
	"mindwall/tui/rows"
	"mindwall/tui/screen"
)

// Proposals is the screen. It is made by [New].
type Proposals struct {
	env      *screen.Env
	question mindmap.ID
	pages    []page
	at       int
	job      *job // the work under way
	leaving  bool // once what was asked for is recorded
	warned   bool // that leaving loses what was ticked
	keys     keys
}

type keys struct{ next, anew, undo, back key.Binding }

// page is one kind of guess.
type page interface {
	title() string
	// work is what finds the guesses. It runs beside the event loop; the context ends when nobody waits for it.
	work() func(context.Context) any
	// found takes in what the work came to.
	found(any)
	ready() bool // something was found, or that there is nothing
	// changed brings the page in line with the board.
	changed()
	bindings() []key.Binding
	key(tea.KeyPressMsg) screen.Intent
	scroll(rows int)
	undecided() bool // leaving would lose what somebody ticked
	// body draws at most height rows of at most width cells.
	body(width, height int) string
	note() string // below the body
}

// New makes the screen of a question, open at a page: [screen.Cluster], [screen.Repeats] or [screen.Apart]. With a zero
// question it looks for repeats in all of them.
func New(env *screen.Env, to screen.Place, question mindmap.ID, kept *Kept) *Proposals {
	p := &Proposals{env: env, question: question, keys: keys{
		next: bind("ctrl+k", "", "ctrl+k", "f11"),
		anew: bind("f5", "look anew", "f5"),
		undo: bind("ctrl+z", "undo", "ctrl+z"),
		back: rows.Back("back"),
	}}
	repeats := newRepeats(p, kept)
	if question.IsZero() {
		p.pages = []page{repeats}
		return p
	}
	p.pages = []page{newThemes(p), repeats, newApart(p)}
	switch to {
	case screen.Repeats:
		p.at = 1
	case screen.Apart:
		p.at = 2
	}
	return p
}

// bind makes a key binding.
func bind(shown, does string, keys ...string) key.Binding {
	return key.NewBinding(key.WithKeys(keys...), key.WithHelp(shown, does))
}

func (p *Proposals) page() page { return p.pages[p.at] }

// typing reports whether a name is typed.
func (p *Proposals) typing() bool {
	t, ok := p.page().(*themes)
	return ok && t.naming != nil
}

// bindings are the keys that do something now.
func (p *Proposals) bindings() []key.Binding {
	switch {
	case p.typing():
		return p.page().bindings()
	case p.job != nil:
		return []key.Binding{p.keys.back}
	}
	p.keys.next.SetEnabled(len(p.pages) > 1)
	p.keys.next.SetHelp("ctrl+k", p.pages[(p.at+1)%len(p.pages)].title())
	return append(p.page().bindings(), p.keys.back, p.keys.next, p.keys.undo, p.keys.anew)
}

// Update implements [screen.Screen].
func (p *Proposals) Update(msg tea.Msg) (screen.Intent, tea.Cmd) {
	switch msg := msg.(type) {
	case tea.WindowSizeMsg:
		if p.job == nil && !p.page().ready() {
			return nil, p.look()
		}
	case tea.KeyPressMsg:
		return p.key(msg)
	case tea.PasteMsg:
		if t, ok := p.page().(*themes); ok && t.naming != nil {
			t.naming.paste(msg.Content)
		}
	case tea.MouseWheelMsg:
		p.wheel(msg)
	case screen.RefusedMsg:
		p.leaving = false
	case screen.BoardChangedMsg:
		return p.boardChanged(), nil
	case jobMsg:
		p.jobDone(msg)
	}
	return nil, nil
}

func (p *Proposals) wheel(msg tea.MouseWheelMsg) {
	switch {
	case p.job != nil || p.typing():
	case msg.Button == tea.MouseWheelUp:
		p.page().scroll(-1)
	case msg.Button == tea.MouseWheelDown:
		p.page().scroll(+1)
	}
}

// boardChanged looks what is left to propose, and leaves when what was asked for is recorded.
func (p *Proposals) boardChanged() screen.Intent {
	if p.leaving {
		return screen.Pop{}
	}
	for _, each := range p.pages {
		if each.ready() {
			each.changed()
		}
	}
	return nil
}

func (p *Proposals) key(k tea.KeyPressMsg) (screen.Intent, tea.Cmd) {
	warned := p.warned
	p.warned = false
	p.bindings() // what keys do goes by where the page is now: several may come between two pictures
	switch {
	case p.typing():
		return p.page().key(k), nil
	case key.Matches(k, p.keys.back):
		return p.back(warned), nil
	case key.Matches(k, p.keys.next) && len(p.pages) > 1:
		p.at = (p.at + 1) % len(p.pages)
		return screen.Say{}, p.look()
	case p.job != nil:
		return nil, nil
	case key.Matches(k, p.keys.anew):
		return screen.Say{}, p.begin()
	case key.Matches(k, p.keys.undo):
		return screen.Undo{}, nil
	}
	return p.page().key(k), nil
}

// back leaves; when something is ticked and not taken, it says so first.
func (p *Proposals) back(warned bool) screen.Intent {
	p.giveUp()
	if warned {
		return screen.All{screen.Say{}, screen.Pop{}} // the warning goes with the page
	}
	for i, each := range p.pages {
		if each.ready() && each.undecided() {
			p.at, p.warned = i, true
			return screen.Say{Level: screen.Warning, Text: "not taken yet: Enter takes what is ticked, Esc leaves it"}
		}
	}
	return screen.Pop{}
}

// look begins to find what the page shows, unless that is known.
func (p *Proposals) look() tea.Cmd {
	if p.page().ready() {
		p.giveUp()
		return nil
	}
	return p.begin()
}

// job is work under way beside the event loop. One at a time; one that was given up has no say any more.
type job struct {
	page   page
	cancel context.CancelFunc
}

// jobMsg is what a job came to.
type jobMsg struct {
	job  *job
	came any
}

func (p *Proposals) begin() tea.Cmd {
	p.giveUp()
	ctx, cancel := context.WithCancel(context.Background())
	j := &job{page: p.page(), cancel: cancel}
	p.job = j
	work := j.page.work()
	return func() tea.Msg { return jobMsg{j, work(ctx)} }
}

func (p *Proposals) giveUp() {
	if p.job != nil {
		p.job.cancel()
		p.job = nil
	}
}

func (p *Proposals) jobDone(msg jobMsg) {
	if msg.job != p.job {
		return
	}
	p.giveUp()
	msg.job.page.found(msg.came)
	msg.job.page.changed()
}
