package console

import (
	"fmt"
	"strconv"
	"strings"

	"mindwall/tui/cells"
	"mindwall/tui/look"
)

// part is one thing that the status line tells.
type part struct {
	text  string
	short string // tells the same in fewer words; empty when nothing does
	keep  int    // the higher, the longer it stays when room is scarce
}

// status tells the truth about the wall. What does not fit is left out whole, the least urgent first, and never cut:
// half a number would be a lie.
func (c *Console) status() string {
	l := c.env.Look
	clock := " " + c.env.Now().Format("15:04") + " "
	if t := c.shown.Timer; !t.IsZero() {
		clock = " ⧗ " + t.Clock(c.env.Now()) + " " + clock
	}
	saved, style := c.saved(c.size.W - cells.Width(clock))
	room := c.size.W - cells.Width(saved) - cells.Width(clock)
	left := fitParts(c.parts(), room)
	pad := cells.Blanks(room - cells.Width(left))
	return l.StatusBar.Wrap(left) + style.Wrap(saved) + l.StatusBar.Wrap(pad+clock)
}

// parts are what there is to tell, in the order in which it is told.
func (c *Console) parts() []part {
	s, b := c.env.Status, c.env.Board()
	list := []part{{text: cells.Clean(s.Wall), keep: 2}}
	if s.Demo {
		list[0] = part{text: "demo: ctrl+w saves it", short: "demo", keep: 3}
	}
	if q := c.current(); q != nil {
		list = append(list, part{text: plural(q.Answers, "answer"), keep: 7})
		if n := q.Tally.Total(); n > q.Answers {
			list = append(list, part{text: "said " + plural(n, "time"), keep: 1})
		}
		if n := len(q.Unsorted); n > 0 {
			list = append(list, part{text: strconv.Itoa(n) + " unsorted", keep: 8})
		}
	}
	for _, more := range []struct {
		n    int
		what string
		keep int
	}{{len(b.Inbox), " in the inbox", 6}, {len(b.Parked), " parked", 4}, {len(b.Recovered), " recovered", 5}} {
		if more.n > 0 {
			list = append(list, part{text: strconv.Itoa(more.n) + more.what, keep: more.keep})
		}
	}
	if note := c.sceneNote(); note != "" {
		list = append(list, part{text: note, keep: 9})
	}
	return list
}

// fitParts joins as many parts as fit into that many cells.
func fitParts(list []part, room int) string {
	for {
		text, least := "", 0
		for i, p := range list {
			if i > 0 {
				text += " · "
			}
			text += p.text
			if p.keep < list[least].keep {
				least = i
			}
		}
		switch {
		case len(list) == 0 || room <= 0:
			return ""
		case cells.Width(text)+2 <= room:
			return " " + text + " "
		case list[least].short != "":
			list[least] = part{text: list[least].short, keep: 10}
		default:
			list = append(list[:least:least], list[least+1:]...)
		}
	}
}

// saved tells whether all that is shown is on the disk, and when not, why, as far as it fits.
func (c *Console) saved(room int) (string, look.Style) {
	l, s := c.env.Look, c.env.Status
	text, style := " "+look.OKSign+" saved ", l.StatusBar.With(l.OK)
	switch {
	case s.ReadOnly != "":
		text, style = " READ ONLY: "+s.ReadOnly+" ", l.StatusBar.With(l.Warning)
	case s.SaveErr != "":
		text, style = fmt.Sprintf(" %s NOT SAVED (%d): %s ", look.ErrorSign, s.Unsaved, s.SaveErr), l.StatusBar.With(l.Error)
	case s.Unsaved > 0:
		text, style = " saving … ", l.StatusBar
	}
	return cells.Truncate(text, max(room, 0)), style
}

func plural(n int, word string) string {
	if n == 1 {
		return "1 " + word
	}
	return strconv.Itoa(n) + " " + word + "s"
}

// help is as many of the keys that work now as fit, and always where all of them are told.
func (c *Console) help() string {
	l := c.env.Look
	const all = "f1 help "
	var b strings.Builder
	room := c.size.W - 1 - cells.Width(all)
	b.WriteByte(' ')
	seen := map[string]bool{}
	for _, k := range c.ShortHelp() {
		h := k.Help()
		w := cells.Width(h.Key) + 1 + cells.Width(h.Desc) + 3
		if !k.Enabled() || seen[h.Key] || w > room {
			continue
		}
		seen[h.Key] = true
		b.WriteString(l.HelpKey.Wrap(h.Key) + " " + l.HelpText.Wrap(h.Desc) + "   ")
		room -= w
	}
	b.WriteString(cells.Blanks(max(room, 0)) + l.HelpKey.Wrap("f1") + " " + l.HelpText.Wrap("help") + " ")
	return b.String()
}
