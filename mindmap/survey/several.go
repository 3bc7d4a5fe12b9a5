package survey

import "strings"

// parts are the answers that a cell seems to hold: its lines, its bullets, or what semicolons part. One part means
// that the cell is one answer.
func (c *Column) parts(cell string) []string {
	if c.many {
		return c.decoded(cell)
	}
	cell = strings.TrimSpace(cell)
	if strings.ContainsAny(cell, "\r\u2028") {
		for _, end := range []string{"\r\n", "\r", "\u2028"} {
			cell = strings.ReplaceAll(cell, end, "\n")
		}
	}
	if c.choices != nil && !strings.Contains(cell, "\n") {
		return ticked(cell, c.choices)
	}
	for _, cut := range []string{"\n", "•", ";"} {
		if !strings.Contains(cell, cut) {
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
