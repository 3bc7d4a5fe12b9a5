package purpose

import (
	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"mindwall/mindmap"
	"mindwall/tui/capture"
	"mindwall/tui/console/place"
	"mindwall/tui/presenter"
	"mindwall/tui/screen"
)

// Purpose is what the line is for now: answers, a correction, a question, a file's name, a list, a count, or a yes or no.
// The console is a stack of them. Whatever lies on top, letters are typed, Esc takes it off, and the prompt says what it is;
// what lies below keeps its own text meanwhile.
type Purpose interface {
	// Line is where what is typed goes. Most purposes have one of their own; a count and a question share the one below.
	Line() *capture.Line
	// Prompt stands before the line and its sign; it may be empty.
	Prompt() string
	// Deed is what Enter would do.
	Deed() deed
	// Key takes a key that means something to the purpose alone. done is false for any other.
	Key(k tea.KeyPressMsg) (intent screen.Intent, cmd tea.Cmd, done bool)
	// Typed is told that the line's text changed.
	Typed(before string) screen.Intent
	// Footer are the keys that work; nil is those of the actions that do something now.
	Footer() []key.Binding
	// Over are rows over the lowest ones of a map of that size; nil is none.
	Over(width, height int) []string
}

// common is a purpose with a line of its own, and nothing else that is special.
type common struct{ Text *capture.Line }

func (c common) Line() *capture.Line                                         { return c.Text }
func (common) Key(tea.KeyPressMsg) (i screen.Intent, cmd tea.Cmd, done bool) { return nil, nil, false }
func (common) Typed(string) screen.Intent                                    { return screen.Say{} }
func (common) Footer() []key.Binding                                         { return nil }
func (common) Over(width, height int) []string                               { return nil }

// Bind is a key and what it does, for a footer.
func Bind(shown, does string) key.Binding {
	return key.NewBinding(key.WithKeys(shown), key.WithHelp(shown, does))
}

// Stack is what the line is for, and what it was for before; the lowest is always for answers. It knows all that the purposes
// act on.
type Stack struct {
	env         *screen.Env
	at          *place.Place
	present     *presenter.Presenter
	Suggestions *suggestions
	Answers     *Answering
	Over        []Purpose

	Counted   Counted
	triedPath string // the last one to save the wall at
	onTyped   func() // is called when a person typed
}

// NewStack is what the line is for at first: answers.
func NewStack(env *screen.Env, at *place.Place, present *presenter.Presenter, onTyped func()) *Stack {
	c := &Stack{env: env, at: at, present: present, onTyped: onTyped}
	c.Answers = &Answering{common{capture.New()}, c}
	c.Suggestions = &suggestions{on: env.Suggestions, at: at, typed: c.answerTyped}
	return c
}

// answerTyped is the answer in the line, as far as one is typed; empty while the line is for something else.
func (s *Stack) answerTyped() capture.Parsed {
	if !s.AtAnswers() {
		return capture.Parsed{}
	}
	return s.Answers.Text.Parsed()
}

// AtAnswers reports whether the line is for answers.
func (s *Stack) AtAnswers() bool { return s.Now() == Purpose(s.Answers) }

// line is where what is typed goes.
func (s *Stack) line() *capture.Line { return s.Top().Line() }

// Top is what the keys go to.
func (s *Stack) Top() Purpose {
	if n := len(s.Over); n > 0 {
		return s.Over[n-1]
	}
	return s.Answers
}

// Now is what the line is for: the top, or what lies under a question that waits.
func (s *Stack) Now() Purpose {
	for i := len(s.Over) - 1; i >= 0; i-- {
		if _, waits := s.Over[i].(*Confirming); !waits {
			return s.Over[i]
		}
	}
	return s.Answers
}

// Asked is the question that waits on top; nil when none does.
func (s *Stack) Asked() *Confirming {
	q, _ := s.Top().(*Confirming)
	return q
}

// Push puts a purpose on top, in place of an open list: only a question leaves that where it is.
func (s *Stack) Push(p Purpose) {
	_, asks := p.(*Confirming)
	if list, ok := s.Now().(*Picking); ok && !asks {
		s.Drop(list)
	}
	s.Over = append(s.Over[:len(s.Over):len(s.Over)], p)
}

// Drop takes a purpose off, wherever it lies.
func (s *Stack) Drop(p Purpose) {
	for i := len(s.Over) - 1; i >= 0; i-- {
		if s.Over[i] == p {
			s.Over = append(s.Over[:i:i], s.Over[i+1:]...)
			return
		}
	}
}

// Holds reports whether a purpose lies on the stack.
func (s *Stack) Holds(p Purpose) bool {
	for _, x := range s.Over {
		if x == p {
			return true
		}
	}
	return p == Purpose(s.Answers)
}

// TypeKey hands a key to the line. It is nil when that does not take it.
func (s *Stack) TypeKey(k tea.KeyPressMsg) screen.Intent {
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
func (s *Stack) typedInto(before string) screen.Intent {
	s.onTyped()
	return s.Now().Typed(before)
}

// GoTo shows another question. Half-typed text stays in the line.
func (s *Stack) GoTo(q *mindmap.Question) {
	s.at.GoTo(q)
	s.Counted = Counted{}
	s.OfferThemes()
}

// OfferThemes hands the lines the themes that # completes.
func (s *Stack) OfferThemes() {
	s.Answers.Text.SetCandidates(capture.Candidates(s.at.Current()))
	s.Answers.Text.SetEvent(&s.env.Board().Event)
	for _, p := range s.Over {
		if x, ok := p.(*Correcting); ok {
			if a := s.env.Live.Answer(x.target); a != nil {
				x.Text.SetCandidates(capture.Candidates(s.env.Live.Question(a.Question)))
			}
		}
	}
}

// LineCleared is said when a line was emptied.
const LineCleared = "line cleared · Ctrl+Z brings it back"

// LetGo takes off what the line is for. lost is that when it held a text that is worth bringing back; else nil.
func (s *Stack) LetGo() (intent screen.Intent, lost Purpose) {
	p := s.Now()
	switch p := p.(type) {
	case *Counting:
		p.end()
		p.Line().Reset()
	case *Correcting, *naming, *describing:
		if touched(p) {
			lost = p
		}
		s.Drop(p)
	case *Asking:
		if !s.HasQuestions() { // there is nothing else to do
			p.Text.Clear()
			return screen.Sayf(screen.Info, LineCleared), nil
		}
		if !p.Text.Empty() {
			lost = p
		}
		s.Drop(p)
	default:
		s.Drop(p)
	}
	if !s.present.Reading() {
		s.at.Selected = mindmap.ID{}
	}
	return screen.Say{}, lost
}
