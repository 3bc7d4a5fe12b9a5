package peer

import (
	"errors"
	"fmt"
	"maps"
	"slices"
	"time"

	"mindwall/mindmap"
	"mindwall/mindmap/link/wire"
)

// sender brings the wall's own entries to the others.
type sender struct {
	peer *Peer

	queue   []mindmap.ID               // that the stream lacks, in the order in which they are published
	unsure  int                        // of the queue: were in the file at first, and may be in the stream, which was not read yet
	held    []mindmap.ID               // that the stream lacks and others have as well
	until   time.Time                  // when those come into the queue
	adopted map[mindmap.ID]time.Time   // came live and are not in the stream yet: when this table publishes them
	flights map[int]flight             // on their way, by number
	aloft   map[mindmap.ID]bool        // what they carry
	acked   map[uint64][]mindmap.Entry // what is stored, as the hub said, and was not read yet, by message
	number  int
	again   int       // how often the stream knew a batch and did not hold it
	rest    time.Time // when it is tried again; zero is at once
	failed  int       // times in a row
	recent  []recent  // told lately, for those who come just now
	retold  time.Time
}

type flight struct {
	batch []mindmap.Entry // as it was sent
	rest  uint64          // the message whose rest it is; 0 is none
}

type recent struct {
	id mindmap.ID
	at time.Time
}

const (
	flightsAtOnce = 16
	tellAtMost    = 512 // entries that are told live; of more the stream tells
	recentFor     = 15 * time.Second
	adoptAfter    = 10 * time.Second
)

func newSender(p *Peer) sender {
	return sender{
		peer: p, adopted: map[mindmap.ID]time.Time{},
		flights: map[int]flight{}, aloft: map[mindmap.ID]bool{}, acked: map[uint64][]mindmap.Entry{},
	}
}

// forgetFlights puts back what is on its way and will not be answered.
func (s *sender) forgetFlights() {
	for _, number := range slices.Sorted(maps.Keys(s.flights)) {
		s.putBack(number)
	}
	s.rest, s.failed = time.Time{}, 0
	clear(s.acked)
}

func (s *sender) putBack(number int) {
	f := s.flights[number]
	delete(s.flights, number)
	back := make([]mindmap.ID, len(f.batch))
	for i := range f.batch {
		back[i] = f.batch[i].ID
		delete(s.aloft, back[i])
	}
	if f.rest == 0 {
		s.queue = append(back, s.queue...)
	}
}

// patience is how long this table waits until another has published what that wrote: longer for each table before it.
func (s *sender) patience() time.Duration {
	return adoptAfter + time.Duration(min(s.peer.room.rank(), 60))*time.Second
}

// tell tells new entries to whoever is there.
func (s *sender) tell(entries []mindmap.Entry) {
	if len(entries) == 0 || len(entries) > tellAtMost {
		return
	}
	for i := range entries {
		s.recent = append(s.recent, recent{entries[i].ID, s.peer.now})
	}
	s.recent = s.recent[max(len(s.recent)-tellAtMost, 0):]
	s.tellBatches(entries)
}

func (s *sender) tellBatches(entries []mindmap.Entry) {
	p := s.peer
	if p.connected.IsZero() {
		return
	}
	for len(entries) > 0 {
		n := wire.Next(entries)
		p.ask(Tell{entries[:n:n]})
		entries = entries[n:]
	}
}

// retell tells again what was told lately, or is not in the stream yet.
func (s *sender) retell() {
	p := s.peer
	s.recent = slices.DeleteFunc(s.recent, func(r recent) bool {
		return p.now.Sub(r.at) > recentFor && p.stream.index.Has(r.id)
	})
	again := make([]mindmap.Entry, len(s.recent))
	for i, r := range s.recent {
		again[i] = p.file.entries[p.file.has[r.id]]
	}
	s.retold = p.now
	s.tellBatches(again)
}

// refill queues all that the stream lacks: what others have as well a little later for each table before this one.
func (s *sender) refill() {
	p := s.peer
	var lacking []mindmap.Entry
	for i := range p.file.entries {
		if e := &p.file.entries[i]; !p.stream.index.Has(e.ID) {
			lacking = append(lacking, *e)
		}
	}
	slices.SortFunc(lacking, func(a, b mindmap.Entry) int { return a.Stamp().Compare(b.Stamp()) })
	wait := time.Duration(min(p.room.rank(), 100)) * 200 * time.Millisecond
	s.queue, s.held, s.until, s.unsure = s.queue[:0], s.held[:0], p.now.Add(wait), 0
	for i := range lacking {
		id := lacking[i].ID
		if _, waits := s.adopted[id]; waits {
			continue
		}
		if wait > 0 && lacking[i].Device != p.self {
			s.held = append(s.held, id)
		} else {
			s.queue = append(s.queue, id)
		}
	}
}

// adopt publishes what came live, and which who wrote it has not brought into the stream.
func (s *sender) adopt() {
	p := s.peer
	if len(s.held) > 0 && p.now.After(s.until) {
		s.queue, s.held = append(s.queue, s.held...), nil
	}
	var due []mindmap.ID
	for id, at := range s.adopted {
		if p.now.After(at) {
			due = append(due, id)
			delete(s.adopted, id)
		}
	}
	slices.SortFunc(due, func(a, b mindmap.ID) int { return p.file.stamp(a).Compare(p.file.stamp(b)) })
	s.queue = append(s.queue, due...)
}

func (f *file) stamp(id mindmap.ID) mindmap.Stamp { return f.entries[f.has[id]].Stamp() }

// publish sends what the stream lacks, some batches at once.
func (s *sender) publish() {
	p := s.peer
	if p.stream.phase != level || p.stream.doubtful || p.now.Before(s.rest) {
		return
	}
	for len(s.flights) < flightsAtOnce {
		batch := s.nextBatch()
		if len(batch) == 0 {
			return
		}
		s.launch(batch, 0)
	}
}

// nextBatch takes a batch from the queue.
func (s *sender) nextBatch() []mindmap.Entry {
	p := s.peer
	var batch []mindmap.Entry
	i := 0
	for ; i < len(s.queue) && len(batch) < wire.MaxEntries; i++ {
		id := s.queue[i]
		if p.stream.index.Has(id) || s.aloft[id] {
			continue
		}
		batch = append(batch, p.file.entries[p.file.has[id]])
	}
	n := wire.Next(batch)
	for j := range batch[n:] {
		s.queue[i-len(batch)+n+j] = batch[n+j].ID // behind those that are passed over
	}
	s.queue = s.queue[i-len(batch)+n:]
	return batch[:n:n]
}

func (s *sender) launch(batch []mindmap.Entry, rest uint64) {
	s.number++
	s.flights[s.number] = flight{batch, rest}
	for i := range batch {
		s.aloft[batch[i].ID] = true
	}
	s.peer.ask(Publish{s.number, batch, s.again})
}

var errFull = errors.New("the hub is full: what is written goes to the tables that are there, and stays in everybody's file; start a new hub in an empty folder, or give it more room")

// stored notes what came of a batch.
func (s *sender) stored(in Stored) {
	p := s.peer
	f, ok := s.flights[in.N]
	if !ok {
		return
	}
	if in.Err != nil {
		s.putBack(in.N)
		s.failed++
		if one := p.stream.scrubs[f.rest]; one != nil {
			p.stream.scrubLater(one, in.Err)
		}
		s.rest = p.now.Add(min(time.Duration(s.failed)*time.Second, 5*time.Second))
		if in.Full {
			p.fault("store", errFull)
		} else if s.failed > silentTimes {
			p.fault("store", fmt.Errorf("the hub does not store what is written here: %w", in.Err))
		}
		return
	}
	delete(s.flights, in.N)
	s.failed, s.rest = 0, time.Time{}
	p.mended("store")
	p.stream.high = max(p.stream.high, in.Seq)
	for i := range f.batch {
		delete(s.aloft, f.batch[i].ID)
		delete(s.adopted, f.batch[i].ID)
	}
	if in.Seq > p.stream.mark.seq {
		s.acked[in.Seq] = f.batch
	} else if !p.stream.index.hasAll(f.batch) {
		s.again++ // it went out with words, or another message stands in its place
		p.stream.doubt()
		return
	}
	p.stream.index.See(in.Seq, f.batch)
	if f.rest > 0 {
		p.ask(Delete{f.rest})
	}
}

// confirm compares what was read with what the hub had said: a stream that lost its end may have gone on since with something
// else.
func (s *sender) confirm(seq uint64, batch []mindmap.Entry) {
	read := map[mindmap.ID]bool{}
	for i := range batch {
		read[batch[i].ID] = true
	}
	for at, said := range s.acked {
		if at > seq {
			continue
		}
		delete(s.acked, at)
		if at < seq || slices.ContainsFunc(said, func(e mindmap.Entry) bool { return !read[e.ID] }) {
			s.peer.stream.doubt()
		}
	}
}
