package console

import (
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"mindwall/mindmap"
	"mindwall/tui/capture"
	"mindwall/tui/screen"
)

// ShortHelp implements help.KeyMap: what works here and now.
func (c *Console) ShortHelp() []key.Binding {
	switch {
	case c.ask != nil:
		return c.ask.bindings()
	case c.purpose == picking:
		return c.picker.bindings()
	}
	var list []key.Binding
	for i := range c.actions {
		a := &c.actions[i]
		if a.hidden || a.quiet || !c.line.Empty() && a.section != sectionLine && !a.typing {
			continue
		}
		list = append(list, a.binding(c))
	}
	return list
}

// FullHelp implements help.KeyMap: everything, by section.
func (c *Console) FullHelp() [][]key.Binding {
	columns := make([][]key.Binding, len(sectionNames))
	columns[sectionLine] = capture.Markup()
	for i := range c.actions {
		a := &c.actions[i]
		if a.hidden {
			continue
		}
		b := key.NewBinding(key.WithKeys(a.keys...), key.WithHelp(a.shown, a.name))
		columns[a.section] = append(columns[a.section], b)
	}
	columns[sectionLine] = append(columns[sectionLine], capture.Keys()...)
	return columns
}

// HelpTitles are the names of FullHelp's columns.
func (c *Console) HelpTitles() []string { return sectionNames[:] }

// key does what a key says. A question that waits is answered first, then come the actions; all else is typed.
func (c *Console) key(k tea.KeyPressMsg) (screen.Intent, tea.Cmd) {
	if c.ask != nil {
		if intent, done := c.ask.answer(c, k); done {
			return intent, nil
		}
		c.passBy()
	}
	if c.held(k) {
		return say(screen.Info, "enlarge the window for that"), nil
	}
	if c.purpose == picking {
		if intent, cmd, done := c.pickerKey(k); done {
			return intent, cmd
		}
		if held := k.Mod & (tea.ModCtrl | tea.ModAlt); held == 0 || held == tea.ModCtrl|tea.ModAlt {
			return c.typed(k), nil
		}
	}
	if a := c.find(k); a != nil {
		if c.line.Empty() {
			c.counted = counted{}
			c.view.Follow()
		}
		if a.run != nil {
			return a.run(c)
		}
		return c.byLetterOrDigit(k)
	}
	return c.typed(k), nil
}

// typed hands a key to the line.
func (c *Console) typed(k tea.KeyPressMsg) screen.Intent {
	before := c.line.Text()
	reply := c.line.Update(k)
	if !reply.Changed {
		return nil
	}
	return c.noteTyping(before)
}

// noteTyping keeps what the line is for in step with what is typed into it. A digit right behind a + that was counted
// at once makes it a number of people.
func (c *Console) noteTyping(before string) screen.Intent {
	text := c.line.Text()
	if c.purpose == picking {
		c.picker.filter(text)
		return screen.Say{}
	}
	c.cleared = typing{}
	if c.counted.delta == 0 {
		return screen.Say{}
	}
	if before == "" && len(text) == 1 && text[0] >= '0' && text[0] <= '9' {
		c.line.SetText(signOf(c.counted.delta) + text)
	}
	switch {
	case c.counting():
	case before == "", c.line.Empty():
		c.counted = counted{}
	default:
		return c.takeBackCount()
	}
	return screen.Say{}
}

func signOf(n int) string {
	if n < 0 {
		return "-"
	}
	return "+"
}

func (c *Console) byLetterOrDigit(k tea.KeyPressMsg) (screen.Intent, tea.Cmd) {
	name := strings.TrimPrefix(strings.TrimPrefix(k.String(), "alt+"), "shift+")
	if name[0] >= '1' && name[0] <= '9' {
		questions := c.env.Board().Questions
		n := int(name[0] - '0')
		if n > len(questions) {
			return say(screen.Info, "there is no question %d", n), nil
		}
		c.goTo(questions[n-1])
		return screen.Say{}, nil
	}
	return c.fileByLetter(strings.ToUpper(name)), nil
}

// fileByLetter files what is typed, marked, selected or was added last under the theme of that letter.
func (c *Console) fileByLetter(letter string) screen.Intent {
	q := c.current()
	if q == nil {
		return nil
	}
	var theme *mindmap.Theme
	for _, t := range q.Themes {
		if t.Letter == letter {
			theme = t
		}
	}
	if theme == nil {
		return say(screen.Info, "there is no theme %s here", letter)
	}
	if c.purpose == answering && c.line.Parsed().Caption != "" {
		return c.addAnswer(c.line.Parsed(), []string{theme.Text})
	}
	answers := c.targets()
	if len(answers) == 0 {
		return say(screen.Info, "nothing to file under %s: select or mark answers first", theme.Text)
	}
	drafts := mindmap.PlanMove(wholeGroups(answers), q, theme.ID)
	c.afterFiling(answers)
	return screen.Record{Drafts: drafts, Done: filed(len(answers), theme.Text)}
}
