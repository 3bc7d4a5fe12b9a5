// Package tables prints rows of words as a table for a person at a terminal, by Lip Gloss. What is not for a person is printed
// elsewhere: other programs rely on its lines. Nothing but weight is used: which colours can be read there is not known
// without asking the terminal.
package tables

import (
	"fmt"
	"io"
	"strings"

	"charm.land/lipgloss/v2"
	"charm.land/lipgloss/v2/table"

	"mindwall/mindmap/text"
	"mindwall/tui/cells"
	"mindwall/tui/look"
)

// block is how many rows are laid out at once, so that a long table begins at once; each block has a frame of its own.
const block = 200

// Print prints a table of at most so many cells. Words of any origin are cleaned, and wrapped in their column where it is
// too narrow; columns of nothing but digits stand at the right and are never too narrow.
func Print(out io.Writer, width int, header []string, rows [][]string) {
	for len(rows) > block {
		Print(out, width, header, rows[:block])
		rows = rows[block:]
	}
	bold := look.New(look.Light, true).Title.Lip()
	numbers, widths := make([]bool, len(header)), make([]int, len(header))
	for i := range header {
		numbers[i], widths[i] = true, cells.Width(header[i])
	}
	t := table.New().Headers(header...).Border(lipgloss.RoundedBorder()).StyleFunc(func(row, column int) lipgloss.Style {
		style := lipgloss.NewStyle()
		if row == table.HeaderRow {
			style = bold
		}
		if numbers[column] {
			style = style.Align(lipgloss.Right).Width(widths[column] + 2)
		}
		return style.Padding(0, 1)
	})
	natural := 1
	for _, row := range rows {
		clean := make([]string, len(row))
		for i := range row {
			clean[i] = text.Line(row[i])
			widths[i] = max(widths[i], cells.Width(clean[i]))
			numbers[i] = numbers[i] && strings.Trim(clean[i], "0123456789") == ""
		}
		t.Row(clean...)
	}
	for _, w := range widths {
		natural += w + 3
	}
	if natural > width {
		t.Width(width)
	}
	fmt.Fprintln(out, t)
}
