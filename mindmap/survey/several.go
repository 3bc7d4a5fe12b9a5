package survey

import (
	"regexp"
	"strings"
)

// parts are the answers that a cell seems to hold: its lines, its bullets, or what semicolons part. One part means
// that the cell is one answer.
func (c *Column) parts(cell string) []string {
	cell = strings.TrimSpace(cell)
	if strings.ContainsAny(cell, "\r\u2028") {
		for _, end := range []string{"\r\n", "\r", "\u2028"} {
			cell = strings.ReplaceAll(cell, end, "\n")
		}
	}
	for _, cut := range []string{"\n", "•", ";", c.joint} {
		if cut == "" || !strings.Contains(cell, cut) {
			continue
		}
		if parts := split(cell, cut); len(parts) > 1 {
			return parts
		}
	}
	return []string{cell}
}

// split cuts a cell and takes the bullets and the blanks off what it gets.
func split(cell, cut string) []string {
	var parts []string
	for part := range strings.SplitSeq(cell, cut) {
		if part = unbullet(part); part != "" {
			parts = append(parts, part)
		}
	}
	return parts
}

// unbullet takes a bullet or a number such as "2." or "b)" off the head of a line.
func unbullet(line string) string {
	line = strings.TrimSpace(line)
	if i := strings.IndexAny(line, " \t\u00A0"); i > 0 && i <= 4 && isBullet(line[:i]) {
		return strings.TrimSpace(line[i:])
	}
	for _, b := range []string{"•", "‣", "◦", "▪", "●", "·"} {
		line = strings.TrimPrefix(line, b)
	}
	if line = strings.TrimSpace(line); isBullet(line) {
		return ""
	}
	return line
}

func isBullet(s string) bool {
	switch s {
	case "-", "–", "—", "*", "+", "•", "‣", "◦", "▪", "●", "·", "→", ">":
		return true
	}
	s = strings.TrimPrefix(s, "(")
	body := strings.TrimRight(s, ".)")
	if body == s || body == "" || len(body) > 2 {
		return false
	}
	if strings.Trim(body, "0123456789") == "" {
		return true
	}
	return len(body) == 1 && body[0] >= 'a' && body[0] <= 'h'
}

// choiceJoint finds out whether a Google Forms column holds ticked boxes: joined by commas, and each of few choices
// comes again and again. A comma in what people wrote themselves parts nothing.
func (s *Sheet) choiceJoint(c *Column) string {
	if s.Preset != googleForms {
		return ""
	}
	sentence := regexp.MustCompile(`[.!?]\s`)
	count, ticks, joined := map[string]int{}, 0, 0
	for _, r := range s.records() {
		text := r.cell(c.at)
		if isBlank(text) {
			continue
		}
		if sentence.MatchString(text) || strings.Contains(text, "\n") {
			return ""
		}
		choices := strings.Split(text, ", ")
		if len(choices) > 1 {
			joined++
		}
		for _, choice := range choices {
			count[choice]++
			ticks++
		}
		if len(count) > 100 {
			return ""
		}
	}
	once := 0
	for _, n := range count {
		if n == 1 {
			once++
		}
	}
	// An "Other" box with words of one's own may come once; most choices do not.
	if joined > 0 && ticks >= 2*len(count) && once*2 <= len(count) {
		return ", "
	}
	return ""
}
