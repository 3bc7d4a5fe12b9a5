package mindmap

import (
	"bytes"
	"encoding/json"
	"testing"
)

// FuzzEntry reads any bytes as an entry in JSON. One that may be stored is the same after it was written and read again,
// and so is its operation.
func FuzzEntry(f *testing.F) {
	for _, c := range opCases {
		e, err := NewEntry(envelope(), c.op)
		if err != nil {
			continue // its words were taken out
		}
		document, err := json.Marshal(e)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(document)
	}
	f.Add([]byte(`{"id":"00000000000000000000000000000001","clock":1e3,"act":"zz","kind":"of.a newer","body":{"a":[1,2]}}`))
	f.Fuzz(func(t *testing.T, document []byte) {
		var e Entry
		if json.Unmarshal(document, &e) != nil || e.Validate() != nil {
			return
		}
		written, err := json.Marshal(e)
		if err != nil {
			t.Fatalf("a valid entry cannot be written: %v", err)
		}
		var again Entry
		if err := json.Unmarshal(written, &again); err != nil {
			t.Fatalf("what was written cannot be read: %v", err)
		}
		body := bytes.Buffer{}
		if err := json.Compact(&body, e.Body); err != nil {
			t.Fatal(err)
		}
		again.Body, e.Body = again.Body[:len(again.Body):len(again.Body)], body.Bytes()
		if !e.At.Equal(again.At) || e.Stamp() != again.Stamp() || e.Author != again.Author || e.Act != again.Act || e.Kind != again.Kind {
			t.Fatalf("%+v was read again as %+v", e, again)
		}
		checkOp(t, e)
	})
}

// checkOp wants an operation that was read to be the same after it was written into an entry of its own.
func checkOp(t *testing.T, e Entry) {
	op, err := e.Op()
	if err != nil {
		return // of a kind that is not known
	}
	again, err := NewEntry(e, op)
	if err != nil {
		t.Fatalf("%s was let in, and cannot be written: %v", e.Kind, err)
	}
	reread, err := again.Op()
	if err != nil {
		t.Fatal(err)
	}
	if last, err := NewEntry(e, reread); err != nil || !bytes.Equal(last.Body, again.Body) {
		t.Fatalf("%s is no longer the same: %s, %v, want %s", e.Kind, last.Body, err, again.Body)
	}
}
