package console

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"charm.land/bubbles/v2/key"

	"mindwall/mindmap"
	"mindwall/mindmap/say"
	"mindwall/mindmap/text"
	"mindwall/tui/cells"
	"mindwall/tui/look"
	"mindwall/tui/screen"
)

// part is one thing that the status line tells.
type part struct {
	text string
	more string // follows the text when there is room for all
	keep int    // the higher, the longer it stays when room is scarce
}

// status tells the truth about the wall. What does not fit is left out whole, the least urgent first, and never cut:
// half a number would be a lie.
func status(c *Console) string {
	l := c.env.Look
	clock := " " + c.env.Now().Format("15:04") + " "
	if t := c.present.Countdown.Timer(); !t.IsZero() {
		clock = " ⧗ " + t.Clock(c.env.Now()) + " " + clock
	}
	saved, style := saved(c, c.size.W-cells.Width(clock))
	room := c.size.W - cells.Width(saved) - cells.Width(clock)
	left, more, said := "", "", l.StatusBar
	if s := c.env.Status; s.Notice != "" && s.Level != screen.Error {
		left, said = " "+cells.Truncate(s.Notice, max(room-2, 0))+" ", said.With(noticeStyle(c))
		more = fitParts(arriving(c), room-cells.Width(left))
	} else {
		left = fitParts(parts(c), room)
	}
	pad := cells.Blanks(room - cells.Width(left) - cells.Width(more))
	return said.Wrap(left) + l.StatusBar.Wrap(more) + style.Wrap(saved) + l.StatusBar.Wrap(pad+clock)
}

// parts are what there is to tell, in the order in which it is told.
func parts(c *Console) []part {
	s, b := c.env.Status, c.env.Board()
	list := []part{{text: text.TellPath(s.Wall), keep: 2}}
	if s.Demo {
		list[0] = part{text: "demo", more: ": ctrl+p save keeps it", keep: 10}
	}
	if q := c.at.Current(); q != nil {
		list = append(list, part{text: say.Counted(q.Answers, "answer"), keep: 7})
		if n := q.Tally.Total(); n > q.Answers {
			list = append(list, part{text: say.Said(n), keep: 1})
		}
		if n := len(q.Unsorted); n > 0 {
			list = append(list, part{text: strconv.Itoa(n) + " unsorted", keep: 8})
		}
	}
	if p, ok := votePart(c); ok {
		list = append(list, p)
	}
	if sign := c.env.Tables.Sign(); sign != "" {
		list = append(list, part{text: sign, keep: 6})
	}
	list = append(list, arriving(c)...)
	if n := c.env.Phones.Viewers; n > 0 {
		list = append(list, part{text: say.Counted(n, "viewer"), keep: 2})
	}
	for _, more := range []struct {
		n    int
		what string
		keep int
	}{{len(b.Parked), " parked", 4}, {len(b.Recovered), " recovered", 5}, {undone(b), " to do", 3}} {
		if more.n > 0 {
			list = append(list, part{text: strconv.Itoa(more.n) + more.what, keep: more.keep})
		}
	}
	if c.env.Live.HoldsWords() {
		n := 0
		for _, l := range c.env.Live.HeldWords() {
			n += l.Nodes
		}
		list = append(list, part{text: say.Counted(n, "answer") + " without words", more: ": ctrl+p words", keep: 9})
	}
	if n := c.env.Live.Ahead(); n > 0 {
		list = append(list, part{text: say.Counted(n, "change") + " ahead of the clock", more: ": mindwall check", keep: 3})
	}
	if note := c.present.Note(); note != "" {
		list = append(list, part{text: note, keep: 9})
	}
	return list
}

// arriving is what changes while nobody touches a key: it is told beside a notice as well, as that may stand long.
func arriving(c *Console) (list []part) {
	if sign := c.env.Phones.Sign(); sign != "" {
		list = append(list, part{text: sign, keep: 6})
	}
	if c.env.Phones.Full {
		list = append(list, part{text: "phones wait", more: " for the inbox to be looked through", keep: 9})
	}
	if n := len(c.env.Board().Inbox); n > 0 {
		list = append(list, part{text: strconv.Itoa(n) + " in the inbox", keep: 6})
	}
	return list
}

// undone is how many actions are not done yet.
func undone(b *mindmap.Board) (n int) {
	for _, a := range b.Actions {
		if !a.Done {
			n++
		}
	}
	return n
}

// fitParts joins the parts that matter most, as many as fit into that many cells, in their order.
func fitParts(list []part, room int) string {
	ranked := make([]int, len(list))
	for i := range list {
		ranked[i] = i
	}
	slices.SortFunc(ranked, func(a, b int) int { return cmp.Compare(list[b].keep, list[a].keep) })
	room -= 2
	shown := make([]string, len(list))
	for _, i := range ranked {
		if w := cells.Width(list[i].text); w <= room {
			shown[i], room = list[i].text, room-w-cells.Width(between)
		}
	}
	for i := range list {
		if w := cells.Width(list[i].more); shown[i] != "" && w <= room+cells.Width(between) {
			shown[i], room = shown[i]+list[i].more, room-w
		}
	}
	shown = slices.DeleteFunc(shown, func(s string) bool { return s == "" })
	if len(shown) == 0 {
		return ""
	}
	return " " + strings.Join(shown, between) + " "
}

// between stands between two parts.
const between = " · "

// saved reports whether all that is shown is on the disk, and when not, why, as far as it fits.
func saved(c *Console, room int) (string, look.Style) {
	l, s := c.env.Look, c.env.Status
	text, style := " "+look.OKSign+" saved ", l.StatusBar.With(l.OK)
	switch {
	case s.ReadOnly != "":
		text, style = " READ ONLY: "+s.ReadOnly+" ", l.StatusBar.With(l.Warning)
	case s.SaveErr != "" && s.Unsaved == 0:
		text, style = fmt.Sprintf(" %s CANNOT SAVE: %s ", look.ErrorSign, s.SaveErr), l.StatusBar.With(l.Error)
	case s.SaveErr != "":
		text, style = fmt.Sprintf(" %s NOT SAVED (%d): %s ", look.ErrorSign, s.Unsaved, s.SaveErr), l.StatusBar.With(l.Error)
	case s.Unsaved > 0:
		text, style = " saving … ", l.StatusBar
	}
	return cells.Truncate(text, max(room, 0)), style
}

// help is as many of the keys that work now as fit, and always where all of them are told.
func help(c *Console) string {
	l := c.env.Look
	keys := working(c.footer())
	tail, room := helpTail(c.size.W, keys)
	var b strings.Builder
	b.WriteByte(' ')
	first := true
	for _, k := range keys {
		between := betweenKeys
		if first {
			between = 0
		}
		if w := between + k.width(); w <= room {
			b.WriteString(cells.Blanks(between) + l.HelpKey.Wrap(k.key) + " " + l.HelpText.Wrap(k.does))
			room, first = room-w, false
		}
	}
	b.WriteString(cells.Blanks(room))
	for _, k := range tail {
		b.WriteString(cells.Blanks(betweenTail) + l.HelpKey.Wrap(k.key) + " " + l.HelpText.Wrap(k.does))
	}
	b.WriteByte(' ')
	return b.String()
}

// keyHint is a key and what it does, for the help line.
type keyHint struct{ key, does string }

func (k keyHint) width() int { return cells.Width(k.key) + 1 + cells.Width(k.does) }

// Blanks between the keys of the help line, and before those at its end.
const (
	betweenKeys = 3
	betweenTail = 2
)

// working are the keys that do something, each once.
func working(all []key.Binding) []keyHint {
	list := make([]keyHint, 0, len(all))
	for _, k := range all {
		h := k.Help()
		if k.Enabled() && !slices.ContainsFunc(list, func(before keyHint) bool { return before.key == h.Key }) {
			list = append(list, keyHint{h.Key, h.Desc})
		}
	}
	return list
}

// wholeTail is from how many columns on the help line ends with both ways to find a key. In a narrower one the second stands
// only where it leaves room for the first key that works now.
const wholeTail = 60

// helpEnd is the ways to all keys, which the help line ends with.
func helpEnd() [2]keyHint { return [...]keyHint{{"?", "help"}, {"ctrl+p", "all"}} }

// helpTail is the end of the help line, and how many cells it leaves for keys.
func helpTail(width int, keys []keyHint) (tail []keyHint, room int) {
	end := helpEnd()
	room = width - 2 - betweenTail - end[0].width()
	whole := room - betweenTail - end[1].width()
	if width >= wholeTail || len(keys) == 0 || keys[0].width() <= whole {
		return end[:], whole
	}
	return end[:1], room
}
