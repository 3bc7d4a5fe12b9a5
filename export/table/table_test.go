package table

import (
	"archive/zip"
	"bytes"
	"context"
	"encoding/csv"
	"io"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"

	"mindwall/mindmap"
	"mindwall/mindmap/text"

	"mindwall/export/internal/walltest"
)

// readCSV reads rows as a foreign program does.
func readCSV(t testing.TB, data []byte) [][]string {
	t.Helper()
	r := csv.NewReader(bytes.NewReader(bytes.TrimPrefix(data, []byte("\ufeff"))))
	rows, err := r.ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	return rows
}

func TestCSVGoldens(t *testing.T) {
	board := walltest.Day()
	for name, o := range map[string]Options{"day.csv": {}, "private.csv": {Private: true}} {
		data := golden(t, name, func(w io.Writer) error { return WriteCSV(w, board, o) })
		if !bytes.HasPrefix(data, []byte("\ufeffNumber,")) || bytes.Count(data, []byte("\n")) != bytes.Count(data, []byte("\r\n")) {
			t.Errorf("%s has no byte order mark, or line ends of another system", name)
		}
		rows := readCSV(t, data)
		tally, people := slices.Index(rows[0], "Tally"), 0
		for _, r := range rows[1:] {
			n, err := strconv.Atoi(r[tally])
			if err != nil {
				t.Fatal(err)
			}
			people += n
		}
		want := 0
		for _, q := range board.Questions {
			want += q.Tally.Total()
		}
		if o.Private {
			want += 2 // one parked, one under a question set aside
		}
		if people != want {
			t.Errorf("%s: the tallies add up to %d people, the wall's to %d", name, people, want)
		}
		secret := bytes.Contains(data, []byte(walltest.Secret))
		if secret != o.Private {
			t.Errorf("%s: carries private words: %v", name, secret)
		}
		if bytes.Contains(data, []byte("waiting,")) || bytes.Contains(data, []byte("removed")) {
			t.Errorf("%s carries answers that are waiting or removed", name)
		}
	}
}

func FuzzCSV(f *testing.F) {
	for _, s := range []string{"=1+1", "+1", "-1", "@x", "\tx", "'x", `"`, "a,b", "a;b", "＝1", "x\r\ny", "|calc", "%0A"} {
		f.Add(s, s, s, s)
	}
	f.Fuzz(func(t *testing.T, question, theme, caption, quote string) {
		b := walltest.Of("t", question, theme, caption, quote)
		var out bytes.Buffer
		if err := WriteCSV(&out, b, Options{}); err != nil {
			t.Fatal(err)
		}
		rows := readCSV(t, out.Bytes())
		q := b.Questions[0]
		want := []string{q.Text, text.JoinPath([]string{q.Themes[0].Text}), q.Themes[0].Answers[0].Text, q.Themes[0].Answers[0].Quote}
		for i, cell := range rows[1][1:5] {
			if cell != want[i] && cell != "'"+want[i] {
				t.Errorf("%q became %q", want[i], cell)
			}
			if cell != "" && strings.ContainsAny(cell[:1], "=+-@\t\r") {
				t.Errorf("%q is a formula", cell)
			}
		}
	})
}

func openXLSX(t testing.TB, b *mindmap.Board, o Options) *excelize.File {
	t.Helper()
	var out bytes.Buffer
	if err := WriteXLSX(context.Background(), &out, b, o); err != nil {
		t.Fatal(err)
	}
	var again bytes.Buffer
	if err := WriteXLSX(context.Background(), &again, b, o); err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff(parts(t, out.Bytes()), parts(t, again.Bytes())); d != "" {
		t.Errorf("the same wall gives another workbook:\n%s", d)
	}
	f, err := excelize.OpenReader(&out)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = f.Close() })
	return f
}

// parts are the files inside a workbook, by name; their order is the library's.
func parts(t testing.TB, data []byte) map[string]string {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	out := map[string]string{}
	for _, f := range z.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		inside, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		if f.Name != "docProps/core.xml" { // which says when it was made
			out[f.Name] = string(inside)
		} else if bytes.Contains(inside, []byte("<lastModifiedBy")) {
			t.Error("the one who changed the file last stands in no namespace")
		}
	}
	return out
}

func TestXLSX(t *testing.T) {
	board := walltest.Day()
	f := openXLSX(t, board, Options{})
	want := []string{"All answers", "Counts", "Charts", "1 What do you like most about…", "2 What gets in the way of the…", "3 What does the health service…"}
	if got := f.GetSheetList(); len(got) != len(want) || !slices.Equal(got[:3], want[:3]) || !strings.HasPrefix(got[3], "1 What do you like") {
		t.Errorf("sheets are %q, want about %q", got, want)
	}
	if rows, err := f.GetRows("All answers"); err != nil || len(rows) != 1+17+1 { // the head, and a theme without answers
		t.Errorf("all answers are %d rows, %v", len(rows), err)
	}
	if kind, err := f.GetCellType("All answers", "K2"); err != nil || kind != excelize.CellTypeUnset && kind != excelize.CellTypeNumber {
		t.Errorf("a time is of type %v, %v", kind, err)
	}
	for i, q := range board.Questions {
		rows, err := f.GetRows(f.GetSheetList()[i+3])
		if err != nil {
			t.Fatal(err)
		}
		said := 0
		for _, r := range rows[1:] {
			if r[3] != "" {
				said++
			}
		}
		if said != q.Answers {
			t.Errorf("question %d has %d rows for %d answers", i+1, said, q.Answers)
		}
		tables, err := f.GetTables(f.GetSheetList()[i+3])
		if err != nil || len(tables) != 1 {
			t.Errorf("question %d has no filters: %v", i+1, err)
		}
	}
	counts, err := f.GetRows("Counts")
	if err != nil {
		t.Fatal(err)
	}
	answers := 0
	for _, r := range counts[1:] {
		if r[2] == "(all)" {
			n, _ := strconv.Atoi(r[3])
			answers += n
		}
	}
	if answers != 17 {
		t.Errorf("the counts add up to %d answers: %q", answers, counts)
	}
	private := openXLSX(t, board, Options{Private: true})
	loose, err := private.GetRows("Off the map")
	if err != nil || len(loose) != 3 {
		t.Errorf("off the map: %q, %v", loose, err)
	}
}

func TestXLSXKeepsTextsAsTexts(t *testing.T) {
	for _, s := range []string{"=1+1", "A_x0041_B", "<b>&amp;", "'x", "007", "1e5", "2026-03-09", "TRUE", "\u00a0x", "👩‍👩‍👧", strings.Repeat("y", 20_000)} {
		b := walltest.Of("t", "[a]/b:c*?\\'", "t", s, s)
		f := openXLSX(t, b, Options{})
		sheet := f.GetSheetList()[0]
		a := b.Questions[0].Themes[0].Answers[0]
		if got, _ := f.GetCellValue(sheet, "D2"); got != a.Text {
			t.Errorf("%.20q reads back as %.20q", a.Text, got)
		}
		if got, _ := f.GetCellValue(sheet, "E2"); got != a.Quote {
			t.Errorf("%.20q reads back as %.20q", a.Quote, got)
		}
		if formula, _ := f.GetCellFormula(sheet, "D2"); formula != "" {
			t.Errorf("%.20q is the formula %q", a.Text, formula)
		}
	}
}

func FuzzSheetName(f *testing.F) {
	f.Add("What? [a]/b")
	f.Add(strings.Repeat("𝒳", 40))
	f.Add("'''")
	f.Fuzz(func(t *testing.T, s string) {
		clean, err := text.Question.Clean(s)
		if err != nil {
			return
		}
		x := excelize.NewFile()
		defer x.Close()
		if _, err := x.NewSheet(sheetName("1 " + clean)); err != nil {
			t.Errorf("%q: %v", s, err)
		}
	})
}

// TestXLSXPrints holds that a sheet prints with all columns on a page, and that no row hides lines of its text.
func TestXLSXPrints(t *testing.T) {
	quote := strings.Repeat("word ", 60)
	f := openXLSX(t, walltest.Of("t", "It's [what]?", "t", "caption", quote), Options{})
	for _, sheet := range f.GetSheetList() {
		page, err := f.GetPageLayout(sheet)
		if err != nil || *page.Orientation != "landscape" || *page.FitToWidth != 1 || *page.FitToHeight != 0 {
			t.Errorf("%s: page %+v, %v", sheet, page, err)
		}
		props, err := f.GetSheetProps(sheet)
		if err != nil || props.FitToPage == nil || !*props.FitToPage {
			t.Errorf("%s is not fitted to the page: %v", sheet, err)
		}
	}
	titles := 0
	for _, n := range f.GetDefinedName() {
		if n.Name == "_xlnm.Print_Titles" && strings.HasSuffix(n.RefersTo, "'!$1:$1") {
			titles++
		}
	}
	if titles != 3 {
		t.Errorf("%d of 3 sheets repeat their head", titles)
	}
	// 300 characters in a column of 50 need six lines at least.
	if height, err := f.GetRowHeight(f.GetSheetList()[0], 2); err != nil || height < 6*lineHeight || height > 9*lineHeight {
		t.Errorf("the row is %v high, %v", height, err)
	}
	for text, want := range map[string]int{"": 1, "one line": 1, strings.Repeat("等", 30): 4, strings.Repeat("w", 45): 3} {
		if got := wrappedLines(text, 20); got != want {
			t.Errorf("%q takes %d lines, want %d", text, got, want)
		}
	}
}
