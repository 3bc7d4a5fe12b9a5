package fold

import (
	"testing"

	"pgregory.net/rapid"

	"mindwall/mindmap"
)

// TestSealedIsAsRead holds that a board makes the same of entries whether it reads them or was handed what was read when
// they came in by the door.
func TestSealedIsAsRead(t *testing.T) {
	if _, err := mindmap.Admit(mindmap.Entry{}); err == nil {
		t.Error("an empty entry was let in, and would keep all others waiting for ever")
	}
	rapid.Check(t, func(t *rapid.T) {
		var admitted []mindmap.Entry
		live := NewLive()
		for _, e := range drawEntries(t) {
			sealed, err := mindmap.Admit(e)
			if wrong := e.Validate(); (err == nil) != (wrong == nil) {
				t.Fatalf("admitting says %v, validating %v", err, wrong)
			}
			if err == nil {
				live.Take(sealed)
				admitted = append(admitted, sealed.Entry())
			}
		}
		sameBoard(t, "of sealed entries", Of(admitted), live.Board())
	})
}

// TestAQuestionOfAnEarlierRunIsUndoneUntilSomebodyAnswers holds that preparing can be taken back the day after, and the
// event not once it runs.
func TestAQuestionOfAnEarlierRunIsUndoneUntilSomebodyAnswers(t *testing.T) {
	l := NewLive()
	before, now := &writer{l: l, device: id(1)}, &writer{l: l, device: id(2), n: 100}
	before.write(mindmap.AskQuestion{Text: "One?"})
	past := l.Past(before.device)
	if act, ok := l.Undoable(now.device, past); !ok || l.ActSummary(act) != "ask “One?”" {
		t.Errorf("before the first answer undo takes back %q", l.ActSummary(act))
	}
	now.write(mindmap.AddAnswer{Question: id(5001), Caption: "Rent"})
	act, _ := l.Undoable(now.device, past)
	now.write(mindmap.Undo{Act: act})
	if act, ok := l.Undoable(now.device, past); ok {
		t.Errorf("after the only answer undo took back %q", l.ActSummary(act))
	}
}

// TestPastIsWhatWasThere holds that a program undoes what its earlier runs had done when it began, and nothing that
// anybody else has a hand in: neither what another run of it does since, nor an act that went on, nor the questions that
// were there before the first answer.
func TestPastIsWhatWasThere(t *testing.T) {
	l := NewLive()
	before, beside := &writer{l: l, device: id(1)}, &writer{l: l, device: id(2), n: 100}
	before.write(mindmap.AskQuestion{Text: "What was there before the first answer?"})
	l.Add(entryOf(790, l.Clock()+1, id(9), id(890), mindmap.AddAnswer{Question: id(5001), Caption: "Rent"}))
	before.write(mindmap.AskQuestion{Text: "One?"})
	beside.write(mindmap.AskQuestion{Text: "Two?"})
	goesOn := entryOf(800, l.Clock()+1, id(2), id(900), mindmap.AskQuestion{Text: "Three?"})
	l.Add(goesOn)
	past := l.Past(id(1), id(2))
	l.Add(entryOf(801, l.Clock()+1, id(2), id(900), mindmap.AskQuestion{Text: "Four?"}))
	beside.write(mindmap.AskQuestion{Text: "Five?"})
	now := &writer{l: l, device: id(3), n: 200}
	now.write(mindmap.AskQuestion{Text: "Six?"})
	undone := ""
	for {
		act, ok := l.Undoable(now.device, past)
		if !ok {
			break
		}
		undone += l.ActSummary(act) + ";"
		now.write(mindmap.Undo{Act: act})
	}
	if want := "ask “Six?”;ask “Two?”;ask “One?”;"; undone != want {
		t.Errorf("undid %s want %s", undone, want)
	}
	if act, ok := l.Redoable(now.device, past); !ok || l.ActSummary(act) != "ask “One?”" {
		t.Errorf("redo brings back %q", l.ActSummary(act))
	}
}
