package survey

import (
	"io"
	"slices"

	"github.com/xuri/excelize/v2"

	"mindwall/mindmap/draft"
)

// maxInMemory is the size in bytes above which the spreadsheet library keeps a part in a temporary file.
const maxInMemory = 8 << 20

// workbook is an XLSX file whose archive was checked.
type workbook struct {
	f       *excelize.File
	lim     limits
	moments *moments
	old     bool   // days count from 1904
	done    func() // removes the parts in temporary files
}

// openWorkbook checks and opens a workbook; the caller closes it.
func openWorkbook(r io.ReaderAt, size int64, lim limits, m *moments) (w *workbook, bad *Error) {
	slim, bad := slimWorkbook(r, size, lim)
	if bad != nil {
		return nil, bad
	}
	defer caught(&bad)
	parts, done, _ := draft.Temporary() // without one the library looks for a place itself
	defer func() {
		if w == nil {
			done()
		}
	}()
	f, err := excelize.OpenReader(slim, excelize.Options{
		UnzipSizeLimit: lim.unpacked, UnzipXMLSizeLimit: maxInMemory, ShortDatePattern: "yyyy-mm-dd", TmpDir: parts,
	})
	if err != nil {
		if f != nil {
			_ = f.Close()
		}
		return nil, problem("is a broken workbook: %v", err).advise("export it again, or save it as .csv")
	}
	props, err := f.GetWorkbookProps()
	old := err == nil && props.Date1904 != nil && *props.Date1904
	return &workbook{f: f, lim: lim, moments: m, old: old, done: done}, nil
}

// caught turns a panic of the spreadsheet library on a broken file into an error about that file.
func caught(bad **Error) {
	if p := recover(); p != nil {
		*bad = problem("is a broken workbook: %v", p).advise("export it again, or save it as .csv")
	}
}

// close removes the temporary files. They are only copies, so that they could not be removed is no reason to fail.
func (w *workbook) close() {
	_ = w.f.Close()
	w.done()
}

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

// read reads a tab into a table; maxRows is the number of rows after which to stop without an error, or 0 for all.
func (w *workbook) read(tab string, maxRows int) (t *table, bad *Error) {
	defer caught(&bad)
	raw, err := w.f.Rows(tab)
	if err != nil {
		return nil, problem("tab %q: %v", tab, err)
	}
	defer raw.Close()
	shown, err := w.f.Rows(tab)
	if err != nil {
		return nil, problem("tab %q: %v", tab, err)
	}
	defer shown.Close()
	t = newTable(w.lim)
	formats := formats{w: w, shown: shown}
	for number := 1; raw.Next() && (maxRows == 0 || number <= maxRows); number++ {
		cells, err := raw.Columns(excelize.Options{RawCellValue: true})
		if err == nil {
			err = formats.apply(number, cells)
		}
		if err != nil {
			return nil, problem("tab %q: %v", tab, err).at(number, "")
		}
		if bad := t.add(number, cells); bad != nil {
			return nil, bad
		}
	}
	if err := raw.Error(); err != nil {
		return nil, problem("tab %q: %v", tab, err)
	}
	return t, nil
}
