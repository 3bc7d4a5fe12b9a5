package console

import (
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"mindwall/tui/capture"
	"mindwall/tui/console/purpose"
	"mindwall/tui/screen"
)

// footer is what works here and now.
func (c *Console) footer() []key.Binding {
	if own := c.stack.Top().Footer(); own != nil {
		for i := range own {
			own[i].SetEnabled(own[i].Help().Key != "enter" || c.stack.Top().Deed().Verb != "")
		}
		return own
	}
	var list []key.Binding
	for i := range c.actions {
		a := &c.actions[i]
		if a.hidden || a.quiet || !c.line().Empty() && a.section != sectionLine && !a.typing {
			continue
		}
		list = append(list, a.binding(c))
	}
	return list
}

// FullHelp is everything, by section.
func (c *Console) FullHelp() [][]key.Binding {
	columns := make([][]key.Binding, len(sectionNames))
	columns[sectionLine] = capture.Markup()
	for i := range c.actions {
		a := &c.actions[i]
		if a.hidden {
			continue
		}
		b := key.NewBinding(key.WithKeys(a.keys...), key.WithHelp(a.way(), a.name))
		columns[a.section] = append(columns[a.section], b)
	}
	columns[sectionLine] = append(columns[sectionLine], capture.Keys()...)
	columns[sectionWall] = append(columns[sectionWall], purpose.Bind("ctrl + +", "Larger letters: the terminal's own zoom (on a Mac ⌘ and +)"))
	return columns
}

// HelpTitles are the names of FullHelp's columns.
func (c *Console) HelpTitles() []string { return sectionNames[:] }

// pressed does what a key says. What was said before it makes way.
func (c *Console) pressed(k tea.KeyPressMsg) (screen.Intent, tea.Cmd) {
	intent, cmd := c.key(k)
	if intent == nil {
		intent = screen.Say{}
	}
	return intent, cmd
}

// key does what a key says: first what the line is for takes it, then come the actions; all else is typed. One that means
// something at another time says why it does nothing now.
func (c *Console) key(k tea.KeyPressMsg) (screen.Intent, tea.Cmd) {
	c.turned = false
	if intent, cmd, done := always(c, k); done {
		return intent, cmd
	}
	if q := c.stack.Asked(); q != nil {
		if intent, cmd, done := q.Key(k); done {
			return intent, cmd
		}
	}
	if held(c, k) {
		return screen.Sayf(screen.Info, enlarge), nil
	}
	if intent, cmd, done := c.now().Key(k); done {
		return intent, cmd
	}
	if a := c.find(k); a != nil {
		if c.line().Empty() {
			c.stack.Counted = purpose.Counted{}
			if a.section != sectionWall {
				c.at.View.Follow()
			}
		}
		if a.run != nil {
			return a.run(c)
		}
		return byLetterOrDigit(c, k), nil
	}
	if intent := c.stack.TypeKey(k); intent != nil {
		return intent, nil
	}
	return c.whyNot(k), nil
}

// always does what the end of the help line names in every state: ? in an empty line, and Ctrl+P.
func always(c *Console, k tea.KeyPressMsg) (screen.Intent, tea.Cmd, bool) {
	help, all := k.String() == "?" && c.line().Empty(), k.String() == "ctrl+p"
	if !help && !all || tooSmall(c) {
		return nil, nil, false
	}
	if q := c.stack.Asked(); q != nil && q.Passing {
		c.stack.Drop(q)
	}
	if help {
		return screen.Push{To: screen.Help}, nil, true
	}
	return purpose.Open(c.stack, findAction(c)), nil, true
}

// whyNot tells why a key does nothing now; nil when it never does anything.
func (c *Console) whyNot(k tea.KeyPressMsg) screen.Intent {
	var why *action
	for i := range c.actions {
		a := &c.actions[i]
		if a.has(k) && a.unless != "" && (why == nil || why.section == sectionLine && c.line().Empty()) {
			why = a
		}
	}
	if why == nil {
		return nil
	}
	return screen.Sayf(screen.Info, "%s", why.reason(c))
}

// enter does what the line says, or with nothing typed takes up what is selected.
func enter(c *Console) (screen.Intent, tea.Cmd) {
	if d := c.stack.Top().Deed(); d.Run != nil {
		return d.Run()
	}
	return nil, nil
}

// byLetterOrDigit does what Alt and a letter or a digit mean.
func byLetterOrDigit(c *Console, k tea.KeyPressMsg) screen.Intent {
	name := strings.TrimPrefix(strings.TrimPrefix(k.String(), "alt+"), "shift+")
	if name[0] >= '1' && name[0] <= '9' {
		return turnTo(c, int(name[0]-'0'))
	}
	return purpose.FileByLetter(c.stack, strings.ToUpper(name))
}
