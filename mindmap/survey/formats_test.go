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
		want(t, "row", s.t.Record(i+1).Cells, []string{"0.3", fmt.Sprintf("2024-10-%02d", 3+i), "50%", "0045"})
	}
}
