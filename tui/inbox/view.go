package inbox

import (
	"strconv"
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"mindwall/mindmap"
	"mindwall/mindmap/plan"
	"mindwall/mindmap/text"
	"mindwall/tui/cells"
	"mindwall/tui/look"
	"mindwall/tui/rows"
	"mindwall/tui/screen"
)

// bindings are the keys that do something now.
func (x *Inbox) bindings() []key.Binding {
	k := x.keys
	a := x.at()
	if x.hidden() {
		k.admit.SetHelp("enter", "show it all the same")
		return []key.Binding{k.admit, k.back}
	}
	if a == nil {
		return []key.Binding{k.undo, k.back}
	}
	if x.theme != nil {
		k.admit.SetHelp("enter", "let on under it")
		return []key.Binding{k.admit, k.back}
	}
	k.count.SetEnabled(x.repeat(a) != nil)
	return []key.Binding{k.admit, k.file, k.count, k.refuse, k.all, k.phone, k.move, k.back}
}

// View implements [screen.Screen].
func (x *Inbox) View(size screen.Size) (string, *tea.Cursor) {
	if size.W <= 0 || size.H <= 0 {
		return "", nil
	}
	size.H = rows.Spared(size.H) // what came of the last key is said below
	l, width := x.env.Look, size.W-rows.FrameWidth
	foot := rows.Foot(l, x.bindings(), width, 2)
	height := size.H - rows.FrameHeight - 1 - strings.Count(foot, "\n") - 1
	title := "Inbox " + strconv.Itoa(len(x.waiting()))
	a := x.at()
	switch {
	case x.hidden():
		return rows.Dialog(l, title, rows.Wrapped(l.Warning, "The room sees this screen, and nobody has let these words on yet. Esc goes back; Enter shows them all the same.", width), foot, size.W, size.H), nil
	case a == nil:
		return rows.Dialog(l, title, rows.Line(l.Muted, "nothing waits", width), foot, size.W, size.H), nil
	}
	all := x.waiting()
	lines := x.list.Choices(l, len(all), width, max(height-detailRows, 1), func(i int) string { return x.numbered(all[i]) + look.Signed(all[i]) })
	lines = append(lines, "")
	detail, cursor := x.detail(a, width)
	if cursor != nil {
		cursor.X, cursor.Y = cursor.X+rows.FrameWidth/2, cursor.Y+rows.FrameHeight/2+len(lines)
	}
	lines = append(lines, detail...)
	return rows.Dialog(l, title, strings.Join(lines[:min(len(lines), max(height, 1))], "\n"), foot, size.W, size.H), cursor
}

// numbered is the number of an answer's question, where there are several.
func (x *Inbox) numbered(a *mindmap.Answer) string {
	if q := x.env.Live.Question(a.Question); q != nil && q.Number > 0 && len(x.env.Board().Questions) > 1 {
		return strconv.Itoa(q.Number) + " "
	}
	return ""
}

// detail is the field for a theme, or what there is to know of an answer.
func (x *Inbox) detail(a *mindmap.Answer, width int) ([]string, *tea.Cursor) {
	l := x.env.Look
	if x.theme != nil {
		const prompt = "# "
		before := prompt + x.theme.Text()
		row := l.Prompt.Wrap(prompt) + l.Input.Wrap(cells.Truncate(x.theme.Text(), width-8)) + l.Ghost.Wrap(cells.Truncate(x.told(a), max(width-cells.Width(before)-1, 0)))
		cursor := tea.NewCursor(min(cells.Width(before), width-1), 0)
		cursor.Blink = false
		return []string{row}, cursor
	}
	var lines []string
	if r := x.repeat(a); r != nil {
		lines = append(lines, l.Warning.Wrap(cells.Truncate("≈ "+look.Signed(r), width-1)))
	}
	words := a.Text
	if a.Quote != "" {
		words = a.Quote
	}
	return append(lines, rows.Paragraph(l.Answer, words, width)...), nil
}

// told is what Enter and Tab would do with what is typed; empty while that is nothing.
func (x *Inbox) told(a *mindmap.Answer) string {
	q, typed := x.env.Live.Question(a.Question), x.theme.Text()
	if q == nil || strings.TrimSpace(typed) == "" {
		return ""
	}
	path := named(q, typed)
	_, drafts, err := plan.New(x.env.Board(), q, func() mindmap.ID { return mindmap.ID{} }).Theme(path)
	under := text.JoinPath(path)
	switch {
	case err != nil:
		return "  ↵ " + screen.Told(err)
	case len(drafts) > 0:
		under = "new theme " + under
	}
	if offered := x.offered(a); offered != "" && !strings.EqualFold(offered, typed) && offered != under {
		return "  ↵ " + under + "   tab: " + offered
	}
	return "  ↵ " + under
}
