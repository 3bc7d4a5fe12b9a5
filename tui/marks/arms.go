package marks

// Arms are the ways in which a line leads from the middle of its cell.
type Arms uint8

// The arms of a line.
const (
	Up Arms = 1 << iota
	Down
	Left
	Right
	Heavy // all of them are
)

// boxArms are the arms of box-drawing characters: up 1, down 2, left 4, right 8, and 16 for heavy ones.
var boxArms = map[rune]Arms{
	'│': 3, '─': 12, '╭': 10, '╮': 6, '╯': 5, '╰': 9, '├': 11, '┤': 7, '┬': 14, '┴': 13, '┼': 15, '╴': 4, '╵': 1, '╶': 8, '╷': 2,
	'┃': 19, '━': 28, '┏': 26, '┓': 22, '┛': 21, '┗': 25, '┣': 27, '┫': 23, '┳': 30, '┻': 29, '╋': 31, '╸': 20, '╹': 17, '╺': 24, '╻': 18,
	'┠': 27, '┖': 25,
}

// mixed are characters of a heavy line and a thin one, by the two.
var mixed = map[rune][2]rune{'┠': {'┃', '╶'}, '┖': {'╹', '╶'}}

// LinesOf are the lines that a box-drawing character is made of: one, or a heavy one and a thin one.
func LinesOf(r rune) []Arms {
	if both, ok := mixed[r]; ok {
		return []Arms{boxArms[both[0]], boxArms[both[1]]}
	}
	return []Arms{boxArms[r]}
}

// IsCorner reports whether a character is a round corner.
func IsCorner(r rune) bool { return r >= '╭' && r <= '╰' }

func isLine(r rune) bool { return boxArms[r] != 0 }

func isBlock(r rune) bool { return r >= '▀' && r <= '▓' }

// isShape reports whether a character is drawn, and not set.
func isShape(r rune) bool { return isLine(r) || isBlock(r) }
