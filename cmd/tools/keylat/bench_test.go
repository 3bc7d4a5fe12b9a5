//go:build linux

package main

import (
	"context"
	"io"
	"strings"
	"testing"

	"mindwall/cmd/tools/internal/rig"
	"mindwall/mindmap/fold"
	"mindwall/mindmap/wallfile"
)

// TestAnswersDiffer: likeness and memory are measured on texts of which no two are the same.
func TestAnswersDiffer(t *testing.T) {
	seen := map[string]int{}
	for i := range 80_000 {
		if first, ok := seen[caption(i)]; ok {
			t.Fatalf("answers %d and %d are the same: %q", first, i, caption(i))
		}
		seen[caption(i)] = i
	}
}

// TestMakeWall holds that what is measured is a wall with all its answers under themes.
func TestMakeWall(t *testing.T) {
	b := &bench{folder: t.TempDir()}
	path, err := b.makeWall("test", 100)
	if err != nil {
		t.Fatal(err)
	}
	w, err := wallfile.OpenReadOnly(path)
	if err != nil {
		t.Fatal(err)
	}
	defer w.Close()
	entries, _, err := w.Load(context.Background(), 0)
	if err != nil {
		t.Fatal(err)
	}
	board := fold.Of(entries)
	if q := board.Questions[0]; q.Text != question || q.Answers != 100 || len(q.Unsorted) != 0 || len(q.Themes) != themes {
		t.Errorf("%q has %d answers, %d of them unsorted, in %d themes", q.Text, q.Answers, len(q.Unsorted), len(q.Themes))
	}
}

func TestSizesAreChecked(t *testing.T) {
	b := &bench{}
	if err := b.parseSizes("100,2000"); err != nil || len(b.sizes) != 2 || b.sizes[1] != 2000 {
		t.Errorf("sizes %v, %v", b.sizes, err)
	}
	for _, wrong := range []string{"", "7", "many", "100,,200"} {
		if b.parseSizes(wrong) == nil {
			t.Errorf("%q is taken", wrong)
		}
	}
}

// TestTablesAreMarkdown holds each row to as many cells as its head has.
func TestTablesAreMarkdown(t *testing.T) {
	typing := &measures{Name: "mindwall", Idle: &idleness{}, Burst: &burst{}}
	var out strings.Builder
	if err := tables(&out, &results{
		others: []*measures{typing}, consoles: []*consoleFigures{{answers: 100, typing: typing}},
		disk:    &diskFigures{raw: rig.Spread{P50: 1}, one: rig.Spread{P50: 1}, hundred: rig.Spread{P50: 1}},
		exports: []*exportFigures{{answers: 100, took: make([]float64, len(exported))}},
	}); err != nil {
		t.Fatal(err)
	}
	columns, count := 0, 0
	for row := range strings.Lines(out.String()) {
		switch n := strings.Count(row, "|"); {
		case strings.TrimSpace(row) == "":
			columns, count = 0, count+1
		case columns == 0:
			columns = n
		case n != columns:
			t.Errorf("%d cells under a head of %d: %s", n-1, columns-1, row)
		}
	}
	if count != 4 {
		t.Errorf("%d tables, want 4:\n%s", count, out.String())
	}
}

// TestRatiosAreJudged: what is above its bound is told, all of it, and what is not is only printed.
func TestRatiosAreJudged(t *testing.T) {
	well := ratio{"a letter", "vim", 0.6, 0.2, 15}
	if err := judge(io.Discard, []ratio{well}); err != nil {
		t.Error(err)
	}
	slow, slower := ratio{"a letter", "the library", 6, 7, 0.5}, ratio{"wake-ups", "the library", 700, 0, 0.25}
	err := judge(io.Discard, []ratio{well, slow, slower})
	if err == nil || strings.Count(err.Error(), "\n") != 1 || strings.Contains(err.Error(), "vim") {
		t.Errorf("judged as %v", err)
	}
}
