package importing

import (
	"errors"
	"fmt"
	"maps"
	"slices"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"mindwall/mindmap"
	"mindwall/mindmap/desk"
	"mindwall/mindmap/fold"
	"mindwall/mindmap/say"
	"mindwall/mindmap/survey"
	"mindwall/mindmap/survey/table"
	"mindwall/tui/rows"
	"mindwall/tui/screen"
)

// columnsPage shows the questions of the survey and which question of the wall each one goes to. One that is spread
// over several columns is one row, and can be opened.
type columnsPage struct {
	s       *Import
	path    string
	options survey.Options
	sheet   *survey.Sheet
	mapping survey.Mapping
	guessed survey.Mapping
	kept    map[int]bool  // columns that are kept as attributes
	open    map[int]bool  // questions of the survey whose columns are shown
	tried   survey.Preset // what was tried last; the sheet stays as it was when that was the wrong tool
	list    rows.List
	keys    keys
	unfolds key.Binding
}

func newColumnsPage(s *Import, o opened) *columnsPage {
	c := &columnsPage{
		s: s, path: o.path, options: o.options, sheet: o.sheet, guessed: o.mapping, mapping: maps.Clone(o.mapping), tried: o.sheet.Preset,
		kept: map[int]bool{}, open: map[int]bool{},
	}
	c.keys = newKeys("columns", "question", "in, out", "go on")
	c.unfolds = key.NewBinding(key.WithKeys("tab"), key.WithHelp("tab", "its columns"))
	c.list.At = len(c.settings())
	for i, at := range c.lines() {
		if slices.ContainsFunc(at.columns, func(i int) bool { _, in := c.mapping[i]; return in }) {
			c.list.At = len(c.settings()) + i
			break
		}
	}
	return c
}

func (c *columnsPage) heading() string {
	return fmt.Sprintf("%s · %s, %s", c.sheet.Name, c.sheet.Preset, say.Counted(c.sheet.Rows, "row"))
}

func (c *columnsPage) bindings() []key.Binding {
	at, change := c.line(), "question"
	if at == nil {
		change = "change"
	}
	c.keys.before.SetHelp("←→", change)
	c.keys.toggle.SetEnabled(at != nil)
	c.unfolds.SetEnabled(at != nil && len(c.sheet.Asked[at.asked].Columns) > 1)
	return []key.Binding{c.keys.on, c.keys.move, c.keys.before, c.unfolds, c.keys.back, c.keys.toggle}
}

// setting is a row above the columns: how the file is read.
type setting uint8

const (
	toolSetting setting = iota
	tabSetting
	headerSetting
	encodingSetting
)

// settings are those that there is a choice of.
func (c *columnsPage) settings() []setting {
	all := []setting{toolSetting}
	if len(c.sheet.Tabs) > 1 {
		all = append(all, tabSetting)
	}
	all = append(all, headerSetting)
	if c.sheet.Encoding != "" {
		all = append(all, encodingSetting)
	}
	return all
}

// line is a row of the list: a question of the survey, or one of its columns.
type line struct {
	asked   int
	columns []int
	part    bool // one column of several
}

func (c *columnsPage) lines() (all []line) {
	for i, asked := range c.sheet.Asked {
		all = append(all, line{asked: i, columns: asked.Columns})
		if c.open[i] && len(asked.Columns) > 1 {
			for _, column := range asked.Columns {
				all = append(all, line{asked: i, columns: []int{column}, part: true})
			}
		}
	}
	return all
}

// line is the chosen one; nil on a setting.
func (c *columnsPage) line() *line {
	if i := c.list.At - len(c.settings()); i >= 0 {
		if all := c.lines(); i < len(all) {
			return &all[i]
		}
	}
	return nil
}

func (c *columnsPage) scroll(by int) { c.list.Scroll(by, c.length()) }

// length is how many rows there are: settings and columns.
func (c *columnsPage) length() int { return len(c.settings()) + len(c.lines()) }

func (c *columnsPage) key(k tea.KeyPressMsg) (screen.Intent, tea.Cmd) {
	switch {
	case key.Matches(k, c.keys.back):
		return c.s.back()
	case key.Matches(k, c.keys.on):
		return nil, c.look()
	case key.Matches(k, c.keys.before):
		return nil, c.change(-1)
	case key.Matches(k, c.keys.after):
		return nil, c.change(+1)
	case key.Matches(k, c.keys.toggle):
		c.toggle()
	case key.Matches(k, c.unfolds):
		c.unfold()
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

// unfold shows the columns of the chosen question, or puts them away.
func (c *columnsPage) unfold() {
	at := c.line()
	if at == nil || len(c.sheet.Asked[at.asked].Columns) < 2 {
		return
	}
	c.open[at.asked] = !c.open[at.asked]
	for i, l := range c.lines() {
		if l.asked == at.asked {
			c.list.At = len(c.settings()) + i
			break
		}
	}
}

// change takes what is chosen to the next question, or the file to another way of reading it.
func (c *columnsPage) change(by int) tea.Cmd {
	if at := c.line(); at != nil {
		c.goTo(at, by)
		return nil
	}
	o := c.options
	switch c.settings()[c.list.At] {
	case toolSetting:
		c.tried = step(survey.Presets[:], c.tried, by)
		o = survey.Options{Preset: c.tried, Tab: o.Tab, Encoding: o.Encoding}
	case tabSetting:
		o = survey.Options{Tab: step(c.sheet.Tabs, c.sheet.Tab, by)}
	case headerSetting:
		o.HeaderRow, o.Headers = c.nextHeader(by)
	case encodingSetting:
		o.Encoding = step(table.Encodings[:], c.sheet.Encoding, by)
	}
	return c.s.read(c.path, o)
}

// nextHeader is another number of rows of the header, from none on.
func (c *columnsPage) nextHeader(by int) (row, n int) {
	n = (c.sheet.Headers + by + survey.MaxHeader + 1) % (survey.MaxHeader + 1)
	if n == 0 {
		return survey.NoHeader, 0
	}
	return c.sheet.HeaderRow, n
}

// attribute stands, in the round of what a column may go to, for keeping it as what the row says of who answered.
func attribute() mindmap.ID { return mindmap.KeyID("attribute") }

// goTo takes columns to the next question, to what is kept of who answered, or out.
func (c *columnsPage) goTo(at *line, by int) {
	choices := c.s.choices()
	if len(at.columns) == 1 {
		choices = append(choices, attribute())
	}
	now := c.mapping[at.columns[0]]
	if c.kept[at.columns[0]] {
		now = attribute()
	}
	c.set(at, step(choices, now, by))
}

func (c *columnsPage) set(at *line, question mindmap.ID) {
	for _, i := range at.columns {
		delete(c.mapping, i)
		delete(c.kept, i)
		switch question {
		case mindmap.ID{}:
		case attribute():
			c.kept[i] = true
		default:
			c.mapping[i] = question
		}
	}
}

// toggle takes columns out, or in to the question that was guessed, else to the first.
func (c *columnsPage) toggle() {
	at := c.line()
	if at == nil {
		return
	}
	if _, in := c.mapping[at.columns[0]]; in {
		c.set(at, mindmap.ID{})
		return
	}
	question, ok := c.guessed[at.columns[0]]
	if questions := c.s.env.Board().Questions; !ok && len(questions) > 0 {
		question = questions[0].ID
	}
	c.set(at, question)
}

// intake is a copy for work beside the event loop.
func (c *columnsPage) intake() *desk.Intake {
	return &desk.Intake{Sheet: c.sheet, Mapping: maps.Clone(c.mapping), Attributes: slices.Sorted(maps.Keys(c.kept))}
}

// forget lets go of questions that the wall no longer has.
func (c *columnsPage) forget(live *fold.Live) {
	for i, id := range c.mapping {
		if live.Question(id) == nil {
			delete(c.mapping, i)
		}
	}
}
