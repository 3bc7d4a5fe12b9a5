package desk

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"

	"mindwall/mindmap"
	"mindwall/mindmap/desk/agenda"
	"mindwall/mindmap/fault"
)

// An agenda of many themes gives each its own letter and its own act, and hears its context.
func TestAgendaOfManyThemes(t *testing.T) {
	const many = 20_000
	var words strings.Builder
	words.WriteString("# Day\n\n## What helps?\n\n")
	for i := range many {
		fmt.Fprintf(&words, "- Theme %d\n", i)
	}
	plan, err := agenda.Read(strings.NewReader(words.String()), "agenda.md")
	if err != nil {
		t.Fatal(err)
	}
	b := Begin(Writer{})
	if err := b.Plan(t.Context(), plan); err != nil {
		t.Fatal(err)
	}
	letters, acts := map[string]bool{}, map[mindmap.ID]bool{}
	for _, th := range b.Board().Questions[0].Themes {
		letters[th.Letter] = true
	}
	for _, e := range b.scribe.Live.Entries() {
		if e.Kind.Makes() == mindmap.ThemeNode {
			acts[e.Act] = true
		}
	}
	if len(letters) != many || len(acts) != many {
		t.Errorf("%d letters and %d acts of %d themes", len(letters), len(acts), many)
	}
	over, cancel := context.WithCancel(t.Context())
	cancel()
	if err := Begin(Writer{}).Plan(over, plan); !errors.Is(err, context.Canceled) {
		t.Errorf("a plan that is to end gave %v", err)
	}
}

func TestAgendaThatNestsTooDeep(t *testing.T) {
	words := "# Day\n## What helps?\n"
	for i := range mindmap.MaxDepth + 1 {
		words += strings.Repeat(" ", i) + "- Deeper\n"
	}
	_, err := agenda.Read(strings.NewReader(words), "agenda.md")
	if err == nil || !strings.Contains(err.Error(), fmt.Sprintf("agenda.md:%d:", mindmap.MaxDepth+3)) || fault.Advice(nil).For(err) == "" {
		t.Errorf("%v", err)
	}
}
