package survey

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"regexp"
	"strconv"
	"strings"
	"sync"
)

// slimWorkbook checks a workbook and copies the parts that hold cells into a new one: macros, pictures, links to other
// files and everything else are left behind unread. It refuses what is broken, locked, or unpacks to more than it
// should, before the spreadsheet library sees a byte, because that library reads on silently past damage.
func slimWorkbook(r io.ReaderAt, size int64, lim limits) (*bytes.Buffer, *Error) {
	zr, err := zip.NewReader(r, size)
	if err != nil {
		return nil, problem("is a broken workbook: %v", err).advise("export it again, or save it as .csv")
	}
	parts, bad := wantedParts(zr, lim)
	if bad != nil {
		return nil, bad
	}
	var slim bytes.Buffer
	w := zip.NewWriter(&slim)
	for _, f := range parts {
		if bad := checkPart(f, lim); bad != nil {
			return nil, bad
		}
		if err := w.Copy(f); err != nil {
			return nil, problem("is a broken workbook: part %s: %v", f.Name, err)
		}
	}
	if err := w.Close(); err != nil {
		return nil, problem("is a broken workbook: %v", err)
	}
	return &slim, nil
}

// wantedParts picks the parts to read by the zip's directory alone, and holds the directory to the limits.
func wantedParts(zr *zip.Reader, lim limits) ([]*zip.File, *Error) {
	if len(zr.File) > lim.parts {
		return nil, problem("is a workbook of %s parts, more than %s", grouped(len(zr.File)), grouped(lim.parts))
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
			return nil, problem("is a broken workbook: two parts are called %s", name)
		}
		seen[name] = true
		if bad := checkDeclared(f, name, lim); bad != nil {
			return nil, bad
		}
		if total += f.UncompressedSize64; total > uint64(lim.unpacked) {
			return nil, problem("unpacks to more than %s", megabytes(lim.unpacked)).advise("split the file and import the parts")
		}
		parts = append(parts, f)
	}
	if !seen["[content_types].xml"] || !seen["_rels/.rels"] {
		return nil, problem("is an archive, but no Excel workbook").advise("save the table as .xlsx or .csv")
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

func checkDeclared(f *zip.File, name string, lim limits) *Error {
	big := strings.HasPrefix(name, "xl/worksheets/") || strings.HasPrefix(name, "xl/sharedstrings")
	switch {
	case f.Flags&1 != 0:
		return problem("is locked with a password").advise("save it without one")
	case f.Method != zip.Store && f.Method != zip.Deflate:
		return problem("is a broken workbook: part %s is packed in an unknown way", name)
	case f.UncompressedSize64 > uint64(lim.unpacked):
		return problem("unpacks to more than %s", megabytes(lim.unpacked)).advise("split the file and import the parts")
	case !big && f.UncompressedSize64 > maxStructure:
		return problem("is no survey: part %s unpacks to more than %s", name, megabytes(maxStructure))
	case f.UncompressedSize64 > ratioFrom && f.UncompressedSize64/maxRatio > f.CompressedSize64:
		return problem("is no survey: part %s unpacks to more than %d times its size", name, maxRatio)
	}
	return nil
}

// The most that well-formed parts may hold. A cell of text has a handful of elements, one for each change of font.
const (
	maxDepth    = 64
	maxInCell   = 10_000
	maxStrings  = 1_000_000
	maxXMLAttrs = 256
)

// checkPart reads a part to its end: its checksum holds, its XML is whole, and it has no more in it than it may.
func checkPart(f *zip.File, lim limits) *Error {
	rc, err := f.Open()
	if err != nil {
		return problem("is a broken workbook: part %s: %v", f.Name, err)
	}
	defer rc.Close()
	c := partCheck{lim: lim}
	if err := c.run(rc); err != nil {
		if bad, ok := errors.AsType[*Error](err); ok {
			return bad
		}
		return problem("is a broken workbook: part %s: %v", f.Name, err).advise("export it again, or save it as .csv").at(c.row, "")
	}
	return nil
}

// partCheck counts its way through one part, so that what is too much is refused before it is held.
type partCheck struct {
	lim                        limits
	depth, row, cells, strings int
	inCell, cellDepth          int // pieces of the cell in hand, and the depth it is at; 0 outside cells
	filled, filledRows         int
	lastFilled                 int // number of the row in which something was last
}

func (c *partCheck) run(r io.Reader) error {
	d := xml.NewDecoder(r)
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
		return c.fill(el.Name.Local)
	}
	switch el.Name.Local {
	case "row":
		c.row++
		if n, err := strconv.Atoi(attribute(el, "r")); err == nil {
			c.row = n
		}
	case "c":
		if c.cells++; c.cells > 4*c.lim.packed {
			return tooMany("cells", 4*c.lim.packed).at(c.row, "")
		}
		c.inCell, c.cellDepth = 0, c.depth
	case "si":
		if c.strings++; c.strings > maxStrings {
			return tooMany("different texts", maxStrings)
		}
		c.inCell, c.cellDepth = 0, c.depth
	}
	return nil
}

// fill counts the cells and rows with something in them. Spreadsheets also write empty ones, often very many.
func (c *partCheck) fill(name string) error {
	if name != "v" && name != "is" {
		return nil
	}
	if c.filled++; c.filled > c.lim.packed {
		return tooMany("cells", c.lim.packed).at(c.row, "")
	}
	if c.row == c.lastFilled {
		return nil
	}
	c.lastFilled = c.row
	if c.filledRows++; c.filledRows > c.lim.rows+headerRows {
		return tooMany("rows", c.lim.rows).at(c.row, "")
	}
	return nil
}

func attribute(el xml.StartElement, name string) string {
	for _, a := range el.Attr {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}
