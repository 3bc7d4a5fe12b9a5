package importing

import (
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"mindwall/mindmap"
	"mindwall/mindmap/say"
	"mindwall/mindmap/survey"
	"mindwall/tui/cells"
	"mindwall/tui/rows"
	"mindwall/tui/screen"
)

// columnsPage shows the columns and which question each one goes to.
type columnsPage struct {
	s       *Import
	path    string
	options survey.Options
	sheet   *survey.Sheet
	mapping survey.Mapping
	guessed survey.Mapping
	tried   survey.Preset // what was tried last; the sheet stays as it was when that was the wrong tool
	list    rows.List
	keys    struct{ up, before, after, toggle, look, back key.Binding }
}

func newColumnsPage(s *Import, o opened) *columnsPage {
	c := &columnsPage{s: s, path: o.path, options: o.options, sheet: o.sheet, guessed: o.mapping, mapping: maps.Clone(o.mapping), tried: o.sheet.Preset}
	c.keys.up = rows.Keys("columns")
	c.keys.before = key.NewBinding(key.WithKeys("left"), key.WithHelp("←→", "question"))
	c.keys.after = key.NewBinding(key.WithKeys("right"))
	c.keys.toggle = key.NewBinding(key.WithKeys("space"), key.WithHelp("space", "in, out"))
	c.keys.look = key.NewBinding(key.WithKeys("enter"), key.WithHelp("enter", "go on"))
	c.keys.back = backKey("back")
	c.list.At = c.settings()
	for i := range c.sheet.Columns {
		if _, ok := c.mapping[i]; ok {
			c.list.At = c.settings() + i
			break
		}
	}
	return c
}

func (c *columnsPage) heading() string {
	return fmt.Sprintf("%s · %s, %s", c.sheet.Name, c.sheet.Preset, say.Counted(c.sheet.Rows, "row"))
}

func (c *columnsPage) bindings() []key.Binding {
	return []key.Binding{c.keys.look, c.keys.up, c.keys.before, c.keys.back, c.keys.toggle}
}

// settings is how many rows there are before the columns: which tool, and which sheet when there are several.
func (c *columnsPage) settings() int {
	if len(c.sheet.Tabs) > 1 {
		return 2
	}
	return 1
}

// column is the chosen one; nil on a setting.
func (c *columnsPage) column() *survey.Column {
	if i := c.list.At - c.settings(); i >= 0 {
		return &c.sheet.Columns[i]
	}
	return nil
}

func (c *columnsPage) scroll(by int) { c.list.Scroll(by, c.length()) }

// length is how many rows there are: settings and columns.
func (c *columnsPage) length() int { return c.settings() + len(c.sheet.Columns) }

func (c *columnsPage) key(k tea.KeyPressMsg) (screen.Intent, tea.Cmd) {
	switch {
	case key.Matches(k, c.keys.back):
		return c.s.back()
	case key.Matches(k, c.keys.look):
		return nil, c.look()
	case key.Matches(k, c.keys.before):
		return nil, c.change(-1)
	case key.Matches(k, c.keys.after):
		return nil, c.change(+1)
	case key.Matches(k, c.keys.toggle):
		c.toggle()
	default:
		c.list.Move(k, c.length())
	}
	return nil, nil
}

func (c *columnsPage) look() tea.Cmd {
	if len(c.mapping) == 0 {
		c.s.err = errors.New("no column goes to a question yet: choose a column, and its question with ←→")
		return nil
	}
	return c.s.propose()
}

// change takes what is chosen to the next question, tool or sheet.
func (c *columnsPage) change(by int) tea.Cmd {
	switch col := c.column(); {
	case col != nil:
		c.goTo(col, by)
		return nil
	case c.list.At == 0:
		c.tried = step(survey.Presets[:], c.tried, by)
		return c.s.read(c.path, survey.Options{Preset: c.tried, Tab: c.options.Tab})
	default:
		return c.s.read(c.path, survey.Options{Tab: step(c.sheet.Tabs, c.sheet.Tab, by)})
	}
}

// step is the one of all that comes by further than now, round and round.
func step[T comparable](all []T, now T, by int) T {
	return all[(slices.Index(all, now)+by+len(all))%len(all)]
}

// goTo takes a column to the next question or out.
func (c *columnsPage) goTo(col *survey.Column, by int) {
	choices := []mindmap.ID{{}}
	for _, q := range c.s.env.Board().Questions {
		choices = append(choices, q.ID)
	}
	c.set(col, step(choices, c.mapping[col.Index], by))
}

func (c *columnsPage) set(col *survey.Column, question mindmap.ID) {
	if question.IsZero() {
		delete(c.mapping, col.Index)
		return
	}
	c.mapping[col.Index] = question
}

// toggle takes a column out, or in to the question that was guessed, else to the first.
func (c *columnsPage) toggle() {
	col := c.column()
	if col == nil {
		return
	}
	if _, in := c.mapping[col.Index]; in {
		c.set(col, mindmap.ID{})
		return
	}
	question, ok := c.guessed[col.Index]
	if questions := c.s.env.Board().Questions; !ok && len(questions) > 0 {
		question = questions[0].ID
	}
	c.set(col, question)
}

// mapped is a copy for work beside the event loop.
func (c *columnsPage) mapped() survey.Mapping { return maps.Clone(c.mapping) }

// forget lets go of questions that the wall no longer has.
func (c *columnsPage) forget(live *mindmap.Live) {
	for i, id := range c.mapping {
		if live.Question(id) == nil {
			delete(c.mapping, i)
		}
	}
}

// samplesShown is how many texts of the chosen column are shown.
const samplesShown = 3

func (c *columnsPage) body(width, height int) ([]string, *tea.Cursor) {
	pane := c.pane(width)
	room := height - len(pane) - 1
	if room < 3 { // a low window has no room for samples
		pane, room = nil, height
	}
	lines := c.list.Rows(c.length(), room, func(i int) string { return c.row(i, width) })
	if len(pane) > 0 {
		lines = fill(lines, room+1)
	}
	return append(lines, pane...), nil
}

func (c *columnsPage) row(i, width int) string {
	l := c.s.env.Look
	label, value := "", ""
	valueStyle := l.Muted
	switch col := i - c.settings(); {
	case i == 0:
		label, value = "Tool", "◂ "+c.sheet.Preset.String()+" ▸"
	case col < 0:
		label, value = "Sheet", "◂ "+c.sheet.Tab+" ▸"
	default:
		column := &c.sheet.Columns[col]
		label = cells.Pad(column.Letter, 3) + " " + column.Name()
		value = c.fate(column)
		if _, in := c.mapping[col]; in {
			valueStyle = l.OK
		}
	}
	style := l.HelpText
	if i == c.list.At {
		style, valueStyle = l.Title, l.Title
	}
	left := (width - 4) / 2
	label = cells.Pad(cells.Truncate(rows.Sign(i == c.list.At)+label, left), left)
	return " " + style.Wrap(label) + "  " + valueStyle.Wrap(cells.Truncate(value, width-left-4))
}

// fate says what becomes of a column.
func (c *columnsPage) fate(col *survey.Column) string {
	if id, in := c.mapping[col.Index]; in {
		if q := c.s.env.Live.Question(id); q != nil {
			return fmt.Sprintf("→ %d %s", q.Number, q.Text)
		}
	}
	return "left out: " + col.WhyLeft()
}

// pane tells more of what is chosen.
func (c *columnsPage) pane(width int) []string {
	l := c.s.env.Look
	var lines []string
	col := c.column()
	if col == nil {
		lines = append(lines, rows.Line(l.Muted, c.howRead(), width))
		for _, note := range c.sheet.Notes[:min(len(c.sheet.Notes), samplesShown)] {
			lines = append(lines, "  "+rows.Line(l.Muted, note, width-2))
		}
		return fill(lines, samplesShown+1)
	}
	head := fmt.Sprintf("%s: filled in %d of %s", col.Letter, col.Filled, say.Counted(c.sheet.Rows, "row"))
	if col.Several > 0 {
		head += fmt.Sprintf(", %d with several answers, it seems", col.Several)
	}
	lines = append(lines, rows.Line(l.Muted, head, width))
	for _, sample := range col.Samples[:min(len(col.Samples), samplesShown)] {
		lines = append(lines, "  "+rows.Line(l.Quote, sample, width-2))
	}
	return fill(lines, samplesShown+1)
}

func (c *columnsPage) howRead() string {
	var parts []string
	if c.sheet.Encoding != "" {
		parts = append(parts, "text in "+string(c.sheet.Encoding))
	}
	if c.sheet.HeaderRow > 0 {
		parts = append(parts, fmt.Sprintf("headers in row %d", c.sheet.HeaderRow))
	} else {
		parts = append(parts, "no headers")
	}
	return strings.Join(append(parts, "change it with ←→"), " · ")
}

func fill(rows []string, n int) []string {
	for len(rows) < n {
		rows = append(rows, "")
	}
	return rows
}
