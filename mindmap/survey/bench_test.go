package survey

import (
	"bytes"
	"fmt"
	"maps"
	"runtime"
	"strings"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"

	"mindwall/mindmap"
)

const benchRows = 10_000

// bigRow is a respondent's row, as long as people write.
func bigRow(i int) []any {
	return []any{i, "10/3/24 9:15:02", "10/3/24 9:20:31", "anonymous", "",
		fmt.Sprintf("Waiting %d weeks to be seen, and then being told to go back to the start", i%40),
		"Choir;Walks;Bus;", fmt.Sprintf("Person %d listened to me when nobody else in the building had the time", i),
		"Meeting people", strings.Repeat("word ", 20)}
}

func bigHeader() []any {
	return []any{"ID", "Start time", "Completion time", "Email", "Name", "What gets in the way?", "What helps?", "Who?", "Like?", "Else?"}
}

// asCSV writes rows as forms do. Nothing in them needs quotes within.
func asCSV(header []any, rows int, row func(i int) []any) []byte {
	var b bytes.Buffer
	line := func(cells []any) {
		for i, c := range cells {
			if i > 0 {
				b.WriteByte(',')
			}
			fmt.Fprintf(&b, `"%v"`, c)
		}
		b.WriteString("\r\n")
	}
	line(header)
	for i := range rows {
		line(row(i + 1))
	}
	return b.Bytes()
}

// asWorkbook has its texts in a shared table, as Excel writes them, and its times as numbers with a format.
func asWorkbook(t testing.TB, header []any, rows int, row func(i int) []any) []byte {
	f := excelize.NewFile()
	defer f.Close()
	_ = f.SetSheetRow("Sheet1", "A1", &header)
	start := time.Date(2024, 10, 3, 9, 15, 2, 0, time.UTC)
	for i := range rows {
		row := row(i + 1)
		row[1], row[2] = start.Add(time.Duration(i)*time.Minute), start.Add(time.Duration(i+5)*time.Minute)
		if err := f.SetSheetRow("Sheet1", fmt.Sprintf("A%d", i+2), &row); err != nil {
			t.Fatal(err)
		}
	}
	var b bytes.Buffer
	if err := f.Write(&b); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func bigCSV() []byte                  { return asCSV(bigHeader(), benchRows, bigRow) }
func bigWorkbook(t testing.TB) []byte { return asWorkbook(t, bigHeader(), benchRows, bigRow) }

// closedRow is a row of 40 columns: five of the tool's, an open question, thirty closed ones, four that nobody asks for.
func closedRow(i int) []any {
	choices := [][]string{
		{"Never", "Once a month", "Every week", "Every day"}, {"1", "2", "3", "4", "5", "6", "7", "8", "9", "10"},
		{"Strongly agree", "Agree", "Neither", "Disagree", "Strongly disagree"},
	}
	row := append(bigRow(i)[:5:5], fmt.Sprintf("Person %d says that nobody listens, and that the bus is late", i))
	for k := range 30 {
		of := choices[k%len(choices)]
		row = append(row, of[(i*(k+3)+i/7)%len(of)])
	}
	return append(row, "en", 40+i%900, "web", "")
}

// mapAsked maps the columns of closedHeader that answer questions.
func mapAsked(s *Sheet) Mapping {
	m := mapAll(s)
	maps.DeleteFunc(m, func(i int, _ mindmap.ID) bool { return i >= 36 })
	return m
}

func closedHeader() []any {
	row := append(bigHeader()[:5:5], "What gets in the way?")
	for k := range 30 {
		row = append(row, fmt.Sprintf("How is it with matter %d?", k+1))
	}
	return append(row, "Language", "Duration", "Source", "Notes to self")
}

func importAll(t testing.TB, name string, data []byte) (*Sheet, Proposal) {
	s := openBytes(t, name, data, Options{})
	return s, propose(t, s, mapAll(s), Choices{Split: SplitAll})
}

func TestTenThousandRows(t *testing.T) {
	for name, data := range map[string][]byte{"big.csv": bigCSV(), "big.xlsx": bigWorkbook(t)} {
		done := make(chan struct{})
		peak := watchHeap(done)
		s, p := importAll(t, name, data)
		close(done)
		if s.Rows != benchRows || p.Counts.New != 7*benchRows {
			t.Errorf("%s: %d rows, counts %+v", name, s.Rows, p.Counts)
		}
		if used := <-peak; used > 200<<20 {
			t.Errorf("%s: the heap took %d MB; want under 200", name, used>>20)
		}
	}
}

// A table is read into far less than its cells take, whether the file is text or a workbook.
func TestClosedQuestionsTakeLittleRoom(t *testing.T) {
	for name, data := range map[string][]byte{
		"big.csv": asCSV(closedHeader(), 20_000, closedRow), "big.xlsx": asWorkbook(t, closedHeader(), 2_000, closedRow),
	} {
		done := make(chan struct{})
		peak := watchHeap(done)
		s := openBytes(t, name, data, Options{})
		counted := propose(t, s, mapAsked(s), Choices{Count: func(c *Column) bool { return c.Closed }})
		close(done)
		if n := len(counted.Answers) - s.Rows; s.Preset != microsoftForms || n < 150 || n > 10*(4+10+5) {
			t.Errorf("%s: %s, %d answers of %d rows", name, s.Preset, len(counted.Answers), s.Rows)
		}
		if used := <-peak; used > 80<<20 {
			t.Errorf("%s: the heap took %d MB", name, used>>20)
		}
	}
}

// watchHeap sends the largest heap there was until done, in bytes above what there is now.
func watchHeap(done <-chan struct{}) <-chan uint64 {
	peak := make(chan uint64, 1)
	heap := func() uint64 {
		var m runtime.MemStats
		runtime.ReadMemStats(&m)
		return m.HeapInuse
	}
	runtime.GC()
	start := heap()
	go func() {
		highest := start
		tick := time.NewTicker(5 * time.Millisecond)
		defer tick.Stop()
		for {
			select {
			case <-tick.C:
				highest = max(highest, heap())
			case <-done:
				peak <- max(highest, heap()) - start
				return
			}
		}
	}()
	return peak
}

func BenchmarkCSV(b *testing.B) {
	data := bigCSV()
	b.SetBytes(int64(len(data)))
	b.ReportAllocs()
	for b.Loop() {
		importAll(b, "big.csv", data)
	}
}

// BenchmarkClosed reads and proposes a large survey of closed questions.
func BenchmarkClosed(b *testing.B) {
	for name, data := range map[string][]byte{
		"csv": asCSV(closedHeader(), 100_000, closedRow), "xlsx": asWorkbook(b, closedHeader(), 20_000, closedRow),
	} {
		b.Run(name, func(b *testing.B) {
			b.SetBytes(int64(len(data)))
			b.ReportAllocs()
			for b.Loop() {
				s := openBytes(b, "big."+name, data, Options{})
				propose(b, s, mapAsked(s), Choices{Count: func(c *Column) bool { return c.Closed }})
			}
		})
	}
}

func BenchmarkXLSX(b *testing.B) {
	data := bigWorkbook(b)
	b.SetBytes(int64(len(data)))
	b.ReportAllocs()
	for b.Loop() {
		importAll(b, "big.xlsx", data)
	}
}

// BenchmarkPreview is what it takes to show a proposal again after the mapping was changed.
func BenchmarkPreview(b *testing.B) {
	s := openBytes(b, "big.csv", bigCSV(), Options{})
	m := mapAll(s)
	b.ReportAllocs()
	for b.Loop() {
		propose(b, s, m, Choices{})
	}
}
