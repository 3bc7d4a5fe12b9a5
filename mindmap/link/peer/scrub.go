package peer

import (
	"fmt"
	"time"
)

// scrub is the deletion of one message that holds words which a redaction takes out. First its rest goes into the stream, so
// that nothing is missing meanwhile. The hub does the same when it knows the redaction; then the message is gone before.
type scrub struct {
	due    time.Time
	busy   bool // asked, and not answered
	failed int
}

const (
	scrubStep  = 300 * time.Millisecond // for each table before this one
	scrubAgain = time.Second
	scrubSlow  = 30 * time.Second
)

// scrub goes on with each message that is to go, when it is time.
func (p *Peer) scrub() {
	s := &p.stream
	if s.phase != level {
		return
	}
	for _, seq := range s.index.Suspects() {
		one := s.scrubs[seq]
		if one == nil {
			one = &scrub{due: p.now.Add(time.Duration(min(p.rank(), 60)) * scrubStep)}
			s.scrubs[seq] = one
		}
		if one.busy || p.now.Before(one.due) || !p.redactionsStored() {
			continue
		}
		one.busy = true
		p.ask(Fetch{seq})
	}
}

// redactionsStored reports whether the stream holds all redactions of this wall: the hub deletes for no other.
func (p *Peer) redactionsStored() bool {
	for _, e := range p.file.redacts {
		if !p.stream.index.Has(e.ID) {
			return false
		}
	}
	return true
}

func (p *Peer) fetched(in Fetched) {
	s := &p.stream
	one := s.scrubs[in.Seq]
	if one == nil || s.phase != level {
		return
	}
	if in.Err != nil {
		p.scrubLater(one, in.Err)
		return
	}
	rest, some := s.index.Rest(in.Batch)
	if in.Gone || !some {
		p.scrubbed(in.Seq)
		return
	}
	p.launch(rest, in.Seq)
}

func (p *Peer) scrubbed(seq uint64) {
	p.stream.index.Cleared(seq)
	delete(p.stream.scrubs, seq)
	if len(p.stream.scrubs) == 0 {
		p.mended("words")
	}
}

func (p *Peer) deleted(in Deleted) {
	one := p.stream.scrubs[in.Seq]
	switch {
	case one == nil:
	case in.Err != nil:
		p.scrubLater(one, in.Err)
	default:
		p.scrubbed(in.Seq)
	}
}

func (p *Peer) scrubLater(one *scrub, err error) {
	one.busy = false
	one.failed++
	one.due = p.now.Add(min(time.Duration(one.failed)*scrubAgain, scrubSlow))
	if one.failed > silentTimes {
		p.fault("words", fmt.Errorf("words that were taken out are on the hub still, and it is asked again to delete them: %w", err))
	}
}
