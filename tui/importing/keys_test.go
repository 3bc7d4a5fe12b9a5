package importing

import (
	"testing"

	tea "charm.land/bubbletea/v2"

	"mindwall/mindmap"
	"mindwall/mindmap/desk"
	"mindwall/mindmap/fold"
	"mindwall/mindmap/survey"
	"mindwall/tui/look"
	"mindwall/tui/screen"
)

// Each page has a way back, no key of two meanings, and no letter for a key.
func TestKeys(t *testing.T) {
	s := New(&screen.Env{Live: fold.NewLive()}, Importer{})
	s.columns = newColumnsPage(s, opened{sheet: &survey.Sheet{Name: "responses.csv"}})
	s.preview = newPreviewPage(s)
	s.outline = newOutlinePage(s, &desk.Incoming{Board: &mindmap.Board{}}, desk.Came{})
	for _, s.page = range []page{s.file, s.columns, s.preview, s.outline, newDonePage(s, &Result{Proposal: survey.Proposal{Counts: survey.Counts{New: 4}}})} {
		seen := map[string]bool{}
		for _, b := range s.bindings() {
			for _, k := range b.Keys() {
				if seen[k] {
					t.Errorf("%s: key %q has two meanings", s.page.heading(), k)
				}
				seen[k] = true
				if len(k) == 1 {
					t.Errorf("%s: the letter %q is a key", s.page.heading(), k)
				}
			}
		}
		if !seen["esc"] {
			t.Errorf("%s: no way back", s.page.heading())
		}
	}
}

// TestKeysBetweenTwoPictures presses keys faster than the screen is drawn: what they do goes by where the page is now, and not by
// what was seen.
func TestKeysBetweenTwoPictures(t *testing.T) {
	s := New(&screen.Env{Live: fold.NewLive(), Look: look.New(look.Dark, false)}, Importer{})
	in := &desk.Incoming{Board: &mindmap.Board{Questions: []*mindmap.Question{{Text: "What helps?"}}}}
	s.outline = newOutlinePage(s, in, desk.Came{})
	s.page = s.outline
	s.outline.list.At = 0
	s.View(screen.Size{W: 80, H: 24})
	for _, code := range []rune{tea.KeyDown, tea.KeySpace, tea.KeyDown, tea.KeySpace, tea.KeyRight} {
		s.Update(tea.KeyPressMsg{Code: code})
	}
}
