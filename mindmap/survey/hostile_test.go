package survey

import (
	"archive/zip"
	"bytes"
	"compress/flate"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"runtime"
	"strings"
	"testing"

	"mindwall/mindmap/survey/table"
	"mindwall/mindmap/text"

	"github.com/xuri/excelize/v2"
)

// refused opens a survey that must not be readable and returns its error, which must name the file.
func refused(t *testing.T, name string, data []byte, o Options) *Error {
	t.Helper()
	s, err := Open(name, bytes.NewReader(data), int64(len(data)), o)
	bad, ok := errors.AsType[*Error](err)
	if !ok {
		t.Fatalf("opened %v; error %v, want an *Error", s != nil, err)
	}
	if bad.File != name || !strings.HasPrefix(bad.Error(), name+":") {
		t.Errorf("error %q does not begin with the file %s", bad, name)
	}
	return bad
}

func TestRefusedText(t *testing.T) {
	noise := make([]byte, 4096)
	r := rand.New(rand.NewPCG(1, 2))
	for i := range noise {
		noise[i] = byte(r.Uint32())
	}
	for _, tc := range []struct{ name, data, want string }{
		{"empty", "", "x.csv: is empty"},
		{"mark only", "\xEF\xBB\xBF\n \n", "x.csv: is empty"},
		{"header only", "Name,What helps?\n", "x.csv:1: has a header and no answers below it"},
		{"open quote", "a,b\n1,\"two\nthree\n", `x.csv:2: column "B" opens a quote that is never closed`},
		{"zero byte", "a,b\n1,2\n3,fo\x00ur\n", `x.csv:3: column "B" holds a zero byte: this is no text`},
		{"old excel", "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1rest", "x.csv: is an old Excel file (.xls) or a locked one"},
		{"pdf", "%PDF-1.7", "x.csv: is a PDF"},
		{"web page", "\n<!DOCTYPE html><html>", "x.csv: is a web page or XML, not a table"},
		{"wall", "SQLite format 3\x00rest", "x.csv: is a wall or another database, not a survey"},
		{"controls", strings.Repeat("\x01\x02a,b\n", 50), "x.csv: is no text"},
		{"wide", "a,b\n" + strings.Repeat(",", 3000) + "\n", "x.csv:2: has more than 2,000 columns"},
	} {
		t.Run(tc.name, func(t *testing.T) {
			want(t, "error", refused(t, "x.csv", []byte(tc.data), Options{}).Error(), tc.want)
		})
	}
	refused(t, "noise.csv", noise, Options{})
}

func TestTooMuchIsRefusedInBoundedMemory(t *testing.T) {
	data := []byte("What helps?,Where\n" + strings.Repeat("a bus,North\n", 1_000_000))
	lim := table.DefaultLimits()
	lim.Memory = 8 << 20
	before := allocated()
	_, err := open("x.csv", bytes.NewReader(data), int64(len(data)), Options{}, lim)
	bad, ok := errors.AsType[*Error](err)
	if !ok || !strings.Contains(bad.Error(), "takes more than 8 MB of memory") || bad.Row < 50_000 || bad.Hint() == "" {
		t.Errorf("error %v", bad)
	}
	if used := allocated() - before; used > 32<<20 {
		t.Errorf("allocated %d MB", used>>20)
	}
	if rows := openBytes(t, "x.csv", data, Options{}).Rows; rows != 1_000_000 {
		t.Errorf("%d rows", rows)
	}
}

// allocated is the bytes ever allocated, which bounds those held.
func allocated() uint64 {
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return m.TotalAlloc
}

func TestAHugeCellIsRefusedAndTheRestIsRead(t *testing.T) {
	data := "ID,answer\n1,Choir\n2," + strings.Repeat("long ", 2<<20) + "\n3,Walks\n"
	s := openBytes(t, "responses.csv", []byte(data), Options{})
	p := propose(t, s, Mapping{1: way.ID}, Choices{})
	want(t, "captions", captions(p), []string{"Choir", "Walks"})
	want(t, "refusals", len(p.Refusals), 1)
	want(t, "refusal", p.Refusals[0].Error(), `responses.csv:3: column "answer" is too long: at most 20,000 characters`)
}

func TestTooLong(t *testing.T) {
	long := strings.TrimSpace(strings.Repeat("waiting ", 100))
	tooLong := strings.Repeat("waiting ", 2501)
	s := openBytes(t, "x.csv", []byte("ID,answer\n1,"+long+"\n2,"+tooLong+"\n"), Options{})
	p := propose(t, s, Mapping{1: way.ID}, Choices{})
	want(t, "counts", p.Counts, Counts{New: 1, Shortened: 1, Refused: 1})
	a := p.Answers[0]
	want(t, "quote", a.Quote, long)
	want(t, "marked", a.Shortened, true)
	if !strings.HasSuffix(a.Caption, "waiting…") || len([]rune(a.Caption)) > text.Caption.Limit() {
		t.Errorf("caption %q is not shortened at a word", a.Caption)
	}
	want(t, "refusal", p.Refusals[0].Error(), `x.csv:3: column "answer" is too long: 20,007 characters, at most 20,000`)
}

func TestEscapesDoNotPass(t *testing.T) {
	data := "ID,an\x1b[31mswer\n1,\x1b]0;title\x07red\x1b[2J\n2,\u202Eesrever\n3,\x1b\x1b\n4,=HYPERLINK(\"http://x\")\n"
	s := openBytes(t, "x\x1b[2J.csv", []byte(data), Options{})
	p := propose(t, s, Mapping{1: way.ID}, Choices{})
	all := s.Name + strings.Join(kinds(s), "") + strings.Join(s.Columns[1].Samples, "") + fmt.Sprint(p.Refusals)
	for _, a := range p.Answers {
		all += a.Caption + a.Quote + a.Origin.Column + a.Origin.File
	}
	if strings.ContainsAny(all, "\x1b\x07\u202E") {
		t.Errorf("an escape passed: %q", all)
	}
	want(t, "last", captions(p)[2], `=HYPERLINK("http://x")`)
	want(t, "refusals", len(p.Refusals), 1)
	want(t, "why", p.Refusals[0].Problem, "holds nothing that can be read")
}

func TestATornRowIsRefused(t *testing.T) {
	s := openBytes(t, "x.csv", []byte("ID,answer\n1,I wait, and wait\n2,Choir\n"), Options{})
	p := propose(t, s, Mapping{1: way.ID}, Choices{})
	want(t, "captions", captions(p), []string{"Choir"})
	want(t, "refusal", p.Refusals[0].Error(), "x.csv:2: has 3 columns under a header of 2")
}

// rezip makes a workbook anew with every part passed through change, which may drop it by returning nil.
func rezip(t *testing.T, data []byte, change func(name string, content []byte) []byte) []byte {
	t.Helper()
	zr, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for _, f := range zr.File {
		rc, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		content, err := io.ReadAll(rc)
		if err != nil {
			t.Fatal(err)
		}
		if content = change(f.Name, content); content == nil {
			continue
		}
		part, err := w.Create(f.Name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := part.Write(content); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

const firstSheet = "xl/worksheets/sheet1.xml"

func smallWorkbook(t testing.TB) []byte {
	return makeWorkbook(t, tab{"Sheet1", [][]any{{"ID", "answer"}, {1, "Choir"}, {2, "Walks"}}})
}

func TestRefusedWorkbooks(t *testing.T) {
	good := smallWorkbook(t)
	sheet := func(change func([]byte) []byte) []byte {
		return rezip(t, good, func(name string, c []byte) []byte {
			if name == firstSheet {
				return change(c)
			}
			return c
		})
	}
	damaged := bytes.Clone(good)
	if i := bytes.Index(damaged, []byte(firstSheet)); i > 0 {
		damaged[i+len(firstSheet)+40] ^= 0xFF
	}
	for _, tc := range []struct {
		name string
		data []byte
		want string
	}{
		{"cut off", good[:len(good)/2], "broken workbook"},
		{"damaged", damaged, "broken workbook"},
		{"other archive", rezip(t, good, func(string, []byte) []byte { return nil }), "no Excel workbook"},
		{"cut off inside a part", sheet(func(c []byte) []byte { return c[:len(c)-60] }), "broken workbook"},
		{"zeros that unpack to three hundred times", sheet(func(c []byte) []byte { return make([]byte, 20<<20) }), "300 times its size"},
		{"deep", sheet(func(c []byte) []byte { return []byte(strings.Repeat("<a>", 100) + strings.Repeat("</a>", 100)) }), "nest deeper"},
		{"entities", sheet(func(c []byte) []byte {
			return append([]byte(`<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>`), bytes.Replace(c, []byte("<v>1</v>"), []byte("<v>&b;</v>"), 1)...)
		}), "broken workbook"},
		{"row far below", sheet(func(c []byte) []byte {
			return bytes.Replace(c, []byte(`<row r="2"`), []byte(`<row r="99999999"`), 1)
		}), "x.xlsx"},
		{"not a cell", sheet(func(c []byte) []byte { return bytes.Replace(c, []byte(`r="A2"`), []byte(`r="ZZZZZZ2"`), 1) }), "x.xlsx"},
	} {
		t.Run(tc.name, func(t *testing.T) {
			if bad := refused(t, "x.xlsx", tc.data, Options{}); !strings.Contains(bad.Error(), tc.want) {
				t.Errorf("error %q, want %q in it", bad, tc.want)
			}
		})
	}
}

func TestZipThatLiesAboutItsSizes(t *testing.T) {
	var packed bytes.Buffer
	w, _ := flate.NewWriter(&packed, 9)
	_, _ = w.Write(make([]byte, 64<<20))
	_ = w.Close()
	good := smallWorkbook(t)
	zr, _ := zip.NewReader(bytes.NewReader(good), int64(len(good)))
	var b bytes.Buffer
	zw := zip.NewWriter(&b)
	for _, f := range zr.File {
		if f.Name != firstSheet {
			if err := zw.Copy(f); err != nil {
				t.Fatal(err)
			}
			continue
		}
		part, err := zw.CreateRaw(&zip.FileHeader{Name: f.Name, Method: zip.Deflate, UncompressedSize64: 900, CompressedSize64: uint64(packed.Len())})
		if err != nil {
			t.Fatal(err)
		}
		_, _ = part.Write(packed.Bytes())
	}
	_ = zw.Close()
	before := allocated()
	refused(t, "x.xlsx", b.Bytes(), Options{})
	if used := allocated() - before; used > 16<<20 {
		t.Errorf("allocated %d MB", used>>20)
	}
}

func TestOneTextInAMillionCells(t *testing.T) {
	text := strings.Repeat("waiting ", 2000) // 16 KB, shared by every cell
	var rows strings.Builder
	for i := range 50_000 {
		fmt.Fprintf(&rows, `<row r="%d"><c t="s"><v>0</v></c></row>`, i+1)
	}
	data := rezip(t, smallWorkbook(t), func(name string, c []byte) []byte {
		switch name {
		case firstSheet:
			return []byte(`<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>` + rows.String() + `</sheetData></worksheet>`)
		case "xl/sharedStrings.xml":
			return []byte(`<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><si><t>` + text + `</t></si></sst>`)
		}
		return c
	})
	s := openBytes(t, "x.xlsx", data, Options{HeaderRow: NoHeader})
	_, err := s.Answers(t.Context(), Mapping{0: way.ID}, Choices{})
	if bad, ok := errors.AsType[*Error](err); !ok || !strings.Contains(bad.Problem, "of answers") || bad.Row == 0 {
		t.Errorf("error %v", err)
	}
	p := propose(t, s, Mapping{0: way.ID}, Choices{Count: func(*Column) bool { return true }})
	if len(p.Answers) != 1 || p.Answers[0].Rows != 50_000 {
		t.Errorf("%d answers", len(p.Answers))
	}
}

func TestFormulasMacrosAndLinksAreNotFollowed(t *testing.T) {
	f := excelize.NewFile()
	defer f.Close()
	_ = f.SetSheetRow("Sheet1", "A1", &[]any{"ID", "answer"})
	_ = f.SetSheetRow("Sheet1", "A2", &[]any{1, "Choir"})
	_ = f.SetCellFormula("Sheet1", "B3", `WEBSERVICE("http://localhost/")`)
	_ = f.SetCellValue("Sheet1", "A3", 2)
	_ = f.SetSheetRow("Sheet1", "A4", &[]any{3, "#REF!"})
	_ = f.SetCellHyperLink("Sheet1", "B2", "http://localhost/", "External")
	var b bytes.Buffer
	if err := f.Write(&b); err != nil {
		t.Fatal(err)
	}
	data := rezip(t, b.Bytes(), func(name string, c []byte) []byte { return c })
	data = addParts(t, data, map[string]string{"xl/vbaProject.bin": "macro", "xl/externalLinks/externalLink1.xml": "<broken", "xl/media/image1.png": "x"})
	s := openBytes(t, "x.xlsm", data, Options{})
	p := propose(t, s, Mapping{1: way.ID}, Choices{})
	want(t, "captions", captions(p), []string{"Choir"})
	want(t, "counts", p.Counts, Counts{New: 1, Empty: 1, Refused: 1})
	want(t, "refusal", p.Refusals[0].Error(), `x.xlsm:4: column "answer" is a formula that failed: #REF!`)
}

func addParts(t *testing.T, data []byte, parts map[string]string) []byte {
	t.Helper()
	zr, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for _, f := range zr.File {
		if err := w.Copy(f); err != nil {
			t.Fatal(err)
		}
	}
	for name, content := range parts {
		part, _ := w.Create(name)
		_, _ = io.WriteString(part, content)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}
