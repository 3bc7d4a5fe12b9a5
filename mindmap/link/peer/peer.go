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
	stream stream // what the hub's stream holds
	sender sender // brings this wall's entries there
	taker  taker  // stores what comes from others
	room   room   // who else is there, and who leads
	faults []fault

	digestAbove int // entries, from which on the hub is asked for a digest first

	connected time.Time // since when; zero when there is no connection
	away      error     // why there is none
}

// New is a peer that is not connected yet, of a wall of which nothing is known.
func New(o Options) *Peer {
	p := &Peer{name: o.Name, self: o.Own[0], away: errNotYet, digestAbove: digestAbove}
	p.file = newFile(o.Own)
	p.stream = stream{peer: p}
	p.sender = newSender(p)
	p.taker = taker{peer: p, known: map[mindmap.ID]bool{}}
	p.room = room{peer: p, tables: map[mindmap.ID]table{}}
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
		p.taker.took(in)
	case Lost:
		p.fault("file", fmt.Errorf("what is written here does not go to other tables any more: %w", in.Err))
	case TakeLead:
		p.room.wants = true
		p.room.beginToLead()
	case HandOver:
		p.room.handOver(in.To)
	case Show:
		p.room.show(in)
	default:
		if !p.connected.IsZero() {
			p.hear(in)
		}
	}
	p.level()
	p.sender.publish()
	p.taker.take()
	return p.out
}

// hear takes in what came over the connection.
func (p *Peer) hear(in In) {
	switch in := in.(type) {
	case Stream:
		p.stream.looked(in)
	case Digested:
		p.stream.digested(in)
	case Read:
		p.stream.read(in)
	case Heard:
		p.taker.receive(in.Batch)
	case Met:
		p.room.met(in.Here)
	case Saw:
		p.room.saw(in.Shown)
	case Stored:
		p.sender.stored(in)
	case Fetched:
		p.stream.fetched(in)
	case Deleted:
		p.stream.deleted(in)
	case Leave:
		here := p.room.here()
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
	p.room.greetAll()
	p.sender.retell()
	p.stream.look()
}

func (p *Peer) cut(why error) {
	p.connected, p.away = time.Time{}, why
	p.room.noteTables()
	p.stream.phase = distant
	p.sender.forgetFlights()
}

func (p *Peer) tick() {
	p.taker.settle()
	p.taker.again(p.now)
	if p.connected.IsZero() {
		return
	}
	p.stream.lookAgain()
	p.stream.watchReading()
	if p.stream.doubtful {
		p.stream.doubt()
	}
	p.sender.adopt()
	p.stream.scrub()
	p.room.greet()
	p.room.beginToLead()
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
