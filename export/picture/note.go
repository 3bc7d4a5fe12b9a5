package picture

import (
	"fmt"

	"mindwall/export/canvas"
)

// PaperNote tells people for what paper the map was laid out, when they would not think so; asBook says that it may be a book.
func (m *Map) PaperNote(asBook bool) string {
	sheet, size := m.Plan.Sheet, m.Plan.TextSize()
	switch {
	case sheet.Name == "" || asBook && m.asked != nil && m.book && m.chosen:
		return ""
	case asBook && m.asked != nil && m.book:
		return fmt.Sprintf("a book, as on one page of %s answers would be set in %.1f points; a paper of your choice makes it a poster", sheet.Title(), size)
	case size < sheet.Least:
		return fmt.Sprintf("on %s answers are set in %.1f points, too small to be read in the hand; larger paper or a book would help", sheet.Title(), size)
	case !m.chosen && sheet.Name != "a4":
		return fmt.Sprintf("laid out for %s, with answers in %.1f points; another can be chosen", sheet.Title(), size)
	}
	return ""
}

// PNGNote is [Picture.PNGNote], in dots to the inch of the paper.
func (m *Map) PNGNote() string {
	note, sheet := m.Picture.PNGNote(), m.Plan.Sheet
	k := canvas.PNGScale(m.W, m.H, m.pixels)
	if note == "" || sheet.Name == "" || m.leaf*k < minText {
		return note
	}
	return fmt.Sprintf("on %s the PNG has %.0f dots to the inch, not %.0f, to stay within 40 megapixels; SVG and PDF are sharp at any size",
		sheet.Title(), sheet.Dots*k/m.pixels, sheet.Dots)
}
