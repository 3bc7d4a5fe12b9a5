package importing

import (
	"fmt"
	"strings"

	tea "charm.land/bubbletea/v2"

	"mindwall/mindmap/say"
	"mindwall/tui/cells"
	"mindwall/tui/rows"
)

// samplesShown is how many texts of the chosen column are shown.
const samplesShown = 3

func (c *columnsPage) body(width, height int) ([]string, *tea.Cursor) {
	pane := c.pane(width)
	room := height - len(pane) - 1
	if room < 3 { // a low window has no room for samples
		pane, room = nil, height
	}
	var lines []string
	if room > 6 {
		lines, room = []string{rows.Line(c.s.env.Look.Muted, "How the file is read, and where each column goes:", width)}, room-1
	}
	lines = append(lines, c.list.Rows(c.length(), room, func(i int) string { return c.row(i, width) })...)
	if len(pane) > 0 {
		lines = fill(lines, height-len(pane))
	}
	return append(lines, pane...), nil
}

func (c *columnsPage) row(i, width int) string {
	l := c.s.env.Look
	label, value := "", ""
	valueStyle := l.Muted
	if settings := c.settings(); i < len(settings) {
		label, value = c.setting(settings[i])
		value = "◂ " + value + " ▸"
	} else {
		at := c.lines()[i-len(settings)]
		label, value = c.name(&at), c.fate(&at)
		if _, in := c.mapping[at.columns[0]]; in || c.kept[at.columns[0]] {
			valueStyle = l.OK
		}
	}
	return c.s.pair(i == c.list.At, label, value, valueStyle, width)
}

func (c *columnsPage) setting(s setting) (label, value string) {
	switch s {
	case toolSetting:
		return "Tool", c.sheet.Preset.String()
	case tabSetting:
		return "Sheet", c.sheet.Tab
	case headerSetting:
		if c.sheet.Headers == 0 {
			return "Header", "no header"
		}
		return "Header", say.Counted(c.sheet.Headers, "header row")
	default:
		return "Letters", string(c.sheet.Encoding)
	}
}

// name is what a row is called: the letter of its column and its header, or from which column to which a question goes.
func (c *columnsPage) name(at *line) string {
	first := &c.sheet.Columns[at.columns[0]]
	switch {
	case len(at.columns) > 1:
		return first.Letter + "–" + c.sheet.Columns[at.columns[len(at.columns)-1]].Letter + " " + c.sheet.Asked[at.asked].Text
	case at.part && first.Choice() != "":
		return "  " + cells.Pad(first.Letter, 3) + " " + first.Choice()
	}
	if first.Name() == first.Letter {
		return first.Letter
	}
	return cells.Pad(first.Letter, 3) + " " + first.Name()
}

// fate says what becomes of columns.
func (c *columnsPage) fate(at *line) string {
	col := &c.sheet.Columns[at.columns[0]]
	if c.kept[col.Index] {
		return "kept with each answer: " + col.AttributeName()
	}
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
	var head string
	var texts []string
	style := l.Muted
	if at := c.line(); at != nil {
		head, style, texts = c.about(at), l.Quote, c.samples(at)
	} else {
		head, texts = c.howRead(), c.told()
	}
	lines := []string{rows.Line(l.Muted, head, width)}
	for _, text := range texts {
		lines = append(lines, "  "+rows.Line(style, text, width-2))
	}
	return fill(lines, samplesShown+1)
}

// about says what columns hold.
func (c *columnsPage) about(at *line) string {
	col, asked := &c.sheet.Columns[at.columns[0]], &c.sheet.Asked[at.asked]
	head := fmt.Sprintf("%s: filled in %d of %s", col.Letter, col.Filled, say.Counted(c.sheet.Rows, "row"))
	switch {
	case len(at.columns) > 1 && asked.Grid:
		return say.Counted(len(at.columns), "row") + " of a grid; answers read “row: what was chosen”"
	case len(at.columns) > 1:
		return say.Counted(len(at.columns), "column") + ", each a choice; who ticked it gave it as the answer"
	case col.Closed:
		return head + "; few answers that recur"
	case col.Several > 0:
		return head + fmt.Sprintf(", %d with several answers, it seems", col.Several)
	}
	return head
}

// samples are a few texts of columns; of several, the choices.
func (c *columnsPage) samples(at *line) (all []string) {
	for _, i := range at.columns {
		switch col := &c.sheet.Columns[i]; {
		case len(at.columns) == 1:
			all = col.Samples
		case col.Choice() != "":
			all = append(all, col.Choice())
		}
	}
	return all[:min(len(all), samplesShown)]
}

// told is what to know of how the file is read; of its letters, how some words read.
func (c *columnsPage) told() []string {
	all := c.sheet.Notes
	if c.settings()[c.list.At] == encodingSetting {
		if all = c.sheet.Letters(samplesShown); len(all) == 0 {
			all = []string{"it has no letters that would read otherwise"}
		}
	}
	return all[:min(len(all), samplesShown)]
}

func (c *columnsPage) howRead() string {
	if c.settings()[c.list.At] == encodingSetting {
		return "If these words look wrong, try how else letters are written with ←→"
	}
	var parts []string
	if c.sheet.Encoding != "" {
		parts = append(parts, "text in "+string(c.sheet.Encoding))
	}
	switch first := c.sheet.HeaderRow; {
	case first == 0:
		parts = append(parts, "no headers")
	case c.sheet.Headers > 1:
		parts = append(parts, fmt.Sprintf("headers in rows %d to %d", first, first+c.sheet.Headers-1))
	default:
		parts = append(parts, fmt.Sprintf("headers in row %d", first))
	}
	return strings.Join(append(parts, "change it with ←→"), " · ")
}

func fill(rows []string, n int) []string {
	for len(rows) < n {
		rows = append(rows, "")
	}
	return rows
}
