package vote

import (
	"strconv"
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"mindwall/mindmap/say"
	"mindwall/tui/cells"
	"mindwall/tui/look"
	"mindwall/tui/rows"
	"mindwall/tui/screen"
)

// View implements [screen.Screen].
func (d *Dialog) View(size screen.Size) (string, *tea.Cursor) {
	if size.W <= 0 || size.H <= 0 {
		return "", nil
	}
	size.H = rows.Spared(size.H) // what came of the last key is said below
	l, width := d.env.Look, size.W-rows.FrameWidth
	foot := rows.Foot(l, d.bindings(), width, 2)
	height := max(size.H-rows.FrameHeight-2-strings.Count(foot, "\n"), 1)
	lines := d.told(width)
	list := d.rows()
	d.list.Hold(len(list))
	lines = append(lines[:min(len(lines), height-1)], d.list.Choices(l, len(list), width, max(height-len(lines)-1, 1), func(i int) string { return list[i].text })...)
	cursor := d.field(&lines, width)
	return rows.Dialog(l, "Vote", strings.Join(lines, "\n"), foot, size.W, size.H), cursor
}

// field adds the row in which a number of hands is typed.
func (d *Dialog) field(lines *[]string, width int) *tea.Cursor {
	if d.hands == nil {
		return nil
	}
	const prompt = "hands › "
	l := d.env.Look
	*lines = append(*lines, l.Prompt.Wrap(prompt)+l.Input.Wrap(cells.Truncate(d.hands.Text(), max(width-len(prompt), 1))))
	cursor := tea.NewCursor(min(cells.Width(prompt+d.hands.Text()), width-1)+rows.FrameWidth/2, rows.FrameHeight/2+len(*lines)-1)
	cursor.Blink = false
	return cursor
}

// told is what there is to know of the round, a blank row below it.
func (d *Dialog) told(width int) (lines []string) {
	l := d.env.Look
	add := func(style look.Style, words string) { lines = append(lines, rows.Paragraph(style, words, width)...) }
	v, at := d.now()
	if at == none {
		switch q := d.env.Live.Question(d.question); {
		case q == nil:
			add(l.Muted, "There is no question to vote on: Ctrl+N asks one.")
		case len(d.rows()) == 0:
			add(l.Title, q.Text)
			add(l.Muted, "Nothing was said yet that there could be a vote on.")
		default:
			add(l.Title, q.Text)
			add(l.Muted, d.wayOfVoting())
		}
		return append(lines, "")
	}
	add(l.Title, v.Question.Text)
	state := "is open"
	if at == closed {
		state = "is closed"
	}
	add(l.Answer, say.VoteSign+" on the "+string(v.On)+" "+state+" · "+say.Counted(v.Ballots, "ballot")+", "+say.Counted(v.Votes, "vote")+" each")
	if at == open {
		add(l.Muted, d.wayOfVoting())
	}
	add(l.Muted, "Nobody is told how it goes before it is shown.")
	return append(lines, "")
}

// wayOfVoting is how people vote now.
func (d *Dialog) wayOfVoting() string {
	if d.env.Phones.Open {
		return "Phones show the ballot, " + strconv.Itoa(d.env.Phones.Here) + " are here. Hands are counted here, and stand apart."
	}
	return "No phones are let in from here (/phones). Hands are counted here, once the vote is open."
}

// bindings are the keys that do something now.
func (d *Dialog) bindings() []key.Binding {
	k := d.keys
	r, some := d.at()
	if d.hands != nil {
		k.do.SetHelp("enter", "count so many in all")
		k.back.SetHelp("esc", "leave it")
		return []key.Binding{k.do, k.back}
	}
	if !some {
		return []key.Binding{k.undo, k.back}
	}
	k.do.SetHelp("enter", r.does)
	k.more.SetEnabled(r.change != nil)
	if _, at := d.now(); at == none {
		k.more.SetHelp("+ -", "change")
	}
	return []key.Binding{k.do, k.more, k.move, k.undo, k.back}
}
