package proposals

import (
	"testing"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"mindwall/mindmap"
	"mindwall/mindmap/fold"
	"mindwall/mindmap/scribe"
	"mindwall/tui/look"
	"mindwall/tui/screen"
)

func TestKeysDoNotCollide(t *testing.T) {
	s := &scribe.Scribe{Live: fold.NewLive(), Author: "sam", Device: mindmap.ID{1}}
	if _, err := s.Do(mindmap.AskQuestion{Text: "Why?"}); err != nil {
		t.Fatal(err)
	}
	question := s.Live.Board().Questions[0].ID
	for _, caption := range []string{"No bus after five", "No buses after five", "The last bus goes at five", "Zebra"} {
		if _, err := s.Do(mindmap.AddAnswer{Question: question, Caption: caption, Source: mindmap.Room, Tally: 1}); err != nil {
			t.Fatal(err)
		}
	}
	env := &screen.Env{Live: s.Live, Look: look.New(look.Light, false), NewID: s.ID}
	for _, to := range []screen.Place{screen.Cluster, screen.Repeats, screen.Apart} {
		p := New(env, to, question, RememberedPairs(nil, nil))
		_, find := p.Update(tea.WindowSizeMsg{Width: 80, Height: 24})
		p.Update(find())
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
