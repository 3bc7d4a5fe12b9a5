// Package scan draws addresses as codes to be scanned (QR), in cells of a terminal.
package scan

import (
	"fmt"
	"net/url"
	"strings"

	"charm.land/lipgloss/v2"
	qr "github.com/piglig/go-qr"

	"mindwall/mindmap/text"
	"mindwall/tui/cells"
	"mindwall/tui/look"
)

// quiet is how many light modules stand around a code.
const quiet = 4

// Code is an address to be scanned. A cell has two modules, one above the other, unless it was enlarged.
type Code struct {
	modules *qr.QrCode
	scale   int // cells that a module is wide
}

// Times is the code so many times as large.
func (c Code) Times(n int) Code {
	c.scale *= n
	return c
}

// New makes the code of an address: 33 by 17 cells for one of up to 38 signs. It is written in capitals, which take less room, and
// which neither hosts nor our codes tell from small letters.
func New(address string) (Code, error) {
	return encode(strings.ToUpper(address), qr.Medium)
}

// Exactly makes the code of an address as it is written, of a site of which nothing is known: 33 by 17 cells for one of up to 32 signs,
// 37 by 19 for one of up to 53. Letters that are no ASCII are escaped, as what reads codes does not agree on what they are.
func Exactly(address string) (Code, error) {
	if u, err := url.Parse(address); err == nil && !text.IsASCII(address) {
		address = u.String()
	}
	return encode(address, qr.Low)
}

func encode(address string, correction qr.Ecc) (Code, error) {
	modules, err := qr.EncodeText(address, correction)
	if err != nil {
		return Code{}, fmt.Errorf("draw %s as a code: %w", address, err)
	}
	return Code{modules, 1}, nil
}

// Width and Height are in cells.
func (c Code) Width() int  { return (c.modules.Size() + 2*quiet) * c.scale }
func (c Code) Height() int { return (c.Width() + 1) / 2 }

// Cell is what stands in a cell.
func (c Code) Cell(l *look.Look, x, y int) (sign string, st look.Style) {
	return l.Module(c.isDark(x, 2*y), c.isDark(x, 2*y+1))
}

func (c Code) isDark(x, y int) bool {
	x, y = x/c.scale-quiet, y/c.scale-quiet
	size := c.modules.Size()
	return x >= 0 && y >= 0 && x < size && y < size && c.modules.Module(x, y)
}

// Rows is the whole code.
func (c Code) Rows(l *look.Look) []string {
	rows := make([]string, c.Height())
	for y := range rows {
		var row []byte
		for x := range c.Width() {
			sign, style := c.Cell(l, x, y)
			row = style.Append(row, sign)
		}
		rows[y] = string(row)
	}
	return rows
}

// gap is what is blank between a code and what stands beside it, in cells, and narrowest how little may be left there.
const (
	gap       = 2
	narrowest = 34
)

// Beside is the code of an address and, beside it, what words are in so many cells. An empty address has none, and without room
// for it there are the words alone.
func Beside(l *look.Look, address string, width, height int, words func(width int) string) string {
	code, err := New(address)
	if address == "" || err != nil {
		return words(width)
	}
	left := width - code.Width() - gap
	if code.Height() > height || left < narrowest {
		return words(width)
	}
	return lipgloss.JoinHorizontal(lipgloss.Top, strings.Join(code.Rows(l), "\n"), cells.Blanks(gap), words(left))
}
