package table

import (
	"archive/zip"
	"bufio"
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"regexp"
	"strconv"
	"strings"
	"sync"

	"github.com/xuri/excelize/v2"
)

// parts are what is read of a workbook.
type parts struct {
	slim   bytes.Buffer          // a workbook of nothing else
	checks map[string]*partCheck // by name
	sheets map[string]string     // names of parts by the names of sheets
}

// slimWorkbook checks a workbook and copies the parts that hold cells into a new one: macros, pictures, links to other
// files and everything else are left behind unread. It refuses what is broken, locked, or unpacks to more than it
// should, before the spreadsheet library sees a byte, because that library reads on silently past damage.
func slimWorkbook(r io.ReaderAt, size int64, lim Limits) (*parts, *Error) {
	zr, err := zip.NewReader(r, size)
	if err != nil {
		return nil, Problem("is a broken workbook: %v", err).Advise("export it again, or save it as .csv")
	}
	wanted, bad := wantedParts(zr, lim)
	if bad != nil {
		return nil, bad
	}
	p := &parts{checks: map[string]*partCheck{}}
	w := zip.NewWriter(&p.slim)
	for _, f := range wanted {
		c, bad := checkPart(f)
		if bad != nil {
			return nil, bad
		}
		p.checks[partName(f)] = c
		if err := w.Copy(f); err != nil {
			return nil, Problem("is a broken workbook: part %s: %v", f.Name, err)
		}
	}
	if err := w.Close(); err != nil {
		return nil, Problem("is a broken workbook: %v", err)
	}
	p.findSheets()
	return p, nil
}

// findSheets follows the names of sheets to their parts.
func (p *parts) findSheets() {
	p.sheets = map[string]string{}
	rels := p.checks["xl/_rels/workbook.xml.rels"]
	if book := p.checks["xl/workbook.xml"]; book != nil && rels != nil {
		for name, id := range book.named {
			target := strings.TrimPrefix(strings.ToLower(rels.named[id]), "/")
			p.sheets[name] = "xl/" + strings.TrimPrefix(target, "xl/")
		}
	}
}

// check is what was counted of a sheet; empty when it was not found.
func (p *parts) check(sheet string) *partCheck {
	if c := p.checks[p.sheets[sheet]]; c != nil {
		return c
	}
	return &partCheck{}
}

// wantedParts picks the parts to read by the zip's directory alone, and holds the directory to the limits.
func wantedParts(zr *zip.Reader, lim Limits) ([]*zip.File, *Error) {
	if len(zr.File) > lim.Parts {
		return nil, Problem("is a workbook of %s parts, more than %s", Grouped(len(zr.File)), Grouped(lim.Parts))
	}
	var parts []*zip.File
	var total uint64
	seen := map[string]bool{}
	for _, f := range zr.File {
		name := partName(f)
		if !wanted().MatchString(name) {
			continue
		}
		if seen[name] {
			return nil, Problem("is a broken workbook: two parts are called %s", name)
		}
		seen[name] = true
		if bad := checkDeclared(f, name, lim); bad != nil {
			return nil, bad
		}
		if total += f.UncompressedSize64; total > uint64(lim.Unpacked) {
			return nil, Problem("unpacks to more than %s", megabytes(lim.Unpacked)).Advise(splitUp)
		}
		parts = append(parts, f)
	}
	if !seen["[content_types].xml"] || !seen["_rels/.rels"] {
		return nil, Problem("is an archive, but no Excel workbook").Advise("save the table as .xlsx or .csv")
	}
	return parts, nil
}

func partName(f *zip.File) string { return strings.ToLower(strings.ReplaceAll(f.Name, `\`, "/")) }

// wanted are the names of parts that hold cells or say where those are.
var wanted = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`^(\[content_types\]\.xml|_rels/\.rels|xl/worksheets/.*\.xml|xl/_rels/.*\.rels|` +
		`xl/(workbook|sharedstrings|styles)[^/]*\.xml)$`)
})

// The numbers below are a zip's own: a part of mere structure has no need of megabytes, and nothing that people type
// packs to a three-hundredth.
const (
	maxStructure = 8 << 20
	maxRatio     = 300
	ratioFrom    = 1 << 20
)

func checkDeclared(f *zip.File, name string, lim Limits) *Error {
	big := strings.HasPrefix(name, "xl/worksheets/") || strings.HasPrefix(name, "xl/sharedstrings")
	switch {
	case f.Flags&1 != 0:
		return Problem("is locked with a password").Advise("save it without one")
	case f.Method != zip.Store && f.Method != zip.Deflate:
		return Problem("is a broken workbook: part %s is packed in an unknown way", name)
	case f.UncompressedSize64 > uint64(lim.Unpacked):
		return Problem("unpacks to more than %s", megabytes(lim.Unpacked)).Advise(splitUp)
	case !big && f.UncompressedSize64 > maxStructure:
		return Problem("is no survey: part %s unpacks to more than %s", name, megabytes(maxStructure))
	case f.UncompressedSize64 > ratioFrom && f.UncompressedSize64/maxRatio > f.CompressedSize64:
		return Problem("is no survey: part %s unpacks to more than %d times its size", name, maxRatio)
	}
	return nil
}

// The most that well-formed parts may hold. A cell of text has a handful of elements, one for each change of font.
const (
	maxDepth    = 64
	maxInCell   = 10_000
	maxStrings  = 1_000_000
	maxXMLAttrs = 256
	maxMerged   = 1_000
)

// checkPart reads a part to its end: its checksum holds, its XML is whole, and it has no more in it than it may.
func checkPart(f *zip.File) (*partCheck, *Error) {
	c := &partCheck{}
	rc, err := f.Open()
	if err == nil {
		defer rc.Close()
		err = c.run(rc)
	}
	if bad, ok := errors.AsType[*Error](err); ok {
		return nil, bad
	}
	if err != nil {
		return nil, Problem("is a broken workbook: part %s: %v", f.Name, err).Advise("export it again, or save it as .csv").At(c.row, "")
	}
	return c, nil
}

// partCheck counts its way through one part, so that what is too much is refused before it is held.
type partCheck struct {
	depth, row, strings int
	inCell, cellDepth   int               // pieces of the cell in hand, and the depth it is at; 0 outside cells
	merged              []merge           // cells that stand over several columns or rows
	named               map[string]string // ids of sheets by name, or targets by id
}

func (c *partCheck) run(r io.Reader) error {
	d := xml.NewDecoder(bufio.NewReaderSize(r, 64<<10))
	for {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return err
		}
		switch el := token.(type) {
		case xml.StartElement:
			if err := c.start(el); err != nil {
				return err
			}
		case xml.EndElement:
			if c.depth--; c.depth < c.cellDepth {
				c.cellDepth = 0
			}
		}
	}
	// The decoder may stop before the part does; what is left is only summed.
	_, err := io.Copy(io.Discard, r)
	return err
}

func (c *partCheck) start(el xml.StartElement) error {
	if c.depth++; c.depth > maxDepth {
		return fmt.Errorf("elements nest deeper than %d", maxDepth)
	}
	if len(el.Attr) > maxXMLAttrs {
		return fmt.Errorf("element %s has more than %d attributes", el.Name.Local, maxXMLAttrs)
	}
	if c.cellDepth > 0 {
		if c.inCell++; c.inCell > maxInCell {
			return fmt.Errorf("a cell has more than %d pieces", maxInCell)
		}
		return nil
	}
	switch el.Name.Local {
	case "row":
		c.row++
		if n, err := strconv.Atoi(attribute(el, "r")); err == nil {
			c.row = n
		}
	case "c":
		c.inCell, c.cellDepth = 0, c.depth
	case "si":
		if c.strings++; c.strings > maxStrings {
			return tooMany("different texts", maxStrings)
		}
		c.inCell, c.cellDepth = 0, c.depth
	case "mergeCell":
		c.merge(attribute(el, "ref"))
	case "sheet":
		c.name(attribute(el, "name"), attribute(el, "id"))
	case "Relationship":
		c.name(attribute(el, "Id"), attribute(el, "Target"))
	}
	return nil
}

func (c *partCheck) name(key, value string) {
	if c.named == nil {
		c.named = map[string]string{}
	}
	c.named[key] = value
}

// merge notes a cell that stands over several columns or rows.
func (c *partCheck) merge(ref string) {
	from, to, _ := strings.Cut(ref, ":")
	left, top, err := excelize.CellNameToCoordinates(from)
	right, bottom, errTo := excelize.CellNameToCoordinates(to)
	if errors.Join(err, errTo) == nil && (right > left || bottom > top) && len(c.merged) < maxMerged {
		c.merged = append(c.merged, merge{row: top - 1, lastRow: bottom - 1, from: left - 1, to: right - 1})
	}
}

func attribute(el xml.StartElement, name string) string {
	for _, a := range el.Attr {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}
