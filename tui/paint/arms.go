package paint

// Arms is which ways a line leaves a cell.
type Arms uint8

// The ways.
const (
	Up Arms = 1 << iota
	Down
	Left
	Right
)

// lightGlyphs and heavyGlyphs are the box-drawing characters by the ways they lead: up 1, down 2, left 4, right 8.
var (
	lightGlyphs = [16]string{" ", "╵", "╷", "│", "╴", "╯", "╮", "┤", "╶", "╰", "╭", "├", "─", "┴", "┬", "┼"}
	heavyGlyphs = [16]string{" ", "╹", "╻", "┃", "╸", "┛", "┓", "┫", "╺", "┗", "┏", "┣", "━", "┻", "┳", "╋"}
)

// Light is the character of thin lines that lead these ways.
func (a Arms) Light() string { return lightGlyphs[a&15] }

// Heavy is the character of thick lines that lead these ways.
func (a Arms) Heavy() string { return heavyGlyphs[a&15] }
