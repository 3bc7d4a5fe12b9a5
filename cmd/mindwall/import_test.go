package main

import (
	"encoding/csv"
	"strings"

	"github.com/rogpeppe/go-internal/testscript"
	"github.com/xuri/excelize/v2"
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
