package tables

import (
	"errors"
	"slices"
	"time"

	"mindwall/mindmap/fold"
	"mindwall/mindmap/link/pair"
	"mindwall/mindmap/text"
)

// heard is told what the hub says.
func (s *Session) heard(w word) {
	switch {
	case w.Port != 0:
		s.fault(nil) // it was that the hub had ended
	case w.Asked != nil:
		s.putOut(pair.NewCode()) // that one was used
		s.mu.Lock()
		s.status.Asking = append(s.status.Asking, Asking{w.Asked.N, nameOf(w.Asked.Name)})
		s.had[w.Asked.N] = w.Asked.Had
		s.mu.Unlock()
		s.tell()
	case w.Spent:
		s.putOut("")
		s.fault(errSpent)
	case w.Fault != "":
		s.fault(errors.New(w.Fault))
	case w.Ended != nil:
		s.mu.Lock()
		s.status.Asking = nil // whoever asked asks again
		clear(s.had)
		s.mu.Unlock()
		s.fault(w.Ended)
	}
}

// nameOf is the name of a table as it may stand on a screen.
func nameOf(name string) string {
	const most = 40 // letters
	clean := text.CleanAuthor(name)
	if clean == "" {
		return "a table"
	}
	if r := []rune(clean); len(r) > most {
		clean = string(r[:most-1]) + "…"
	}
	return clean
}

// NewCode puts a code out, in the place of the one before.
func (s *Session) NewCode() {
	if s.hub == nil {
		return
	}
	s.putOut(pair.NewCode())
	s.mu.Lock()
	if errors.Is(s.status.Fault, errSpent) {
		s.status.Fault = nil
	}
	s.mu.Unlock()
	s.tell()
}

// NoCode takes the code back: nobody may ask any more.
func (s *Session) NoCode() {
	if s.hub != nil {
		s.putOut("")
		s.tell()
	}
}

func (s *Session) putOut(code pair.Code) {
	s.mu.Lock()
	if s.codeEnd != nil {
		s.codeEnd.Stop()
	}
	if code != "" {
		s.codeEnd = time.AfterFunc(codeHolds, s.NoCode)
	}
	s.status.Code = code.String()
	s.mu.Unlock()
	s.hub.order(order{Code: &code})
}

// keys are all that let tables in, with this one's own.
func (s *Session) keys() [][16]byte { return append(s.kept.keys(), s.key) }

// LetIn answers a table that waits.
func (s *Session) LetIn(n int, yes bool) {
	if s.hub == nil {
		return
	}
	s.mu.Lock()
	at := slices.IndexFunc(s.status.Asking, func(a Asking) bool { return a.N == n })
	var (
		who Asking
		had [16]byte
	)
	if at >= 0 {
		who, had = s.status.Asking[at], s.had[n]
		delete(s.had, n)
		s.status.Asking = slices.Delete(slices.Clone(s.status.Asking), at, at+1)
	}
	s.mu.Unlock()
	if at < 0 {
		return
	}
	said := answer{N: n}
	if yes {
		key, err := s.kept.letIn(who.Name, had)
		if err != nil {
			s.fault(err) // it is let in until this program ends
		}
		said.Line, said.Title = s.address(key).String(), s.title()
		s.lineIs()
		s.hub.order(order{Keys: s.keys()})
	}
	s.hub.order(order{Answer: &said})
	s.tell()
}

func (s *Session) title() (title string) {
	s.door.Look(func(live *fold.Live) { title = live.Board().Event.Title })
	return title
}

// PutOut takes the key of one table away.
func (s *Session) PutOut(name string) error {
	return s.rekey(func() error { return s.kept.putOut(name) })
}

// NewKey takes all keys away: every table is put out, and has to be let in again.
func (s *Session) NewKey() error { return s.rekey(s.kept.renew) }

func (s *Session) rekey(change func() error) error {
	if s.hub == nil {
		return nil
	}
	err := change()
	s.lineIs()
	s.hub.order(order{Keys: s.keys()})
	s.tell()
	return err
}
