package importing

import (
	"strconv"
	"strings"

	tea "charm.land/bubbletea/v2"

	"mindwall/mindmap"
	"mindwall/tui/cells"
	"mindwall/tui/look"
	"mindwall/tui/screen"
)

// narrowest is the least width that can be drawn in, in cells.
const narrowest = 12

// headRows are the heading and the blank row below it.
const headRows = 2

// View implements [screen.Screen].
func (s *Import) View(size screen.Size) (string, *tea.Cursor) {
	if size.W <= 0 || size.H <= 0 {
		return "", nil
	}
	if size.W < narrowest {
		return strings.Repeat("\n", size.H-1), nil
	}
	l := s.env.Look
	foot := s.status(size)
	rows := []string{" " + l.Title.Wrap(cells.Truncate(s.stage.heading(), size.W-2)), ""}
	body, cursor := s.stage.body(size.W, max(size.H-headRows-len(foot)-1, 1))
	foot = append(foot, s.help(size.W)) // which keys do something depends on what was seen
	rows = append(rows, body...)
	for len(rows)+len(foot) < size.H {
		rows = append(rows, "")
	}
	rows = append(rows[:max(size.H-len(foot), 0)], foot...)
	if cursor != nil {
		cursor.Y += headRows
	}
	if cursor != nil && (s.job != nil || cursor.Y >= size.H-len(foot)) {
		cursor = nil
	}
	return strings.Join(rows[:min(len(rows), size.H)], "\n"), cursor
}

// status is how far the work under way is, or what went wrong.
func (s *Import) status(size screen.Size) []string {
	l := s.env.Look
	rows := []string{""}
	add := func(style look.Style, text string) {
		for _, line := range cells.Wrap(text, size.W-2) {
			if len(rows) <= size.H/3 {
				rows = append(rows, " "+style.Wrap(line))
			}
		}
	}
	switch {
	case s.job != nil:
		text, done, total := s.job.progress(s)
		if total > 0 {
			add(l.Warning, bar(done, total, min(size.W-4, 40)))
		}
		add(l.Warning, text)
	case s.err != nil:
		add(l.Error, look.ErrorSign+" "+s.err.Error())
		if hint := mindmap.HintOf(s.err); hint != "" {
			add(l.Muted, hint)
		}
	}
	return rows
}

func bar(done, total, width int) string {
	full := done * max(width, 0) / total
	return strings.Repeat("█", full) + strings.Repeat("░", max(width-full, 0))
}

// help is the keys that do something now, as many as fit.
func (s *Import) help(width int) string {
	l := s.env.Look
	row, used := "", 0
	for _, b := range s.ShortHelp() {
		if !b.Enabled() {
			continue
		}
		h := b.Help()
		if used += 3 + cells.Width(h.Key) + 1 + cells.Width(h.Desc); used > width+2 {
			break
		}
		row += "   " + l.HelpKey.Wrap(h.Key) + " " + l.HelpText.Wrap(h.Desc)
	}
	return strings.TrimPrefix(row, "  ")
}

// counted is a number with its noun.
func counted(n int, noun string) string {
	if n != 1 {
		noun += "s"
	}
	return strconv.Itoa(n) + " " + noun
}

func more(n int) string { return "and " + strconv.Itoa(n) + " more" }
