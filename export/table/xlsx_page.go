package table

import (
	"math"
	"strings"

	"github.com/rivo/uniseg"
	"github.com/xuri/excelize/v2"
)

// Heights of rows, in points of 1/72 inch. Office's own font at its usual size takes 15 a line; 409 is the most that a row
// may have.
const (
	lineHeight = 15.0
	maxHeight  = 409.0
)

// paper sets a sheet up for paper, with the head on every page. It must come before the sheet's rows.
func (x *workbook) paper(name string) error {
	if err := x.page(name); err != nil {
		return err
	}
	return x.file.SetDefinedName(&excelize.DefinedName{
		Name: "_xlnm.Print_Titles", RefersTo: quotedSheet(name) + "!$1:$1", Scope: name,
	})
}

// quotedSheet is the name of a sheet as it stands in references.
func quotedSheet(name string) string { return "'" + strings.ReplaceAll(name, "'", "''") + "'" }

// page sets a sheet up for A4 across, with all columns on the width of a page.
func (x *workbook) page(name string) error {
	fit := true
	if err := x.file.SetSheetProps(name, &excelize.SheetPropsOptions{FitToPage: &fit}); err != nil {
		return err
	}
	const a4 = 9
	size, across, wide, high := a4, "landscape", 1, 0
	return x.file.SetPageLayout(name, &excelize.PageLayoutOptions{Size: &size, Orientation: &across, FitToWidth: &wide, FitToHeight: &high})
}

// heightOf is the height of a row whose texts are wrapped in columns of these widths. Programs that take the file for one
// of Excel's trust the heights in it, and would show only the first line of every text.
func heightOf(cells []any, widths []float64) float64 {
	lines := 1
	for i, c := range cells {
		if s, ok := c.(string); ok && len(s) >= int(widths[i]) {
			lines = max(lines, wrappedLines(s, widths[i]))
		}
	}
	return min(lineHeight*float64(lines), maxHeight)
}

// wrappedLines is about how many lines a text takes in a column of so many digits' width. Digits are a little wider than
// the average of letters, so it is rather one too many than one too few.
func wrappedLines(text string, width float64) int {
	room, lines, at := math.Max(width-1, 1), 1, 0.0
	for _, word := range strings.Fields(text) {
		w := float64(uniseg.StringWidth(word))
		if at > 0 && at+1+w > room {
			lines, at = lines+1, 0
		}
		if w > room { // broken anywhere
			lines += int(w / room)
			w = math.Mod(w, room)
		}
		if at > 0 {
			at++
		}
		at += w
	}
	return lines
}
