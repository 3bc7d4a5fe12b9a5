package proposals

import (
	"reflect"
	"testing"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"
	"pgregory.net/rapid"

	"mindwall/mindmap"
	"mindwall/mindmap/fold"
	"mindwall/mindmap/scribe"
	"mindwall/tui/look"
	"mindwall/tui/screen"
)

// asked is a wall with a question and some answers that are alike, and its question.
func asked(t *testing.T) (live *fold.Live, question mindmap.ID) {
	t.Helper()
	s := &scribe.Scribe{Live: fold.NewLive(), Author: "sam", Device: mindmap.ID{1}}
	if _, err := s.Do(mindmap.AskQuestion{Text: "Why?"}); err != nil {
		t.Fatal(err)
	}
	question = s.Live.Board().Questions[0].ID
	for _, caption := range []string{"No bus after five", "No buses after five", "The last bus goes at five", "Zebra"} {
		if _, err := s.Do(mindmap.AddAnswer{Question: question, Caption: caption, Source: mindmap.Room, Tally: 1}); err != nil {
			t.Fatal(err)
		}
	}
	return s.Live, question
}

// opens opens the screen at a page, and waits for what is to be found.
func opens(live *fold.Live, question mindmap.ID, to screen.Place) *Proposals {
	ids := byte(0)
	newID := func() mindmap.ID {
		ids++
		return mindmap.ID{9, ids}
	}
	env := &screen.Env{Live: live, Look: look.New(look.Light, false), NewID: newID}
	p := New(env, to, question, RememberedPairs(nil, nil))
	_, find := p.Update(tea.WindowSizeMsg{Width: 80, Height: 24})
	p.Update(find())
	return p
}

func TestKeysDoNotCollide(t *testing.T) {
	live, question := asked(t)
	for _, to := range []screen.Place{screen.Cluster, screen.Repeats, screen.Apart} {
		p := opens(live, question, to)
		if to == screen.Cluster {
			p.Update(tea.KeyPressMsg{Code: tea.KeyRight})
		}
		seen := map[string]key.Binding{}
		for _, b := range p.bindings() {
			if !b.Enabled() {
				continue
			}
			for _, k := range b.Keys() {
				if other, ok := seen[k]; ok {
					t.Errorf("page %d: %s is both %q and %q", to, k, other.Help().Desc, b.Help().Desc)
				}
				seen[k] = b
			}
		}
		if len(seen) < 6 {
			t.Errorf("page %d: %d keys do something", to, len(seen))
		}
	}
}

// TestKeysBetweenTwoPictures presses keys with a picture after each, and the same ones faster than the screen is drawn: what
// they do goes by where the page is, and not by what was seen. (A page down goes as far as was seen.)
func TestKeysBetweenTwoPictures(t *testing.T) {
	live, question := asked(t)
	presses := []tea.KeyPressMsg{
		{Code: tea.KeyUp}, {Code: tea.KeyDown}, {Code: tea.KeyDown}, {Code: tea.KeyLeft}, {Code: tea.KeyRight}, {Code: tea.KeySpace},
		{Code: tea.KeyEnter}, {Code: tea.KeyTab}, {Code: tea.KeyEscape}, {Code: tea.KeyHome}, {Code: tea.KeyEnd}, {Code: tea.KeyF2},
		{Code: tea.KeyF5}, {Code: 'k', Mod: tea.ModCtrl}, {Code: 'a', Mod: tea.ModCtrl}, {Code: 'n', Text: "n"},
	}
	size := screen.Size{W: 80, H: 24}
	rapid.Check(t, func(t *rapid.T) {
		to := rapid.SampledFrom([]screen.Place{screen.Cluster, screen.Repeats, screen.Apart}).Draw(t, "page")
		seen, unseen := opens(live, question, to), opens(live, question, to)
		for _, k := range rapid.SliceOfN(rapid.SampledFrom(presses), 1, 12).Draw(t, "keys") {
			seen.View(size)
			did, found := seen.Update(k)
			same, foundToo := unseen.Update(k)
			if !reflect.DeepEqual(did, same) || (found == nil) != (foundToo == nil) {
				t.Fatalf("%s does %#v on a page that was seen, and else %#v", k, did, same)
			}
			if found != nil {
				seen.Update(found())
				unseen.Update(foundToo())
			}
		}
		want, _ := seen.View(size)
		if got, _ := unseen.View(size); got != want {
			t.Fatalf("the page is\n%s\nand not\n%s", got, want)
		}
	})
}
