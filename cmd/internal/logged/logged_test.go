package logged

import (
	"encoding/json"
	"strings"
	"testing"
	"time"

	"mindwall/mindmap"
	"mindwall/mindmap/fold"
)

// Each entry is told in its order, in a line that any terminal may show; an undo with what it took back, and one of an undo as
// a redo.
func TestEachEntryIsALine(t *testing.T) {
	live, n := fold.NewLive(), byte(0)
	add := func(op mindmap.Op) mindmap.ID {
		n++
		e, err := mindmap.NewEntry(mindmap.Entry{
			ID: mindmap.ID{n}, Clock: uint64(n), Author: "sam", Act: mindmap.ID{n, 1}, At: time.Date(2026, 3, 9, 12, 0, 0, 0, time.UTC),
		}, op)
		if err != nil {
			t.Fatal(err)
		}
		live.Add(e)
		return e.Act
	}
	asked := add(mindmap.AskQuestion{Text: "Why? <b>"})
	add(mindmap.Undo{Act: add(mindmap.Undo{Act: asked})})
	live.Add(mindmap.Entry{ID: mindmap.ID{9}, Clock: 9, Author: "\x1b[2J", Act: mindmap.ID{9}, Kind: "answer.sing", Body: []byte(`{"a":"\u202e"}`)},
		mindmap.Entry{ID: mindmap.ID{8}, Clock: 10, Act: mindmap.ID{8}, Kind: "answer.add", Body: []byte(`7`)})
	var b strings.Builder
	Print(&b, live, 0)
	lines := strings.Split(strings.TrimSpace(b.String()), "\n")
	wants := []string{"ask “Why? <b>”", "undo: ask “Why? <b>”", "redo: ask “Why? <b>”", "(answer.sing, from a newer mindwall)", "(answer.add, unreadable)"}
	if len(lines) != len(wants) {
		t.Fatalf("told are\n%s", b.String())
	}
	for i, want := range wants {
		if !strings.HasSuffix(lines[i], want) || strings.Contains(lines[i], "\x1b") {
			t.Errorf("line %q, want it to end in %q", lines[i], want)
		}
	}
	b.Reset()
	if Print(&b, live, 80); !strings.Contains(b.String(), "Who") || strings.Contains(b.String(), "[2J\x1b") {
		t.Errorf("as a table it is\n%s", b.String())
	}
	b.Reset()
	if err := JSON(&b, live); err != nil {
		t.Fatal(err)
	}
	for i, line := range strings.Split(strings.TrimSpace(b.String()), "\n") {
		var e mindmap.Entry
		if err := json.Unmarshal([]byte(line), &e); err != nil || e.ID != live.Entries()[i].ID || strings.ContainsAny(line, "\x1b\u202e") {
			t.Errorf("as JSON it is %q, %v", line, err)
		}
	}
}

// Of a vote the log tells that there are ballots and hands, and what they say once it is shown.
func TestTheLogKeepsVotesSecret(t *testing.T) {
	live, n := fold.NewLive(), byte(0)
	add := func(op mindmap.Op) mindmap.ID {
		n++
		e, err := mindmap.NewEntry(mindmap.Entry{ID: mindmap.ID{n}, Clock: uint64(n), Author: "sam", Act: mindmap.ID{n, 1}, At: time.Date(2026, 3, 9, 12, 0, 0, 0, time.UTC)}, op)
		if err != nil {
			t.Fatal(err)
		}
		live.Add(e)
		return e.ID
	}
	q := add(mindmap.AskQuestion{Text: "Why?"})
	theme := add(mindmap.AddTheme{Question: q, Text: "Money"})
	other := add(mindmap.AddTheme{Question: q, Text: "Buses"})
	round := add(mindmap.OpenVote{Question: q, On: mindmap.OnThemes, Votes: 1})
	add(mindmap.CastBallot{Round: round, Ballot: mindmap.ID{50}, Choices: []mindmap.ID{theme}})
	add(mindmap.CountHands{Round: round, Node: other, Delta: 77})
	both := func() string {
		var b strings.Builder
		Print(&b, live, 0)
		if err := JSON(&b, live); err != nil {
			t.Fatal(err)
		}
		return b.String()
	}
	choice, hands := `"choices":["`+theme.String(), "77"
	if log := both(); strings.Contains(log, choice) || strings.Contains(log, hands) || strings.Count(log, `{"round":"`+round.String()+`","hidden":true}`) != 2 {
		t.Errorf("before it is shown the log tells\n%s", log)
	}
	add(mindmap.CloseVote{Round: round, Show: true})
	if log := both(); !strings.Contains(log, choice) || !strings.Contains(log, hands) {
		t.Errorf("after it is shown the log tells\n%s", log)
	}
}
