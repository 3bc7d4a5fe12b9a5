package importing

import (
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
	s        *Import
	proposal survey.Proposal
	list     rows.List
	keys     struct{ up, repeats, back key.Binding }
}

func newDonePage(s *Import, p survey.Proposal) *donePage {
	d := &donePage{s: s, proposal: p}
	d.keys.up = rows.Keys("look")
	d.keys.back = key.NewBinding(key.WithKeys("enter", "esc", "f8", "ctrl+c"), key.WithHelp("enter", "back to the wall"))
	d.keys.repeats = key.NewBinding(key.WithKeys("tab"), key.WithHelp("tab", "look for repeats"))
	d.keys.repeats.SetEnabled(p.Counts.New > 0 && !s.preview.inbox)
	return d
}

func (d *donePage) heading() string { return "Imported from " + d.s.columns.sheet.Name }

func (d *donePage) bindings() []key.Binding {
	d.keys.up.SetEnabled(d.length() > d.list.Room)
	return []key.Binding{d.keys.back, d.keys.repeats, d.keys.up}
}

func (d *donePage) length() int { return len(d.proposal.Refusals) + len(d.proposal.Left) }

func (d *donePage) scroll(by int) { d.list.Scroll(by, d.length()) }

func (d *donePage) key(k tea.KeyPressMsg) (screen.Intent, tea.Cmd) {
	if key.Matches(k, d.keys.back) {
		return screen.Pop{}, nil
	}
	if key.Matches(k, d.keys.repeats) {
		return screen.All{screen.Pop{}, screen.Push{To: screen.Repeats}}, nil
	}
	d.list.Move(k, d.length())
	return nil, nil
}

func (d *donePage) body(width, height int) ([]string, *tea.Cursor) {
	l := d.s.env.Look
	where := "unsorted, under their questions"
	if d.s.preview.inbox {
		where = "in the inbox, off the wall"
	}
	style, sign := l.OK, look.OKSign+" "
	if d.proposal.Counts.New == 0 {
		style, sign, where = l.Muted, "", "nothing was new"
	}
	var lines []string
	add := func(style look.Style, text string) {
		lines = append(lines, strings.Split(rows.Wrapped(style, text, width), "\n")...)
	}
	add(style, sign+desk.Brought(&d.proposal)+" imported, "+where)
	add(l.Answer, countsOf(d.proposal.Counts))
	if d.proposal.Counts.New > 0 {
		add(l.Muted, "Ctrl+Z in the console takes the import back.")
	}
	lines = append(lines, "")
	return append(lines, d.list.Rows(d.length(), height-len(lines), func(i int) string { return d.row(i, width) })...), nil
}

// row is what was refused and why, or a column that was left out.
func (d *donePage) row(i, width int) string {
	l := d.s.env.Look
	style, text := l.Muted, ""
	if i < len(d.proposal.Refusals) {
		style, text = l.Error, refusal(d.proposal.Refusals[i])
	} else {
		c := &d.proposal.Left[i-len(d.proposal.Refusals)]
		text = "left out: " + c.Letter + " " + c.Name() + " (" + c.WhyLeft() + ")"
	}
	return rows.Line(style, rows.Sign(i == d.list.At && d.length() > d.list.Room)+text, width)
}
