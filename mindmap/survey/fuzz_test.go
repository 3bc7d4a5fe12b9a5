package survey

import (
	"archive/zip"
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"

	"mindwall/mindmap"
	"mindwall/mindmap/survey/table"
	"mindwall/mindmap/text"
)

// tightLimits keep a fuzzing round short.
func tightLimits() table.Limits {
	l := table.DefaultLimits()
	l.File, l.Unpacked, l.Columns, l.Memory = 1<<20, 4<<20, 100, 1<<20
	return l
}

// holds checks what must hold of any bytes whatever: an error that names the file, or answers that passed the gate,
// each with a key of its own and a place that is in the file.
func holds(t *testing.T, name string, data []byte, o Options) {
	s, err := open(name, bytes.NewReader(data), int64(len(data)), o, tightLimits())
	if err != nil {
		if !strings.HasPrefix(err.Error(), name+":") || !utf8.ValidString(err.Error()) || strings.ContainsAny(err.Error(), "\x1b\n") {
			t.Errorf("error %q", err)
		}
		return
	}
	m := Mapping{}
	for _, c := range s.Columns {
		m[c.Index] = way.ID
	}
	for _, ch := range []Choices{{}, {Split: SplitAll}, {Count: func(*Column) bool { return true }}} {
		p, err := s.Answers(t.Context(), m, ch)
		if err != nil {
			t.Fatal(err)
		}
		if len(p.Answers) != p.Fresh || len(p.Refusals) != p.Counts.Refused || len(p.Left) != 0 {
			t.Errorf("counts %+v of %d answers, %d refusals", p.Counts, len(p.Answers), len(p.Refusals))
		}
		keys := map[string]bool{}
		for _, a := range p.Answers {
			for _, d := range a.Drafts(false, func() mindmap.ID { return mindmap.ID{1} }) {
				if err := d.Op.Validate(); err != nil {
					t.Errorf("answer %+v: %v", a, err)
				}
			}
			if c, err := text.Caption.Clean(a.Caption); err != nil || c != a.Caption {
				t.Errorf("caption %q did not pass the gate", a.Caption)
			}
			if keys[a.Origin.Key] || a.Origin.Row < 1 && a.Rows == 0 || a.Origin.Row > len(data)+1<<20 {
				t.Errorf("origin %+v", a.Origin)
			}
			keys[a.Origin.Key] = true
		}
	}
}

func FuzzOpenText(f *testing.F) {
	names, _ := filepath.Glob("testdata/*.*")
	for _, name := range names {
		data, err := os.ReadFile(name)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(data, 0)
	}
	f.Add([]byte("\xFF\xFEa\x00,\x00b\x00\n\x001\x00,\x002\x00"), -1)
	f.Fuzz(func(t *testing.T, data []byte, header int) { holds(t, "x.csv", data, Options{HeaderRow: header}) })
}

// FuzzOpenSheet puts any bytes where a sheet of a workbook is expected, and any others where its texts are.
func FuzzOpenSheet(f *testing.F) {
	good := smallWorkbook(f)
	parts := unzipped(f, good)
	f.Add(parts[firstSheet], parts["xl/sharedStrings.xml"], parts["xl/styles.xml"])
	quiz := unzipped(f, makeWorkbook(f, formsQuiz()))
	f.Add(quiz[firstSheet], quiz["xl/sharedStrings.xml"], quiz["xl/styles.xml"])
	f.Fuzz(func(t *testing.T, sheet, texts, styles []byte) {
		var b bytes.Buffer
		w := zip.NewWriter(&b)
		for name, content := range parts {
			switch name {
			case firstSheet:
				content = sheet
			case "xl/sharedStrings.xml":
				content = texts
			case "xl/styles.xml":
				content = styles
			}
			part, err := w.CreateHeader(&zip.FileHeader{Name: name, Method: zip.Store})
			if err != nil {
				t.Fatal(err)
			}
			_, _ = part.Write(content)
		}
		_ = w.Close()
		holds(t, "x.xlsx", b.Bytes(), Options{})
	})
}

// FuzzOpenWorkbook changes the bytes of a whole workbook.
func FuzzOpenWorkbook(f *testing.F) {
	f.Add(smallWorkbook(f))
	f.Fuzz(func(t *testing.T, data []byte) {
		holds(t, "x.xlsx", data, Options{})
	})
}

func unzipped(t testing.TB, data []byte) map[string][]byte {
	t.Helper()
	zr, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	parts := map[string][]byte{}
	for _, f := range zr.File {
		rc, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		var b bytes.Buffer
		if _, err := b.ReadFrom(rc); err != nil {
			t.Fatal(err)
		}
		parts[f.Name] = b.Bytes()
	}
	return parts
}
