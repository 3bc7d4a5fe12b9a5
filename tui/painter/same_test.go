package painter

import (
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	uv "github.com/charmbracelet/ultraviolet"
	"github.com/charmbracelet/x/ansi"
	"pgregory.net/rapid"
)

// What rows are made of. Not every terminal knows how wide the last ones are.
var (
	plainClusters = []string{"a", "bus fare", " ", "    ", "x", "日", "本語", "가", "é", "e\u0301", "شكرا", "مرحبا ", "क", "─", "● ", "▸", "\u00a0"}
	wideClusters  = []string{"👍", "👍🏽", "👨‍👩‍👧", "🇬🇧", "❤️", "✓", "ก็", "ﷺ", "🏴‍☠️", "한", "1️⃣"}
	styles        = []string{"\x1b[m", "\x1b[m", "\x1b[1m", "\x1b[38;5;42m", "\x1b[48;2;10;20;30m", "\x1b[7m", "\x1b[4;3m", "\x1b[0;31m", "\x1b[39m",
		"\x1b]8;;https://example.org\x07", "\x1b]8;;\x07"}
)

// script draws what a program shows one thing after the other.
type script struct {
	t         *rapid.T
	graphemes bool
	rows      []string
}

func (s *script) row() string {
	pool := plainClusters
	if s.graphemes {
		pool = append(pool[:len(pool):len(pool)], wideClusters...)
	}
	var b strings.Builder
	for range rapid.IntRange(0, 12).Draw(s.t, "pieces") {
		if rapid.IntRange(0, 2).Draw(s.t, "styled") == 0 {
			b.WriteString(rapid.SampledFrom(styles).Draw(s.t, "style"))
		}
		b.WriteString(rapid.SampledFrom(pool).Draw(s.t, "cluster"))
	}
	if rapid.IntRange(0, 3).Draw(s.t, "closed") > 0 {
		b.WriteString("\x1b[m\x1b]8;;\x07")
	}
	return b.String()
}

// next changes some rows, or all, or scrolls them.
func (s *script) next(rows int) string {
	switch rapid.IntRange(0, 5).Draw(s.t, "change") {
	case 0: // all
		s.rows = nil
	case 1: // scroll
		if n := len(s.rows); n > 0 {
			by := rapid.IntRange(0, n).Draw(s.t, "by")
			s.rows = append(s.rows[by:n:n], s.rows[:by]...)
		}
	case 2: // few rows, or none
		s.rows = s.rows[:rapid.IntRange(0, len(s.rows)).Draw(s.t, "fewer")]
		return strings.Join(s.rows, "\n")
	}
	for len(s.rows) < rows {
		s.rows = append(s.rows, s.row())
	}
	for range rapid.IntRange(0, 3).Draw(s.t, "changed") {
		if len(s.rows) > 0 {
			s.rows[rapid.IntRange(0, len(s.rows)-1).Draw(s.t, "at")] = s.row()
		}
	}
	return strings.Join(s.rows, "\n")
}

func (s *script) view(columns, rows int) tea.View {
	v := tea.NewView(s.next(rows))
	v.AltScreen = true
	if rapid.Bool().Draw(s.t, "cursor") {
		v.Cursor = tea.NewCursor(rapid.IntRange(0, columns-1).Draw(s.t, "x"), rapid.IntRange(0, rows-1).Draw(s.t, "y"))
		v.Cursor.Shape, v.Cursor.Blink = tea.CursorShape(rapid.IntRange(0, 2).Draw(s.t, "shape")), false // a block that blinks the library takes for usual
	}
	v.MouseMode = tea.MouseMode(rapid.IntRange(0, 2).Draw(s.t, "mouse"))
	v.WindowTitle = rapid.SampledFrom([]string{"", "one", "two"}).Draw(s.t, "title")
	return v
}

// truth is the picture of a view, without any way to it.
func truth(v tea.View, columns, rows int, graphemes bool) string {
	cells := uv.NewScreenBuffer(columns, rows)
	if graphemes {
		cells.Method = ansi.GraphemeWidth
	}
	uv.NewStyledString(v.Content).Draw(cells, cells.Bounds())
	seen := pictureOf(cells.Bounds(), cells.CellAt)
	if v.Cursor != nil {
		seen += "cursor at " + uv.Pos(v.Cursor.X, v.Cursor.Y).String()
	}
	return seen
}

// Whatever a program shows, in windows of whatever size: both painters bring the terminal to it, and to the same state.
func TestBothPaintersShowTheSame(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) { rapid.SyncTest(t, paintTheSame) })
}

func paintTheSame(t *rapid.T) {
	columns, rows := rapid.IntRange(1, 24).Draw(t, "columns"), rapid.IntRange(1, 14).Draw(t, "rows")
	drawn := &script{t: t, graphemes: rapid.Bool().Draw(t, "graphemes")}
	var stages []*stage
	for _, name := range []string{"by the library", "on demand"} {
		stages = append(stages, put(t, name, &scripted{view: tea.View{AltScreen: true}}, columns, rows))
	}
	both := func(do func(s *stage)) {
		for _, s := range stages {
			do(s)
		}
	}
	if drawn.graphemes {
		both(func(s *stage) { s.send(tea.ModeReportMsg{Mode: ansi.ModeUnicodeCore, Value: ansi.ModeReset}) })
	}
	if rapid.Bool().Draw(t, "synced") {
		both(func(s *stage) { s.send(tea.ModeReportMsg{Mode: ansi.ModeSynchronizedOutput, Value: ansi.ModeReset}) })
	}
	for range rapid.IntRange(1, 5).Draw(t, "steps") {
		if rapid.IntRange(0, 4).Draw(t, "resize") == 0 {
			columns, rows = rapid.IntRange(1, 24).Draw(t, "columns"), rapid.IntRange(1, 14).Draw(t, "rows")
			both(func(s *stage) { s.resize(columns, rows) })
		}
		v := drawn.view(columns, rows)
		both(func(s *stage) { s.show(v) })
		want := truth(v, columns, rows, drawn.graphemes)
		both(func(s *stage) {
			if got := s.terminal.picture(); got != want {
				t.Errorf("%s: the terminal shows\n%s\nwant\n%s\nof %q\nraw %q", s.name, got, want, v.Content, s.terminal.written(0))
			}
		})
		if library, own := stages[0].terminal.state(), stages[1].terminal.state(); library != own {
			t.Errorf("by the library\n%s\non demand\n%s", library, own)
		}
	}
	both((*stage).quit)
}
