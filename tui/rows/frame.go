package rows

import (
	"strconv"
	"strings"

	"charm.land/bubbles/v2/key"

	"mindwall/tui/cells"
	"mindwall/tui/look"
)

// Fit joins rows and a foot to a screen of exactly that many rows. The foot stands at the bottom; what has no room above
// it is cut off, and of a foot that is too high its end.
func Fit(rows, foot []string, height int) string {
	for len(rows)+len(foot) < height {
		rows = append(rows, "")
	}
	rows = append(rows[:max(height-len(foot), 0)], foot...)
	return strings.Join(rows[:height], "\n")
}

// Wrapped is a text in a style, a blank before each of its rows and room for one behind it.
func Wrapped(style look.Style, text string, width int) []string {
	lines := cells.Wrap(text, width-2)
	for i, line := range lines {
		lines[i] = " " + style.Wrap(line)
	}
	return lines
}

// Line is a text in a style on one row, cut where it must be, a blank before it and room for one behind it.
func Line(style look.Style, text string, width int) string {
	return " " + style.Wrap(cells.Truncate(text, width-2))
}

// Beside puts columns of rows beside each other, that many rows high: all but the last are padded to a width each, and
// something stands between two.
func Beside(height int, between string, width int, columns ...[]string) []string {
	rows := make([]string, height)
	for i := range rows {
		for n, column := range columns {
			cell := ""
			if i < len(column) {
				cell = column[i]
			}
			if n < len(columns)-1 {
				cell = cells.Pad(cell, width) + between
			}
			rows[i] += cell
		}
	}
	return rows
}

// Help is the keys that do something now, as many as fit on so many rows.
func Help(l *look.Look, bindings []key.Binding, width, most int) []string {
	rows, used := []string{" "}, 1
	for _, b := range bindings {
		h := b.Help()
		if !b.Enabled() || h.Key == "" {
			continue
		}
		wide := cells.Width(h.Key) + 1 + cells.Width(h.Desc)
		if used > 1 && used+3+wide > width {
			if len(rows) == most {
				break
			}
			rows, used = append(rows, " "), 1
		}
		if used > 1 {
			rows[len(rows)-1] += "   "
			used += 3
		}
		rows[len(rows)-1] += l.HelpKey.Wrap(h.Key) + " " + l.HelpText.Wrap(cells.Truncate(h.Desc, width-used-cells.Width(h.Key)-1))
		used += wide
	}
	return rows
}

// Bar is how far work is, in a bar of that many cells; empty before its extent is known.
func Bar(done, total, width int) string {
	full := 0
	if total > 0 {
		full = done * max(width, 0) / total
	}
	return strings.Repeat("█", full) + strings.Repeat("░", max(width-full, 0))
}

// Sign stands before a row: it tells whether the keys act on it.
func Sign(chosen bool) string {
	if chosen {
		return look.SelectedSign + " "
	}
	return "  "
}

// Box stands before what can be switched on and off.
func Box(on bool) string {
	if on {
		return "[" + look.OKSign + "] "
	}
	return "[ ] "
}

// Counted is a number with its noun, whose plural ends in s.
func Counted(n int, noun string) string {
	if n != 1 {
		noun += "s"
	}
	return strconv.Itoa(n) + " " + noun
}
