package console

import (
	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"mindwall/mindmap"
	"mindwall/tui/capture"
	"mindwall/tui/presenter"
	"mindwall/tui/screen"
)

// purpose is what the line is for now: answers, a correction, a question, a file's name, a list, a count, or a yes or no.
// The console is a stack of them. Whatever lies on top, letters are typed, Esc takes it off, and the prompt says what it is;
// what lies below keeps its own text meanwhile.
type purpose interface {
	// line is where what is typed goes. Most purposes have one of their own; a count and a question share the one below.
	line() *capture.Line
	// prompt stands before the line and its sign; it may be empty.
	prompt() string
	// deed is what Enter would do.
	deed() deed
	// key takes a key that means something to the purpose alone. done is false for any other.
	key(k tea.KeyPressMsg) (intent screen.Intent, cmd tea.Cmd, done bool)
	// typed is told that the line's text changed.
	typed(before string) screen.Intent
	// footer are the keys that work; nil is those of the actions that do something now.
	footer() []key.Binding
	// over are rows over the lowest ones of a map of that size; nil is none.
	over(width, height int) []string
}

// common is a purpose with a line of its own, and nothing else that is special.
type common struct{ text *capture.Line }

func (c common) line() *capture.Line                                         { return c.text }
func (common) key(tea.KeyPressMsg) (i screen.Intent, cmd tea.Cmd, done bool) { return nil, nil, false }
func (common) typed(string) screen.Intent                                    { return screen.Say{} }
func (common) footer() []key.Binding                                         { return nil }
func (common) over(width, height int) []string                               { return nil }

// plainLine is a line without markup: its text is what it says.
func plainLine(text string) *capture.Line {
	l := capture.New()
	l.SetMarkup(false)
	l.SetText(text)
	return l
}

// bind is a key and what it does, for a footer.
func bind(shown, does string) key.Binding {
	return key.NewBinding(key.WithKeys(shown), key.WithHelp(shown, does))
}

// stack is what the line is for, and what it was for before; the lowest is always for answers. It knows all that the purposes
// act on.
type stack struct {
	env     *screen.Env
	at      *place
	present *presenter.Presenter
	hints   *hints
	answers *answering
	over    []purpose

	counted   counted
	triedPath string // the last one to save the wall at
	onTyped   func() // is called when a person typed
}

// newStack is what the line is for at first: answers.
func newStack(env *screen.Env, at *place, present *presenter.Presenter, onTyped func()) *stack {
	c := &stack{env: env, at: at, present: present, onTyped: onTyped}
	c.answers = &answering{common{capture.New()}, c}
	c.hints = &hints{on: env.Hints, at: at, typed: c.answerTyped}
	return c
}

// answerTyped is the answer in the line, as far as one is typed; empty while the line is for something else.
func (s *stack) answerTyped() capture.Parsed {
	if !s.atAnswers() {
		return capture.Parsed{}
	}
	return s.answers.text.Parsed()
}

// atAnswers reports whether the line is for answers.
func (s *stack) atAnswers() bool { return s.now() == purpose(s.answers) }

// line is where what is typed goes.
func (s *stack) line() *capture.Line { return s.top().line() }

// top is what the keys go to.
func (s *stack) top() purpose {
	if n := len(s.over); n > 0 {
		return s.over[n-1]
	}
	return s.answers
}

// now is what the line is for: the top, or what lies under a question that waits.
func (s *stack) now() purpose {
	for i := len(s.over) - 1; i >= 0; i-- {
		if _, waits := s.over[i].(*confirming); !waits {
			return s.over[i]
		}
	}
	return s.answers
}

// asked is the question that waits on top; nil when none does.
func (s *stack) asked() *confirming {
	q, _ := s.top().(*confirming)
	return q
}

// push puts a purpose on top, in place of an open list: only a question leaves that where it is.
func (s *stack) push(p purpose) {
	_, asks := p.(*confirming)
	if list, ok := s.now().(*picking); ok && !asks {
		s.drop(list)
	}
	s.over = append(s.over[:len(s.over):len(s.over)], p)
}

// drop takes a purpose off, wherever it lies.
func (s *stack) drop(p purpose) {
	for i := len(s.over) - 1; i >= 0; i-- {
		if s.over[i] == p {
			s.over = append(s.over[:i:i], s.over[i+1:]...)
			return
		}
	}
}

// holds reports whether a purpose lies on the stack.
func (s *stack) holds(p purpose) bool {
	for _, x := range s.over {
		if x == p {
			return true
		}
	}
	return p == purpose(s.answers)
}

// typeKey hands a key to the line. It is nil when that does not take it.
func (s *stack) typeKey(k tea.KeyPressMsg) screen.Intent {
	line := s.line()
	before := line.Text()
	reply := line.Update(k)
	switch {
	case reply.Changed:
		return s.typedInto(before)
	case reply.Handled:
		return screen.Say{}
	}
	return nil
}

// typedInto tells what the line is for that its text changed.
func (s *stack) typedInto(before string) screen.Intent {
	s.onTyped()
	return s.now().typed(before)
}

// goTo shows another question. Half-typed text stays in the line.
func (c *stack) goTo(q *mindmap.Question) {
	c.at.goTo(q)
	c.counted = counted{}
	c.offerThemes()
}

// offerThemes hands the lines the themes that # completes.
func (c *stack) offerThemes() {
	c.answers.text.SetCandidates(capture.Candidates(c.at.current()))
	for _, p := range c.over {
		if x, ok := p.(*correcting); ok {
			if a := c.env.Live.Answer(x.target); a != nil {
				x.text.SetCandidates(capture.Candidates(c.env.Live.Question(a.Question)))
			}
		}
	}
}

// LineCleared is said when a line was emptied.
const lineCleared = "line cleared · Ctrl+Z brings it back"

// letGo takes off what the line is for. lost is that when it held a text that is worth bringing back; else nil.
func (s *stack) letGo() (intent screen.Intent, lost purpose) {
	p := s.now()
	switch p := p.(type) {
	case *counting:
		p.end()
		p.line().Reset()
	case *correcting, *naming:
		if touched(p) {
			lost = p
		}
		s.drop(p)
	case *asking:
		if !s.hasQuestions() { // there is nothing else to do
			p.text.Clear()
			return screen.Sayf(screen.Info, lineCleared), nil
		}
		if !p.text.Empty() {
			lost = p
		}
		s.drop(p)
	default:
		s.drop(p)
	}
	if !s.present.Reading() {
		s.at.selected = mindmap.ID{}
	}
	return screen.Say{}, lost
}
