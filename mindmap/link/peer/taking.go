package peer

import (
	"errors"
	"fmt"
	"time"

	"mindwall/mindmap"
)

// taker stores in the file what comes from others.
type taker struct {
	inbox  []mindmap.Entry
	flight []mindmap.Entry     // that are being stored; nil when none are
	known  map[mindmap.ID]bool // that were handed to the file, or wait for it, and it has not told of yet
	rest   time.Time           // when it is tried again; zero is at once
	lost   bool                // some were passed over, as there was no room for them: the stream has to be read again
}

const (
	takeAtOnce  = 2000
	inboxAtMost = 50_000
	takeAgain   = time.Second
	doubtFor    = 3 * time.Second // how long the file may need to tell of what another program wrote into it
)

// receive takes in a batch of another table. live says that it did not come from the stream.
func (p *Peer) receive(batch []mindmap.Entry, live bool) {
	for i := range batch {
		e := batch[i]
		if _, there := p.file.has[e.ID]; there || p.taker.known[e.ID] || p.file.refused[e.ID] {
			continue
		}
		if p.strange(&e, live) {
			if _, waits := p.file.suspects[e.ID]; !waits {
				p.file.suspects[e.ID] = p.now.Add(doubtFor)
			}
			continue
		}
		if len(p.taker.inbox) >= inboxAtMost {
			p.taker.lost = true
			continue
		}
		p.taker.known[e.ID] = true
		p.taker.inbox = append(p.taker.inbox, e)
	}
}

// strange reports whether an entry is under a device id of this machine, though this file never wrote it: that of now, or an
// earlier one, unless the stream knows more of that device than this file does, which then is an old copy. A table that is there
// and writes under that id is on a copy of the file on this machine.
func (p *Peer) strange(e *mindmap.Entry, live bool) bool {
	_, own := p.file.own[e.Device]
	switch {
	case !own:
		return false
	case e.Device == p.self:
		return true
	case p.room.tables[e.Device].here.Device == e.Device:
		return false
	case live || p.stream.reading == nil:
		return true
	}
	return e.Clock <= p.stream.ownAt[e.Device]
}

var errForeign = errors.New("was refused: it is under a device id of this machine, and this wall never wrote it; were its settings copied to another machine?")

// settle refuses what was under one of our device ids, and which the file does not know after a while.
func (p *Peer) settle() {
	n := 0
	for id, until := range p.file.suspects {
		if p.now.After(until) {
			delete(p.file.suspects, id)
			p.file.refused[id] = true
			n++
		}
	}
	if n > 0 {
		p.fault("foreign", fmt.Errorf("%s %w", counted(len(p.file.refused)), errForeign))
	}
}

func counted(n int) string {
	if n == 1 {
		return "1 change"
	}
	return fmt.Sprintf("%d changes", n)
}

// take hands on what waits for the file.
func (p *Peer) take() {
	t := &p.taker
	if t.flight != nil || len(t.inbox) == 0 || !t.rest.IsZero() {
		return
	}
	n := min(len(t.inbox), takeAtOnce)
	t.flight = t.inbox[:n:n]
	t.inbox = t.inbox[n:]
	p.ask(Take{t.flight})
}

func (t *taker) again(now time.Time) {
	if !t.rest.IsZero() && now.After(t.rest) {
		t.rest = time.Time{}
	}
}

func (p *Peer) took(in Took) {
	t := &p.taker
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
		p.doubt()
	}
}
