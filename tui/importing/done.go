package importing

import (
	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"mindwall/mindmap/survey"
	"mindwall/tui/cells"
	"mindwall/tui/look"
	"mindwall/tui/rows"
	"mindwall/tui/screen"
)

// doneStage tells what came of the import.
type doneStage struct {
	s        *Import
	proposal survey.Proposal
	list     rows.List
	keys     struct{ up, repeats, back key.Binding }
}

func newDoneStage(s *Import, p survey.Proposal) *doneStage {
	d := &doneStage{s: s, proposal: p}
	d.keys.up = key.NewBinding(key.WithKeys("up", "down", "pgup", "pgdown", "home", "end"), key.WithHelp("↑↓", "look"))
	d.keys.back = key.NewBinding(key.WithKeys("enter", "esc", "f8", "ctrl+c"), key.WithHelp("enter", "back to the wall"))
	d.keys.repeats = key.NewBinding(key.WithKeys("tab"), key.WithHelp("tab", "look for repeats"))
	d.keys.repeats.SetEnabled(p.Counts.New > 0 && !s.preview.inbox)
	return d
}

func (d *doneStage) heading() string { return "Imported from " + d.s.columns.sheet.Name }

func (d *doneStage) bindings() []key.Binding {
	d.keys.up.SetEnabled(d.length() > d.list.Room)
	return []key.Binding{d.keys.back, d.keys.repeats, d.keys.up}
}

func (d *doneStage) length() int { return len(d.proposal.Refusals) + len(d.proposal.Left) }

func (d *doneStage) scroll(rows int) {
	d.list.At += rows
	d.list.Hold(d.length())
}

func (d *doneStage) key(k tea.KeyPressMsg) (screen.Intent, tea.Cmd) {
	if key.Matches(k, d.keys.back) {
		return screen.Pop{}, nil
	}
	if key.Matches(k, d.keys.repeats) {
		return screen.All{screen.Pop{}, screen.Push{To: screen.Repeats}}, nil
	}
	d.list.Move(k, d.length())
	return nil, nil
}

func (d *doneStage) body(width, height int) ([]string, *tea.Cursor) {
	l := d.s.env.Look
	where := "unsorted, under their questions"
	if d.s.preview.inbox {
		where = "in the inbox, off the wall"
	}
	style, sign := l.OK, look.OKSign+" "
	if d.proposal.Counts.New == 0 {
		style, sign, where = l.Muted, "", "nothing was new"
	}
	var rows []string
	add := func(style look.Style, text string) {
		for _, line := range cells.Wrap(text, width-2) {
			rows = append(rows, " "+style.Wrap(line))
		}
	}
	add(style, sign+counted(d.proposal.Counts.New, "answer")+" imported, "+where)
	add(l.Answer, countsOf(d.proposal.Counts))
	if d.proposal.Counts.New > 0 {
		add(l.Muted, "Ctrl+Z in the console takes the import back.")
	}
	rows = append(rows, "")
	from, to := d.list.Window(d.length(), height-len(rows))
	for i := from; i < to; i++ {
		rows = append(rows, d.row(i, width))
	}
	return rows, nil
}

// row is what was refused and why, or a column that was left out.
func (d *doneStage) row(i, width int) string {
	l := d.s.env.Look
	style, text := l.Muted, ""
	if i < len(d.proposal.Refusals) {
		style, text = l.Error, refusal(d.proposal.Refusals[i])
	} else {
		c := &d.proposal.Left[i-len(d.proposal.Refusals)]
		text = "left out: " + c.Letter + " " + c.Name() + " (" + c.WhyLeft() + ")"
	}
	sign := "  "
	if i == d.list.At && d.length() > d.list.Room {
		sign = look.SelectedSign + " "
	}
	return " " + style.Wrap(cells.Truncate(sign+text, width-2))
}
