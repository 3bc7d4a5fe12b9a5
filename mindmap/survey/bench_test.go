package survey

import (
	"bytes"
	"fmt"
	"runtime"
	"strings"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"
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

func bigCSV() []byte {
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
	line(bigHeader())
	for i := range benchRows {
		line(bigRow(i + 1))
	}
	return b.Bytes()
}

// bigWorkbook has its texts in a shared table, as Excel writes them, and its times as numbers with a format.
func bigWorkbook(t testing.TB) []byte {
	f := excelize.NewFile()
	defer f.Close()
	_ = f.SetSheetRow("Sheet1", "A1", new(bigHeader()))
	start := time.Date(2024, 10, 3, 9, 15, 2, 0, time.UTC)
	for i := range benchRows {
		row := bigRow(i + 1)
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
