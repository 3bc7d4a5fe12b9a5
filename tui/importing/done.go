package importing

import (
	"fmt"
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"mindwall/mindmap/desk"
	"mindwall/mindmap/survey"
	"mindwall/tui/look"
	"mindwall/tui/rows"
	"mindwall/tui/screen"
)

// donePage tells what came of the import.
type donePage struct {
	name    string // of the file
	outcome string
	counts  string
	some    bool // something was new
	rows    []doneRow
	env     *screen.Env
	list    rows.List
	keys    struct{ up, repeats, back key.Binding }
}

// doneRow is what was refused and why, or what was left out.
type doneRow struct {
	refused bool
	text    string
}

func newDonePage(s *Import, r *Result) *donePage {
	d := &donePage{env: s.env}
	inbox := false
	if r.Came != nil {
		inbox = s.outline.in.Inbox
		d.ofOutline(s, r.Came)
	} else {
		inbox = s.preview.inbox
		d.ofSurvey(s, &r.Proposal)
	}
	d.keys.up = rows.Keys("look")
	d.keys.back = key.NewBinding(key.WithKeys("enter", "esc", "f8", "ctrl+c"), key.WithHelp("enter", "back to the wall"))
	d.keys.repeats = key.NewBinding(key.WithKeys("tab"), key.WithHelp("tab", "look for repeats"))
	d.keys.repeats.SetEnabled(d.some && !inbox)
	switch {
	case !d.some:
		d.outcome += "nothing was new"
	case inbox:
		d.outcome += "in the inbox, off the wall"
	case r.Came != nil:
		d.outcome += "as they stand in the file"
	default:
		d.outcome += "unsorted, under their questions"
	}
	return d
}

func (d *donePage) ofSurvey(s *Import, p *survey.Proposal) {
	d.name, d.some, d.counts = s.columns.sheet.Name, p.Counts.New > 0, countsOf(p.Counts)
	d.outcome = desk.Brought(p) + " imported, "
	for _, bad := range p.Refusals {
		d.rows = append(d.rows, doneRow{true, refusal(bad)})
	}
	for i := range p.Left {
		c := &p.Left[i]
		d.rows = append(d.rows, doneRow{false, "left out: " + c.Letter + " " + c.Name() + " (" + c.WhyLeft() + ")"})
	}
}

func (d *donePage) ofOutline(s *Import, c *desk.Came) {
	d.name, d.some, d.counts = s.outline.in.Name, c.New+c.Themes > 0, fmt.Sprintf("%d new · %d here already", c.New, c.Known)
	d.outcome = c.Brought() + " imported, "
	for _, q := range c.Left {
		d.rows = append(d.rows, doneRow{false, "left out: the question “" + q.Text + "”"})
	}
	for _, line := range s.outline.told() {
		d.rows = append(d.rows, doneRow{false, line})
	}
}

func (d *donePage) heading() string { return "Imported from " + d.name }

func (d *donePage) bindings() []key.Binding {
	d.keys.up.SetEnabled(len(d.rows) > d.list.Room)
	return []key.Binding{d.keys.back, d.keys.repeats, d.keys.up}
}

func (d *donePage) scroll(by int) { d.list.Scroll(by, len(d.rows)) }

func (d *donePage) key(k tea.KeyPressMsg) (screen.Intent, tea.Cmd) {
	if key.Matches(k, d.keys.back) {
		return screen.Pop{}, nil
	}
	if key.Matches(k, d.keys.repeats) {
		return screen.All{screen.Pop{}, screen.Push{To: screen.Repeats}}, nil
	}
	d.list.Move(k, len(d.rows))
	return nil, nil
}

func (d *donePage) body(width, height int) ([]string, *tea.Cursor) {
	l := d.env.Look
	style, sign := l.OK, look.OKSign+" "
	if !d.some {
		style, sign = l.Muted, ""
	}
	var lines []string
	add := func(style look.Style, text string) {
		lines = append(lines, strings.Split(rows.Wrapped(style, text, width), "\n")...)
	}
	add(style, sign+d.outcome)
	add(l.Answer, d.counts)
	if d.some {
		add(l.Muted, "Ctrl+Z in the console takes the import back.")
	}
	lines = append(lines, "")
	return append(lines, d.list.Rows(len(d.rows), height-len(lines), func(i int) string { return d.row(i, width) })...), nil
}

func (d *donePage) row(i, width int) string {
	style := d.env.Look.Muted
	if d.rows[i].refused {
		style = d.env.Look.Error
	}
	return rows.Line(style, rows.Sign(i == d.list.At && len(d.rows) > d.list.Room)+d.rows[i].text, width)
}
