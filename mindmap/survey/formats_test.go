package survey

import (
	"bytes"
	"fmt"
	"testing"

	"github.com/xuri/excelize/v2"
)

func TestNumbersAndDatesOfWorkbooks(t *testing.T) {
	f := excelize.NewFile()
	defer f.Close()
	long, err := f.NewStyle(&excelize.Style{NumFmt: 14})
	if err != nil {
		t.Fatal(err)
	}
	percent, err := f.NewStyle(&excelize.Style{NumFmt: 9})
	if err != nil {
		t.Fatal(err)
	}
	_ = f.SetSheetRow("Sheet1", "A1", &[]any{"Number", "Which day?", "How sure?", "What id?"})
	for i := range 30 {
		_ = f.SetSheetRow("Sheet1", fmt.Sprintf("A%d", i+2), &[]any{0.1 + 0.2, 45568 + i, 0.5, "0045"})
	}
	_ = f.SetCellStyle("Sheet1", "B2", "B31", long)
	_ = f.SetCellStyle("Sheet1", "C2", "C31", percent)
	var b bytes.Buffer
	if err := f.Write(&b); err != nil {
		t.Fatal(err)
	}
	s := openBytes(t, "x.xlsx", b.Bytes(), Options{HeaderRow: 1})
	for _, i := range []int{0, 28} { // the last is past where formats are still being learnt
		want(t, "row", s.records()[i].cells, []string{"0.3", fmt.Sprintf("2024-10-%02d", 3+i), "50%", "0045"})
	}
}

func TestPlainNumber(t *testing.T) {
	for stored, shown := range map[string]string{
		"1.14029384756E+11": "114029384756", "0.30000000000000004": "0.3", "1E-2": "0.01", "007": "007", "12": "12",
		"12345678901234567890": "12345678901234567890", "1E+300": "1E+300",
	} {
		var n float64
		if _, err := fmt.Sscan(stored, &n); err != nil {
			t.Fatal(err)
		}
		if got := plainNumber(stored, n); got != shown {
			t.Errorf("plainNumber(%s) = %s, want %s", stored, got, shown)
		}
	}
}
