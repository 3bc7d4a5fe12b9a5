package invite

import (
	"fmt"
	"strings"

	qr "github.com/piglig/go-qr"

	"mindwall/tui/look"
)

// quiet is how many light modules stand around a code.
const quiet = 4

// Code draws an address as a code to be scanned, in rows of cells: 33 by 17 for an address of up to 38 signs. It is written in
// capitals, which take less room, and which neither hosts nor our codes tell from small letters.
func Code(l *look.Look, address string) ([]string, error) {
	code, err := qr.EncodeText(strings.ToUpper(address), qr.Medium)
	if err != nil {
		return nil, fmt.Errorf("draw %s as a code: %w", address, err)
	}
	size := code.Size()
	isDark := func(x, y int) bool {
		return x >= 0 && y >= 0 && x < size && y < size && code.Module(x, y)
	}
	var rows []string
	for y := -quiet; y < size+quiet; y += 2 {
		var row []byte
		for x := -quiet; x < size+quiet; x++ {
			sign, style := l.Module(isDark(x, y), isDark(x, y+1))
			row = style.Append(row, sign)
		}
		rows = append(rows, string(row))
	}
	return rows, nil
}
