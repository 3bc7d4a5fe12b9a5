// Package marks takes rows of styled text, as screens paint them, apart into what is to be drawn: grounds, words, lines and blocks,
// each in its cells and of one colour. It knows no sizes but cells, so that pictures of any kind can be made of them, and it draws
// nothing.
package marks

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/unicode/bidi"

	"mindwall/mindmap/scheme"
	"mindwall/tui/cells"
	"mindwall/tui/look"
)

// Kind is what a mark is.
type Kind int8

// The kinds of marks. Grounds lie under all else, and nothing else overlaps.
const (
	Ground Kind = iota // cells that are filled behind what stands in them
	Words              // words with single blanks between them
	Lines              // box-drawing characters side by side
	Block              // one block element, again and again
)

// Mark is one thing that stands on a row.
type Mark struct {
	Kind
	X, Cells int        // where it begins, and how many cells it takes
	Text     string     // what stands there; a ground has none
	Leftward bool       // words that are read from the right, with whatever stands between them
	Ink      scheme.RGB // that it is drawn in
	Pen
}

// Pen is how words are set.
type Pen struct{ Bold, Faint, Italic, Under bool }

// Inks are the colours of what has none of its own.
type Inks struct{ Ink, Ground scheme.RGB }

// InksOf are the colours of a look; without colours, they are black and white.
func InksOf(l *look.Look) Inks {
	if l.NoColour {
		return Inks{0x000000, 0xffffff}
	}
	c := l.Kind.Colours()
	return Inks{c.Ink, c.Paper}
}

// Row is what stands on a row, from left to right.
func (i Inks) Row(row string) (all []Mark) {
	var p pen
	x := 0
	for row != "" {
		if rest, ok := strings.CutPrefix(row, "\x1b["); ok {
			params, after, _ := strings.Cut(rest, "m")
			p.set(params)
			row = after
			continue
		}
		run, rest := row, ""
		if at := strings.IndexByte(row, '\x1b'); at >= 0 {
			run, rest = row[:at], row[at:]
		}
		all = i.run(all, run, x, p)
		x += cells.Width(run)
		row = rest
	}
	return all
}

// run appends what stands in a run of one pen, which begins in a cell.
func (i Inks) run(all []Mark, run string, x int, p pen) []Mark {
	fore, back, filled := i.Ink, i.Ground, p.filled
	if p.inked {
		fore = p.ink
	}
	if p.filled {
		back = p.ground
	}
	if p.turned {
		fore, back, filled = back, fore, true
	}
	if n := cells.Width(run); filled && n > 0 {
		all = append(all, Mark{Kind: Ground, X: x, Cells: n, Ink: back})
	}
	for run != "" {
		part := head(run)
		m := Mark{Kind: kindOf(part), X: x, Cells: cells.Width(part), Text: part, Ink: fore, Pen: p.Pen}
		switch {
		case part[0] == ' ':
		case m.Kind == Words:
			all = m.byDirection(all)
		default:
			all = append(all, m)
		}
		x += m.Cells
		run = run[len(part):]
	}
	return all
}

// byDirection appends words in up to three marks: what is read from the right, from its first word to its last, is one by itself, as on
// the row it stands where the painter put it, between what is before and behind it.
func (m Mark) byDirection(all []Mark) []Mark {
	from := strings.IndexFunc(m.Text, fromRight)
	if from < 0 {
		return append(all, m)
	}
	to := strings.LastIndexFunc(m.Text, fromRight)
	from = strings.LastIndexByte(m.Text[:from], ' ') + 1
	if end := strings.IndexByte(m.Text[to:], ' '); end >= 0 {
		to += end
	} else {
		to = len(m.Text)
	}
	for i, text := range [...]string{m.Text[:from], m.Text[from:to], m.Text[to:]} {
		part := m
		part.Text, part.Leftward = strings.Trim(text, " "), i == 1
		part.X += len(text) - len(strings.TrimLeft(text, " "))
		if part.Cells = cells.Width(part.Text); part.Text != "" {
			all = append(all, part)
		}
		m.X += cells.Width(text)
	}
	return all
}

// fromRight reports whether a letter is of a script that is read from the right.
func fromRight(r rune) bool {
	if r < 0x590 {
		return false
	}
	p, _ := bidi.LookupRune(r)
	return p.Class() == bidi.R || p.Class() == bidi.AL
}

func kindOf(part string) Kind {
	switch first, _ := utf8.DecodeRuneInString(part); {
	case isBlock(first):
		return Block
	case isLine(first):
		return Lines
	}
	return Words
}

// head is the beginning of a run that is drawn in one go: the same block again and again, lines, a gap, or words with single blanks
// between them.
func head(run string) string {
	runes := []rune(run)
	first, n := runes[0], 1
	more := func(r rune, at int) bool {
		between := r != ' ' || at+1 < len(runes) && runes[at+1] != ' ' && !isShape(runes[at+1])
		return between && !isShape(r)
	}
	switch {
	case first == ' ', isBlock(first):
		more = func(r rune, _ int) bool { return r == first }
	case isLine(first):
		more = func(r rune, _ int) bool { return isLine(r) }
	}
	for n < len(runes) && more(runes[n], n) {
		n++
	}
	return string(runes[:n])
}

// pen is what Select Graphic Rendition has set.
type pen struct {
	Pen
	ink, ground           scheme.RGB
	inked, filled, turned bool
}

// set takes in the parameters of a Select Graphic Rendition sequence (ECMA-48, 8.3.117).
func (p *pen) set(params string) {
	list := strings.Split(params, ";")
	for i := 0; i < len(list); i++ {
		switch list[i] {
		case "", "0":
			*p = pen{}
		case "1":
			p.Bold = true
		case "2":
			p.Faint = true
		case "3":
			p.Italic = true
		case "4":
			p.Under = true
		case "7":
			p.turned = true
		case "38", "48":
			if i+4 >= len(list) || list[i+1] != "2" {
				continue
			}
			c := channel(list[i+2])<<16 | channel(list[i+3])<<8 | channel(list[i+4])
			if list[i] == "38" {
				p.ink, p.inked = c, true
			} else {
				p.ground, p.filled = c, true
			}
			i += 4
		}
	}
}

func channel(decimal string) scheme.RGB {
	n, _ := strconv.Atoi(decimal)
	return scheme.RGB(n & 0xFF)
}
