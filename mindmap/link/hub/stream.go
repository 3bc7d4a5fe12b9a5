package hub

import (
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/nats-io/nats.go"
	"github.com/nats-io/nats.go/jetstream"

	"mindwall/mindmap"
	"mindwall/mindmap/fault"
	"mindwall/mindmap/link/peer"
	"mindwall/mindmap/link/wire"
)

// stream is the entries of one wall on the hub.
type stream struct {
	hub   *Hub
	names wire.Names
	is    jetstream.Stream

	mu     sync.Mutex
	index  peer.Index
	read   uint64          // the last message that was looked at
	cleans map[uint64]bool // messages that are being cleansed

	full bool // and that was told
}

// wallOf is the wall of a stream by its name.
func wallOf(name string) (mindmap.ID, bool) {
	_, id, _ := strings.Cut(name, "_")
	wall, err := mindmap.ParseID(id)
	return wall, err == nil && wire.NamesOf(wall).Stream == name
}

// serves reports whether the hub takes a wall, and sees to it that its stream is there soon.
func (h *Hub) serves(wall mindmap.ID) bool {
	if len(h.options.Walls) > 0 {
		return slices.Contains(h.options.Walls, wall)
	}
	h.mu.Lock()
	_, known := h.walls[wall]
	takes := known || len(h.walls) < maxWalls
	if takes && !known {
		h.walls[wall] = nil
	}
	h.mu.Unlock()
	if takes && !known {
		h.work.Go(func() { h.openSoon(wall) })
	}
	return takes
}

// openSoon opens the stream of a wall, as soon as the cluster can.
func (h *Hub) openSoon(wall mindmap.ID) {
	select {
	case <-h.up:
	case <-h.within.Done():
		return
	}
	for {
		_, err := h.open(h.within, wall)
		if err == nil || h.within.Err() != nil {
			return
		}
		h.options.Told(fmt.Errorf("open the stream of a wall: %w", err))
		select {
		case <-h.within.Done():
		case <-time.After(time.Second):
		}
	}
}

// open makes the stream of a wall, or finds it, and watches it.
func (h *Hub) open(ctx context.Context, wall mindmap.ID) (*stream, error) {
	h.opening.Lock()
	defer h.opening.Unlock()
	h.mu.Lock()
	s := h.walls[wall]
	h.mu.Unlock()
	if s != nil {
		return s, nil
	}
	s = &stream{hub: h, names: wire.NamesOf(wall)}
	ctx, cancel := context.WithTimeout(ctx, 2*patience)
	defer cancel()
	var err error
	if s.is, err = h.js.CreateOrUpdateStream(ctx, s.config()); err != nil {
		return nil, err
	}
	_, deletes := h.conn.QueueSubscribe(s.names.Delete, withinName, s.deleteAsked)
	_, digests := h.conn.QueueSubscribe(s.names.Digest, withinName, s.digestAsked)
	if err := cmp.Or(deletes, digests); err != nil {
		return nil, err
	}
	h.mu.Lock()
	h.walls[wall] = s
	h.mu.Unlock()
	h.work.Go(s.watch)
	return s, nil
}

// config is that of a stream: what comes when it is full is refused, and nothing is dropped; none of it is emptied or deleted but
// by the hub.
func (s *stream) config() jetstream.StreamConfig {
	return jetstream.StreamConfig{
		Name: s.names.Stream, Subjects: []string{s.names.Entries}, Storage: jetstream.FileStorage, Replicas: s.hub.replicas(),
		Discard: jetstream.DiscardNew, MaxBytes: s.hub.options.Room, MaxMsgSize: wire.MaxMessage, Duplicates: wire.KnownBatch,
		DenyPurge: true, AllowDirect: true, MaxConsumers: maxConns,
	}
}

// watch looks at each message, from the first one on, until the hub ends.
func (s *stream) watch() {
	ctx := s.hub.within
	for ctx.Err() == nil {
		err := s.look(ctx)
		if ctx.Err() == nil {
			s.hub.options.Told(fmt.Errorf("watch the stream of a wall: %w", err))
		}
		select {
		case <-ctx.Done():
		case <-time.After(time.Second):
		}
	}
}

var errEnded = errors.New("the stream went away")

// look looks at each message until something breaks.
func (s *stream) look(ctx context.Context) error {
	s.mu.Lock()
	s.index, s.read, s.cleans = peer.Index{}, 0, map[uint64]bool{}
	s.mu.Unlock()
	messages, err := s.is.OrderedConsumer(ctx, jetstream.OrderedConsumerConfig{DeliverPolicy: jetstream.DeliverAllPolicy})
	if err != nil {
		return err
	}
	reading, err := messages.Consume(func(m jetstream.Msg) {
		if at, err := m.Metadata(); err == nil {
			s.saw(ctx, at.Sequence.Stream, m.Data())
		}
	})
	if err != nil {
		return err
	}
	defer reading.Stop()
	size := time.NewTicker(looksAtSize)
	defer size.Stop()
	for {
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-reading.Closed():
			return errEnded
		case <-size.C:
			s.tellFull(ctx)
		}
	}
}

// saw looks at one message: what it names in others is taken out there, and what others name in it is taken out here.
func (s *stream) saw(ctx context.Context, seq uint64, data []byte) {
	batch, err := wire.Decode(data)
	if err != nil {
		batch = nil // no table takes it either
	}
	s.mu.Lock()
	s.index.See(seq, batch)
	s.index.Learn(batch)
	s.read = max(s.read, seq)
	var dirty []uint64
	for _, seq := range s.index.Suspects() {
		if !s.cleans[seq] {
			s.cleans[seq] = true
			dirty = append(dirty, seq)
		}
	}
	s.mu.Unlock()
	for _, seq := range dirty {
		s.hub.work.Go(func() { s.keepCleansing(ctx, seq) })
	}
}

// keepCleansing cleanses a message, and tries again when that cannot be done just now.
func (s *stream) keepCleansing(ctx context.Context, seq uint64) {
	told := false
	for {
		_, err := s.cleanse(ctx, seq)
		if err == nil {
			s.mu.Lock()
			s.index.Cleared(seq)
			delete(s.cleans, seq)
			s.mu.Unlock()
			return
		}
		if ctx.Err() != nil {
			return
		}
		if !told {
			s.hub.options.Told(fmt.Errorf("take words out of the hub, tried again: %w", err))
			told = true
		}
		select {
		case <-ctx.Done():
		case <-time.After(time.Second):
		}
	}
}

// cleanse puts a message into the stream again without the words that redactions take out, and overwrites the one with them. It
// reports whether there were any. Members of a cluster may all do so: the second one finds the same batch there, and the
// message gone.
func (s *stream) cleanse(ctx context.Context, seq uint64) (some bool, err error) {
	ctx, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	m, err := s.is.GetMsg(ctx, seq)
	if errors.Is(err, jetstream.ErrMsgNotFound) {
		return true, nil
	}
	if err != nil {
		return false, err
	}
	batch, err := wire.Decode(m.Data)
	if err != nil {
		return false, nil
	}
	s.mu.Lock()
	rest, some := s.index.Rest(batch)
	s.mu.Unlock()
	if !some {
		return false, nil
	}
	data, err := wire.Encode(rest)
	if err != nil {
		return false, err
	}
	put := func() error {
		_, err := s.hub.js.Publish(ctx, s.names.Entries, data, jetstream.WithMsgID(wire.BatchID(data, 0)))
		return err
	}
	early := put()
	if err := s.is.SecureDeleteMsg(ctx, seq); err != nil {
		// That somebody else was quicker is no error, and the library makes mere words of the reason.
		if _, there := s.is.GetMsg(ctx, seq); !errors.Is(there, jetstream.ErrMsgNotFound) {
			return true, err
		}
	}
	if early != nil { // the stream was full
		return true, put() // else a table puts it there when it comes next
	}
	return true, nil
}

// deleteAsked answers a table that wants a message deleted.
func (s *stream) deleteAsked(m *nats.Msg) {
	var d wire.Delete
	if json.Unmarshal(m.Data, &d) != nil {
		return
	}
	s.hub.work.Go(func() {
		answer := wire.Deleted{}
		some, err := s.deleteFor(d)
		switch {
		case err != nil:
			answer.Refused = err.Error()
		case !some:
			answer.Refused = "no redaction in the stream takes words out of that message"
		}
		if data, err := json.Marshal(answer); err == nil {
			_ = m.Respond(data) // who is gone asks again
		}
	})
}

// digestAsked answers a table that wants to know what the stream holds without reading it.
func (s *stream) digestAsked(m *nats.Msg) {
	s.mu.Lock()
	d := s.index.Digest()
	s.mu.Unlock()
	if data, err := json.Marshal(d); err == nil {
		_ = m.Respond(data)
	}
}

// deleteFor does it, once the redactions that are in the stream were read.
func (s *stream) deleteFor(d wire.Delete) (some bool, err error) {
	ctx, cancel := context.WithTimeout(s.hub.within, patience)
	defer cancel()
	info, err := s.is.Info(ctx)
	if err != nil {
		return false, err
	}
	for !s.hasRead(info.State.LastSeq) {
		select {
		case <-ctx.Done():
			return false, ctx.Err()
		case <-time.After(10 * time.Millisecond):
		}
	}
	return s.cleanse(ctx, d.Seq)
}

func (s *stream) hasRead(seq uint64) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.read >= seq
}

// looksAtSize is how often it is looked how full a stream is.
const looksAtSize = 2 * time.Second

// errFull says that the hub holds as much of a wall as it may.
var errFull = errors.New("the hub is full: what is new reaches the tables that are there, and no others")

// tellFull says once that a stream has no room for more.
func (s *stream) tellFull(ctx context.Context) {
	info, err := s.is.Info(ctx)
	if err != nil {
		return
	}
	nearly := uint64(s.hub.options.Room) / 100 * 95
	if full := info.State.Bytes > nearly; full != s.full {
		s.full = full
		if full {
			s.hub.options.Told(fault.Advise(errFull, "every table has everything in its file; a new hub holds it without what was taken out"))
		}
	}
}
