package capture

import (
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"mindwall/mindmap"
)

var day = &mindmap.Event{Date: "2026-03-09"}

func TestReadAction(t *testing.T) {
	for line, want := range map[string]Action{
		"! Ask the surgery about evening calls @Sam by 27 April": {"Ask the surgery about evening calls", "Sam", "2026-04-27"},
		"! Ask the surgery by 27 April @Sam":                     {"Ask the surgery", "Sam", "2026-04-27"},
		"!  Ask   the surgery  @Sam Smith by 27 April 2027.":     {"Ask the surgery", "Sam Smith", "2027-04-27"},
		"! Book the hall @Sam, @Ruth":                            {"Book the hall", "Sam, Ruth", ""},
		"! Book the hall by 2026-05-01":                          {"Book the hall", "", "2026-05-01"},
		"! Book the hall by May 1":                               {"Book the hall", "", "2026-05-01"},
		"! Ask @Sam about buses":                                 {"Ask @Sam about buses", "", ""},
		"! Finish by 27 April the list @Sam":                     {"Finish by 27 April the list", "Sam", ""},
		"! Come by bus":                                          {"Come by bus", "", ""},
		"! Get it done by Easter @Sam":                           {"Get it done by Easter", "Sam", ""},
		"! Get it done by 31 April":                              {"Get it done by 31 April", "", ""},
		"! Write to office@example.org":                          {"Write to office@example.org", "", ""},
		"! Say #1 | not a quote +3":                              {"Say #1 | not a quote +3", "", ""},
		"! by 27 April":                                          {"", "", "2026-04-27"},
	} {
		if got, ok := ReadAction(line, day); !ok || got != want {
			t.Errorf("%q: got %+v, want %+v", line, got, want)
		}
	}
	for _, line := range []string{"", "!", "!! Ask", "!Ask the surgery", "Ask ! the surgery", "Ask the surgery @Sam by 27 April", "¡ Ask", "!\u00A0Ask"} {
		if got, ok := ReadAction(line, day); ok {
			t.Errorf("%q is an action: %+v", line, got)
		}
	}
	german := &mindmap.Event{Date: "2026-03-09", Language: "de"}
	if got, _ := ReadAction("! Fragen by 27 April", german); got.Due != "2026-04-27" {
		t.Errorf("got %+v", got)
	}
	if got, _ := ReadAction("! Ask by 27 April", &mindmap.Event{}); got.Due != "27 April" {
		t.Errorf("without a day of the event: %+v", got)
	}
}

// Only what is typed, in a line that takes answers, is an action.
func TestWhatIsPastedIsNoAction(t *testing.T) {
	typed := func(l *Line, text string) {
		for _, r := range text {
			l.Update(tea.KeyPressMsg{Text: string(r), Code: r})
		}
	}
	line := New()
	line.SetEvent(day)
	typed(line, "! Ask @Sam")
	if a := line.Meant().Action; a == nil || a.Who != "Sam" {
		t.Fatalf("typed: %+v", a)
	}
	line.Reset()
	line.Update(tea.PasteMsg{Content: "! Ask @Sam"})
	if p := line.Meant(); p.Action != nil || p.Caption != "! Ask @Sam" {
		t.Errorf("pasted: %+v", p)
	}
	typed(line, " now")
	if line.Meant().Action != nil {
		t.Error("what is typed behind it makes an action of what was pasted")
	}
	line.Clear()
	typed(line, "! Ask")
	line.Update(tea.PasteMsg{Content: " the surgery"})
	if a := line.Meant().Action; a == nil || a.Text != "Ask the surgery" {
		t.Errorf("typed and pasted: %+v", a)
	}
	for _, l := range []*Line{New(), NewPlain("")} {
		if typed(l, "! Ask"); l.Meant().Action != nil {
			t.Error("a line that knows no event notes an action")
		}
	}
	for _, p := range (Block{"! Ask @Sam", "Rent"}).Read(Reading{Markup: true}, nil) {
		if p.Action != nil {
			t.Error("a pasted block has an action")
		}
	}
}

func FuzzAction(f *testing.F) {
	f.Add("! Ask the surgery @Sam by 27 April")
	f.Add("! @ by by by 1 May")
	f.Fuzz(func(t *testing.T, line string) {
		line = clean(line)
		p, ok := parseAction(line, day)
		if !ok {
			return
		}
		end := 0
		for _, s := range p.Spans {
			if s.Start < end || s.End <= s.Start || s.End > len(line) {
				t.Fatalf("span %+v of %q", s, line)
			}
			end = s.End
		}
		for _, word := range strings.Fields(p.Action.Text) {
			if !strings.Contains(line, word) {
				t.Fatalf("%q is not in %q", word, line)
			}
		}
		if p.Action.Problem() == "" && p.Action.Op().Validate() != nil {
			t.Fatal("refused by the wall, and not by the line")
		}
	})
}
