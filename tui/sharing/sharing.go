// Package sharing is the dialog that shares the wall with other tables: where they join and by which code, who wants to be let
// in, who is there, and who leads the room view. Where the room sees this very screen it shows nothing of that: a code is for the
// table that it is told.
package sharing

import (
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"mindwall/mindmap/say"
	"mindwall/tui/look"
	"mindwall/tui/rows"
	"mindwall/tui/screen"
)

// Dialog is the screen. It is made by [New].
type Dialog struct {
	env      *screen.Env
	mirrored func() bool // the room sees this very screen
	list     rows.List
	chosen   wish // what the keys are about: tables come and go
	keys     struct{ move, do, back key.Binding }
	asked    screen.TablesWish // that wants a second word, as it cannot be taken back; see [grave]
}

// wish is a row: what Enter on it asks for.
type wish struct {
	text string
	ask  screen.AskTables
}

// New makes the dialog.
func New(env *screen.Env, mirrored func() bool) *Dialog {
	d := &Dialog{env: env, mirrored: mirrored}
	d.keys.move = rows.Keys("choose")
	d.keys.do = rows.Do("do it")
	d.keys.back = rows.Back("back")
	return d
}

// wishes are the rows that can be chosen.
func (d *Dialog) wishes() (list []wish) {
	t := &d.env.Tables
	add := func(text string, ask screen.AskTables) { list = append(list, wish{text, ask}) }
	if t.Opening {
		return nil
	}
	if !t.On {
		if t.Again != "" {
			add("Join again at "+t.Again, screen.AskTables{Wish: screen.JoinAgain})
		}
		add("Share it from here", screen.AskTables{Wish: screen.ShareWall})
		return list
	}
	for _, a := range t.Asking {
		add("Let “"+a.Name+"” in: its screen shows these words", screen.AskTables{Wish: screen.LetTableIn, N: a.N, Name: a.Name})
		add("Do not let “"+a.Name+"” in", screen.AskTables{Wish: screen.RefuseTable, N: a.N, Name: a.Name})
	}
	if t.Hosts {
		add("New code, for one table", screen.AskTables{Wish: screen.NewCode})
	}
	if !t.Leads {
		add("Lead the room view from here", screen.AskTables{Wish: screen.LeadRoom})
	} else {
		for _, other := range t.Here {
			add("Let “"+other.Name+"” lead the room view", screen.AskTables{Wish: screen.HandOver, Table: other.Device, Name: other.Name})
		}
	}
	for _, name := range t.Let {
		add("Put “"+name+"” out", screen.AskTables{Wish: screen.PutOut, Name: name})
	}
	if t.Hosts {
		add(d.grave(screen.NewTablesKey, "New key: all tables are put out"), screen.AskTables{Wish: screen.NewTablesKey})
		add(d.grave(screen.StopSharing, "Share it no longer"), screen.AskTables{Wish: screen.StopSharing})
		return list
	}
	add(d.grave(screen.StopSharing, "Leave the other tables"), screen.AskTables{Wish: screen.StopSharing})
	return list
}

// grave is a row that wants a second word.
func (d *Dialog) grave(w screen.TablesWish, text string) string {
	if d.asked == w {
		return text + "? Once more is a yes"
	}
	return text
}

func isGrave(w screen.TablesWish) bool { return w == screen.NewTablesKey || w == screen.StopSharing }

// hold keeps the row that was chosen while others come and go. When it went itself none is chosen until a key says which: Enter
// that is pressed twice must not do what stands there now.
func (d *Dialog) hold(list []wish) {
	if len(list) == 0 {
		d.list.At, d.chosen = 0, wish{}
		return
	}
	if d.chosen == (wish{}) {
		d.list.Hold(len(list))
		d.chosen = list[d.list.At]
	}
	d.list.None = true
	for i := range list {
		if list[i].ask == d.chosen.ask {
			d.list.At, d.list.None = i, false
		}
	}
	d.list.Hold(len(list))
}

// Update implements [screen.Screen].
func (d *Dialog) Update(msg tea.Msg) (screen.Intent, tea.Cmd) {
	k, ok := msg.(tea.KeyPressMsg)
	if !ok {
		return nil, nil
	}
	list := d.wishes()
	d.hold(list)
	switch {
	case key.Matches(k, d.keys.back):
		return screen.Pop{}, nil
	case d.mirrored():
	case d.list.Move(k, len(list)):
		d.asked, d.chosen = 0, list[d.list.At]
	case key.Matches(k, d.keys.do) && len(list) > 0 && !d.list.None:
		return d.do(list[d.list.At].ask), nil
	}
	return nil, nil
}

func (d *Dialog) do(ask screen.AskTables) screen.Intent {
	if isGrave(ask.Wish) && d.asked != ask.Wish {
		d.asked = ask.Wish
		return nil
	}
	d.asked = 0
	return ask
}

// View implements [screen.Screen].
func (d *Dialog) View(size screen.Size) (string, *tea.Cursor) {
	if size.W <= 0 || size.H <= 0 {
		return "", nil
	}
	l, width := d.env.Look, size.W-rows.FrameWidth
	if d.mirrored() {
		words := rows.Paragraph(l.Warning, "The room sees this screen: F5 takes it off, then codes and names are shown here.", width)
		return rows.Dialog(l, "Other tables", strings.Join(words, "\n"), rows.Foot(l, []key.Binding{d.keys.back}, width, 1), size.W, size.H), nil
	}
	foot := rows.Foot(l, []key.Binding{d.keys.do, d.keys.move, d.keys.back}, width, 1)
	return rows.Dialog(l, "Other tables", d.body(width, size.H-rows.FrameHeight-2), foot, size.W, size.H), nil
}

// body is how it goes, and what can be done.
func (d *Dialog) body(width, height int) string {
	list := d.wishes()
	d.hold(list)
	lines := d.state(width)
	if most := max(height-min(len(list), 4)-1, 0); len(lines) > most { // what can be done is seen in any window
		lines = lines[:most]
	}
	if len(lines) > 0 && len(list) > 0 {
		lines = append(lines, "")
	}
	l := d.env.Look
	lines = append(lines, d.list.Choices(l, len(list), width, max(height-len(lines), 1), func(i int) string { return list[i].text })...)
	return strings.Join(lines[:min(len(lines), max(height, 1))], "\n")
}

// state tells how it goes, the most urgent first.
func (d *Dialog) state(width int) (lines []string) {
	l, t := d.env.Look, &d.env.Tables
	add := func(style look.Style, words string) { lines = append(lines, rows.Paragraph(style, words, width)...) }
	if t.Trouble != "" {
		add(l.Error, t.Trouble)
	}
	switch {
	case t.Opening:
		add(l.Muted, "Opening …")
		return lines
	case !t.On:
		add(l.Muted, "Several tables write on this wall at once, each with its own file: nothing waits for the network, and each has everything afterwards.")
		return lines
	}
	if len(t.Asking) > 0 {
		add(l.Prompt, "“"+t.Asking[0].Name+"” wants to be let in. Both screens must show the same four words:")
		add(l.Title, t.Words)
	}
	if t.Hosts && len(t.Places) > 0 {
		add(l.Answer, "At another table:  mindwall join "+t.Places[0])
		if len(t.Places) > 1 {
			add(l.Muted, "or "+strings.Join(t.Places[1:min(len(t.Places), 3)], ", "))
		}
		if t.Code != "" {
			add(l.Title, "Code: "+t.Code)
			add(l.Muted, "for one table, ten minutes long. It sees “"+t.Words+"”, as you do.")
		} else {
			add(l.Muted, "No code is out: a new one lets the next table in")
		}
	}
	add(l.Answer, d.who())
	switch {
	case t.Refused:
		add(l.Warning, t.Away+". What is typed stays in this file, and goes out then.")
	case t.Away != "":
		add(l.Warning, t.Away+". What is typed stays here, and goes out when the hub is back.")
	}
	return lines
}

// who is who is there, who leads, and what waits.
func (d *Dialog) who() string {
	t := &d.env.Tables
	words := "No other table is here"
	if len(t.Here) > 0 {
		names := make([]string, len(t.Here))
		for i, other := range t.Here {
			names[i] = other.Name
		}
		words = "Here: " + strings.Join(names, ", ")
	}
	switch {
	case t.Leads:
		words += " · this table leads the room view"
	case t.LeaderAway():
		words += " · " + t.Lead.Name + " leads the room view and is away: the room goes on showing what it showed"
	case t.Follows():
		words += " · " + t.Lead.Name + " leads the room view"
	}
	if t.Waiting > 0 {
		words += " · " + say.Counted(t.Waiting, "change") + " waiting"
	}
	if t.Unsure && t.Away != "" {
		words += " · what waited before is known when the hub is there"
	}
	return words
}
