package comparing

import (
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"mindwall/mindmap"
	"mindwall/mindmap/compare"
	"mindwall/mindmap/say"
	"mindwall/mindmap/text"
	"mindwall/tui/rows"
	"mindwall/tui/screen"
)

// choosePage asks what a question or theme of one wall belongs to in the other.
type choosePage struct {
	s       *Comparing
	of      *compare.Comparison
	name    string
	from    int // the column of what is asked about
	node    mindmap.ID
	ties    []compare.Tie
	choices []choice
	list    rows.List
	keys    struct{ move, take, back key.Binding }
}

// choice is something of the other wall; the zero id is nothing of it.
type choice struct {
	id   mindmap.ID
	text string
	now  bool // what it belongs to
}

func newChoosePage(s *Comparing, of *compare.Comparison, q *compare.Question, t *compare.Theme) *choosePage {
	c := &choosePage{s: s, of: of, from: 1, name: q.Text, ties: q.Ties}
	if t != nil {
		c.name, c.ties = t.Text, t.Ties
	}
	ids := nodesOf(q, t)
	if ids[1].IsZero() {
		c.from = 0
	}
	c.node = ids[c.from]
	c.keys.move, c.keys.take, c.keys.back = rows.Keys("choose"), rows.Do("put together"), rows.Back("back")
	other := ids[1-c.from]
	c.choices = append(c.choices, choice{text: "nothing of " + text.Line(of.Columns[1-c.from].Name), now: other.IsZero()})
	add := func(id mindmap.ID, text string) {
		c.choices = append(c.choices, choice{id, text, id == other})
		if id == other {
			c.list.At = len(c.choices) - 1
		}
	}
	if t == nil {
		for _, each := range of.Questions {
			if in := each.In[1-c.from]; in != nil {
				add(in.ID, called(in.Text)+"  "+say.Times(in.Tally.Total()))
			}
		}
		return c
	}
	if in := q.In[1-c.from]; in != nil {
		for theme := range in.AllThemes {
			add(theme.ID, strings.Repeat("  ", theme.Depth-1)+called(theme.Text)+"  "+say.Times(theme.Tally.Total()))
		}
	}
	return c
}

func (c *choosePage) heading() string {
	return "What “" + called(c.name) + "” is in " + text.Line(c.of.Columns[1-c.from].Name)
}

func (c *choosePage) bindings() []key.Binding {
	return []key.Binding{c.keys.take, c.keys.move, c.keys.back}
}

func (c *choosePage) scroll(by int) { c.list.Scroll(by, len(c.choices)) }

func (c *choosePage) key(k tea.KeyPressMsg) (screen.Intent, tea.Cmd) {
	switch {
	case key.Matches(k, c.keys.back):
		c.s.page = c.s.result
	case key.Matches(k, c.keys.take):
		c.s.page = c.s.result
		return nil, c.take(c.choices[c.list.At])
	default:
		c.list.Move(k, len(c.choices))
	}
	return nil, nil
}

// take puts together what is chosen, or parts what was put together.
func (c *choosePage) take(chosen choice) tea.Cmd {
	if !chosen.id.IsZero() {
		return c.s.decide(c.of.Together(c.from, c.node, 1-c.from, chosen.id))
	}
	var said []compare.Decision
	for i := range c.ties {
		said = append(said, c.ties[i].Part())
	}
	if len(said) == 0 {
		return nil
	}
	return c.s.decide(said...)
}

func (c *choosePage) body(width, height int) ([]string, *tea.Cursor) {
	return c.list.Choices(c.s.env.Look, len(c.choices), width, height, func(i int) string {
		return rows.Box(c.choices[i].now) + c.choices[i].text
	}), nil
}
