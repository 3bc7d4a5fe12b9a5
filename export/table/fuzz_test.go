package table

import (
	"testing"

	"mindwall/mindmap/text"

	"mindwall/export/internal/walltest"
)

// FuzzXLSX holds that every text is a text in the workbook, and none a formula, a number or a link.
func FuzzXLSX(f *testing.F) {
	for _, s := range []string{"=1+1", "+1", "-1", "@x", "'x", `"`, "A_x0041_B", "_x000D_", "<b>&amp;", "007", "TRUE", "https://x.org", "\u00a0x", "👩‍👩‍👧"} {
		f.Add(s, s, s, s)
	}
	f.Fuzz(func(t *testing.T, question, theme, caption, quote string) {
		b := walltest.Of("t", question, theme, caption, quote)
		book := openXLSX(t, b, Options{})
		sheet := book.GetSheetList()[0]
		q := b.Questions[0]
		a := q.Themes[0].Answers[0]
		want := []string{q.Text, text.JoinPath([]string{q.Themes[0].Text}), a.Text, fitting(a.Quote).(string)}
		for i, w := range want {
			cell := string(rune('B'+i)) + "2"
			got, err := book.GetCellValue(sheet, cell)
			if err != nil || got != w {
				t.Errorf("%s holds %q, want %q; %v", cell, got, w, err)
			}
			if formula, _ := book.GetCellFormula(sheet, cell); formula != "" {
				t.Errorf("%s is the formula %q", cell, formula)
			}
			if linked, _, _ := book.GetCellHyperLink(sheet, cell); linked {
				t.Errorf("%s is a link", cell)
			}
		}
	})
}
