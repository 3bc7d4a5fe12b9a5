package export

import (
	"bytes"
	"context"
	"fmt"
	"strings"
	"testing"

	"mindwall/export/internal/walltest"
	"mindwall/mindmap"
)

// written is a write-up in a format.
func written(t *testing.T, b *mindmap.Board, format string) string {
	t.Helper()
	var out bytes.Buffer
	if _, err := StreamReport(context.Background(), &out, ReportRequest{Board: b, Format: format}); err != nil {
		t.Fatal(err)
	}
	return string(unpacked(t, out.Bytes()))
}

// TestNothingPrivateIsInAWriteUp looks for what must not leave the wall in every byte.
func TestNothingPrivateIsInAWriteUp(t *testing.T) {
	b := walltest.Day()
	b.Actions = []*mindmap.Action{{Text: "Ask the council", Who: "Ruth", Author: walltest.Secret}}
	b.RemovedActions = []*mindmap.Action{{Text: walltest.Secret + " never mind"}}
	for _, format := range ReportFormats {
		text := written(t, b, format)
		if strings.Contains(text, walltest.Secret) {
			t.Errorf("%s carries what must not leave the wall", format)
		}
		if !strings.Contains(text, "Ask the council") || !strings.Contains(text, "Ruth") {
			t.Errorf("%s does not say what will be done", format)
		}
	}
}

// TestWhoSaidWhat tells themes by what a survey says of people, with small numbers hidden, and says nothing of few.
func TestWhoSaidWhat(t *testing.T) {
	m := walltest.New()
	q := m.Ask("What helps?")
	row := 0
	said := func(theme mindmap.ID, role string, times int) {
		for range times {
			row++
			m.Make(mindmap.AddAnswer{Question: q, Theme: theme, Caption: "Said", Source: mindmap.Survey, Origin: &mindmap.Origin{
				File: walltest.Secret, Row: row, Key: fmt.Sprint("k", row), Attributes: map[string]string{"Role": role, "Shoe": fmt.Sprint(walltest.Secret, row)},
			}})
		}
	}
	money, time, bus := m.Theme(q, mindmap.ID{}, "Money"), m.Theme(q, mindmap.ID{}, "Time"), m.Theme(q, mindmap.ID{}, "The bus")
	said(money, "Nurse", 9)
	said(money, "Porter", 3)
	said(time, "Nurse", 6)
	said(time, "Porter", 17)
	said(bus, "Nurse", 11)
	said(bus, "Porter", 8)
	b := m.Board()
	for format, want := range map[string][]string{
		"html": {"Who said what, by “Role”", `<td role="cell" class="number" data-head="Nurse">hidden</td>`, `<span class="number">hidden</span>`, `<i style="width:61%"></i></span> <span class="number">61%</span>`},
		"md":   {"### Who said what, by “Role”", "| Theme | Nurse | Porter | All |", "| Money | hidden | hidden | 12 |", "| Time | 6 | 17 | 23 |"},
		"docx": {"Who said what, by “Role”", "hidden", "Porter"},
	} {
		text := written(t, b, format)
		for _, part := range want {
			if !strings.Contains(text, part) {
				t.Errorf("%s lacks %q", format, part)
			}
		}
		if strings.Contains(text, walltest.Secret) || strings.Contains(text, "Shoe") {
			t.Errorf("%s tells of few people", format)
		}
	}
}
