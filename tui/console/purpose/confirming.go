package purpose

import (
	"slices"
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"mindwall/tui/capture"
	"mindwall/tui/screen"
)

// Confirming is something that the screen asks and that a key answers. It never takes letters: they are typed into the line
// of what lies below.
type Confirming struct {
	c       *Stack
	below   *capture.Line
	Text    string
	Choices []Choice // the first is Enter's
	about   string   // what waits, when it does not pass by itself
	Passing bool     // anything else that is done takes it back
	block   []string // the lines that were pasted and wait, if that is what it is about
	// rows, when not nil, show what it is about over the lowest rows of a map of that size.
	rows func(width, height int) []string
}

type Choice struct {
	Keys []string
	Key  string // as people read it; empty when another choice stands for it too
	Does string
	Run  func() screen.Intent // nil does nothing
}

func (p *Confirming) Line() *capture.Line        { return p.below }
func (p *Confirming) Prompt() string             { return "" }
func (p *Confirming) Typed(string) screen.Intent { return screen.Say{} }

func (p *Confirming) Over(width, height int) []string {
	if p.rows == nil {
		return nil
	}
	return p.rows(width, height)
}

// Deed implements [Purpose].
func (p *Confirming) Deed() deed {
	return deed{
		Verb: p.Choices[0].Does,
		Row:  textRow(capture.WarningRole, p.Text),
		Run: func() (screen.Intent, tea.Cmd) {
			intent, cmd, _ := p.answer(p.Choices[0])
			return intent, cmd
		},
	}
}

// Key implements [Purpose].
func (p *Confirming) Key(k tea.KeyPressMsg) (intent screen.Intent, cmd tea.Cmd, done bool) {
	for _, choice := range p.Choices {
		if slices.Contains(choice.Keys, k.String()) {
			return p.answer(choice)
		}
	}
	if p.Passing {
		p.c.Drop(p)
		return nil, nil, false
	}
	intent = p.c.TypeKey(k) // what is typed goes into the line; all else waits for the answer
	if intent == nil {
		intent = screen.Sayf(screen.Info, "first %s: %s", p.about, p.keys())
	}
	return intent, nil, true
}

// keys are the keys that answer, for people.
func (p *Confirming) keys() string {
	var keys []string
	for _, c := range p.Choices {
		if c.Key != "" {
			keys = append(keys, c.Key)
		}
	}
	return strings.Join(keys, ", ")
}

func (p *Confirming) answer(c Choice) (screen.Intent, tea.Cmd, bool) {
	p.c.Drop(p)
	if c.Run == nil {
		return screen.Say{}, nil, true
	}
	return c.Run(), nil, true
}

func (p *Confirming) Footer() []key.Binding {
	var list []key.Binding
	for _, c := range p.Choices {
		if c.Key != "" {
			list = append(list, Bind(c.Key, c.Does))
		}
	}
	return list
}

// Ask puts a question on the stack, in place of one that waits about the same, or for nothing.
func (s *Stack) Ask(q *Confirming) {
	if waits := s.Asked(); waits != nil && (waits.Passing || waits.about == q.about) {
		s.Drop(waits)
	}
	q.c, q.below = s, s.Now().Line()
	s.Push(q)
}
