package fold

import (
	"regexp"
	"testing"

	"pgregory.net/rapid"

	"mindwall/mindmap"
)

// drawOwnActs makes a history of one device in which each act's entries follow one another, as a console writes them.
func drawOwnActs(t *rapid.T, device mindmap.ID) []mindmap.Entry {
	entries := drawEntries(t)
	act := mindmap.ID{}
	for i := range entries {
		e := &entries[i]
		e.Clock, e.Device = uint64(i+1), device
		if act.IsZero() || rapid.IntRange(0, 3).Draw(t, "next act") > 0 {
			act = id(3000 + i)
		}
		e.Act = act
	}
	keep := entries[:0]
	for _, e := range entries {
		if e.Kind != mindmap.KindOf(mindmap.Undo{}) && !mindmap.IsRedaction(e.Kind) && looksBack(e) { // undos are what the tests add
			keep = append(keep, e)
		}
	}
	return keep
}

// looksBack reports whether an entry is about earlier nodes alone, as nobody on one device can speak of later ones.
func looksBack(e mindmap.Entry) bool {
	for _, text := range regexp.MustCompile(`[0-9a-f]{32}`).FindAllString(string(e.Body), -1) {
		if text >= e.ID.String() {
			return false
		}
	}
	return true
}

// writer appends undos to a live board, as a console does.
type writer struct {
	t      *rapid.T
	l      *Live
	device mindmap.ID
	n      int
}

func (w *writer) write(op mindmap.Op) {
	w.n++
	w.l.Add(entryOf(5000+w.n, w.l.Clock()+1, w.device, id(6000+w.n), op))
}

func (w *writer) undo() bool {
	act, ok := w.l.Undoable(w.device, nil)
	if ok {
		w.write(mindmap.Undo{Act: act})
	}
	return ok
}

func (w *writer) redo() bool {
	act, ok := w.l.Redoable(w.device, nil)
	if ok {
		w.write(mindmap.Undo{Act: act})
	}
	return ok
}

// sameShown compares boards but for their count of entries, which rises with each undo.
func sameShown(t *rapid.T, what string, want, got *mindmap.Board) {
	t.Helper()
	w, g := *want, *got
	w.Entries, g.Entries = 0, 0
	sameBoard(t, what, &w, &g)
}

// TestUndoAndRedoWalkThroughTime undoes a whole history act by act, and redoes it: each board on the way is the one
// that was there, and the first is empty.
func TestUndoAndRedoWalkThroughTime(t *testing.T) {
	device := id(1001)
	rapid.Check(t, func(t *rapid.T) {
		entries := drawOwnActs(t, device)
		w := &writer{t: t, l: NewLive(), device: device}
		boards := []*mindmap.Board{w.l.Board()}
		for i := range entries {
			w.l.Add(entries[i])
			if i+1 == len(entries) || entries[i+1].Act != entries[i].Act {
				boards = append(boards, w.l.Board())
			}
		}
		now := len(boards) - 1
		for now > 0 {
			if !w.undo() {
				t.Fatalf("nothing to undo, %d acts are left", now)
			}
			now--
			sameShown(t, "board after undo", boards[now], w.l.Board())
			if rapid.IntRange(0, 3).Draw(t, "there and back") == 0 {
				if !w.redo() {
					t.Fatalf("nothing to redo")
				}
				sameShown(t, "board after redo", boards[now+1], w.l.Board())
				w.undo()
				sameShown(t, "board after undo, redo, undo", boards[now], w.l.Board())
			}
		}
		if w.undo() {
			t.Fatalf("undo went past the start")
		}
		for now < len(boards)-1 {
			if !w.redo() {
				t.Fatalf("nothing to redo at %d of %d", now, len(boards)-1)
			}
			now++
			sameShown(t, "board on the way back", boards[now], w.l.Board())
		}
		if w.redo() {
			t.Fatalf("redo went past the end")
		}
	})
}

// TestUndoIsAbsence holds that undoing any act, at any time, gives the board of all that was said about what is there
// without it: nothing of others is overwritten.
func TestUndoIsAbsence(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		entries := inOrder(drawEntries(t))
		act := rapid.SampledFrom(entries).Draw(t, "undone").Act
		for _, e := range entries {
			if op, err := e.Op(); err == nil {
				if e.Act == act && (mindmap.Makes(op) != mindmap.NoNode || mindmap.IsRedaction(e.Kind)) {
					t.Skip("what was made is remembered, so that what hangs under it knows where it was")
				}
				if mindmap.KindOf(op) == mindmap.KindOf(mindmap.Undo{}) {
					t.Skip("an undo may be dead or not")
				}
			}
		}
		without := []mindmap.Entry{}
		for _, e := range entries {
			if e.Act != act {
				without = append(without, e)
			}
		}
		undone := append(entries, entryOf(7000, mindmap.MaxClock, id(1), id(7001), mindmap.Undo{Act: act}))
		sameShown(t, "board without the act", Of(without), Of(undone))
	})
}

func TestNewActEndsRedo(t *testing.T) {
	w := &writer{l: NewLive(), device: id(1)}
	w.write(mindmap.AskQuestion{Text: "One?"})
	w.write(mindmap.AskQuestion{Text: "Two?"})
	w.undo()
	w.write(mindmap.AskQuestion{Text: "Three?"})
	if w.redo() {
		t.Error("redo brought back what a new act had left behind")
	}
}

func TestUndoIsOfOnesOwn(t *testing.T) {
	l := NewLive()
	ours, theirs := &writer{l: l, device: id(1)}, &writer{l: l, device: id(2), n: 100}
	ours.write(mindmap.AskQuestion{Text: "Ours?"})
	theirs.write(mindmap.AskQuestion{Text: "Theirs?"})
	ours.undo()
	if qs := l.Board().Questions; len(qs) != 1 || qs[0].Text != "Theirs?" {
		t.Errorf("questions %+v, want theirs alone", qs)
	}
	if ours.undo() {
		t.Error("undid another device's act")
	}
	theirs.undo()
	ours.redo()
	if qs := l.Board().Questions; len(qs) != 1 || qs[0].Text != "Ours?" {
		t.Errorf("questions %+v, want ours alone", qs)
	}
}

// TestLaterCorrectionSurvivesUndo is why undo is not the writing of the old value.
func TestLaterCorrectionSurvivesUndo(t *testing.T) {
	l := NewLive()
	ours, theirs := &writer{l: l, device: id(1)}, &writer{l: l, device: id(2), n: 100}
	ours.write(mindmap.AskQuestion{Text: "Waht?"})
	q := l.Board().Questions[0].ID
	ours.write(mindmap.Reword{Node: q, Text: "What then?"})
	theirs.write(mindmap.Reword{Node: q, Text: "What now?"})
	ours.undo()
	if got := l.Board().Questions[0].Text; got != "What now?" {
		t.Errorf("question %q, want the colleague's correction", got)
	}
}

func TestUndoSkipsWhatAnotherUndid(t *testing.T) {
	l := NewLive()
	ours, theirs := &writer{l: l, device: id(1)}, &writer{l: l, device: id(2), n: 100}
	ours.write(mindmap.AskQuestion{Text: "One?"})
	ours.write(mindmap.AskQuestion{Text: "Two?"})
	act, _ := l.Undoable(ours.device, nil)
	theirs.write(mindmap.Undo{Act: act})
	ours.undo()
	if qs := l.Board().Questions; len(qs) != 0 {
		t.Errorf("undo did nothing that could be seen: %+v", qs)
	}
}

func TestRedactionIsForGood(t *testing.T) {
	w := &writer{l: NewLive(), device: id(1)}
	w.write(mindmap.AskQuestion{Text: "Why?"})
	w.write(mindmap.AddAnswer{Question: id(5001), Caption: "Name and address", Tally: 4})
	w.write(mindmap.Redact{Entries: w.l.WordEntries(id(5002))})
	redaction := id(6003)
	if act, _ := w.l.Undoable(w.device, nil); act == redaction {
		t.Error("a redaction is offered for undo")
	}
	w.write(mindmap.Undo{Act: redaction})
	if a := w.l.Answer(id(5002)); a.Text != "" || !a.Redacted || a.Own != 4 {
		t.Errorf("answer %+v, want no words and the tally of 4", a)
	}
}
