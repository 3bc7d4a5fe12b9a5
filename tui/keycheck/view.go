package keycheck

import (
	"fmt"
	"slices"
	"strings"

	"mindwall/tui/cells"
	"mindwall/tui/keyboard"
	"mindwall/tui/look"
)

// Signs before a key.
const (
	arrived = look.OKSign + " "
	kept    = look.ErrorSign + " "
	waiting = "· "
)

const foot = " Esc twice, or Ctrl+C, leaves"

// draw draws the page. In a low window blank rows go first, then what is known of the terminal, then the last keys.
func (m *model) draw() string {
	if m.size.W <= 0 || m.size.H <= 0 {
		return ""
	}
	if m.size.W < 2*nameWidth {
		return strings.Repeat("\n", m.size.H-1) + cells.Truncate(foot, m.size.W)
	}
	room := m.size.H - 1
	head, keys := m.head(), m.keys(2)
	if len(head)+len(keys) > room-enoughHabits {
		keys = m.keys(1)
	}
	habits := m.habits()
	rows := slices.Concat(head, keys)
	if left := room - len(rows) - 2; len(habits) <= left {
		rows = slices.Concat(head, []string{""}, keys, []string{""})
	}
	rows = append(rows, m.fitting(habits, room-len(rows))...)
	for len(rows) < room {
		rows = append(rows, "")
	}
	legend := "   " + arrived + "arrived   " + waiting + "not yet   " + kept + "not passed on"
	end := m.look.HelpKey.Wrap(cells.Truncate(foot, m.size.W))
	if left := m.size.W - cells.Width(foot); cells.Width(legend) <= left {
		end += m.look.HelpText.Wrap(legend)
	}
	return strings.Join(append(rows[:room], end), "\n")
}

// headRows is how high the head is where there is room for it: what follows stays where it is, whatever arrives.
const headRows, roomy = 6, 24

// fitting are as many rows as there is room for; the last one tells when there are more.
func (m *model) fitting(habits []string, room int) []string {
	var rows []string
	for i, text := range habits {
		if i == room-1 && len(habits) > room {
			text = cells.Truncate(text+" "+habits[i+1], m.size.W-2)
		}
		if i < room {
			rows = append(rows, " "+m.look.HelpText.Wrap(text))
		}
	}
	return rows
}

// head is what the page is for, and what arrived last.
func (m *model) head() []string {
	l := m.look
	rows := m.wrapped(l.Title, "Press the keys that you use: what arrives is shown, and what it does.", 1)
	if m.last.name == "" {
		rows = append(rows, m.wrapped(l.Muted, "Nothing has arrived yet.", 1)...)
	} else {
		rows = append(rows, m.wrapped(l.Fresh, look.SelectedSign+" "+m.last.name, 1)...)
		rows = append(rows, m.wrapped(l.Answer, m.last.does, 3)...)
		rows = append(rows, m.wrapped(l.Warning, m.last.note, 3)...)
	}
	for len(rows) < headRows && m.size.H >= roomy {
		rows = append(rows, "")
	}
	return rows
}

// wrapped are the rows of a text, so many cells from the left.
func (m *model) wrapped(style look.Style, text string, indent int) []string {
	var rows []string
	for _, row := range cells.Wrap(text, max(m.size.W-indent-1, 1)) {
		if row != "" {
			rows = append(rows, cells.Blanks(min(indent, m.size.W-1))+style.Wrap(row))
		}
	}
	return rows
}

// nameWidth is the room for the name of a group, in cells.
const nameWidth = 8

// enoughHabits is from how many rows left for them on the keys stand as far apart as they like.
const enoughHabits = 3

// keys are the keys that are worth trying, each with whether it has arrived, so many cells apart.
func (m *model) keys(apart int) []string {
	l := m.look
	var rows []string
	for _, g := range m.groups {
		row, used := " "+l.HelpKey.Wrap(cells.Pad(g.name, nameWidth)), 1+nameWidth
		for _, key := range g.keys {
			sign, style := waiting, l.Muted
			switch {
			case m.came[key]:
				sign, style = arrived, l.OK
			case m.kept(key):
				sign, style = kept, l.Warning
			}
			token := sign + shown(key)
			width := cells.Width(token)
			if used+width > m.size.W && used > 1+nameWidth {
				rows = append(rows, row)
				row, used = cells.Blanks(1+nameWidth), 1+nameWidth
			}
			if used+width > m.size.W {
				continue // a window that narrow is no place to try keys
			}
			row += style.Wrap(token)
			if used += width + apart; used < m.size.W {
				row += cells.Blanks(apart)
			}
		}
		rows = append(rows, row)
	}
	return rows
}

// habits are what the terminals in between are known to do, in lines.
func (m *model) habits() []string {
	var texts []string
	for i := range m.options.Here {
		texts = append(texts, m.habit(&m.options.Here[i]))
	}
	if len(texts) == 0 {
		told := ""
		if m.options.Told != "" {
			told = " (" + m.options.Told + ")"
		}
		texts = []string{"This terminal" + told + " is none whose habits are known: what arrives is what counts."}
	}
	var lines []string
	for _, text := range texts {
		lines = append(lines, cells.Wrap(text, m.size.W-2)...)
	}
	return lines
}

// habit tells what a terminal does to the keys of the program, and what does the same.
func (m *model) habit(t *keyboard.Terminal) string {
	always, withTabs := t.Kept()
	text := t.Name
	if strings.HasPrefix(text, "the ") || strings.HasPrefix(text, "a ") {
		text = strings.ToUpper(text[:1]) + text[1:]
	}
	const inBrackets = " In brackets is what does the same."
	always = slices.DeleteFunc(always, func(key string) bool { return !t.Keeps(key) && m.same(key, t.Sends(key)) })
	switch kept, more := m.withInstead(always), m.withInstead(withTabs); {
	case kept == "" && more == "":
		text += " passes all of these keys on."
	case more == "":
		text += fmt.Sprintf(" does not pass on %s."+inBrackets, kept)
	case kept == "":
		text += fmt.Sprintf(" with several tabs or panes does not pass on %s."+inBrackets, more)
	default:
		text += fmt.Sprintf(" does not pass on %s, nor, with several tabs or panes, %s."+inBrackets, kept, more)
	}
	if t.Option != "" {
		text += " Option types letters until you set " + t.Option + "; #b files under B without it."
	}
	return text
}

// withInstead lists keys of the program, each with what does the same.
func (m *model) withInstead(keys []string) string {
	var list []string
	seen := map[string]bool{}
	for _, key := range keys {
		key = standsFor(key)
		if instead := m.instead(key); instead != "" && !seen[key] {
			list = append(list, shown(key)+" ("+instead+")")
		}
		seen[key] = true
	}
	return strings.Join(list, ", ")
}
