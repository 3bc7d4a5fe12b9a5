package console

import (
	"fmt"
	"strconv"
	"strings"

	"mindwall/tui/cells"
	"mindwall/tui/look"
)

// status tells the truth about the wall.
func (c *Console) status() string {
	l, s, b := c.env.Look, c.env.Status, c.env.Board()
	parts := []string{s.Wall}
	if s.Demo {
		parts[0] = "demo: ctrl+w saves it"
	}
	if q := c.current(); q != nil {
		parts = append(parts, plural(q.Answers, "answer"))
		if n := q.Tally.Total(); n > q.Answers {
			parts = append(parts, "said "+strconv.Itoa(n)+" times")
		}
		if n := len(q.Unsorted); n > 0 {
			parts = append(parts, strconv.Itoa(n)+" unsorted")
		}
	}
	if n := len(b.Inbox); n > 0 {
		parts = append(parts, strconv.Itoa(n)+" in the inbox")
	}
	if n := len(b.Parked); n > 0 {
		parts = append(parts, strconv.Itoa(n)+" parked")
	}
	if n := len(b.Recovered); n > 0 {
		parts = append(parts, strconv.Itoa(n)+" recovered")
	}
	if note := c.sceneNote(); note != "" {
		parts = append(parts, note)
	}
	left := " " + strings.Join(parts, " · ") + " "
	saved, style := c.saved()
	clock := " " + c.env.Now().Format("15:04") + " "
	if t := c.shown.Timer; !t.IsZero() {
		clock = " ⧗ " + t.Clock(c.env.Now()) + " " + clock
	}
	left = cells.Truncate(left, max(c.size.W-cells.Width(saved)-cells.Width(clock), 0))
	pad := cells.Blanks(c.size.W - cells.Width(left) - cells.Width(saved) - cells.Width(clock))
	return l.StatusBar.Wrap(left) + style.Wrap(saved) + l.StatusBar.Wrap(pad+clock)
}

func (c *Console) saved() (string, look.Style) {
	l, s := c.env.Look, c.env.Status
	switch {
	case s.ReadOnly != "":
		return " READ ONLY: " + s.ReadOnly + " ", l.StatusBar.With(l.Warning)
	case s.SaveErr != "":
		return fmt.Sprintf(" %s NOT SAVED (%d): %s ", look.ErrorSign, s.Unsaved, s.SaveErr), l.StatusBar.With(l.Error)
	case s.Unsaved > 0:
		return " saving … ", l.StatusBar
	default:
		return " " + look.OKSign + " saved ", l.StatusBar.With(l.OK)
	}
}

func plural(n int, word string) string {
	if n == 1 {
		return "1 " + word
	}
	return strconv.Itoa(n) + " " + word + "s"
}

// help is as many of the keys that work now as fit.
func (c *Console) help() string {
	l := c.env.Look
	var b strings.Builder
	room := c.size.W - 1
	b.WriteByte(' ')
	seen := map[string]bool{}
	for _, k := range c.ShortHelp() {
		h := k.Help()
		if !k.Enabled() || seen[h.Key] {
			continue
		}
		seen[h.Key] = true
		w := cells.Width(h.Key) + 1 + cells.Width(h.Desc)
		if w > room {
			break
		}
		b.WriteString(l.HelpKey.Wrap(h.Key) + " " + l.HelpText.Wrap(h.Desc))
		room -= w
		if room < 3 {
			break
		}
		b.WriteString("   ")
		room -= 3
	}
	return b.String()
}
