package meaning

import "strings"

// Items cuts a cell and takes the bullets and the blanks off what it gets.
func Items(cell, cut string) []string {
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
