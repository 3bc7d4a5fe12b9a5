package table

import (
	"cmp"
	"io"
	"slices"
	"strings"

	"github.com/xuri/excelize/v2"

	"mindwall/mindmap/draft"
	"mindwall/mindmap/survey/meaning"
)

// maxInMemory is the size in bytes above which the spreadsheet library keeps a part in a temporary file.
const maxInMemory = 8 << 20

// workbook is an XLSX file whose archive was checked.
type workbook struct {
	f     *excelize.File
	parts *parts
	lim   Limits
	old   bool   // days count from 1904
	done  func() // removes the parts in temporary files
}

// openWorkbook checks and opens a workbook; the caller closes it.
func openWorkbook(r io.ReaderAt, size int64, lim Limits) (w *workbook, bad *Error) {
	parts, bad := slimWorkbook(r, size, lim)
	if bad != nil {
		return nil, bad
	}
	defer caught(&bad)
	folder, done, _ := draft.Temporary() // without one the library looks for a place itself
	defer func() {
		if w == nil {
			done()
		}
	}()
	f, err := excelize.OpenReader(&parts.slim, excelize.Options{
		UnzipSizeLimit: lim.Unpacked, UnzipXMLSizeLimit: maxInMemory, ShortDatePattern: "yyyy-mm-dd", TmpDir: folder,
	})
	if err != nil {
		if f != nil {
			_ = f.Close()
		}
		return nil, Problem("is a broken workbook: %v", err).Advise("export it again, or save it as .csv")
	}
	props, err := f.GetWorkbookProps()
	old := err == nil && props.Date1904 != nil && *props.Date1904
	return &workbook{f: f, parts: parts, lim: lim, old: old, done: done}, nil
}

// caught turns a panic of the spreadsheet library on a broken file into an error about that file.
func caught(bad **Error) {
	if p := recover(); p != nil {
		*bad = Problem("is a broken workbook: %v", p).Advise("export it again, or save it as .csv")
	}
}

// close removes the temporary files. They are only copies, so that they could not be removed is no reason to fail.
func (w *workbook) close() {
	_ = w.f.Close()
	w.done()
}

func readWorkbook(r io.ReaderAt, size int64, o Options, lim Limits) (*Table, *Error) {
	w, bad := openWorkbook(r, size, lim)
	if bad != nil {
		return nil, bad
	}
	defer w.close()
	tabs, bad := w.tabs()
	if bad != nil {
		return nil, bad
	}
	var names []string
	for _, tab := range tabs {
		names = append(names, meaning.OneLine(tab))
	}
	tab, bad := w.choose(tabs, names, o)
	if bad != nil {
		return nil, bad
	}
	t, bad := w.read(tab, 0, o.Progress)
	if bad != nil {
		return nil, bad
	}
	t.Tab, t.Tabs = meaning.OneLine(tab), names
	if o.Beside != nil {
		t.Beside = w.beside(tab, o.Beside)
	}
	return t, nil
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

// How many tabs of a workbook are looked at, and how many of their rows.
const (
	maxTabs  = 32
	headRows = 16
)

// choose takes the tab that was named, hidden ones too; else the first with a known header, else the first with anything in it
// that is not to be read beside.
func (w *workbook) choose(tabs, names []string, o Options) (string, *Error) {
	if o.Tab != "" {
		all := w.f.GetSheetList()
		if i := slices.IndexFunc(all, func(tab string) bool { return meaning.Fold(tab) == meaning.Fold(o.Tab) }); i >= 0 {
			return all[i], nil
		}
		return "", Problem("has no tab %q", o.Tab).Advise("its tabs are " + strings.Join(names, ", "))
	}
	first, other := "", ""
	for _, tab := range tabs[:min(len(tabs), maxTabs)] {
		t, bad := w.read(tab, headRows, nil)
		switch {
		case bad != nil:
			return "", bad
		case t.Rows() == 0:
			continue
		case o.Known != nil && o.Known(t):
			return tab, nil
		case o.Beside != nil && o.Beside(t):
			other = cmp.Or(other, tab)
		default:
			first = cmp.Or(first, tab)
		}
	}
	if first = cmp.Or(first, other); first == "" {
		return "", Problem("has no sheet with anything in it")
	}
	return first, nil
}

// maxBeside is how many rows are read of a sheet beside.
const maxBeside = 50_000

// beside reads the other tabs that are wanted. One that cannot be read, as a chart cannot, is none of them.
func (w *workbook) beside(chosen string, wanted func(*Table) bool) (all []*Table) {
	tabs := w.f.GetSheetList()
	for _, tab := range tabs[:min(len(tabs), maxTabs)] {
		if tab == chosen {
			continue
		}
		if t, bad := w.read(tab, headRows, nil); bad != nil || t.Rows() == 0 || !wanted(t) {
			continue
		}
		if t, bad := w.read(tab, maxBeside, nil); bad == nil {
			all = append(all, t)
		}
	}
	return all
}

// read reads a tab; maxRows is the number of rows after which to stop without an error, or 0 for all.
func (w *workbook) read(tab string, maxRows int, progress func(done, of int64)) (t *Table, bad *Error) {
	defer caught(&bad)
	raw, err := w.f.Rows(tab)
	if err != nil {
		return nil, Problem("tab %q: %v", tab, err)
	}
	defer raw.Close()
	shown, err := w.f.Rows(tab)
	if err != nil {
		return nil, Problem("tab %q: %v", tab, err)
	}
	defer shown.Close()
	t = newTable(w.lim)
	t.Workbook = true
	check := w.parts.check(tab)
	t.merged = check.merged
	formats := formats{w: w, shown: shown}
	for number := 1; raw.Next() && (maxRows == 0 || number <= maxRows); number++ {
		cells, err := raw.Columns(excelize.Options{RawCellValue: true})
		if err == nil {
			err = formats.apply(number, cells)
		}
		if err != nil {
			return nil, Problem("tab %q: %v", tab, err).At(number, "")
		}
		if bad := add(t, number, cells); bad != nil {
			return nil, bad
		}
		if progress != nil && number%toldRows == 0 {
			progress(int64(number), int64(max(number, check.row)))
		}
	}
	if err := raw.Error(); err != nil {
		return nil, Problem("tab %q: %v", tab, err)
	}
	return t.settle(), nil
}
