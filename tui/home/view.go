package home

import (
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"mindwall/mindmap/text"
	"mindwall/tui/cells"
	"mindwall/tui/look"
	"mindwall/tui/rows"
)

// maxWidth is how wide the box is at most, inside its frame.
const maxWidth = 76

// View implements [tea.Model].
func (m *model) View() tea.View {
	return m.picture(m.draw)
}

// picture is a view of a whole window, which draws a box for so much room inside it.
func (m *model) picture(draw func(width, height int) (string, *tea.Cursor)) tea.View {
	var content string
	var cursor *tea.Cursor
	if width, height := min(m.size.W-rows.FrameWidth, maxWidth), m.size.H-rows.FrameHeight-2; width > 0 && height > 0 {
		content, cursor = draw(width, height)
	}
	v := tea.NewView(content)
	v.AltScreen = true
	v.Cursor = cursor
	v.WindowTitle = "mindwall"
	v.BackgroundColor, v.ForegroundColor = m.look.Background(), m.look.Foreground()
	return v
}

// draw draws the box in the middle of the window; inside it there is room for so many cells above the keys.
func (m *model) draw(width, height int) (string, *tea.Cursor) {
	var lines []string
	if m.notice != "" {
		lines = append(strings.Split(rows.Wrapped(m.look.Error, look.ErrorSign+" "+m.notice, width), "\n"), "")
	}
	title, keys := "mindwall · answers on the wall", m.bindings()
	var cursor *tea.Cursor
	if m.form != nil {
		title, keys = "mindwall · "+m.form.title, m.form.bindings()
		lines, cursor = m.viewForm(lines, width, height)
	} else {
		lines = m.viewList(lines, width, height)
	}
	content, x, y := m.box(title, lines, keys, width)
	if cursor != nil {
		cursor.X, cursor.Y = cursor.X+x+rows.FrameWidth/2, cursor.Y+y+rows.FrameHeight/2
	}
	return content, cursor
}

// box is a box in the middle of the window, and where its first cell is.
func (m *model) box(title string, lines []string, keys []key.Binding, width int) (content string, x, y int) {
	lines[0] = cells.Pad(lines[0], width) // whatever is said, the box is as wide as before
	box := rows.Dialog(m.look, title, strings.Join(lines, "\n"), rows.Foot(m.look, keys, width, 1), m.size.W, m.size.H)
	return rows.Over(m.look, "", box, m.size.W, m.size.H)
}

func (m *model) viewList(lines []string, width, height int) []string {
	for i, each := range [...][2]string{
		{"New wall", "its title and its questions"}, {"Open a file", "choose it, or type its name"}, {"Try the demo", "a sample event, in a copy"},
	} {
		lines = append(lines, m.row(i, each[0], each[1], width))
	}
	if len(m.options.Walls) == 0 {
		return lines
	}
	lines = append(lines, "", rows.Line(m.look.Muted, "Lately", width))
	room := max(height-len(lines), 1)
	first := max(m.list.At-firstWall-room+1, 0)
	for i := first; i < min(first+room, len(m.options.Walls)); i++ {
		w := m.options.Walls[i]
		name, note := w.Title, w.Opened.Format("2 Jan 2006")+" · "+w.Counts
		if name == "" {
			name = text.TellPath(w.Path)
		}
		if w.Problem != "" {
			note = look.ErrorSign + " " + w.Problem
		}
		lines = append(lines, m.row(firstWall+i, name, note, width))
	}
	return lines
}

func (m *model) row(i int, text, note string, width int) string {
	style := m.look.Answer
	if i == m.list.At {
		style = m.look.Selected
	}
	note = cells.Truncate(note, width*3/5)
	text = cells.Truncate(text, width-cells.Width(note)-6)
	gap := cells.Blanks(width - 4 - cells.Width(text) - cells.Width(note))
	return " " + rows.Sign(i == m.list.At) + style.Wrap(text) + gap + m.look.Muted.Wrap(note)
}

// labelWidth is the room for a field's label, in cells.
const labelWidth = 12

func (m *model) viewForm(lines []string, width, height int) ([]string, *tea.Cursor) {
	l := m.look
	var cursor *tea.Cursor
	for i, f := range m.form.fields {
		label := cells.Pad(cells.Truncate(f.label, labelWidth), labelWidth)
		style := l.Muted
		if i == m.form.at {
			style = l.Prompt
		}
		row := append([]byte(" "), style.Wrap(label)+" "...)
		row, column := f.line.AppendView(row, width-labelWidth-3, l)
		if f.line.Empty() {
			row = l.Ghost.Append(row, cells.Truncate("  "+f.placeholder, width-labelWidth-3))
		}
		if i == m.form.at {
			cursor = tea.NewCursor(labelWidth+2+column, len(lines))
			cursor.Blink = false
		}
		lines = append(lines, string(row), "")
	}
	if p := m.form.files; p == nil {
		lines = lines[:len(lines)-1]
	} else {
		room := min(height, maxFiles) - len(lines)
		lines = append(lines, p.View(l, width, room, m.form.fields[0].line.Empty())...)
		for len(lines) < min(height, maxFiles) {
			lines = append(lines, "") // in every folder the box is as high
		}
	}
	if from := cursor.Y - height + 1; from > 0 { // a low window shows the part that is typed in
		lines, cursor.Y = lines[from:], cursor.Y-from
	}
	return lines, cursor
}

// maxFiles is how many rows there are with the files of a folder, at most.
const maxFiles = 24
