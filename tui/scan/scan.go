// Package scan draws addresses as codes to be scanned (QR), in cells of a terminal.
package scan

import (
	"fmt"
	"strings"

	qr "github.com/piglig/go-qr"

	"mindwall/tui/look"
)

// quiet is how many light modules stand around a code.
const quiet = 4

// Code is an address to be scanned. A cell has two modules, one above the other.
type Code struct{ modules *qr.QrCode }

// New makes the code of an address: 33 by 17 cells for one of up to 38 signs. It is written in capitals, which take less room, and
// which neither hosts nor our codes tell from small letters.
func New(address string) (Code, error) {
	modules, err := qr.EncodeText(strings.ToUpper(address), qr.Medium)
	if err != nil {
		return Code{}, fmt.Errorf("draw %s as a code: %w", address, err)
	}
	return Code{modules}, nil
}

// Width and Height are in cells.
func (c Code) Width() int  { return c.modules.Size() + 2*quiet }
func (c Code) Height() int { return (c.Width() + 1) / 2 }

// Cell is what stands in a cell.
func (c Code) Cell(l *look.Look, x, y int) (sign string, st look.Style) {
	return l.Module(c.isDark(x, 2*y), c.isDark(x, 2*y+1))
}

func (c Code) isDark(x, y int) bool {
	x, y = x-quiet, y-quiet
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
