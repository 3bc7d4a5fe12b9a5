package typeset

import (
	"slices"
	"strings"
	"unicode"

	"mindwall/mindmap/text"

	"github.com/rivo/uniseg"
)

const (
	zwj             = '\u200d'
	textStyle       = '\ufe0e' // variation selector 15
	emojiStyle      = '\ufe0f' // variation selector 16
	keycap          = '\u20e3'
	maxStackedMarks = 3
)

// invisible reports whether r is one of the characters that a face may lack without anything missing on the page.
func invisible(r rune) bool {
	return r == zwj || r == '\u200c' || r == textStyle || r == emojiStyle || r < ' ' || unicode.Is(unicode.Cf, r) ||
		unicode.IsSpace(r)
}

// wantsEmoji reports whether a cluster is to be drawn as a colour emoji.
func wantsEmoji(cluster []rune) bool {
	if slices.Contains(cluster, textStyle) {
		return false
	}
	return slices.Contains(cluster, emojiStyle) || slices.Contains(cluster, keycap) || emojiByDefault(cluster[0])
}

// emojiByDefault is Emoji_Presentation of Unicode's emoji-data.txt, without the gaps between unassigned characters above
// U+1F2FF.
func emojiByDefault(r rune) bool {
	if r < 0x231A {
		return false
	}
	if r >= 0x1F000 {
		return r == 0x1F004 || r == 0x1F0CF || r == 0x1F18E || r >= 0x1F191 && r <= 0x1F19A ||
			r >= 0x1F1E6 && r <= 0x1F1FF || r >= 0x1F201 && r <= 0x1FAFF && !textBySelf(r)
	}
	return unicode.Is(emojiBMP, r)
}

// textBySelf are pictographs that are text unless a selector says otherwise.
func textBySelf(r rune) bool {
	return r == 0x1F202 || r == 0x1F237 || r >= 0x1F700 && r <= 0x1F7DF || r >= 0x1F800 && r <= 0x1F8FF
}

var emojiBMP = &unicode.RangeTable{R16: []unicode.Range16{
	{0x231A, 0x231B, 1}, {0x23E9, 0x23EC, 1}, {0x23F0, 0x23F3, 3}, {0x25FD, 0x25FE, 1}, {0x2614, 0x2615, 1},
	{0x2648, 0x2653, 1}, {0x267F, 0x2693, 0x14}, {0x26A1, 0x26AA, 9}, {0x26AB, 0x26BD, 0x12}, {0x26BE, 0x26C4, 6},
	{0x26C5, 0x26CE, 9}, {0x26D4, 0x26EA, 0x16}, {0x26F2, 0x26F3, 1}, {0x26F5, 0x26FA, 5}, {0x26FD, 0x2705, 8},
	{0x270A, 0x270B, 1}, {0x2728, 0x274C, 0x24}, {0x274E, 0x2753, 5}, {0x2754, 0x2755, 1}, {0x2757, 0x2795, 0x3E},
	{0x2796, 0x2797, 1}, {0x27B0, 0x27BF, 0xF}, {0x2B1B, 0x2B1C, 1}, {0x2B50, 0x2B55, 5},
}}

// clusters calls yield for every cluster of text[from:to] with its bounds.
func clusters(text []rune, from, to int, yield func(start, end int)) {
	s, state := string(text[from:to]), -1
	for at := from; s != ""; {
		var c string
		c, s, _, state = uniseg.FirstGraphemeClusterInString(s, state)
		end := at
		for range c {
			end++
		}
		yield(at, end)
		at = end
	}
}

// clean makes text of any origin fit to be drawn on lines: what may be shown, blanks single, and no more than three accents on
// a letter, which would run out of their box.
func clean(s string) []rune {
	s = strings.Join(strings.Fields(text.Show(s)), " ")
	out, marks := make([]rune, 0, len(s)), 0
	for _, r := range s {
		if r < 0x300 || r > 0x36f {
			marks = 0
		} else if marks++; marks > maxStackedMarks {
			continue
		}
		out = append(out, r)
	}
	return out
}
