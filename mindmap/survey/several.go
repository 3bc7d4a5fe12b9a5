package survey

import (
	"strings"

	"mindwall/mindmap/survey/meaning"
)

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
		if parts := meaning.Items(cell, cut); len(parts) > 1 {
			return parts
		}
	}
	return []string{cell}
}
