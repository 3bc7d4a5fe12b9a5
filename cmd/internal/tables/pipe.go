package tables

import (
	"bufio"
	"encoding/json"
	"io"
	"sync"

	"mindwall/mindmap"
	"mindwall/mindmap/link/pair"
)

// What a program and the hub that it holds say to each other: a line of JSON each, in which one field says what it is about.
type (
	// order is what the hub is told. The first one starts it.
	order struct {
		Start  *hubOptions `json:"start,omitempty"`
		Keys   [][16]byte  `json:"keys,omitempty"`   // from now on
		Code   *pair.Code  `json:"code,omitempty"`   // that is out from now on; empty for none
		Answer *answer     `json:"answer,omitempty"` // to a table that wants to be let in
	}
	hubOptions struct {
		Dir    string     `json:"dir"`
		Listen string     `json:"listen"`
		Secret string     `json:"secret"`
		Keys   [][16]byte `json:"keys"`
		Wall   mindmap.ID `json:"wall"`
	}
	answer struct {
		N           int    `json:"n"`
		Line, Title string `json:",omitempty"` // no line is a no
	}
	// word is what the hub says.
	word struct {
		Port  int      `json:"port,omitempty"`  // it is up, and listens there
		Pin   [32]byte `json:"pin,omitzero"`    // of its certificate
		Asked *asked   `json:"asked,omitempty"` // somebody who knew the code wants to be let in; that is used up
		Spent bool     `json:"spent,omitempty"` // the code was tried wrongly too often, and is out no longer
		Fault string   `json:"fault,omitempty"` // what people should know
		Down  string   `json:"down,omitempty"`  // why it did not come up
		Ended error    `json:"-"`               // of the one that holds it: it ended, and is started again
	}
	asked struct {
		N    int      `json:"n"`
		Name string   `json:"name"`
		Had  [16]byte `json:"had,omitzero"` // the key that lets it in already
	}
)

// writer writes lines of JSON. It may be used by several goroutines.
type writer struct {
	mu sync.Mutex
	to io.Writer
}

func (w *writer) write(v any) error {
	w.mu.Lock()
	defer w.mu.Unlock()
	return json.NewEncoder(w.to).Encode(v)
}

// lines calls do for each line, until there are no more.
func lines[T any](from io.Reader, do func(T)) {
	s := bufio.NewScanner(from)
	s.Buffer(nil, 1<<20)
	for s.Scan() {
		var v T
		if json.Unmarshal(s.Bytes(), &v) == nil {
			do(v)
		}
	}
}
