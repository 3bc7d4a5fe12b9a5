package keycheck

import (
	"fmt"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"
	"pgregory.net/rapid"

	"mindwall/mindmap/text"
	"mindwall/tui/cells"
	"mindwall/tui/console"
	"mindwall/tui/internal/drive"
	"mindwall/tui/internal/keytest"
	"mindwall/tui/keyboard"
)

// page is the page in a terminal of that name; empty is one that is not known.
func page(w, h int, terminal string) *model {
	o := Options{Uses: console.Uses(), Told: "xterm-256color"}
	for _, t := range keyboard.Known() {
		if t.Name == terminal {
			o.Here = []keyboard.Terminal{t}
		}
	}
	m := newModel(o)
	m.Update(tea.WindowSizeMsg{Width: w, Height: h})
	return m
}

func (m *model) pressAll(names ...string) *model {
	for _, name := range names {
		m.Update(keytest.Press(name))
	}
	return m
}

func (m *model) text() string { return ansi.Strip(m.View().Content) }

func TestAsItLooks(t *testing.T) {
	var b strings.Builder
	for _, c := range []struct {
		w, h     int
		terminal string
		keys     string
	}{
		{80, 24, "", ""}, {80, 24, "GNOME Terminal", "ctrl+k tab alt+b"}, {60, 20, "VS Code", "ctrl+p"}, {100, 28, "Apple's Terminal", "∫"}, {120, 30, "PuTTY", "up esc"},
	} {
		m := page(c.w, c.h, c.terminal).pressAll(strings.Fields(c.keys)...)
		fmt.Fprintf(&b, "%s\n%s\n", strings.Repeat("=", c.w), m.text())
	}
	rows := strings.Split(b.String(), "\n")
	for i := range rows {
		rows[i] = strings.TrimRight(rows[i], " ")
	}
	drive.Golden(t, "page", strings.Join(rows, "\n"))
}

func TestWhatArrivesIsTold(t *testing.T) {
	for _, c := range []struct{ terminal, keys, want string }{
		{"", "ctrl+k", "Cluster the unsorted"},
		{"", "alt+q", "File under a theme by its letter"},
		{"", "alt+7", "Go to a question by its number"},
		{"", "f5", "Present"},
		{"", "ctrl+q", "nothing in mindwall"},
		{"", "ctrl+shift+z", "nothing in mindwall"},
		{"", "a", "is typed"},
		{"", "#", "begins the name or the letter of a theme"},
		{"", "esc", "Once more leaves"},
		{"", "å", "Was it Option+A? Then Option is not Alt here: set “Use Option as Meta Key”"},
		{"kitty on a Mac", "å", "set macos_option_as_alt yes (kitty.conf)"},
		{"tmux", "â", "Was it Alt with a letter? tmux: in xterm"},
		{"", "enter", "✓ enter"},
		{"", "enter", "· esc"},
		{"", "alt+x", "✓ alt+letter"},
		{"Konsole", "a", "✗ f11"},
		{"Konsole", "f11", "✓ f11"},
		{"Konsole", "a", "Konsole does not pass on f11 (ctrl+k)"},
		{"xterm", "a", "xterm passes all of these keys on"},
		{"zellij", "a", "ctrl+t (ctrl+d)"},
		{"PuTTY", "a", "✗ shift+↑"},
		{"PuTTY", "a", "· shift+f3"}, // which arrives as F13, and does the same
	} {
		text := strings.Join(strings.Fields(page(200, 40, c.terminal).pressAll(strings.Fields(c.keys)...).text()), " ")
		if !strings.Contains(text, c.want) {
			t.Errorf("%s in %q does not tell %q:\n%s", c.keys, c.terminal, c.want, text)
		}
	}
}

func TestEveryKeyCanBeTriedAndTwoLeave(t *testing.T) {
	leaves := func(m *model, key string) bool {
		_, cmd := m.Update(keytest.Press(key))
		if cmd == nil {
			return false
		}
		_, ok := cmd().(tea.QuitMsg)
		return ok
	}
	m := page(80, 24, "")
	for _, u := range console.Uses() {
		for _, key := range u.Keys {
			if key != "ctrl+c" && len(key) > 0 && leaves(m, key) {
				t.Errorf("%s leaves", key)
			}
			m.pressAll("x")
		}
	}
	if leaves(m, "esc") || leaves(m, "x") || leaves(m, "esc") || leaves(m, "q") || !leaves(m, "ctrl+c") {
		t.Error("Esc once, or q, leaves, or Ctrl+C does not")
	}
	if m.pressAll("esc"); !leaves(m, "esc") {
		t.Error("Esc twice does not leave")
	}
}

// TestItFillsItsWindow draws the page in windows of any size, whatever arrives.
func TestItFillsItsWindow(t *testing.T) {
	names := []string{""}
	for _, term := range keyboard.Known() {
		names = append(names, term.Name)
	}
	rapid.Check(t, func(t *rapid.T) {
		w, h := rapid.IntRange(0, 140).Draw(t, "columns"), rapid.IntRange(0, 40).Draw(t, "rows")
		m := page(w, h, rapid.SampledFrom(names).Draw(t, "terminal"))
		for range rapid.IntRange(0, 4).Draw(t, "keys") {
			if rapid.Bool().Draw(t, "by name") {
				m.pressAll(rapid.SampledFrom([]string{"tab", "esc", "ctrl+k", "alt+b", "å", "f5", "+"}).Draw(t, "key"))
			} else {
				text := rapid.StringN(0, 2, -1).Draw(t, "text")
				m.Update(tea.KeyPressMsg{Text: text, Code: 'x'})
			}
		}
		words := m.View().Content
		if w == 0 || h == 0 {
			if words != "" {
				t.Fatalf("something is drawn in no window: %q", words)
			}
			return
		}
		rows := strings.Split(words, "\n")
		if len(rows) != h {
			t.Fatalf("%d rows in a window of %d", len(rows), h)
		}
		for _, row := range rows {
			if plain := ansi.Strip(row); cells.Width(plain) > w || text.Show(plain) != plain {
				t.Fatalf("the row %q in a window of %d × %d", plain, w, h)
			}
		}
	})
}
