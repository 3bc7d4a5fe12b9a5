package fold

import (
	"encoding/json"
	"errors"
	"reflect"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"mindwall/mindmap"
)

func TestDrawnOpsSurviveARoundTrip(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		op := drawOp(t, 3, 6, []mindmap.NodeKind{0, mindmap.QuestionNode, mindmap.ThemeNode, mindmap.AnswerNode, 0, 0, 0})
		if op.Validate() != nil {
			t.Skip("not to be recorded")
		}
		e := entryOf(1, 1, id(8), id(7), op)
		if back, err := e.Op(); err != nil || !reflect.DeepEqual(back, op) {
			t.Fatalf("got %#v, %v, want %#v", back, err, op)
		}
	})
}

func TestUnknownKindIsKept(t *testing.T) {
	e := entryOf(9, 1, id(8), id(7), mindmap.Undo{})
	e.Kind, e.Body = "answer.sing", json.RawMessage(`{"tune":"<b>\u00e9</b>","n":[1,2.50,null]}`)
	if err := e.Validate(); err != nil {
		t.Fatal(err)
	}
	if _, err := e.Op(); !errors.Is(err, mindmap.ErrUnknownKind) {
		t.Errorf("error %v, want ErrUnknownKind", err)
	}
	l := NewLive()
	l.Add(e)
	if b := l.Board(); b.Unknown != 1 || b.Entries != 1 {
		t.Errorf("board has %d entries, %d unknown", b.Entries, b.Unknown)
	}
	kept := l.Entries()[0]
	if string(kept.Body) != string(e.Body) {
		t.Errorf("body %s, want it byte for byte", kept.Body)
	}
	text, err := json.Marshal(kept)
	var read mindmap.Entry
	if err = errors.Join(err, json.Unmarshal(text, &read)); err != nil {
		t.Fatal(err)
	}
	var want, got any
	if err := errors.Join(json.Unmarshal(e.Body, &want), json.Unmarshal(read.Body, &got)); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error("body changed on its way through JSON (-want +got):\n", diff)
	}
}
