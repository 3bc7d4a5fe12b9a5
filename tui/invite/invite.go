// Package invite is the dialog that lets phones in: the code to be scanned, what the room sees of it, and what phones are asked.
package invite

import (
	"strconv"
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"mindwall/mindmap"
	"mindwall/mindmap/phone"
	"mindwall/mindmap/say"
	"mindwall/mindmap/shown"
	"mindwall/tui/look"
	"mindwall/tui/rows"
	"mindwall/tui/scan"
	"mindwall/tui/screen"
)

// Room tells what the room is shown, whether the way in stands in its corner, and whether it sees this very screen.
type Room func() (scene shown.Scene, corner, mirrored bool)

// Dialog is the screen. It is made by [New].
type Dialog struct {
	env   *screen.Env
	room  Room
	list  rows.List
	keys  struct{ move, do, back key.Binding }
	asked bool // whether to do what cannot be undone: the next time is a yes
}

// New makes the dialog.
func New(env *screen.Env, room Room) *Dialog {
	d := &Dialog{env: env, room: room}
	d.keys.move = rows.Keys("choose")
	d.keys.do = rows.Do("change")
	d.keys.back = rows.Back("back")
	return d
}

// row is something that can be changed.
type row struct {
	text string
	box  bool // can be on or off
	on   bool
	do   func() screen.Intent
	help bool // it is about the helper's link
}

func (d *Dialog) rows() []row {
	p := &d.env.Phones
	if !p.Open {
		return []row{{text: "Let phones in", do: func() screen.Intent { return screen.LetIn{On: true} }}}
	}
	scene, corner, _ := d.room()
	asks := map[phone.Mode]string{
		phone.Live: "the question that the room sees", phone.Survey: "all questions, as a survey", phone.Closed: "nothing",
	}
	ways := map[phone.Way]string{
		phone.ToInbox: "wait in the inbox", phone.Straight: "go straight on the wall", phone.Silent: "wait until all are shown together",
	}
	list := []row{
		{text: "Show the room the code", box: true, on: scene == shown.Invite, do: func() screen.Intent { return screen.ShowRoom{Scene: shown.Invite, Corner: corner} }},
		{text: "Address in the room's corner", box: true, on: corner, do: func() screen.Intent { return screen.ShowRoom{Corner: !corner} }},
		{text: "Asked: " + asks[p.Settings.Mode], do: d.change(func(s *phone.Settings) { s.Mode = next(phone.Modes, s.Mode) })},
		{text: "Answers: " + ways[p.Settings.Way], do: d.change(func(s *phone.Settings) { s.Way = next(phone.Ways, s.Way) })},
		{text: "“Me too” to what is on the wall", box: true, on: p.Settings.MeToo, do: d.change(func(s *phone.Settings) { s.MeToo = !s.MeToo })},
	}
	if p.Settings.Way == phone.Silent {
		n := len(d.silent())
		list = append(list, row{text: "Show together what waits: " + strconv.Itoa(n), do: d.reveal})
	}
	list = append(list, row{text: "A helper lets answers on, by a link of their own", box: true, on: p.Helper != "", help: true,
		do: func() screen.Intent { return screen.AskHelp{On: p.Helper == ""} }})
	again := func(at int, text, once string, do screen.Intent) row {
		if d.asked && d.list.At == at {
			text = once
		}
		return row{text: text, do: func() screen.Intent { return d.onceMore(do) }}
	}
	return append(list,
		again(len(list), "New code: who has the old one scans again", "New code? Once more is a yes", screen.Readmit{}),
		row{text: "Let no more phones in", do: func() screen.Intent { return screen.LetIn{} }},
		again(len(list)+2, "Close for good: nothing is taken any more", "Close for good? Once more is a yes", screen.LetIn{Forever: true}))
}

// chosen is the row that the keys are about.
func (d *Dialog) chosen(list []row) row {
	d.list.Hold(len(list))
	return list[d.list.At]
}

// change makes what a row does of a change of the settings.
func (d *Dialog) change(f func(*phone.Settings)) func() screen.Intent {
	return func() screen.Intent {
		s := d.env.Phones.Settings
		f(&s)
		return screen.AskPhones{Settings: s}
	}
}

// next is the one after now, round and round.
func next[T comparable](all []T, now T) T {
	for i, each := range all {
		if each == now {
			return all[(i+1)%len(all)]
		}
	}
	return all[0]
}

// silent are the answers by phone that wait to be shown together.
func (d *Dialog) silent() (waiting []*mindmap.Answer) {
	for _, a := range d.env.Board().Inbox {
		if a.Source == mindmap.Phone || a.Origin == nil {
			waiting = append(waiting, a)
		}
	}
	return waiting
}

// reveal lets on what waits, as one act, and what comes from here on at once. It leaves the dialog: a second Enter would be about
// another row.
func (d *Dialog) reveal() screen.Intent {
	waiting := d.silent()
	s := d.env.Phones.Settings
	s.Way = phone.Straight
	if len(waiting) == 0 {
		return screen.All{screen.AskPhones{Settings: s}, screen.Pop{}}
	}
	drafts := make([]mindmap.Draft, len(waiting))
	for i, a := range waiting {
		drafts[i].Op = mindmap.AdmitAnswer{Answer: a.ID}
	}
	return screen.All{screen.Recordf(drafts, "%s shown together", say.Counted(len(waiting), "answer")), screen.AskPhones{Settings: s}, screen.Pop{}}
}

// onceMore is what is wanted the second time.
func (d *Dialog) onceMore(intent screen.Intent) screen.Intent {
	if d.asked = !d.asked; d.asked {
		return nil
	}
	return intent
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
		return d.chosen(list).do(), nil
	}
	return nil, nil
}

// View implements [screen.Screen].
func (d *Dialog) View(size screen.Size) (string, *tea.Cursor) {
	if size.W <= 0 || size.H <= 0 {
		return "", nil
	}
	l, width := d.env.Look, size.W-rows.FrameWidth
	foot := rows.Foot(l, []key.Binding{d.keys.do, d.keys.move, d.keys.back}, width, 1)
	room := size.H - rows.FrameHeight - 2
	body := scan.Beside(l, d.scanned(), width, room, func(width int) string { return d.words(width, room) })
	return rows.Dialog(l, "Let phones in", body, foot, size.W, size.H), nil
}

// scanned is the address that the code is of: of the page, or, while that is what the keys are about, of the helper's link. It is
// empty while no phones are let in.
func (d *Dialog) scanned() string {
	switch list := d.rows(); {
	case !d.env.Phones.Open:
		return ""
	case d.chosen(list).help && d.showsHelp():
		return d.env.Phones.Helper
	}
	return d.env.Phones.Address()
}

// showsHelp reports whether there is a helper's link, and nobody but the facilitator sees this screen.
func (d *Dialog) showsHelp() bool {
	_, _, mirrored := d.room()
	return d.env.Phones.Helper != "" && !mirrored
}

// words are how phones come in, what can be changed, and what to do when they do not.
func (d *Dialog) words(width, height int) string {
	l, p := d.env.Look, &d.env.Phones
	var lines []string
	add := func(style look.Style, words string) { lines = append(lines, rows.Paragraph(style, words, width)...) }
	switch {
	case p.Opening:
		add(l.Muted, "Opening …")
	case p.Open:
		add(l.Title, strings.TrimPrefix(p.Address(), "http://"))
		for _, other := range p.Addresses[1:min(len(p.Addresses), 3)] {
			add(l.Muted, "or "+strings.TrimPrefix(other, "http://"))
		}
		switch list := d.rows(); {
		case !d.chosen(list).help:
		case d.showsHelp():
			add(l.Answer, "For the helper alone, to scan or to send:")
			add(l.Title, p.Helper)
		case p.Helper != "":
			add(l.Warning, "The room sees this screen: the helper's link is shown when it does not.")
		}
		add(l.Answer, p.Sign()+" here · "+strconv.Itoa(len(d.env.Board().Inbox))+" in the inbox")
	}
	if p.Trouble != "" {
		add(l.Error, p.Trouble)
	}
	lines = append(lines, "")
	list := d.rows()
	lines = append(lines, d.list.Choices(l, len(list), width, max(height-len(lines), 1), func(i int) string {
		if list[i].box {
			return rows.Box(list[i].on) + list[i].text
		}
		return list[i].text
	})...)
	if p.Open {
		lines = append(lines, d.advice(width, height-len(lines))...)
	}
	return strings.Join(lines[:min(len(lines), max(height, 1))], "\n")
}

// advice is what to do when phones do not come, below a blank row: as many sentences as there is room for, each whole.
func (d *Dialog) advice(width, height int) []string {
	sentences := []string{
		"Scan it yourself first.", "If the page does not come: mobile data off, the same network, the next address.", "A guest network keeps phones apart.",
		"mindwall check --phones tries it; else a small server, see mindwall serve --help.",
	}
	for n := len(sentences); n > 0; n-- {
		if told := rows.Paragraph(d.env.Look.Muted, strings.Join(sentences[:n], " "), width); len(told) < height {
			return append([]string{""}, told...)
		}
	}
	return nil
}
