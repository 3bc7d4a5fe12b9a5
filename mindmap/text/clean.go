package text

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// Shorten cuts a gated text of more than limit runes to at most limit, at a blank where there is one in its last third,
// and ends it with an ellipsis. It does not tear a mark off its letter, nor an emoji apart, unless that is all there
// is.
func Shorten(s string, limit int) string {
	head, cut, n := "", 0, 0
	for i, r := range s {
		if cut = i; !joinsOn(r) && !strings.HasSuffix(s[:i], joiner) {
			head = s[:i]
		}
		if n++; n == limit {
			break
		}
	}
	if head == "" {
		head = s[:cut]
	}
	if i := strings.LastIndexByte(head, ' '); i > 2*len(head)/3 {
		head = head[:i]
	}
	return strings.TrimRight(head, " ") + "…"
}

const joiner = "\u200D"

// joinsOn reports whether a rune belongs to the one before them: marks, joiners, variation selectors, and what gives an
// emoji its colour of skin or its flag.
func joinsOn(r rune) bool {
	return unicode.In(r, unicode.M, unicode.Variation_Selector, unicode.Join_Control) || r >= 0x1F3FB && r <= 0x1F3FF ||
		r >= 0xE0020 && r <= 0xE007F
}

// isVisible reports whether a text shows anything at all. A character that this version does not know is taken to
// show, as it may be a new emoji.
func isVisible(s string) bool {
	for _, r := range s {
		if !unicode.In(r, unicode.Cf, unicode.White_Space, unicode.Variation_Selector) && !isFiller(r) {
			return true
		}
	}
	return false
}

// isFiller reports whether Unicode shows a letter or mark as nothing.
func isFiller(r rune) bool {
	switch r {
	case 0x034F, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x2800, 0x3164, 0xFFA0:
		return true
	}
	return false
}

// Clean makes any bytes a harmless line of text, and nothing of what would show nothing. It is idempotent.
func Clean(s string) string {
	if isPlain(s) {
		return s
	}
	s = norm.NFC.String(strings.ToValidUTF8(s, "\uFFFD"))
	var b strings.Builder
	b.Grow(len(s))
	var h load
	blank := false
	for i, r := range s {
		switch {
		case unicode.IsSpace(r) && r != '\u00A0': // line ends of every kind are among them
			blank, h = b.Len() > 0, load{}
		case isForbidden(r), !h.carries(r, s[i:]):
		default:
			if blank {
				b.WriteByte(' ')
				blank = false
			}
			b.WriteRune(r)
		}
	}
	// Dropping a character may have brought a letter and its mark together.
	s = norm.NFC.String(strings.Trim(b.String(), " \u00A0"))
	if !isVisible(s) {
		return ""
	}
	return s
}

// maxMarks is how many marks one letter may carry. The scripts that people write need four or five; dozens reach over
// the rows above and below, and cover them.
const maxMarks = 8

// load is what was put on the last letter so far.
type load struct {
	marks    int
	last     rune
	tags     int // of an emoji's flag that are still to come
	selected bool
}

// carries reports whether a letter may carry one more rune, and notes it. rest begins with the rune. What shows nothing by
// itself goes where it says nothing either, as it could carry a text of its own that nobody sees.
func (h *load) carries(r rune, rest string) bool {
	switch {
	case isTag(r):
		if h.last == blackFlag {
			h.tags = flagTags(rest)
		}
		h.last = r
		h.tags--
		return h.tags >= 0
	case unicode.Is(unicode.Variation_Selector, r):
		again := h.selected
		h.selected = true
		return !again
	case unicode.In(r, unicode.Mn, unicode.Me):
		h.marks++
		return h.marks <= maxMarks
	case unicode.Is(unicode.Join_Control, r) && unicode.Is(unicode.Join_Control, h.last):
		return false
	}
	*h = load{last: r}
	return true
}

const blackFlag = '\U0001F3F4' // with tags it makes that of Wales and the like

func isTag(r rune) bool { return r >= 0xE0020 && r <= 0xE007F }

// flagTags is how many tags at the head of s make a flag of the one before them, such as that of Wales: letters and
// digits, up to six, and the tag that ends them. It is 0 when they make none.
func flagTags(s string) int {
	const end, longest = 0xE007F, 7
	n := 0
	for _, r := range s {
		if n++; !isTag(r) || n > longest {
			return 0
		}
		if r == end {
			return n
		}
	}
	return 0
}

// isPlain reports whether s is what Clean would make of it, for the common case of one line of ASCII.
func isPlain(s string) bool {
	last := byte(' ')
	for i := 0; i < len(s); i++ {
		c := s[i]
		if c < ' ' || c > '~' || c == ' ' && last == ' ' {
			return false
		}
		last = c
	}
	return last != ' ' || s == ""
}

// isForbidden reports whether a character could move a cursor, start an escape sequence, or hide or reorder text.
func isForbidden(r rune) bool {
	switch {
	case unicode.IsControl(r): // C0, DEL and C1
		return true
	case r >= 0x202A && r <= 0x202E, r >= 0x2066 && r <= 0x2069: // bidirectional embeddings, overrides, isolates
		return true
	case r == 0x00AD, r == 0x180E, r == 0x200B, r >= 0x2060 && r <= 0x2064: // blanks and hyphens of no width, invisible signs
		return true
	case r >= 0x1BCA0 && r <= 0x1BCA3, r >= 0x1D173 && r <= 0x1D17A, r >= 0xE0000 && r <= 0xE001F, r >= 0xE0080 && r <= 0xE00FF,
		r >= 0xE01F0 && r <= 0xE0FFF: // controls of shorthand and music, tags of languages, and what is kept for their like
		return true
	case r == 0xFEFF, r >= 0xFFF9 && r <= 0xFFFB, r >= 0x206A && r <= 0x206F:
		return true
	case r == 0xFFFE, r == 0xFFFF:
		return true
	}
	return false
}
