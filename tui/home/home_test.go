package home

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"
	"github.com/google/go-cmp/cmp"

	"mindwall/tui/look"
)

func walls() []Wall {
	at := time.Date(2026, 3, 9, 12, 0, 0, 0, time.UTC)
	return []Wall{
		{Path: "/a/day.wall", Title: "Our day", Opened: at, Counts: "2 questions, 31 answers"},
		{Path: "/a/gone.wall", Title: "Gone", Opened: at, Problem: "there is no such wall"},
	}
}

func start(o Options) *model {
	o.Look = look.Light
	m := newModel(o)
	m.Update(tea.WindowSizeMsg{Width: 70, Height: 24})
	return m
}

func press(m *model, codes ...rune) {
	for _, c := range codes {
		m.Update(tea.KeyPressMsg{Code: c})
		m.View()
	}
}

func typeText(m *model, s string) {
	for _, r := range s {
		m.Update(tea.KeyPressMsg{Code: r, Text: string(r)})
	}
}

func plain(m *model) string { return ansi.Strip(m.View().Content) }

func TestRecentWallOpens(t *testing.T) {
	m := start(Options{Walls: walls()})
	for _, want := range []string{"New wall", "Our day", "2 questions, 31 answers", "✗ there is no such wall"} {
		if !strings.Contains(plain(m), want) {
			t.Errorf("lacks %q:\n%s", want, plain(m))
		}
	}
	press(m, tea.KeyDown, tea.KeyDown, tea.KeyDown, tea.KeyDown, tea.KeyEnter)
	if m.choice != (Choice{}) || !strings.Contains(plain(m), "/a/gone.wall: there is no such wall") {
		t.Errorf("an unreadable wall was chosen: %+v\n%s", m.choice, plain(m))
	}
	press(m, tea.KeyUp)
	if !strings.Contains(plain(m), "▸ Our day") || strings.Contains(plain(m), "▸ Gone") {
		t.Errorf("the chosen wall is not marked:\n%s", plain(m))
	}
	press(m, tea.KeyEnter)
	if m.choice.Open != "/a/day.wall" {
		t.Errorf("chose %+v", m.choice)
	}
}

// A list that is longer than the window shows the part with the chosen wall.
func TestTheChosenWallIsInSight(t *testing.T) {
	var many []Wall
	for i := range 30 {
		many = append(many, Wall{Path: "/a/day.wall", Title: fmt.Sprintf("Day %02d", i)})
	}
	m := start(Options{Walls: many})
	for i := range 30 {
		press(m, tea.KeyUp)
		if want := fmt.Sprintf("▸ Day %02d", 29-i); !strings.Contains(plain(m), want) {
			t.Fatalf("no %q:\n%s", want, plain(m))
		}
	}
}

func TestNewWallByForm(t *testing.T) {
	m := start(Options{Today: "2026-03-09", Exists: func(p string) bool { return p == "our-day.wall" }})
	press(m, tea.KeyEnter)
	typeText(m, "Our day")
	press(m, tea.KeyEnter)
	typeText(m, "What helps?")
	press(m, tea.KeyEnter)
	typeText(m, "What hinders? #1")
	press(m, tea.KeyEnter, tea.KeyEnter, tea.KeyEnter)
	typeText(m, "Town hall")
	press(m, tea.KeyEnter, tea.KeyEnter, tea.KeyEnter)
	if !strings.Contains(plain(m), "there is a file our-day.wall already") {
		t.Fatalf("an existing file was not noticed:\n%s", plain(m))
	}
	m.Update(tea.KeyPressMsg{Code: 'u', Mod: tea.ModCtrl})
	typeText(m, "other")
	press(m, tea.KeyEnter)
	want := Choice{New: &NewWall{
		Path: "other.wall", Title: "Our day", Date: "2026-03-09", Place: "Town hall", Questions: []string{"What helps?", "What hinders? #1"},
	}}
	if d := cmp.Diff(want, m.choice); d != "" {
		t.Errorf("choice (-want +got):\n%s\n%s", d, plain(m))
	}
}

func TestFormRefusesWithAReason(t *testing.T) {
	m := start(Options{})
	press(m, tea.KeyEnter, tea.KeyUp)
	for range 8 {
		press(m, tea.KeyEnter)
	}
	if !strings.Contains(plain(m), "name a file") {
		t.Errorf("no reason:\n%s", plain(m))
	}
	press(m, tea.KeyEscape)
	if m.form != nil || !strings.Contains(plain(m), "New wall") {
		t.Errorf("esc did not go back:\n%s", plain(m))
	}
}

func TestEverySizeDraws(t *testing.T) {
	for _, size := range []tea.WindowSizeMsg{{}, {Width: 10, Height: 3}, {Width: 60, Height: 8}, {Width: 200, Height: 50}} {
		m := start(Options{Walls: walls()})
		m.Update(size)
		m.View()
		press(m, tea.KeyEnter)
		for i, row := range strings.Split(m.View().Content, "\n") {
			if w := ansi.StringWidth(row); w > max(size.Width, 60) {
				t.Errorf("%v: row %d takes %d cells", size, i, w)
			}
		}
	}
}

// Letters and digits choose nothing here: they are text in a form, and nothing elsewhere.
func TestNoLetterIsACommand(t *testing.T) {
	t.Chdir(t.TempDir())
	const letters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"
	m := start(Options{Walls: walls()})
	before := plain(m)
	for _, r := range letters {
		if _, cmd := m.Update(tea.KeyPressMsg{Code: r, Text: string(r)}); cmd != nil || plain(m) != before {
			t.Fatalf("%q does something:\n%s", r, plain(m))
		}
	}
	for _, row := range []rune{newRow, openRow} {
		m = start(Options{})
		m.list.At = int(row)
		press(m, tea.KeyEnter)
		typeText(m, letters)
		if got := m.form.fields[0].line.Text(); got != letters {
			t.Errorf("%q was typed", got)
		}
	}
}

// A wall is chosen by walking to it, or its name is typed.
func TestWallIsChosenFromAFolder(t *testing.T) {
	dir := t.TempDir()
	t.Chdir(dir)
	for _, name := range []string{"lunch/day.wall", "b.wall"} {
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, nil, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	send := func(m *model, codes ...rune) {
		for _, c := range codes {
			if _, cmd := m.Update(tea.KeyPressMsg{Code: c}); cmd != nil {
				m.Update(cmd())
			}
		}
	}
	m := start(Options{})
	send(m, tea.KeyDown, tea.KeyEnter)
	if !strings.Contains(plain(m), "▸ lunch/") || !strings.Contains(plain(m), "b.wall") {
		t.Fatalf("the folder is not shown:\n%s", plain(m))
	}
	send(m, tea.KeyEnter, tea.KeyEnter)
	whole, err := filepath.EvalSymlinks(filepath.Join(dir, "lunch", "day.wall"))
	if got, err2 := filepath.EvalSymlinks(m.choice.Open); err != nil || err2 != nil || got != whole {
		t.Errorf("chose %+v (%v, %v), want %s\n%s", m.choice, err, err2, whole, plain(m))
	}
	m = start(Options{})
	send(m, tea.KeyDown, tea.KeyEnter)
	typeText(m, "c.wall")
	if send(m, tea.KeyEnter); m.choice.Open != "c.wall" {
		t.Errorf("chose %+v", m.choice)
	}
}
