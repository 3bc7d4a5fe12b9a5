package main

import (
	"bytes"
	"errors"
	"strings"
	"time"

	"codeberg.org/go-pdf/fpdf"

	"mindwall/export/fonts"
)

// The card is a sheet of A4, landscape; all lengths are in millimetres, sizes of letters in points.
const (
	cardW, cardH = 297.0, 210.0
	cardMargin   = 11.0
	cardTop      = 33.0 // of the columns
	cardColumns  = 3
	cardGap      = 6.0
	keyWidth     = 27.0 // of the keys in a column

	highestRow, lowestRow = 4.9, 3.6
	rowSize               = 1.83 // of its letters, by its height
)

// card writes rows of keys into columns.
type card struct {
	*fpdf.Fpdf
	x, y float64
	rowH float64
}

// drawCard is the keys on one page, to be printed, but for those of any line of text; the rows are as high as fits.
func drawCard(parts []part) ([]byte, error) {
	for height := highestRow; height >= lowestRow; height -= 0.1 {
		c := newCard(height)
		for _, p := range parts {
			c.part(p)
		}
		if c.x > cardW-cardMargin {
			continue
		}
		var b bytes.Buffer
		if err := c.Output(&b); err != nil {
			return nil, err
		}
		return b.Bytes(), nil
	}
	return nil, errors.New("the keys do not fit on the card: leave some out")
}

// newCard is a card with nothing on it but its head.
func newCard(rowHeight float64) *card {
	c := &card{Fpdf: fpdf.New("L", "mm", "A4", ""), x: cardMargin, y: cardTop, rowH: rowHeight}
	c.SetCatalogSort(true)
	made := time.Date(2000, 1, 1, 0, 0, 0, 0, time.UTC) // so that the same keys give the same bytes
	c.SetCreationDate(made)
	c.SetModificationDate(made)
	c.SetTitle("mindwall: the keys on one page", true)
	c.SetLang("en")
	c.AddUTF8FontFromBytes("noto", "", fonts.TTF(false))
	c.AddUTF8FontFromBytes("noto", "B", fonts.TTF(true))
	c.SetAutoPageBreak(false, 0)
	c.AddPage()
	c.write("B", 19, cardMargin, 17, "mindwall: the keys on one page")
	c.write("", 9.5, cardMargin, 24, "Type what is said and press Enter: it is on the wall, and saved. Letters are always typed; no letter is a command.")
	c.write("", 9.5, cardMargin, 29, "A key does nothing? On an empty line type / and what you want: /park, /cluster, /present. On a Mac hold fn for F keys.")
	return c
}

func (c *card) write(style string, size, x, y float64, text string) {
	c.SetFont("noto", style, size)
	c.Text(x, y, text)
}

func (c *card) part(p part) {
	const heading = 7.0
	if c.y+heading+2*c.rowH > cardH-cardMargin {
		c.turn()
	}
	c.SetTextColor(20, 80, 150)
	c.write("B", 11, c.x, c.y+4, p.name)
	c.SetTextColor(0, 0, 0)
	c.SetDrawColor(20, 80, 150)
	c.Line(c.x, c.y+5.2, c.x+columnWidth(), c.y+5.2)
	c.y += heading
	for _, row := range p.keys {
		if !row.edits {
			c.row(row)
		}
	}
	c.y += 2
}

func (c *card) row(row keyRow) {
	size := rowSize * c.rowH
	c.SetFont("noto", "", size)
	lines := c.SplitText(spoken(row.does), columnWidth()-keyWidth)
	if c.y+c.rowH*float64(len(lines)) > cardH-cardMargin+2 {
		c.turn()
	}
	c.write("B", size, c.x, c.y+3.4, spoken(row.keys))
	for _, line := range lines {
		c.write("", size, c.x+keyWidth, c.y+3.4, line)
		c.y += c.rowH
	}
}

// turn goes on in the next column.
func (c *card) turn() {
	c.x += columnWidth() + cardGap
	c.y = cardTop
}

func columnWidth() float64 {
	return (cardW - 2*cardMargin - (cardColumns-1)*cardGap) / cardColumns
}

// spoken is a text with words for the arrows and signs that the font lacks.
func spoken(s string) string {
	for _, arrows := range [][2]string{{"↑↓←→", "arrows"}, {"↑↓", "Up, Down"}, {"←→", "Left, Right"}, {"←/→", "Left, Right"},
		{"↑", "Up"}, {"↓", "Down"}, {"←", "Left"}, {"→", "Right"}, {"⌘", "Cmd"}} {
		s = strings.ReplaceAll(s, arrows[0], arrows[1])
	}
	return s
}
