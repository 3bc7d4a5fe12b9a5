package console

import (
	"slices"
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"mindwall/tui/capture"
	"mindwall/tui/screen"
)

// confirming is something that the screen asks and that a key answers. It never takes letters: they are typed into the line
// of what lies below.
type confirming struct {
	c       *stack
	below   *capture.Line
	text    string
	choices []choice // the first is Enter's
	about   string   // what waits, when it does not pass by itself
	passing bool     // anything else that is done takes it back
	block   []string // the lines that were pasted and wait, if that is what it is about
	// rows, when not nil, show what it is about over the lowest rows of a map of that size.
	rows func(width, height int) []string
}

type choice struct {
	keys []string
	key  string // as people read it; empty when another choice stands for it too
	does string
	run  func() screen.Intent // nil does nothing
}

func (p *confirming) line() *capture.Line        { return p.below }
func (p *confirming) prompt() string             { return "" }
func (p *confirming) typed(string) screen.Intent { return screen.Say{} }

func (p *confirming) over(width, height int) []string {
	if p.rows == nil {
		return nil
	}
	return p.rows(width, height)
}

// deed implements [purpose].
func (p *confirming) deed() deed {
	return deed{
		verb: p.choices[0].does,
		row:  textRow(capture.WarningRole, p.text),
		run: func() (screen.Intent, tea.Cmd) {
			intent, cmd, _ := p.take(p.choices[0])
			return intent, cmd
		},
	}
}

// key implements [purpose].
func (p *confirming) key(k tea.KeyPressMsg) (intent screen.Intent, cmd tea.Cmd, done bool) {
	for _, choice := range p.choices {
		if slices.Contains(choice.keys, k.String()) {
			return p.take(choice)
		}
	}
	if p.passing {
		p.c.drop(p)
		return nil, nil, false
	}
	intent = p.c.typeKey(k) // what is typed goes into the line; all else waits for the answer
	if intent == nil {
		intent = screen.Sayf(screen.Info, "first %s: %s", p.about, p.keys())
	}
	return intent, nil, true
}

// keys are the keys that answer, for people.
func (p *confirming) keys() string {
	var keys []string
	for _, c := range p.choices {
		if c.key != "" {
			keys = append(keys, c.key)
		}
	}
	return strings.Join(keys, ", ")
}

func (p *confirming) take(c choice) (screen.Intent, tea.Cmd, bool) {
	p.c.drop(p)
	if c.run == nil {
		return screen.Say{}, nil, true
	}
	return c.run(), nil, true
}

func (p *confirming) footer() []key.Binding {
	var list []key.Binding
	for _, c := range p.choices {
		if c.key != "" {
			list = append(list, bind(c.key, c.does))
		}
	}
	return list
}

// ask puts a question on the stack, in place of one that waits about the same, or for nothing.
func (c *stack) ask(q *confirming) {
	if waits := c.asked(); waits != nil && (waits.passing || waits.about == q.about) {
		c.drop(waits)
	}
	q.c, q.below = c, c.now().line()
	c.push(q)
}
