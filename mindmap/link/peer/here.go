package peer

import (
	"bytes"
	"cmp"
	"encoding/json"
	"slices"
	"strings"
	"time"

	"mindwall/mindmap"
	"mindwall/mindmap/link/wire"
)

// room is who else is there, and who leads.
type room struct {
	peer *Peer

	tables map[mindmap.ID]table
	there  []Table   // of them
	said   time.Time // when this table last said that it is there
	asked  bool      // somebody asked

	lead  wire.Lead
	wants bool // to lead, once it is known who does
	shown wire.Shown
	mine  json.RawMessage // what this table would show
	sent  time.Time       // when what this table shows was sent last

	doubtAfter time.Time     // when others that have something else make this one read again
	patience   time.Duration // until then, the next time
}

// table is another that was there lately.
type table struct {
	here   wire.Here
	heard  time.Time
	unlike int // times in a row that it had something else, though it was level and this one too
}

const (
	hereEvery    = 5 * time.Second
	tablesAtMost = 2000
	slowAbove    = 100 // tables, from which on each says less often that it is there
	goneAfter    = 2.5 // times of its own interval
	rarestHere   = 10 * time.Minute
	rankedFor    = time.Minute
	answerEvery  = time.Second
	unlikeTimes  = 3
	doubtFirst   = 30 * time.Second
	doubtLast    = 10 * time.Minute
)

// every is after how long this table says again that it is there.
func (r *room) every() time.Duration {
	return hereEvery * time.Duration(max(1, len(r.tables)/slowAbove))
}

// answerEvery is after how long it says so again to those who ask.
func (r *room) answerEvery() time.Duration {
	return answerEvery * time.Duration(1+len(r.tables)/slowAbove)
}

func (r *room) here() wire.Here {
	p := r.peer
	return wire.Here{
		Device: p.self, Name: p.name, Every: r.every(), Lead: r.lead,
		Entries: len(p.file.entries), Sum: p.file.sum, Level: p.isLevel(),
	}
}

// isLevel reports whether this table has all that the stream holds, and the other way round.
func (p *Peer) isLevel() bool {
	return p.stream.phase == level && p.Waiting() == 0 && len(p.sender.adopted) == 0 && len(p.taker.inbox) == 0 && p.taker.flight == nil
}

func (r *room) say() {
	p := r.peer
	r.said, r.asked = p.now, false
	p.ask(Say{r.here()})
}

// greetAll says that this table has come.
func (r *room) greetAll() {
	p := r.peer
	r.said = p.now
	here := r.here()
	here.Ask = true
	p.ask(Say{here})
}

// greet says that this table is there when it is time, and drops those that have not for long.
func (r *room) greet() {
	p := r.peer
	here := 0
	for device, t := range r.tables {
		if r.isHere(t) {
			here++
		} else if p.now.Sub(t.heard) > rankedFor {
			delete(r.tables, device)
		}
	}
	if here != len(r.there) {
		r.noteTables()
	}
	if since := p.now.Sub(r.said); since >= r.every() || r.asked && since >= r.answerEvery() {
		r.answer()
	}
	if r.lead.Device == p.self && p.now.Sub(r.sent) >= hereEvery {
		r.present()
	}
}

func (r *room) answer() {
	if r.asked {
		r.peer.sender.retell()
		r.present()
	}
	r.say()
}

// goneAfter is after which silence a table is not there any more.
func (t table) goneAfter() time.Duration {
	return time.Duration(goneAfter * float64(t.here.Every))
}

// met takes in that another table is there.
func (r *room) met(here wire.Here) {
	p := r.peer
	if here.Device == p.self || here.Device.IsZero() {
		return
	}
	if _, known := r.tables[here.Device]; !known && len(r.tables) >= tablesAtMost {
		return
	}
	here.Every = min(max(here.Every, hereEvery), rarestHere)
	r.learnLead(here.Lead)
	if here.Left {
		delete(r.tables, here.Device)
		r.noteTables()
		return
	}
	t := r.tables[here.Device]
	known := r.isHere(t) && t.here.Name == here.Name
	rests := here.Sum == t.here.Sum && p.now.Sub(p.file.grew) >= hereEvery
	t.here, t.heard = here, p.now
	if rests {
		r.compareSums(&t)
	}
	r.tables[here.Device] = t
	if !known {
		r.noteTables()
	}
	if here.Ask {
		r.asked = true
		if p.now.Sub(r.said) >= r.answerEvery() {
			r.answer()
		}
	}
}

// compareSums doubts the stream when another table that is level has not the same as this one that is: the stream may have lost
// what one of them has. Both rest then, as while somebody writes nobody has the same. What differs for good makes it doubt less and less often.
func (r *room) compareSums(t *table) {
	p := r.peer
	switch {
	case !t.here.Level || !p.isLevel():
		return
	case t.here.Sum == p.file.sum:
		t.unlike, r.patience = 0, 0
		return
	}
	if t.unlike++; t.unlike < unlikeTimes || p.now.Before(r.doubtAfter) {
		return
	}
	t.unlike = 0
	r.patience = min(max(2*r.patience, doubtFirst), doubtLast)
	r.doubtAfter = p.now.Add(r.patience)
	p.stream.doubt()
}

// Table is one that shares the wall.
type Table struct {
	Device mindmap.ID // that it writes under now, by which its entries are known
	Name   string
}

// Tables are the others that are there, by name. The list does not change any more.
func (p *Peer) Tables() []Table { return p.room.there }

// noteTables notes anew who is there.
func (r *room) noteTables() {
	var all []Table
	for device, t := range r.tables {
		if r.isHere(t) {
			all = append(all, Table{device, t.here.Name})
		}
	}
	slices.SortFunc(all, func(a, b Table) int {
		return cmp.Or(strings.Compare(a.Name, b.Name), bytes.Compare(a.Device[:], b.Device[:]))
	})
	r.there = all
}

func (r *room) isHere(t table) bool {
	return !r.peer.connected.IsZero() && !t.heard.Before(r.peer.connected) && r.peer.now.Sub(t.heard) <= t.goneAfter()
}

// rank is how many of the tables that were there lately come before this one, so that they do not all do the same at once.
func (r *room) rank() (n int) {
	for device := range r.tables {
		if bytes.Compare(device[:], r.peer.self[:]) < 0 {
			n++
		}
	}
	return n
}

// Waiting is how many entries of this wall the stream does not hold yet, as far as that is known.
func (p *Peer) Waiting() int {
	return len(p.sender.queue) - p.sender.unsure + len(p.sender.held) + len(p.sender.aloft)
}

// Unsure reports whether the stream may lack more: what was in the file at first, before the stream was ever read.
func (p *Peer) Unsure() bool { return p.sender.unsure > 0 }

// Away is why there is no hub; nil when there is one.
func (p *Peer) Away() error { return p.away }

// Level reports whether all that the stream holds was read.
func (p *Peer) Level() bool { return p.stream.phase == level }

// Faults are what a person should know, the latest last.
func (p *Peer) Faults() (all []error) {
	for _, f := range p.faults {
		all = append(all, f.err)
	}
	return all
}
