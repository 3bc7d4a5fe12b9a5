package cells

import "strconv"

// Counted is a number with its noun, whose plural ends in s.
func Counted(n int, noun string) string {
	if n != 1 {
		noun += "s"
	}
	return strconv.Itoa(n) + " " + noun
}
