package mindmap

import (
	"fmt"
	"mindwall/mindmap/text"
	"strconv"
	"strings"
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

// letterIndex undoes Letter.
func letterIndex(s string) int {
	if len(s) == 1 && s[0] >= 'A' {
		return int(s[0] - 'A')
	}
	n, _ := strconv.Atoi(s)
	return n - 1
}

// Dresser dresses new themes of a question one after the other, each with a letter that no other bears and on the side
// that is lighter by then.
type Dresser struct {
	question ID
	free     letters
	weights  sideWeights
}

// Dresser begins with the themes that the question has. A letter is free that no theme of it bears, and none that was
// removed, so that a theme that comes back finds its letter free.
func (b *Board) Dresser(q *Question) *Dresser {
	d := q.dresser()
	for _, t := range b.RemovedThemes {
		if t.Question == q.ID {
			d.free.taken[t.Letter] = true
		}
	}
	return d
}

func (q *Question) dresser() *Dresser {
	d := &Dresser{question: q.ID, free: letters{taken: map[string]bool{}}, weights: q.weights()}
	for _, t := range q.Themes {
		d.free.taken[t.Letter] = true
	}
	return d
}

// Theme is the operation that makes a theme, or a sub-theme of parent, under which so many answers will hang. The text
// must have been through the gate.
func (d *Dresser) Theme(parent ID, text string, answers int) AddTheme {
	op := AddTheme{Question: d.question, Parent: parent, Text: text}
	if parent.IsZero() {
		op.Side, op.Letter, op.Colour = d.dress(answers)
	}
	return op
}

// dress is the dress of the next theme.
func (d *Dresser) dress(answers int) (Side, string, int) {
	side, letter := d.weights.lighter(), d.free.take()
	d.weights[side] += weightOf(answers)
	return side, letter, letterIndex(letter)
}

// letters are those that are taken. They are only ever taken, so those below next stay so.
type letters struct {
	taken map[string]bool
	next  int
}

// take is the first letter that is free, and takes it.
func (l *letters) take() string {
	for ; ; l.next++ {
		if free := Letter(l.next); !l.taken[free] {
			l.taken[free] = true
			return free
		}
	}
}

// sideWeights is how much hangs on each side of a question, in rows about.
type sideWeights map[Side]int

func (q *Question) weights() sideWeights {
	w := sideWeights{}
	for _, t := range q.Themes {
		w[t.Side] += weightOf(t.Count)
	}
	return w
}

// weightOf is the weight of a theme with so many answers.
func weightOf(answers int) int { return 1 + max(1, answers) }

// lighter is the side on which a new theme goes: the one with less under it, the right one when they are even.
func (w sideWeights) lighter() Side {
	if w[Left] < w[Right] {
		return Left
	}
	return Right
}

// NewTheme is the operation that makes one theme of the question; see [Dresser.Theme].
func (b *Board) NewTheme(q *Question, parent ID, text string) AddTheme {
	if !parent.IsZero() {
		return AddTheme{Question: q.ID, Parent: parent, Text: text}
	}
	return b.Dresser(q).Theme(parent, text, 0)
}

func sourceIndex(s Source) int {
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

// UnsortedSide is the side on which the answers under no theme hang: the right one until there is a theme, then the
// left one for good, as the first theme goes right.
func (q *Question) UnsortedSide() Side {
	if len(q.Themes) == 0 {
		return Right
	}
	return Left
}
