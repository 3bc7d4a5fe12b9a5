package survey

import (
	"fmt"
	"io"
	"slices"
	"strconv"

	"github.com/xuri/excelize/v2"
)

// maxInMemory is the size in bytes above which the spreadsheet library keeps a part in a temporary file.
const maxInMemory = 8 << 20

// workbook is an XLSX file whose archive was checked.
type workbook struct {
	f       *excelize.File
	lim     limits
	moments *moments
	old     bool // days count from 1904
}

// openWorkbook checks and opens a workbook; the caller closes it.
func openWorkbook(r io.ReaderAt, size int64, lim limits, m *moments) (w *workbook, bad *Error) {
	slim, bad := slimWorkbook(r, size, lim)
	if bad != nil {
		return nil, bad
	}
	defer caught(&bad)
	f, err := excelize.OpenReader(slim, excelize.Options{UnzipSizeLimit: lim.unpacked, UnzipXMLSizeLimit: maxInMemory, ShortDatePattern: "yyyy-mm-dd"})
	if err != nil {
		if f != nil {
			_ = f.Close()
		}
		return nil, problem("is a broken workbook: %v", err).hint("export it again, or save it as .csv")
	}
	w = &workbook{f: f, lim: lim, moments: m}
	if props, err := f.GetWorkbookProps(); err == nil && props.Date1904 != nil {
		w.old = *props.Date1904
	}
	return w, nil
}

// caught turns a panic of the spreadsheet library on a broken file into an error about that file.
func caught(bad **Error) {
	if p := recover(); p != nil {
		*bad = problem("is a broken workbook: %v", p).hint("export it again, or save it as .csv")
	}
}

// close removes the temporary files. They are only copies, so that they could not be removed is no reason to fail.
func (w *workbook) close() { _ = w.f.Close() }

// tabs are the names of the sheets that are shown, or of all if none is.
func (w *workbook) tabs() (names []string, bad *Error) {
	defer caught(&bad)
	all := w.f.GetSheetList()
	names = slices.DeleteFunc(slices.Clone(all), func(tab string) bool {
		shown, err := w.f.GetSheetVisible(tab)
		return err == nil && !shown
	})
	if len(names) == 0 {
		names = all
	}
	return names, nil
}

// read reads a tab into a table; most is the number of rows after which to stop without an error, or 0 for all.
func (w *workbook) read(tab string, most int) (t *table, bad *Error) {
	defer caught(&bad)
	shown, err := w.f.Rows(tab)
	if err != nil {
		return nil, problem("tab %q: %v", tab, err)
	}
	defer shown.Close()
	raw, err := w.f.Rows(tab)
	if err != nil {
		return nil, problem("tab %q: %v", tab, err)
	}
	defer raw.Close()
	t = newTable(w.lim)
	for number := 1; shown.Next() && raw.Next() && (most == 0 || number <= most); number++ {
		cells, err := w.row(shown, raw)
		if err != nil {
			return nil, problem("tab %q: %v", tab, err).at(number, "")
		}
		if bad := t.add(number, cells); bad != nil {
			return nil, bad
		}
	}
	if err := shown.Error(); err != nil {
		return nil, problem("tab %q: %v", tab, err)
	}
	return t, nil
}

// row reads a row twice, as shown and as stored, and takes the shown text, except that dates and times are spelled in
// full from what is stored, since how they are shown depends on who saved the file and often lacks the seconds.
func (w *workbook) row(shown, raw *excelize.Rows) ([]string, error) {
	cells, err := shown.Columns()
	if err != nil {
		return nil, fmt.Errorf("read row: %w", err)
	}
	stored, err := raw.Columns(excelize.Options{RawCellValue: true})
	if err != nil {
		return nil, fmt.Errorf("read row: %w", err)
	}
	for i := range min(len(cells), len(stored)) {
		if cells[i] == stored[i] {
			continue
		}
		if f, err := strconv.ParseFloat(stored[i], 64); err == nil && f >= 1 && f < 2_958_466 && w.moments.looksLikeDate(cells[i]) {
			cells[i] = serialTime(f, w.old)
		}
	}
	return cells, nil
}
