package table

import (
	"cmp"
	"fmt"
	"slices"
	"sort"

	"github.com/xuri/excelize/v2"

	"mindwall/mindmap"
	"mindwall/mindmap/say"
	"mindwall/mindmap/walk"
)

const (
	// chartBars is how many themes a chart shows at most: those said most.
	chartBars = 40
	// chartRows is how many rows a chart takes at least, and one more for each further bar.
	chartRows = 12
)

// charts writes a sheet with how often the themes of each question were said, and a chart beside them.
func (x *workbook) charts(b *mindmap.Board) error {
	chartsSheet := x.sheetName(say.SheetCharts)
	if _, err := x.file.NewSheet(chartsSheet); err != nil {
		return err
	}
	if err := x.file.SetColWidth(chartsSheet, "A", "A", 48); err != nil {
		return err
	}
	if err := x.page(chartsSheet); err != nil {
		return err
	}
	at := 1
	for _, q := range b.Questions {
		if err := x.ctx.Err(); err != nil {
			return err
		}
		n, err := x.chart(chartsSheet, q, at)
		if err != nil {
			return err
		}
		at += n
	}
	// The library lists the kinds of pictures in any order; the same wall gives the same file.
	kinds := x.file.ContentTypes.Defaults
	sort.Slice(kinds, func(i, j int) bool { return kinds[i].Extension < kinds[j].Extension })
	return nil
}

// chart writes the numbers and the chart of a question from a row on, and returns how many rows they take.
func (x *workbook) chart(sheet string, q *mindmap.Question, at int) (rows int, err error) {
	set := func(column string, row int, value any, style int) {
		cell := fmt.Sprintf("%s%d", column, row)
		err = cmp.Or(err, x.file.SetCellValue(sheet, cell, fitting(value)), x.file.SetCellStyle(sheet, cell, cell, style))
	}
	bars := walk.Branches(q, x.voice.Text(say.Unsorted))
	slices.SortStableFunc(bars, func(a, b walk.Branch) int { return cmp.Compare(b.Tally.Total(), a.Tally.Total()) })
	bars = bars[:min(len(bars), chartBars)]
	set("A", at, q.Text, x.bold)
	set("B", at, x.voice.Text(say.ColumnSaid), x.bold)
	for i := range bars {
		set("A", at+1+i, cmp.Or(bars[i].Name, x.voice.TakenOut()), x.body)
		set("B", at+1+i, bars[i].Tally.Total(), x.body)
	}
	rows = max(chartRows, len(bars)) + 3
	if err != nil || len(bars) == 0 {
		return rows, err
	}
	from, to := at+1, at+len(bars)
	return rows, x.file.AddChart(sheet, fmt.Sprintf("D%d", at), &excelize.Chart{
		Type: excelize.Bar,
		Series: []excelize.ChartSeries{{
			Name: fmt.Sprintf("%s!$B$%d", quotedSheet(sheet), at), Categories: fmt.Sprintf("%s!$A$%d:$A$%d", quotedSheet(sheet), from, to),
			Values: fmt.Sprintf("%s!$B$%d:$B$%d", quotedSheet(sheet), from, to),
		}},
		Title:     excelize.ChartTitle{Paragraph: []excelize.RichTextRun{{Text: q.Text}}},
		Legend:    excelize.ChartLegend{Position: "none"},
		PlotArea:  excelize.ChartPlotArea{ShowVal: true},
		XAxis:     excelize.ChartAxis{ReverseOrder: true},
		Dimension: excelize.ChartDimension{Width: 640, Height: uint(20 * (rows - 1))},
	})
}
