package main

import (
	"bytes"
	"context"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"runtime/debug"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/testscript"
	"github.com/xuri/excelize/v2"

	"mindwall/cmd/internal/shell"
	"mindwall/mindmap"
	"mindwall/mindmap/desk"
	"mindwall/mindmap/plan"
	"mindwall/mindmap/scribe"
	"mindwall/mindmap/survey"
)

// writeWorkbook makes an XLSX file of one sheet from rows of CSV: workbook survey.xlsx 'Sheet name' rows.csv.
func writeWorkbook(ts *testscript.TestScript, _ bool, args []string) {
	if len(args) != 3 {
		ts.Fatalf("usage: workbook FILE SHEET ROWS")
	}
	in := csv.NewReader(strings.NewReader(ts.ReadFile(args[2])))
	in.FieldsPerRecord = -1
	rows, err := in.ReadAll()
	ts.Check(err)
	book := excelize.NewFile()
	defer book.Close()
	ts.Check(book.SetSheetName("Sheet1", args[1]))
	for i, row := range rows {
		cell, err := excelize.CoordinatesToCellName(1, i+1)
		ts.Check(err)
		ts.Check(book.SetSheetRow(args[1], cell, &row))
	}
	ts.Check(book.SaveAs(ts.MkAbs(args[0])))
}

// runHere runs the program in this process, which must be done without an error, and returns what it prints.
func runHere(t testing.TB, args ...string) string {
	t.Helper()
	name := filepath.Join(t.TempDir(), "out")
	out, err := os.Create(name)
	if err != nil {
		t.Fatal(err)
	}
	defer out.Close()
	null, err := os.Open(os.DevNull)
	if err != nil {
		t.Fatal(err)
	}
	defer null.Close()
	code := run(t.Context(), args, null, out, out)
	text, err := os.ReadFile(name)
	if err != nil || code != shell.ExitDone {
		t.Fatalf("mindwall %v: exit code %d, %v\n%s", args, code, err, text)
	}
	return string(text)
}

// writeSurvey writes an export of a survey with as many rows into a folder of its own, and returns its path.
func writeSurvey(t testing.TB, rows int) string {
	t.Helper()
	var b strings.Builder
	b.WriteString("ID,Start time,Completion time,Email,Name,What gets in the way?,What helps?\n")
	for i := range rows {
		fmt.Fprintf(&b, "%d,10/3/24 9:15:02,10/3/24 9:20:31,ann@example.org,Ann,\"Waiting %d weeks to be seen, and then being sent back\",Choir;Walks;\n", i+1, i)
	}
	path := filepath.Join(t.TempDir(), "survey.csv")
	if err := os.WriteFile(path, []byte(b.String()), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// openForImport opens a wall in the name of a device of its own.
func openForImport(t testing.TB, path string) *desk.Desk {
	t.Helper()
	d, err := desk.Open(path, desk.Writer{Author: "sam"})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { d.Close() })
	return d
}

func intakeOf(t testing.TB, d *desk.Desk, surveyPath string) *desk.Intake {
	t.Helper()
	sheet, err := desk.OpenSurvey(surveyPath, "", survey.Options{})
	if err != nil {
		t.Fatal(err)
	}
	each := func(*survey.Column) bool { return false }
	return &desk.Intake{Sheet: sheet, Mapping: desk.GuessColumns(sheet, d.Board()), Count: each}
}

func newTestWall(t testing.TB) string {
	t.Helper()
	t.Setenv("XDG_CONFIG_HOME", t.TempDir())
	path := filepath.Join(t.TempDir(), "day.wall")
	runHere(t, "new", path, "--no-open", "--title", "Day", "--question", "What gets in the way?", "--question", "What helps?")
	return path
}

func TestImportsAtOnceBringAnAnswerOnce(t *testing.T) {
	path, from := newTestWall(t), writeSurvey(t, 300)
	const tables = 4
	var group sync.WaitGroup
	var news [tables]int
	for i := range tables {
		w := openForImport(t, path) // opened by all before the first imports
		in := intakeOf(t, w, from)
		group.Go(func() {
			_, done, err := w.Import(context.Background(), in)
			if err != nil {
				t.Error(err)
			}
			news[i] = done.Counts.New
		})
	}
	group.Wait()
	most, sum := 0, 0
	for _, n := range news {
		most, sum = max(most, n), sum+n
	}
	if most != 600 || sum != 600 {
		t.Errorf("new answers of each import: %v, want 600 of one and none of the others", news)
	}
	if n := desk.Answers(openForImport(t, path).Board()); n != 600 {
		t.Errorf("%d answers on the wall, want 600", n)
	}
}

func TestInterruptedImportLeavesTheWallAlone(t *testing.T) {
	path := newTestWall(t)
	w := openForImport(t, path)
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, _, err := w.Import(ctx, intakeOf(t, w, writeSurvey(t, 10))); err == nil {
		t.Error("no error")
	}
	if n := desk.Answers(openForImport(t, path).Board()); n != 0 {
		t.Errorf("%d answers on the wall, want none", n)
	}
}

// A survey in, clustered, and out again: every person is still counted, with where they answered.
func TestSurveyToExportKeepsCountsBySource(t *testing.T) {
	path := newTestWall(t)
	w := openForImport(t, path)
	if _, _, err := w.Import(t.Context(), intakeOf(t, w, writeSurvey(t, 60))); err != nil {
		t.Fatal(err)
	}
	q := w.Board().Questions[0]
	theme, drafts, err := plan.Theme(w.Board(), q, []string{"Waiting", "Weeks"}, scribe.RandomID)
	if err != nil {
		t.Fatal(err)
	}
	ids := make([]mindmap.ID, 0, len(q.Unsorted))
	for _, a := range q.Unsorted {
		ids = append(ids, a.ID)
	}
	drafts = append(drafts, plan.Move(ids[:40], q, theme)...)
	for _, id := range ids[1:11] {
		drafts = append(drafts, mindmap.Draft{Op: mindmap.MergeAnswer{Answer: id, Into: ids[0]}})
	}
	drafts = append(drafts, mindmap.Draft{Op: mindmap.ParkAnswer{Answer: ids[59], Parked: true}},
		mindmap.Draft{Op: mindmap.AddAnswer{Question: q.ID, Theme: theme, Caption: "Said in the room", Source: mindmap.Room, Tally: 3}})
	if _, err := w.Change(t.Context(), func(p *desk.Pen) error { return p.Record(drafts...) }); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}

	var info desk.Info
	if err := json.Unmarshal([]byte(runHere(t, "info", path, "--json")), &info); err != nil {
		t.Fatal(err)
	}
	first, second := info.Questions[0], info.Questions[1]
	if first.Answers != 50 || first.Unsorted != 19 || first.BySource[mindmap.Survey] != 59 || first.BySource[mindmap.Room] != 3 || info.Parked != 1 {
		t.Errorf("question 1: %+v, %d parked", first, info.Parked)
	}
	if second.BySource[mindmap.Survey] != 60 || second.BySource[mindmap.Room] != 0 {
		t.Errorf("question 2: %+v", second)
	}
	exported := runHere(t, "export", path, "--format", "json", "--to", "-")
	if n := people(t, exported, "survey"); n != 59+60+1 { // the parked one too
		t.Errorf("%d people from the survey in the export, want 120", n)
	}
	if n := people(t, exported, "room"); n != 3 {
		t.Errorf("%d people from the room in the export, want 3", n)
	}
	if strings.Contains(exported, "ann@example.org") {
		t.Error("an address came in unasked")
	}
	table := runHere(t, "export", path, "--format", "csv", "--to", "-")
	if !strings.Contains(table, "survey") || strings.Contains(table, "Waiting 59 ") {
		t.Errorf("the table lacks its source or has what is parked:\n%.400s", table)
	}
}

// people sums the tallies of the answers of a source in an exported wall.
func people(t *testing.T, exported, source string) int {
	t.Helper()
	var wall any
	if err := json.NewDecoder(bytes.NewReader([]byte(exported))).Decode(&wall); err != nil {
		t.Fatal(err)
	}
	var sum func(v any) int
	sum = func(v any) int {
		n := 0
		switch v := v.(type) {
		case []any:
			for _, each := range v {
				n += sum(each)
			}
		case map[string]any:
			if v["source"] == source {
				n += int(v["tally"].(float64))
			}
			for _, each := range v {
				n += sum(each)
			}
		}
		return n
	}
	return sum(wall)
}

func TestImportOfTenThousandRows(t *testing.T) {
	path, from := newTestWall(t), writeSurvey(t, 10_000)
	runtime.GC()
	var most uint64
	stop := make(chan struct{})
	var watch sync.WaitGroup
	watch.Go(func() {
		var m runtime.MemStats
		for {
			runtime.ReadMemStats(&m)
			most = max(most, m.HeapInuse)
			select {
			case <-stop:
				return
			case <-time.After(5 * time.Millisecond):
			}
		}
	})
	began := time.Now()
	runHere(t, "import", path, from, "--split", "--yes")
	took := time.Since(began)
	close(stop)
	watch.Wait()
	t.Logf("30,000 answers of 10,000 rows: %v, heap at most %d MB", took.Round(time.Millisecond), most>>20)
	if !raceDetected() && most > 200<<20 { // the detector takes more
		t.Errorf("the heap took %d MB, want under 200", most>>20)
	}
}

// raceDetected reports whether the test was built with the race detector.
func raceDetected() bool {
	info, _ := debug.ReadBuildInfo()
	return info != nil && slices.Contains(info.Settings, debug.BuildSetting{Key: "-race", Value: "true"})
}
