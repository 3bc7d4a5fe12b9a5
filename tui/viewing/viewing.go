// Package viewing is the dialog of the room in browsers: the address at which those who are elsewhere see it, and another in its
// place. Who has the address sees the room, so no room ever sees the address.
package viewing

import (
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"mindwall/mindmap/say"
	"mindwall/tui/rows"
	"mindwall/tui/scan"
	"mindwall/tui/screen"
)

// Dialog is the screen. It is made by [New].
type Dialog struct {
	env      *screen.Env
	mirrored func() bool // the room sees this very screen
	list     rows.List
	keys     struct{ move, do, back key.Binding }
	asked    bool // for another address: the next time is a yes
}

// New makes the dialog.
func New(env *screen.Env, mirrored func() bool) *Dialog {
	d := &Dialog{env: env, mirrored: mirrored}
	d.keys.move = rows.Keys("choose")
	d.keys.do = rows.Do("do it")
	d.keys.back = rows.Back("back")
	return d
}

// row is something that can be done.
type row struct {
	text string
	do   func() (screen.Intent, tea.Cmd)
}

func (d *Dialog) rows() []row {
	wants := func(i screen.Intent) func() (screen.Intent, tea.Cmd) {
		return func() (screen.Intent, tea.Cmd) { return i, nil }
	}
	if !d.env.Phones.Open {
		return []row{{"Let browsers see the room", wants(screen.LetIn{On: true})}}
	}
	renew := "New address: the old one shows nothing any more"
	if d.asked {
		renew = "New address? Once more is a yes"
	}
	list := []row{{renew, func() (screen.Intent, tea.Cmd) {
		if d.asked = !d.asked; d.asked {
			return nil, nil
		}
		return screen.RenewView{}, nil
	}}}
	if d.address() != "" {
		list = append([]row{{"Copy the address", d.copied}}, list...)
	}
	return list
}

// address is where browsers see the room; empty while nobody may know it.
func (d *Dialog) address() string {
	if d.mirrored() || !d.env.Phones.Open {
		return ""
	}
	return d.env.Phones.View
}

// copied hands the address to the terminal's clipboard (OSC 52). Terminals do not say whether they took it.
func (d *Dialog) copied() (screen.Intent, tea.Cmd) {
	return screen.Sayf(screen.Info, "copied, if this terminal lets it"), tea.Raw(ansi.SetSystemClipboard(d.address()))
}

// Update implements [screen.Screen].
func (d *Dialog) Update(msg tea.Msg) (screen.Intent, tea.Cmd) {
	k, ok := msg.(tea.KeyPressMsg)
	if !ok {
		return nil, nil
	}
	list := d.rows()
	switch {
	case key.Matches(k, d.keys.back):
		return screen.Pop{}, nil
	case d.list.Move(k, len(list)):
		d.asked = false
	case key.Matches(k, d.keys.do):
		d.list.Hold(len(list))
		return list[d.list.At].do()
	}
	return nil, nil
}

// View implements [screen.Screen].
func (d *Dialog) View(size screen.Size) (string, *tea.Cursor) {
	if size.W <= 0 || size.H <= 0 {
		return "", nil
	}
	l, width, height := d.env.Look, size.W-rows.FrameWidth, size.H-rows.FrameHeight-2
	foot := rows.Foot(l, []key.Binding{d.keys.do, d.keys.move, d.keys.back}, width, 1)
	head := d.head(width)
	below := height - len(head)
	body := scan.Beside(l, d.address(), width, below, func(width int) string { return strings.Join(d.below(width, below), "\n") })
	all := strings.Join(append(head, body), "\n")
	return rows.Dialog(l, "The room in browsers", all, foot, size.W, size.H), nil
}

// head is where browsers see the room, whole, so that it can be marked with the mouse.
func (d *Dialog) head(width int) (lines []string) {
	l, p := d.env.Look, &d.env.Phones
	style, words := l.Title, d.address()
	switch {
	case p.Opening:
		style, words = l.Muted, "Opening …"
	case p.Trouble != "":
		style, words = l.Error, p.Trouble
	case p.Open && words == "":
		style, words = l.Warning, "The room sees this screen: the address is shown when it does not."
	}
	return append(rows.Paragraph(style, words, width), "")
}

// below is what can be done, and what there is to know.
func (d *Dialog) below(width, height int) (lines []string) {
	l, list := d.env.Look, d.rows()
	if p := &d.env.Phones; p.Open {
		lines = append(rows.Paragraph(l.Answer, say.Counted(p.Viewers, "browser")+" now", width), "")
	}
	lines = append(lines, d.list.Choices(l, len(list), width, max(height-len(lines), 1), func(i int) string { return list[i].text })...)
	note := rows.Paragraph(l.Muted, "Who has the address sees what the room sees: nothing of what waits, is parked or was removed. Ctrl+B hides it from them too. "+
		"They reach it as phones reach theirs.", width)
	if len(lines)+1+len(note) <= height {
		lines = append(append(lines, ""), note...)
	}
	return lines[:min(len(lines), max(height, 1))]
}
