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
	"mindwall/mindmap/survey"
	"mindwall/tui/cells"
	"mindwall/tui/look"
	"mindwall/tui/rows"
	"mindwall/tui/screen"
)

// columnsStage shows the columns and which question each one goes to.
type columnsStage struct {
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

func newColumnsStage(s *Import, o opened) *columnsStage {
	c := &columnsStage{s: s, path: o.path, options: o.options, sheet: o.sheet, guessed: o.mapping, mapping: maps.Clone(o.mapping), tried: o.sheet.Preset}
	c.keys.up = key.NewBinding(key.WithKeys("up", "down", "pgup", "pgdown", "home", "end"), key.WithHelp("↑↓", "columns"))
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

func (c *columnsStage) heading() string {
	return fmt.Sprintf("%s · %s, %s", c.sheet.Name, c.sheet.Preset, counted(c.sheet.Rows, "row"))
}

func (c *columnsStage) bindings() []key.Binding {
	return []key.Binding{c.keys.look, c.keys.up, c.keys.before, c.keys.back, c.keys.toggle}
}

// settings is how many rows there are before the columns: which tool, and which sheet when there are several.
func (c *columnsStage) settings() int {
	if len(c.sheet.Tabs) > 1 {
		return 2
	}
	return 1
}

// column is the chosen one; nil on a setting.
func (c *columnsStage) column() *survey.Column {
	if i := c.list.At - c.settings(); i >= 0 {
		return &c.sheet.Columns[i]
	}
	return nil
}

func (c *columnsStage) scroll(rows int) {
	c.list.At += rows
	c.list.Hold(c.settings() + len(c.sheet.Columns))
}

func (c *columnsStage) key(k tea.KeyPressMsg) (screen.Intent, tea.Cmd) {
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
		c.list.Move(k, c.settings()+len(c.sheet.Columns))
	}
	return nil, nil
}

func (c *columnsStage) look() tea.Cmd {
	if len(c.mapping) == 0 {
		c.s.err = errors.New("no column goes to a question yet: choose a column, and its question with ←→")
		return nil
	}
	return c.s.propose()
}

// change takes what is chosen to the next question, tool or sheet.
func (c *columnsStage) change(by int) tea.Cmd {
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
func (c *columnsStage) goTo(col *survey.Column, by int) {
	choices := []mindmap.ID{{}}
	for _, q := range c.s.env.Board().Questions {
		choices = append(choices, q.ID)
	}
	c.set(col, step(choices, c.mapping[col.Index], by))
}

func (c *columnsStage) set(col *survey.Column, question mindmap.ID) {
	if question.IsZero() {
		delete(c.mapping, col.Index)
		return
	}
	c.mapping[col.Index] = question
}

// toggle takes a column out, or in to the question that was guessed, else to the first.
func (c *columnsStage) toggle() {
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
func (c *columnsStage) mapped() survey.Mapping { return maps.Clone(c.mapping) }

// forget lets go of questions that the wall no longer has.
func (c *columnsStage) forget(live *mindmap.Live) {
	for i, id := range c.mapping {
		if live.Question(id) == nil {
			delete(c.mapping, i)
		}
	}
}

// samplesShown is how many texts of the chosen column are shown.
const samplesShown = 3

func (c *columnsStage) body(width, height int) ([]string, *tea.Cursor) {
	n := c.settings() + len(c.sheet.Columns)
	pane := c.pane(width)
	room := height - len(pane) - 1
	if room < 3 { // a low window has no room for samples
		pane, room = nil, height
	}
	var rows []string
	from, to := c.list.Window(n, room)
	for i := from; i < to; i++ {
		rows = append(rows, c.row(i, width))
	}
	for len(pane) > 0 && len(rows) < room+1 {
		rows = append(rows, "")
	}
	return append(rows, pane...), nil
}

func (c *columnsStage) row(i, width int) string {
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
	sign, style := "  ", l.HelpText
	if i == c.list.At {
		sign, style, valueStyle = look.SelectedSign+" ", l.Title, l.Title
	}
	left := (width - 4) / 2
	label = cells.Pad(cells.Truncate(sign+label, left), left)
	return " " + style.Wrap(label) + "  " + valueStyle.Wrap(cells.Truncate(value, width-left-4))
}

// fate says what becomes of a column.
func (c *columnsStage) fate(col *survey.Column) string {
	if id, in := c.mapping[col.Index]; in {
		if q := c.s.env.Live.Question(id); q != nil {
			return fmt.Sprintf("→ %d %s", q.Number, q.Text)
		}
	}
	return "left out: " + col.WhyLeft()
}

// pane tells more of what is chosen.
func (c *columnsStage) pane(width int) []string {
	l := c.s.env.Look
	rows := make([]string, 0, samplesShown+1)
	col := c.column()
	if col == nil {
		rows = append(rows, " "+l.Muted.Wrap(cells.Truncate(c.howRead(), width-2)))
		for _, note := range c.sheet.Notes[:min(len(c.sheet.Notes), samplesShown)] {
			rows = append(rows, "   "+l.Muted.Wrap(cells.Truncate(note, width-4)))
		}
		return fill(rows, samplesShown+1)
	}
	head := fmt.Sprintf("%s: filled in %d of %s", col.Letter, col.Filled, counted(c.sheet.Rows, "row"))
	if col.Several > 0 {
		head += fmt.Sprintf(", %d with several answers, it seems", col.Several)
	}
	rows = append(rows, " "+l.Muted.Wrap(cells.Truncate(head, width-2)))
	for _, sample := range col.Samples[:min(len(col.Samples), samplesShown)] {
		rows = append(rows, "   "+l.Quote.Wrap(cells.Truncate(sample, width-4)))
	}
	return fill(rows, samplesShown+1)
}

func (c *columnsStage) howRead() string {
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
