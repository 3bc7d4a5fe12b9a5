package peer

import (
	"errors"
	"fmt"
	"time"

	"mindwall/mindmap"
)

// taker stores in the file what comes from others.
type taker struct {
	peer *Peer

	inbox  []mindmap.Entry
	flight []mindmap.Entry     // that are being stored; nil when none are
	known  map[mindmap.ID]bool // that were handed to the file, or wait for it, and it has not told of yet
	rest   time.Time           // when it is tried again; zero is at once
	lost   bool                // some were passed over, as there was no room for them: the stream has to be read again
}

const (
	takeAtOnce  = 2000
	inboxAtMost = 100_000
	takeAgain   = time.Second
	doubtFor    = 3 * time.Second // how long the file may need to tell of what another program wrote into it
)

// Backlog is how many entries of others wait for the file. Whoever reads the stream waits while there are many.
func (p *Peer) Backlog() int { return len(p.taker.inbox) }

// receive takes in a batch of another table.
func (t *taker) receive(batch []mindmap.Entry) {
	p := t.peer
	for i := range batch {
		e := batch[i]
		if _, there := p.file.has[e.ID]; there || t.known[e.ID] || p.file.refused[e.ID] {
			continue
		}
		if t.strange(&e) {
			t.suspect(e)
			continue
		}
		t.accept(e)
	}
}

// accept has an entry stored.
func (t *taker) accept(e mindmap.Entry) {
	if len(t.inbox) >= inboxAtMost {
		t.lost = true
		return
	}
	t.known[e.ID] = true
	t.inbox = append(t.inbox, e)
}

// strange reports whether an entry is under a device id of this machine, though this file never wrote it: that of now, or an
// earlier one. Of an earlier one it takes what lies behind all that it held when it was opened: then it is an older copy.
func (t *taker) strange(e *mindmap.Entry) bool {
	p := t.peer
	highest, own := p.file.own[e.Device]
	return own && (e.Device == p.self || e.Clock <= highest)
}

var errForeign = errors.New("that another machine wrote under a device id of this one; were its settings copied?")

// suspect puts off the word on an entry.
func (t *taker) suspect(e mindmap.Entry) {
	p := t.peer
	if _, waits := p.file.suspects[e.ID]; waits {
		return
	}
	s := suspect{entry: e, until: p.now.Add(doubtFor)}
	if e.Device != p.self && p.stream.reading != nil {
		s.reading = p.stream.number
	}
	p.file.suspects[e.ID] = s
}

// acquit takes in those that came by the reading that ends here, if the stream holds more than this file.
func (t *taker) acquit() {
	p := t.peer
	shorter := p.stream.had < p.stream.index.entries()
	for id, s := range p.file.suspects {
		if s.reading == p.stream.number && s.reading > 0 && shorter {
			delete(p.file.suspects, id)
			t.accept(s.entry)
		}
	}
}

// settle refuses what was under one of our device ids, and which the file does not know after a while.
func (t *taker) settle() {
	p := t.peer
	n := 0
	for id, s := range p.file.suspects {
		if p.now.After(s.until) && (s.reading == 0 || p.stream.reading == nil) {
			delete(p.file.suspects, id)
			p.file.refused[id] = true
			n++
		}
	}
	if n > 0 {
		p.fault("foreign", fmt.Errorf("refused %s %w", counted(len(p.file.refused)), errForeign))
	}
}

func counted(n int) string {
	if n == 1 {
		return "1 change"
	}
	return fmt.Sprintf("%d changes", n)
}

// take hands on what waits for the file.
func (t *taker) take() {
	if t.flight != nil || len(t.inbox) == 0 || !t.rest.IsZero() {
		return
	}
	n := min(len(t.inbox), takeAtOnce)
	t.flight = t.inbox[:n:n]
	t.inbox = t.inbox[n:]
	t.peer.ask(Take{t.flight})
}

func (t *taker) again(now time.Time) {
	if !t.rest.IsZero() && now.After(t.rest) {
		t.rest = time.Time{}
	}
}

func (t *taker) took(in Took) {
	p := t.peer
	flight := t.flight
	t.flight = nil
	if in.Err != nil {
		p.fault("file", fmt.Errorf("what other tables wrote is not stored here yet, and tried again: %w", in.Err))
		t.inbox = append(flight, t.inbox...)
		t.rest = p.now.Add(takeAgain)
		return
	}
	p.mended("file")
	for _, err := range in.Refused {
		p.fault("refused", fmt.Errorf("refused what another table wrote: %w", err))
	}
	if t.lost && len(t.inbox) == 0 {
		t.lost = false
		p.stream.doubt()
	}
}
