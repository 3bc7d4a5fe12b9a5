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

// receive takes in a batch of another table.
func (p *Peer) receive(batch []mindmap.Entry) {
	for i := range batch {
		e := batch[i]
		if _, there := p.file.has[e.ID]; there || p.taker.known[e.ID] || p.file.refused[e.ID] {
			continue
		}
		if p.strange(&e) {
			p.suspect(e)
			continue
		}
		p.accept(e)
	}
}

// accept has an entry stored.
func (p *Peer) accept(e mindmap.Entry) {
	if len(p.taker.inbox) >= inboxAtMost {
		p.taker.lost = true
		return
	}
	p.taker.known[e.ID] = true
	p.taker.inbox = append(p.taker.inbox, e)
}

// strange reports whether an entry is under a device id of this machine, though this file never wrote it: that of now, or an
// earlier one. Of an earlier one it takes what lies behind all that it held when it was opened: then it is an older copy.
func (p *Peer) strange(e *mindmap.Entry) bool {
	highest, own := p.file.own[e.Device]
	return own && (e.Device == p.self || e.Clock <= highest)
}

var errForeign = errors.New("that another machine wrote under a device id of this one; were its settings copied?")

// suspect puts off the word on an entry.
func (p *Peer) suspect(e mindmap.Entry) {
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
func (p *Peer) acquit() {
	shorter := p.stream.had < p.stream.index.entries()
	for id, s := range p.file.suspects {
		if s.reading == p.stream.number && s.reading > 0 && shorter {
			delete(p.file.suspects, id)
			p.accept(s.entry)
		}
	}
}

// settle refuses what was under one of our device ids, and which the file does not know after a while.
func (p *Peer) settle() {
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
