package home

import (
	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"mindwall/mindmap"
	"mindwall/tui/cells"
	"mindwall/tui/look"
	"mindwall/tui/rows"
)

// View implements [tea.Model].
func (m *model) View() tea.View {
	var rows []string
	var cursor *tea.Cursor
	if m.form != nil {
		rows, cursor = m.viewForm()
	} else {
		rows = m.viewList()
	}
	v := tea.NewView(m.fit(rows))
	v.AltScreen = true
	v.Cursor = cursor
	v.WindowTitle = "mindwall"
	v.BackgroundColor, v.ForegroundColor = m.look.Background(), m.look.Foreground()
	return v
}

// fit makes the rows as many as the window has; the last one, with the keys, stays at the bottom.
func (m *model) fit(lines []string) string {
	if m.size.W <= 0 || m.size.H <= 0 {
		return ""
	}
	last := len(lines) - 1
	return rows.Fit(lines[:last:last], lines[last:], m.size.H)
}

func (m *model) heading(text string) []string {
	l := m.look
	rows := []string{"", " " + l.Title.Wrap(cells.Truncate("mindwall · "+text, m.size.W-2)), ""}
	if m.notice != "" {
		for _, line := range cells.Wrap(m.notice, m.size.W-4) {
			rows = append(rows, " "+l.Error.Wrap(look.ErrorSign+" "+line))
		}
		rows = append(rows, "")
	}
	return rows
}

func (m *model) viewList() []string {
	l := m.look
	lines := m.heading("answers on the wall")
	for i, text := range []string{"New wall", "Open a file", "Try the demo"} {
		lines = append(lines, m.row(i, text, ""))
	}
	lines = append(lines, "")
	if len(m.options.Walls) > 0 {
		lines = append(lines, " "+l.Muted.Wrap("Lately"))
	}
	room := max(m.size.H-len(lines)-1, 1)
	first := max(m.list.At-firstWall-room+1, 0)
	for i := first; i < min(first+room, len(m.options.Walls)); i++ {
		w := m.options.Walls[i]
		text, note := w.Title, w.Opened.Format("2 Jan 2006")+" · "+w.Counts
		if text == "" {
			text = mindmap.TellPath(w.Path)
		}
		if w.Problem != "" {
			note = look.ErrorSign + " " + w.Problem
		}
		lines = append(lines, m.row(firstWall+i, text, note))
	}
	return append(lines, rows.Help(m.look, []key.Binding{m.keys.up, m.keys.take, m.keys.leave}, m.size.W, 1)...)
}

func (m *model) row(i int, text, note string) string {
	l := m.look
	style := l.HelpText
	if i == m.list.At {
		style = l.Title
	}
	note = cells.Truncate(note, m.size.W*3/5)
	text = cells.Truncate(text, m.size.W-cells.Width(note)-6)
	gap := cells.Blanks(m.size.W - 3 - cells.Width(text) - cells.Width(note) - 1)
	return " " + style.Wrap(rows.Sign(i == m.list.At)+text) + gap + l.Muted.Wrap(note)
}

// labelWidth is the room for a field's label, in cells.
const labelWidth = 12

func (m *model) viewForm() ([]string, *tea.Cursor) {
	l := m.look
	lines := m.heading(m.form.title)
	var cursor *tea.Cursor
	for i, f := range m.form.fields {
		label := cells.Pad(cells.Truncate(f.label, labelWidth), labelWidth)
		style := l.Muted
		if i == m.form.at {
			style = l.Prompt
		}
		row := append([]byte(" "), style.Wrap(label)+" "...)
		row, column := f.line.AppendView(row, m.size.W-labelWidth-3, l)
		if f.line.Empty() {
			row = l.Ghost.Append(row, cells.Truncate("  "+f.hint, m.size.W-labelWidth-3))
		}
		if i == m.form.at {
			cursor = tea.NewCursor(labelWidth+2+column, len(lines))
			cursor.Blink = false
		}
		lines = append(lines, string(row), "")
	}
	if cursor != nil && cursor.Y >= m.size.H-1 { // a low window shows the part that is typed in
		from := cursor.Y - m.size.H + 3
		lines, cursor.Y = lines[from:], cursor.Y-from
	}
	return append(lines, rows.Help(l, formKeys(), m.size.W, 1)...), cursor
}
