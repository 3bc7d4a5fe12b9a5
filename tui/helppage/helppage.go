// Package helppage is the dialog that shows all keys of the screen below it, as that screen tells them.
package helppage

import (
	"slices"

	"charm.land/bubbles/v2/key"
	"charm.land/bubbles/v2/viewport"
	tea "charm.land/bubbletea/v2"
	"charm.land/lipgloss/v2"

	"mindwall/tui/cells"
	"mindwall/tui/rows"
	"mindwall/tui/screen"
)

// Keys are what the page shows: groups of keys, each with a name.
type Keys interface {
	FullHelp() [][]key.Binding
	HelpTitles() []string
}

// Page is the screen. It is made by [New].
type Page struct {
	env  *screen.Env
	of   Keys
	back key.Binding
	port viewport.Model
}

// New makes the help page of a key map.
func New(env *screen.Env, of Keys) *Page {
	p := &Page{env: env, of: of, port: viewport.New()}
	p.back = key.NewBinding(key.WithKeys("esc", "f8", "f1", "?", "enter", "ctrl+c"), key.WithHelp("esc", "back, or just type"))
	p.port.KeyMap = viewport.KeyMap{
		Up:       key.NewBinding(key.WithKeys("up"), key.WithHelp("↑↓", "more")),
		Down:     key.NewBinding(key.WithKeys("down")),
		PageUp:   key.NewBinding(key.WithKeys("pgup")),
		PageDown: key.NewBinding(key.WithKeys("pgdown", "space")),
	}
	return p
}

// foot is the keys of the page itself.
func (p *Page) foot() []key.Binding {
	more := p.port.KeyMap.Up
	more.SetEnabled(p.port.TotalLineCount() > p.port.Height())
	return []key.Binding{p.back, more}
}

// Update implements [screen.Screen]. Somebody who types has read enough: the letters are for the screen below.
func (p *Page) Update(msg tea.Msg) (screen.Intent, tea.Cmd) {
	switch msg := msg.(type) {
	case tea.KeyPressMsg:
		switch {
		case key.Matches(msg, p.back):
			return screen.Pop{}, nil
		case msg.Text != "" && !key.Matches(msg, p.port.KeyMap.PageDown):
			return screen.HandDown{Msg: msg}, nil
		}
	case tea.PasteMsg:
		return screen.HandDown{Msg: msg}, nil
	}
	var cmd tea.Cmd
	p.port, cmd = p.port.Update(msg)
	return nil, cmd
}

// View implements [screen.Screen].
func (p *Page) View(size screen.Size) (string, *tea.Cursor) {
	if size.W <= 0 || size.H <= 0 {
		return "", nil
	}
	keys := p.columns(size.W - rows.FrameWidth)
	p.port.SetWidth(lipgloss.Width(keys))
	p.port.SetHeight(min(lipgloss.Height(keys), max(size.H-rows.FrameHeight-2, 1)))
	p.port.SetContent(keys)
	l := p.env.Look
	return rows.Dialog(l, "Keys", p.port.View(), rows.Foot(l, p.foot(), size.W-rows.FrameWidth, 1), size.W, size.H), nil
}

// columnWidth is the least width of a column of keys, and gap what is blank between two, in cells.
const columnWidth, gap = 46, 2

// columns are all keys, in as many columns as fit.
func (p *Page) columns(width int) string {
	columns := make([]string, min(max(width/columnWidth, 1), 3))
	draw, widest := rows.Help(p.env.Look, 0), 0
	groups, titles := p.of.FullHelp(), p.of.HelpTitles()
	for _, group := range groups {
		for _, b := range group {
			widest = max(widest, cells.Width(b.Help().Key))
		}
	}
	draw.Styles.FullKey = draw.Styles.FullKey.Width(widest)
	room := (width-gap*(len(columns)-1))/len(columns) - widest - 1
	for i, group := range groups {
		group = slices.Clone(group)
		for j, b := range group {
			group[j].SetHelp(b.Help().Key, cells.Truncate(b.Help().Desc, room))
		}
		block := lipgloss.JoinVertical(lipgloss.Left, p.env.Look.Title.Lip().Render(titles[i]), draw.FullHelpView([][]key.Binding{group}))
		shortest := 0
		for j := range columns {
			if lipgloss.Height(columns[j]) < lipgloss.Height(columns[shortest]) {
				shortest = j
			}
		}
		if columns[shortest] != "" {
			block = columns[shortest] + "\n\n" + block
		}
		columns[shortest] = block
	}
	for i := range columns[1:] {
		columns[i] = lipgloss.NewStyle().PaddingRight(gap).Render(columns[i])
	}
	return lipgloss.JoinHorizontal(lipgloss.Top, columns...)
}
