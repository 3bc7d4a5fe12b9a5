package helppage

import (
	"strings"
	"testing"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"mindwall/tui/look"
	"mindwall/tui/screen"
)

type keyMap struct{ groups [][]key.Binding }

func (m keyMap) FullHelp() [][]key.Binding { return m.groups }
func (m keyMap) HelpTitles() []string      { return []string{"First", "Second"} }

func page(n int) *Page {
	var groups [][]key.Binding
	for range 2 {
		var g []key.Binding
		for i := range n {
			g = append(g, key.NewBinding(key.WithKeys("x"), key.WithHelp("x", strings.Repeat("o", i+1))))
		}
		groups = append(groups, g)
	}
	return New(&screen.Env{Look: look.New(look.Light, false)}, keyMap{groups})
}

func TestShowsAllKeysByScrolling(t *testing.T) {
	p := page(30)
	seen := ""
	for range 20 {
		s, _ := p.View(screen.Size{W: 60, H: 12})
		seen += ansi.Strip(s) + "\n"
		for _, row := range strings.Split(ansi.Strip(s), "\n") {
			if ansi.StringWidth(row) > 60 {
				t.Fatalf("row is too wide: %q", row)
			}
		}
		p.Update(tea.KeyPressMsg{Code: tea.KeyPgDown})
	}
	for _, want := range []string{"First", "Second", " " + strings.Repeat("o", 30) + " "} {
		if !strings.Contains(seen, want) {
			t.Errorf("never shows %q", want)
		}
	}
}

// TestTypingIsForTheScreenBelow holds that no letter is lost on the help page, nor is a command there.
func TestTypingIsForTheScreenBelow(t *testing.T) {
	for _, text := range []string{"q", "j", "k", "7", "+"} {
		typed := tea.KeyPressMsg{Code: rune(text[0]), Text: text}
		if intent, _ := page(1).Update(typed); intent != (screen.HandDown{Msg: typed}) {
			t.Errorf("%q: got %v", text, intent)
		}
	}
}

func TestEscGoesBack(t *testing.T) {
	if intent, _ := page(1).Update(tea.KeyPressMsg{Code: tea.KeyEscape}); intent != (screen.Pop{}) {
		t.Errorf("got %v", intent)
	}
}
