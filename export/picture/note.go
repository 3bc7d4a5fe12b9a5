package picture

import "fmt"

// PaperNote tells people for what paper the map was laid out, when they would not think so; asBook says that it may be a book.
func (m *Map) PaperNote(asBook bool) string {
	sheet, size := m.Plan.Sheet, m.Plan.TextSize()
	switch {
	case sheet.Name == "" || asBook && m.asked != nil && m.book && m.chosen:
		return ""
	case asBook && m.asked != nil && m.book:
		return fmt.Sprintf("a book, as on one page of %s answers would be set in %.1f points; --paper makes a poster of it", sheet.Title(), size)
	case size < sheet.Least:
		return fmt.Sprintf("on %s answers are set in %.1f points, too small to be read in the hand; larger paper or --book would help", sheet.Title(), size)
	case !m.chosen && sheet.Name != "a4":
		return fmt.Sprintf("laid out for %s, with answers in %.1f points; --paper names another", sheet.Title(), size)
	}
	return ""
}
