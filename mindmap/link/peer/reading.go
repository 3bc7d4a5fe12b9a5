package peer

import (
	"errors"
	"fmt"
	"time"

	"mindwall/mindmap"
	"mindwall/mindmap/link/wire"
)

var errNotYet = errors.New("not connected yet")

// phase is how near a peer is to the stream.
type phase int

const (
	distant   phase = iota // there is no connection
	looking                // what the stream is was asked
	digesting              // what it holds was asked
	reading
	caughtUp // with what the stream held, and the file has not stored all of it yet
	level
)

// stream is what is known of the hub's stream.
type stream struct {
	peer *Peer

	phase   phase
	index   Index // of what it holds
	created time.Time
	high    uint64 // the highest message that was read or stored
	lookAt  time.Time
	asked   bool   // and not answered yet
	silent  int    // answers in a row that said nothing
	sought  uint64 // high, when the stream was asked for
	mark    mark   // the last message that was read
	asks    mark   // that the stream was asked for
	askedAt time.Time

	doubted  time.Time // when it was last read again for a doubt
	doubtful bool      // it is to be, soon
	last     Stream

	reading *Index // what the reading that goes on has found so far
	number  int    // of it
	had     int    // entries of the file when it began
	target  uint64
	stirred time.Time         // when it last got on
	scrubs  map[uint64]*scrub // of messages with words that are to go
}

const (
	lookEvery   = 2 * time.Second
	markEvery   = 10 * time.Second       // as a message may be large
	lookSoon    = 100 * time.Millisecond // while nothing is known, so many times
	soonTimes   = 20
	stallsAfter = 6 * time.Second
	doubtEvery  = 500 * time.Millisecond
	digestAbove = 100_000 // entries
	silentTimes = 3       // failures in a row before a person is told
)

// mark is a message by which a stream is known again: one that lost its end, and went on since, has another in its place.
type mark struct {
	seq uint64
	at  time.Time
}

func (s *stream) look() {
	p := s.peer
	if !s.asked {
		s.asked, s.lookAt, s.sought, s.asks = true, p.now, s.high, mark{}
		if p.now.Sub(s.askedAt) >= markEvery {
			s.asks, s.askedAt = s.mark, p.now
		}
		p.ask(Look{s.asks.seq})
	}
}

func (s *stream) lookAgain() {
	every := lookEvery
	if s.phase == looking && s.silent < soonTimes {
		every = lookSoon
	}
	if s.peer.now.Sub(s.lookAt) >= every {
		s.look()
	}
}

// isStored reports whether the stream holds an entry, as far as it was read.
func (s *stream) isStored(id mindmap.ID) bool {
	return s.index.Has(id) || s.reading != nil && s.reading.Has(id)
}

// looked compares the stream with what it was.
func (s *stream) looked(in Stream) {
	p := s.peer
	s.asked = false
	if in.Err != nil {
		if s.silent++; s.silent >= soonTimes {
			p.fault("stream", fmt.Errorf("the hub stores nothing for this wall just now, which goes on from table to table: %w", in.Err))
		}
		return
	}
	s.silent = 0
	p.mended("stream")
	another := !in.Created.Equal(s.created)
	shorter := !another && (in.Last < s.sought || s.asks.seq > 0 && !in.Mark.IsZero() && !in.Mark.Equal(s.asks.at))
	if !another && !shorter && s.phase != looking {
		return
	}
	s.last = in
	if another {
		s.created, s.high, s.index = in.Created, 0, Index{}
	}
	if shorter {
		s.high = in.Last
	}
	p.sender.forgetFlights()
	if len(p.file.entries) >= p.digestAbove && in.Held > 0 {
		s.phase, s.stirred = digesting, p.now
		p.ask(AskDigest{})
		return
	}
	s.readFrom(1, &Index{})
}

// doubt reads the stream again, and not more often than it is good for anybody.
func (s *stream) doubt() {
	p := s.peer
	if s.phase == distant {
		return
	}
	if s.doubtful = p.now.Sub(s.doubted) < doubtEvery; s.doubtful {
		return
	}
	s.doubted, s.phase, s.asked = p.now, looking, false
	s.look()
}

// readFrom reads on, with what is known already.
func (s *stream) readFrom(seq uint64, known *Index) {
	p := s.peer
	known.Learn(p.file.redacts)
	s.phase, s.reading, s.target, s.stirred, s.mark = reading, known, s.last.Last, p.now, mark{}
	s.scrubs = map[uint64]*scrub{}
	s.number, s.had = s.number+1, len(p.file.entries)
	p.ask(ReadFrom{s.number, seq})
	if s.last.Held == 0 || s.target < seq {
		s.phase = caughtUp
	}
}

// digested reads what the digest does not answer for: from the first message on that holds anything of which this file has
// another set of entries.
func (s *stream) digested(in Digested) {
	if s.phase != digesting {
		return
	}
	if in.Err != nil || in.Digest.Width == 0 {
		s.readFrom(1, &Index{})
		return
	}
	from, known := s.peer.compare(in.Digest)
	s.readFrom(from, known)
}

// compare finds what of a digest this file has the same of.
func (p *Peer) compare(d wire.Digest) (from uint64, known *Index) {
	at := make(map[mindmap.ID]place, len(p.file.entries))
	for i := range p.file.entries {
		e := &p.file.entries[i]
		at[e.ID] = place{device: e.Device, clock: e.Clock}
	}
	mine := map[rangeKey]wire.Range{}
	for _, row := range ranges(at, d.Width) {
		mine[rangeKey{row.Device, row.Start}] = row
	}
	from, known = d.Last+1, &Index{}
	same := map[rangeKey]bool{}
	for _, row := range d.Rows {
		key := rangeKey{row.Device, row.Start}
		if own := mine[key]; own.Entries == row.Entries && own.Sum == row.Sum {
			same[key] = true
		} else {
			from = min(from, max(row.First, 1))
		}
	}
	for i := range p.file.entries {
		e := p.file.entries[i]
		if same[rangeKey{e.Device, e.Clock - e.Clock%d.Width}] {
			known.See(0, []mindmap.Entry{{ID: e.ID, Device: e.Device, Clock: e.Clock}})
		}
	}
	return from, known
}

// read takes in a message.
func (s *stream) read(in Read) {
	p := s.peer
	if in.Reading != s.number {
		return
	}
	index := &s.index
	if s.reading != nil {
		index = s.reading
	}
	s.high, s.stirred = max(s.high, in.Seq), p.now
	if in.Seq <= s.mark.seq {
		s.doubt() // the stream went back
		return
	}
	s.mark = mark{in.Seq, in.At}
	if in.Err != nil {
		p.fault("message", fmt.Errorf("message %d of the hub cannot be read: %w", in.Seq, in.Err))
	}
	index.See(in.Seq, in.Batch)
	for i := range in.Batch {
		if mindmap.IsRedaction(in.Batch[i].Kind) {
			p.blank(in.Batch[i : i+1])
		}
		delete(p.sender.adopted, in.Batch[i].ID)
	}
	p.taker.receive(in.Batch)
	p.sender.confirm(in.Seq, in.Batch)
	if s.phase == reading && (in.Seq >= s.target || in.Left == 0) {
		s.phase = caughtUp
	}
}

// level begins to publish, once the file has what the stream held: a redaction among that comes first.
func (p *Peer) level() {
	s := &p.stream
	if s.phase != caughtUp || p.taker.flight != nil || len(p.taker.inbox) > 0 {
		return
	}
	s.phase = level
	s.index, s.reading = *s.reading, nil
	p.taker.acquit()
	p.sender.refill()
}

// watchReading begins again when a reading does not get on.
func (s *stream) watchReading() {
	p := s.peer
	if s.phase != reading && s.phase != digesting {
		return
	}
	if len(p.taker.inbox) > 0 {
		s.stirred = p.now // it waits for the file
	}
	if p.now.Sub(s.stirred) < stallsAfter {
		return
	}
	if s.phase == digesting {
		s.readFrom(1, &Index{})
		return
	}
	s.doubt()
}
