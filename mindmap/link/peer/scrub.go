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
func (s *stream) scrub() {
	p := s.peer
	if s.phase != level {
		return
	}
	for _, seq := range s.index.Suspects() {
		one := s.scrubs[seq]
		if one == nil {
			one = &scrub{due: p.now.Add(time.Duration(min(p.room.rank(), 60)) * scrubStep)}
			s.scrubs[seq] = one
		}
		if one.busy || p.now.Before(one.due) || !s.redactionsStored() {
			continue
		}
		one.busy = true
		p.ask(Fetch{seq})
	}
}

// redactionsStored reports whether the stream holds all redactions of this wall: the hub deletes for no other.
func (s *stream) redactionsStored() bool {
	for _, e := range s.peer.file.redacts {
		if !s.index.Has(e.ID) {
			return false
		}
	}
	return true
}

func (s *stream) fetched(in Fetched) {
	one := s.scrubs[in.Seq]
	if one == nil || s.phase != level {
		return
	}
	if in.Err != nil {
		s.scrubLater(one, in.Err)
		return
	}
	rest, some := s.index.Rest(in.Batch)
	if in.Gone || !some {
		s.scrubbed(in.Seq)
		return
	}
	s.peer.sender.launch(rest, in.Seq)
}

func (s *stream) scrubbed(seq uint64) {
	s.index.Cleared(seq)
	delete(s.scrubs, seq)
	if len(s.scrubs) == 0 {
		s.peer.mended("words")
	}
}

func (s *stream) deleted(in Deleted) {
	one := s.scrubs[in.Seq]
	switch {
	case one == nil:
	case in.Err != nil:
		s.scrubLater(one, in.Err)
	default:
		s.scrubbed(in.Seq)
	}
}

func (s *stream) scrubLater(one *scrub, err error) {
	p := s.peer
	one.busy = false
	one.failed++
	one.due = p.now.Add(min(time.Duration(one.failed)*scrubAgain, scrubSlow))
	if one.failed > silentTimes {
		p.fault("words", fmt.Errorf("words that were taken out are on the hub still, and it is asked again to delete them: %w", err))
	}
}
