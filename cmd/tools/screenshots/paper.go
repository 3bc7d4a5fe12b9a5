package main

import (
	"mindwall/tui/screen"
	"mindwall/tui/svg"
)

// terminal is paper that looks like the window of a terminal.
func terminal(size screen.Size) svg.Paper {
	return svg.Paper{Size: size, CellW: 9, CellH: 19, Font: 15, Baseline: 14, Margin: 12, Radius: 8}
}
