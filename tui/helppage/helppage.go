// Package helppage is the screen that shows all keys of the screen below it, as that screen tells them.
package helppage

import (
	"strings"

	"charm.land/bubbles/v2/help"
	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"
	"charm.land/lipgloss/v2"

	"mindwall/tui/cells"
	"mindwall/tui/rows"
	"mindwall/tui/screen"
)

// titled is a key map whose columns have names.
type titled interface{ HelpTitles() []string }

// Page is the screen. It is made by [New].
type Page struct {
	env  *screen.Env
	keys keys
	of   help.KeyMap
	top  int // the first row shown
	rows int // of the window
}

type keys struct{ back, up, down, pageUp, pageDown key.Binding }

// New makes the help page of a key map.
func New(env *screen.Env, of help.KeyMap) *Page {
	return &Page{env: env, of: of, keys: keys{
		back:     key.NewBinding(key.WithKeys("esc", "f8", "f1", "?", "enter", "ctrl+c"), key.WithHelp("esc", "back")),
		up:       key.NewBinding(key.WithKeys("up"), key.WithHelp("↑↓", "scroll")),
		down:     key.NewBinding(key.WithKeys("down")),
		pageUp:   key.NewBinding(key.WithKeys("pgup"), key.WithHelp("pgup/dn", "page")),
		pageDown: key.NewBinding(key.WithKeys("pgdown", "space")),
	}}
}

// ShortHelp implements help.KeyMap.
func (p *Page) ShortHelp() []key.Binding { return []key.Binding{p.keys.back, p.keys.up, p.keys.pageUp} }

// FullHelp implements help.KeyMap.
func (p *Page) FullHelp() [][]key.Binding { return [][]key.Binding{p.ShortHelp()} }

// Capturing implements [screen.Screen].
func (p *Page) Capturing() bool { return false }

// Update implements [screen.Screen]. Somebody who types has read enough: the letters are for the screen below.
func (p *Page) Update(msg tea.Msg) (screen.Intent, tea.Cmd) {
	switch msg := msg.(type) {
	case tea.KeyPressMsg:
		switch {
		case key.Matches(msg, p.keys.back):
			return screen.Pop{}, nil
		case key.Matches(msg, p.keys.up):
			p.top--
		case key.Matches(msg, p.keys.down):
			p.top++
		case key.Matches(msg, p.keys.pageUp):
			p.top -= p.rows
		case key.Matches(msg, p.keys.pageDown):
			p.top += p.rows
		case msg.Text != "":
			return screen.HandDown{Msg: msg}, nil
		}
	case tea.PasteMsg:
		return screen.HandDown{Msg: msg}, nil
	case tea.MouseWheelMsg:
		switch msg.Button {
		case tea.MouseWheelUp:
			p.top -= 3
		case tea.MouseWheelDown:
			p.top += 3
		}
	}
	return nil, nil
}

// View implements [screen.Screen].
func (p *Page) View(size screen.Size) (string, *tea.Cursor) {
	if size.W <= 0 || size.H <= 0 {
		return "", nil
	}
	l := p.env.Look
	all := p.lines(size.W)
	p.rows = max(size.H-2, 0)
	p.top = min(max(p.top, 0), max(len(all)-p.rows, 0))
	shown := append([]string{l.Title.Wrap(cells.Truncate(" Keys", size.W))}, all[p.top:min(p.top+p.rows, len(all))]...)
	foot := " esc back, or just type"
	if len(all) > p.rows {
		foot += "   ↑↓ more"
	}
	return rows.Fit(shown, []string{l.HelpText.Wrap(cells.Truncate(foot, size.W))}, size.H), nil
}

// columnWidth is the least width of a column of keys, in cells.
const columnWidth = 46

// lines are all keys, in as many columns as fit.
func (p *Page) lines(width int) []string {
	columns := min(max(width/columnWidth, 1), 3)
	each := width / columns
	var titles []string
	if t, ok := p.of.(titled); ok {
		titles = t.HelpTitles()
	}
	blocks := make([][]string, columns)
	for i, group := range p.of.FullHelp() {
		shortest := 0
		for j := range blocks {
			if len(blocks[j]) < len(blocks[shortest]) {
				shortest = j
			}
		}
		title := ""
		if i < len(titles) {
			title = titles[i]
		}
		blocks[shortest] = append(blocks[shortest], p.group(title, group, each)...)
	}
	beside := make([]string, columns)
	for i, b := range blocks {
		style := lipgloss.NewStyle()
		if i < columns-1 {
			style = style.Width(each)
		}
		beside[i] = style.Render(strings.Join(b, "\n"))
	}
	return strings.Split(lipgloss.JoinHorizontal(lipgloss.Top, beside...), "\n")
}

// keyWidth is the room for a key before what it does, in cells.
const keyWidth = 13

func (p *Page) group(title string, bindings []key.Binding, width int) []string {
	l := p.env.Look
	rows := []string{"", " " + l.Title.Wrap(cells.Truncate(title, width-1))}
	for _, b := range bindings {
		h := b.Help()
		keys := cells.Pad(cells.Truncate(h.Key, keyWidth), keyWidth)
		rows = append(rows, " "+l.HelpKey.Wrap(keys)+" "+l.HelpText.Wrap(cells.Truncate(h.Desc, width-keyWidth-3)))
	}
	return rows
}
