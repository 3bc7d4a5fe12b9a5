package agenda

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"mindwall/mindmap"
	"mindwall/mindmap/fault"
)

// Titles, questions and nested themes are read, and notes between them passed over.
func TestAnAgendaIsRead(t *testing.T) {
	got, err := Read(strings.NewReader("\ufeff# Day\n\nBring cups.\n\n## Why?\n- Money\n  - Rent\n* Time\n## How? ##\n"), "agenda.md")
	want := &Plan{Event: mindmap.Event{Title: "Day"}, Questions: []Question{
		{Text: "Why?", Themes: [][]string{{"Money"}, {"Money", "Rent"}, {"Time"}}}, {Text: "How?"},
	}}
	if diff := cmp.Diff(want, got); err != nil || diff != "" {
		t.Errorf("%v (-want +got):\n%s", err, diff)
	}
	if _, err := Read(strings.NewReader("# Day\n"), "agenda.md"); err == nil || fault.Advice(nil).For(err) == "" {
		t.Errorf("without questions it says %v", err)
	}
}

func TestAnAgendaWithALongLine(t *testing.T) {
	text := "# Day\n\n" + strings.Repeat("x", maxLine+1) + "\n## Why?\n"
	_, err := Read(strings.NewReader(text), "a\x1b[5i.md")
	if err == nil || !strings.HasPrefix(err.Error(), `a\x1b[5i.md:3: the line is too long`) || !strings.Contains(fault.Advice(nil).For(err), "agenda") {
		t.Errorf("got %v, hint %q", err, fault.Advice(nil).For(err))
	}
}
