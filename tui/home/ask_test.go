package home

import (
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"mindwall/tui/look"
)

// No letter answers the question, Esc leaves the wall where it is, and what is typed before Enter chooses nothing else.
func TestWhereAWallIsKept(t *testing.T) {
	for _, c := range []struct {
		keys []rune
		want Place
	}{
		{[]rune{'y', 'n', 'q', tea.KeySpace, tea.KeyEnter}, Elsewhere},
		{[]rune{'q', tea.KeyEscape}, InPlace},
		{[]rune{tea.KeyDown, tea.KeyEnter}, InPlace},
		{[]rune{tea.KeyDown, tea.KeyUp, tea.KeyEnter}, Elsewhere},
	} {
		q := askPlace(Options{Look: look.Light}, "day.wall", "OneDrive")
		q.Update(tea.WindowSizeMsg{Width: 60, Height: 20})
		for i, k := range c.keys {
			screen := ansi.Strip(q.View().Content)
			for _, want := range []string{"day.wall lies in a folder", "back into OneDrive", "Leave it there", "esc leave it there"} {
				if !strings.Contains(screen, want) {
					t.Fatalf("lacks %q:\n%s", want, screen)
				}
			}
			if q.chosen != int(Undecided) {
				t.Fatalf("%q chose %d", c.keys[:i], q.chosen)
			}
			q.Update(tea.KeyPressMsg{Code: k})
		}
		if Place(q.chosen) != c.want {
			t.Errorf("%q chose %d, want %d", c.keys, q.chosen, c.want)
		}
	}
}

// A copy is made by Enter, and by nothing else.
func TestWhetherACopyIsMade(t *testing.T) {
	for _, c := range []struct {
		keys []rune
		want int
	}{
		{[]rune{'y', tea.KeyEnter}, 1}, {[]rune{tea.KeyEscape}, 2}, {[]rune{tea.KeyDown, tea.KeyEnter}, 2},
	} {
		q := askCopy(Options{Look: look.Light}, "/home/sam/mindwall/day.wall", "/home/sam/OneDrive/Documents/day.wall", "OneDrive")
		q.Update(tea.WindowSizeMsg{Width: 60, Height: 20})
		q.Update(tea.PasteMsg{Content: "/x/other.wall"})
		screen := strings.Join(strings.Fields(strings.ReplaceAll(ansi.Strip(q.View().Content), "│", "")), " ")
		for _, want := range []string{"kept in /home/sam/mindwall/day.wall", "Copy it to /home/sam/OneDrive/Documents/day.wall", "esc not now"} {
			if !strings.Contains(screen, want) {
				t.Fatalf("lacks %q:\n%s", want, screen)
			}
		}
		for _, k := range c.keys {
			q.Update(tea.KeyPressMsg{Code: k})
		}
		if q.chosen != c.want {
			t.Errorf("%q chose %d, want %d", c.keys, q.chosen, c.want)
		}
	}
}
