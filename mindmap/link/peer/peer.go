package peer

import (
	"fmt"
	"slices"
	"time"

	"mindwall/mindmap"
)

// Options say who a peer is.
type Options struct {
	Name string
	// Own are the device ids of this machine; the first is the one that it writes under now.
	Own []mindmap.ID
}

// Peer is one table's part in sharing a wall. It is not safe for use by several goroutines.
type Peer struct {
	name string
	self mindmap.ID
	now  time.Time
	out  []Out

	file   file
	stream stream
	sender sender
	taker  taker
	room   room
	faults []fault

	digestAbove int // entries, from which on the hub is asked for a digest first

	connected time.Time // since when; zero when there is no connection
	away      error     // why there is none
}

// New is a peer that is not connected yet, of a wall of which nothing is known.
func New(o Options) *Peer {
	p := &Peer{name: o.Name, self: o.Own[0], away: errNotYet, digestAbove: digestAbove}
	p.file = newFile(o.Own)
	p.taker.known = map[mindmap.ID]bool{}
	p.sender.init()
	p.room.tables = map[mindmap.ID]table{}
	return p
}

// Step lets something happen at a time, and returns what is asked for. Time never goes back.
func (p *Peer) Step(now time.Time, in In) []Out {
	p.now, p.out = now, nil
	switch in := in.(type) {
	case Tick:
		p.tick()
	case Connected:
		p.connect()
	case Cut:
		p.cut(in.Err)
	case Told:
		p.told(in.Entries)
	case Took:
		p.took(in)
	case Lost:
		p.fault("file", fmt.Errorf("what is written here does not go to other tables any more: %w", in.Err))
	case TakeLead:
		p.room.wants = true
		p.lead()
	case HandOver:
		p.handOver(in.To)
	case Show:
		p.show(in)
	default:
		if !p.connected.IsZero() {
			p.hear(in)
		}
	}
	p.level()
	p.publish()
	p.take()
	return p.out
}

// hear takes in what came over the connection.
func (p *Peer) hear(in In) {
	switch in := in.(type) {
	case Stream:
		p.looked(in)
	case Digested:
		p.digested(in)
	case Read:
		p.read(in)
	case Heard:
		p.receive(in.Batch)
	case Met:
		p.met(in.Here)
	case Saw:
		p.saw(in.Shown)
	case Stored:
		p.stored(in)
	case Fetched:
		p.fetched(in)
	case Deleted:
		p.deleted(in)
	case Leave:
		here := p.here()
		here.Left = true
		p.ask(Say{here})
	default:
		panic(fmt.Sprintf("a peer knows no %T", in))
	}
}

func (p *Peer) ask(out Out) { p.out = append(p.out, out) }

func (p *Peer) connect() {
	if !p.connected.IsZero() {
		p.cut(nil)
	}
	p.connected, p.away = p.now, nil
	p.stream.phase, p.stream.asked = looking, false
	p.greetAll()
	p.retell()
	p.look()
}

func (p *Peer) cut(why error) {
	p.connected, p.away = time.Time{}, why
	p.stream.phase = distant
	p.sender.forgetFlights()
}

func (p *Peer) tick() {
	p.settle()
	p.taker.again(p.now)
	if p.connected.IsZero() {
		return
	}
	p.lookAgain()
	p.watchReading()
	if p.stream.doubtful {
		p.doubt()
	}
	p.adopt()
	p.scrub()
	p.greet()
	p.lead()
}

// fault is something that a person should know, by what it is about.
type fault struct {
	about string
	err   error
}

// faultsKept is how many faults are kept to be told.
const faultsKept = 8

// fault tells a person of something; it takes the place of what was told about the same before.
func (p *Peer) fault(about string, err error) {
	p.mended(about)
	p.faults = append(p.faults, fault{about, err})
	p.faults = p.faults[max(len(p.faults)-faultsKept, 0):]
}

// mended notes that a fault is over.
func (p *Peer) mended(about string) {
	p.faults = slices.DeleteFunc(p.faults, func(f fault) bool { return f.about == about })
}
