package mindmap

import (
	"fmt"
	"strconv"
	"strings"

	"mindwall/mindmap/text"
)

// A theme's dress is its side, letter and colour: what the room knows it by.

func (s Side) String() string {
	switch s {
	case Right:
		return "right"
	case Left:
		return "left"
	default:
		return ""
	}
}

// MarshalText implements [encoding.TextMarshaler]: "right", "left" or "".
func (s Side) MarshalText() ([]byte, error) { return []byte(s.String()), nil }

// UnmarshalText implements [encoding.TextUnmarshaler]. A side that is not known is none.
func (s *Side) UnmarshalText(text []byte) error {
	switch string(text) {
	case "right":
		*s = Right
	case "left":
		*s = Left
	default:
		*s = NoSide
	}
	return nil
}

func (s Side) lenient() Side {
	if s == Right || s == Left {
		return s
	}
	return NoSide
}

// maxColour bounds a theme's colour number; looks wrap it round their palettes.
const maxColour = 1 << 16

func validateDress(side Side, letter string, colour int) error {
	switch {
	case side != side.lenient():
		return fmt.Errorf("unknown side %d", side)
	case letter != lenientLetter(letter):
		return fmt.Errorf("letter %q is neither A to Z nor a number", letter)
	case colour != lenientColour(colour):
		return fmt.Errorf("colour %d is out of range", colour)
	}
	return nil
}

func lenientColour(c int) int {
	if c < 0 || c > maxColour {
		return 0
	}
	return c
}

// lenientLetter is the letter itself when it is one that [Letter] makes, else none.
func lenientLetter(s string) string {
	if len(s) == 1 && s[0] >= 'A' && s[0] <= 'Z' {
		return s
	}
	if n, err := strconv.Atoi(s); err == nil && n > 26 && n <= maxColour && strconv.Itoa(n) == s {
		return s
	}
	return ""
}

// Letter is the name of the i-th theme of a question, from 0: A to Z, then 27 and on.
func Letter(i int) string {
	if i < 26 {
		return string(rune('A' + i))
	}
	return strconv.Itoa(i + 1)
}

// LetterIndex undoes [Letter].
func LetterIndex(s string) int {
	if len(s) == 1 && s[0] >= 'A' {
		return int(s[0] - 'A')
	}
	n, _ := strconv.Atoi(s)
	return n - 1
}

// Letters are those that are taken. They are only ever taken, so those below next stay so.
type Letters struct {
	Taken map[string]bool
	next  int
}

// Take is the first letter that is free, and takes it.
func (l *Letters) Take() string {
	for ; ; l.next++ {
		if free := Letter(l.next); !l.Taken[free] {
			l.Taken[free] = true
			return free
		}
	}
}

// Index is its place in [Sources]; that of the room when it is not known.
func (s Source) Index() int {
	for i, known := range Sources {
		if s == known {
			return i
		}
	}
	return 0
}

func (s Source) known() bool {
	for _, known := range Sources {
		if s == known {
			return true
		}
	}
	return false
}

func (s Source) unknown() error {
	return fmt.Errorf("unknown source %q: want room, survey or phone", string(s))
}

// ParseSource reads "room", "survey" or "phone".
func ParseSource(s string) (Source, error) {
	if src := Source(strings.ToLower(strings.TrimSpace(s))); src.known() {
		return src, nil
	}
	return "", Source(s).unknown()
}

// lenient is the origin with its texts through the gate; nil stays nil.
func (o *Origin) lenient() *Origin {
	if o == nil {
		return nil
	}
	return &Origin{
		File: text.Caption.Lenient(o.File), Row: max(o.Row, 0), Column: text.Caption.Lenient(o.Column),
		Time: text.Title.Lenient(o.Time), Key: text.Caption.Lenient(o.Key),
		Attributes: lenientAttributes(o.Attributes),
	}
}
