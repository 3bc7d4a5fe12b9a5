package link

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"strconv"
	"time"

	"github.com/nats-io/nats.go"
	"github.com/nats-io/nats.go/jetstream"

	"mindwall/mindmap"
	"mindwall/mindmap/link/peer"
	"mindwall/mindmap/link/wire"
)

// do carries out what the peer asks for. It does not wait.
func (l *Link) do(out peer.Out) {
	switch out := out.(type) {
	case peer.Take:
		l.later(func(context.Context) peer.In {
			refused, err := l.wall.Take(context.WithoutCancel(l.ctx), out.Entries)
			return peer.Took{Refused: refused, Err: err}
		})
	case peer.Look:
		l.later(func(ctx context.Context) peer.In { return l.look(ctx, out.Mark) })
	case peer.AskDigest:
		l.later(func(ctx context.Context) peer.In {
			d, err := request[wire.Digest](ctx, l.conn, l.names.Digest, nil)
			return peer.Digested{Digest: d, Err: err}
		})
	case peer.ReadFrom:
		l.read(out)
	case peer.Publish:
		l.publish(out)
	case peer.Tell:
		if data, err := wire.Encode(out.Batch); err == nil {
			_ = l.conn.Publish(l.names.Live, data) // what is lost is made good by the stream
		}
	case peer.Say:
		l.say(l.names.Here, out.Here)
	case peer.Present:
		l.say(l.names.Shown, out.Shown)
	case peer.Fetch:
		l.later(func(ctx context.Context) peer.In { return l.fetch(ctx, out.Seq) })
	case peer.Delete:
		l.later(func(ctx context.Context) peer.In { return peer.Deleted{Seq: out.Seq, Err: l.delete(ctx, out.Seq)} })
	default:
		panic(fmt.Sprintf("a link knows no %T", out))
	}
}

// later does something and hands what came of it to the peer.
func (l *Link) later(do func(context.Context) peer.In) {
	connection := l.connection
	l.work.Go(func() {
		ctx, cancel := context.WithTimeout(l.ctx, answerIn)
		defer cancel()
		in := do(ctx)
		if _, took := in.(peer.Took); took {
			connection = 0 // the file has nothing to do with it
		}
		l.post(connection, in)
	})
}

func (l *Link) say(subject string, what any) {
	if data, err := json.Marshal(what); err == nil {
		_ = l.conn.Publish(subject, data) // it is said again
	}
}

func decoded[T any](data []byte) (value T, ok bool) {
	return value, json.Unmarshal(data, &value) == nil
}

// request asks the hub, and reads its answer.
func request[T any](ctx context.Context, conn *nats.Conn, subject string, what any) (answer T, err error) {
	data, err := json.Marshal(what)
	if err != nil {
		return answer, err
	}
	m, err := conn.RequestWithContext(ctx, subject, data)
	if err != nil {
		return answer, err
	}
	return answer, json.Unmarshal(m.Data, &answer)
}

// look asks what the stream is, and when one of its messages was stored. In a foreign NATS it makes the stream.
func (l *Link) look(ctx context.Context, mark uint64) peer.Stream {
	s, err := l.js.Stream(ctx, l.names.Stream)
	if l.foreign && errors.Is(err, jetstream.ErrStreamNotFound) {
		s, err = l.js.CreateStream(ctx, jetstream.StreamConfig{
			Name: l.names.Stream, Subjects: []string{l.names.Entries}, Storage: jetstream.FileStorage, Replicas: max(l.options.Replicas, 1),
			Discard: jetstream.DiscardNew, MaxBytes: wire.MaxStream, MaxMsgSize: wire.MaxMessage, Duplicates: wire.KnownBatch, AllowDirect: true,
		})
	}
	if err != nil {
		return peer.Stream{Err: err}
	}
	info := s.CachedInfo()
	in := peer.Stream{Created: info.Created, Last: info.State.LastSeq, Held: info.State.Msgs}
	if mark > 0 {
		if m, err := l.message(ctx, mark); err == nil {
			in.Mark, _ = time.Parse(time.RFC3339Nano, m.Header.Get("Nats-Time-Stamp"))
		}
	}
	return in
}

// publish puts a batch into the stream.
func (l *Link) publish(out peer.Publish) {
	data, err := wire.Encode(out.Batch)
	var future jetstream.PubAckFuture
	if err == nil {
		future, err = l.js.PublishAsync(l.names.Entries, data, jetstream.WithMsgID(wire.BatchID(data, out.Again)), jetstream.WithRetryAttempts(0))
	}
	l.later(func(ctx context.Context) peer.In {
		if err != nil {
			return peer.Stored{N: out.N, Err: err}
		}
		select {
		case <-ctx.Done():
			return peer.Stored{N: out.N, Err: ctx.Err()}
		case err := <-future.Err():
			return peer.Stored{N: out.N, Err: err, Full: isFull(err)}
		case ack := <-future.Ok():
			return peer.Stored{N: out.N, Seq: ack.Sequence}
		}
	})
}

// isFull reports whether an error of JetStream says that there is no room: in the stream, for the account, or on the disk.
func isFull(err error) bool {
	var of *jetstream.APIError
	if !errors.As(err, &of) {
		return false
	}
	switch of.ErrorCode {
	case 10002, 10023, 10047, 10077: // as the server numbers them
		return true
	}
	return false
}

var errGone = errors.New("there is no such message")

// message is one message of the stream.
func (l *Link) message(ctx context.Context, seq uint64) (*nats.Msg, error) {
	const notFound = "404"
	m, err := l.conn.RequestWithContext(ctx, "$JS.API.DIRECT.GET."+l.names.Stream, fmt.Appendf(nil, `{"seq":%d}`, seq))
	switch {
	case err != nil:
		return nil, err
	case m.Header.Get("Status") == notFound:
		return nil, errGone
	case m.Header.Get("Nats-Sequence") != strconv.FormatUint(seq, 10):
		return nil, fmt.Errorf("the hub answers %s", m.Header.Get("Description"))
	}
	return m, nil
}

// fetch asks for what a message holds.
func (l *Link) fetch(ctx context.Context, seq uint64) peer.Fetched {
	m, err := l.message(ctx, seq)
	if err != nil {
		gone := errors.Is(err, errGone)
		if gone {
			err = nil
		}
		return peer.Fetched{Seq: seq, Gone: gone, Err: err}
	}
	batch, err := wire.Decode(m.Data)
	return peer.Fetched{Seq: seq, Batch: batch, Err: err}
}

// delete has the hub delete a message. In a foreign NATS there is none that would.
func (l *Link) delete(ctx context.Context, seq uint64) error {
	if !l.foreign {
		answer, err := request[wire.Deleted](ctx, l.conn, l.names.Delete, wire.Delete{Seq: seq})
		if err == nil && answer.Refused != "" {
			err = errors.New(answer.Refused)
		}
		return err
	}
	s, err := l.js.Stream(ctx, l.names.Stream)
	if err != nil {
		return err
	}
	if err = s.SecureDeleteMsg(ctx, seq); err != nil {
		if _, there := s.GetMsg(ctx, seq); errors.Is(there, jetstream.ErrMsgNotFound) {
			return nil // somebody else was quicker
		}
	}
	return err
}

const (
	readAgain = 500 * time.Millisecond
	heartbeat = 2 * time.Second
	pullFor   = 30 * time.Second

	backlogAtMost = 20_000 // entries
)

// read reads the stream from a message on, in the place of the reading before, until that is another.
func (l *Link) read(out peer.ReadFrom) {
	l.endReading()
	ctx, cancel := context.WithCancel(l.ctx)
	l.endReading = cancel
	connection := l.connection
	l.work.Go(func() {
		defer cancel()
		for ctx.Err() == nil {
			if err := l.readUntil(ctx, connection, out); ctx.Err() != nil || err == nil {
				return
			}
			select { // the peer begins another reading if this one does not come to anything
			case <-ctx.Done():
			case <-time.After(readAgain):
			}
		}
	})
}

// readUntil reads until the context ends or the reading breaks. One that has begun and broke is for the peer to notice.
func (l *Link) readUntil(ctx context.Context, connection int, out peer.ReadFrom) error {
	setup, cancel := context.WithTimeout(ctx, answerIn)
	defer cancel()
	consumer, err := l.js.OrderedConsumer(setup, l.names.Stream, jetstream.OrderedConsumerConfig{
		DeliverPolicy: jetstream.DeliverByStartSequencePolicy, OptStartSeq: out.Seq,
	})
	if err != nil {
		return err
	}
	reading, err := consumer.Consume(func(m jetstream.Msg) {
		meta, err := m.Metadata()
		if err != nil {
			return // it is no message of a stream
		}
		for l.backlog.Load() > backlogAtMost && ctx.Err() == nil {
			time.Sleep(time.Millisecond) // the file is slower than the hub
		}
		var batch []mindmap.Entry
		batch, err = wire.Decode(m.Data())
		select {
		case l.in <- event{connection, peer.Read{Reading: out.Reading, Seq: meta.Sequence.Stream, Left: meta.NumPending, At: meta.Timestamp, Batch: batch, Err: err}}:
		case <-ctx.Done():
		}
	}, jetstream.PullHeartbeat(heartbeat), jetstream.PullExpiry(pullFor), jetstream.ConsumeErrHandler(func(jetstream.ConsumeContext, error) {}))
	if err != nil {
		return err
	}
	select {
	case <-ctx.Done():
	case <-reading.Closed():
	}
	reading.Stop()
	return nil
}
