package console

import (
	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"mindwall/tui/capture"
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

// stack is what the line is for, and what it was for before. The lowest is always for answers.
type stack struct {
	answers *answering
	over    []purpose
}

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

func (s *stack) push(p purpose) { s.over = append(s.over[:len(s.over):len(s.over)], p) }

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
