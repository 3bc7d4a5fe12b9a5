package peer

import (
	"bytes"
	"time"

	"mindwall/mindmap"
	"mindwall/mindmap/link/wire"
)

// leadAfter is how long a table that wants to lead listens first, to hear who does.
const leadAfter = time.Second

// lastTerm is the last one that counts, so that nobody can lead for ever by a term that has none after it.
const lastTerm = 1 << 40

// beginToLead makes this table lead, when this table wants to and has heard who does.
func (r *room) beginToLead() {
	p := r.peer
	if !r.wants || p.connected.IsZero() || p.now.Sub(p.connected) < leadAfter {
		return
	}
	r.wants = false
	if r.lead.Device != p.self {
		r.setLead(wire.Lead{Term: r.lead.Term + 1, Device: p.self, Name: p.name})
	}
}

// setLead puts another into the register, and tells all.
func (r *room) setLead(l wire.Lead) {
	r.lead = l
	r.say()
	r.present()
}

// learnLead takes in who leads, as another table knows it.
func (r *room) learnLead(l wire.Lead) {
	if l.After(r.lead) && l.Term <= lastTerm {
		r.lead = l
		r.present() // it may have been handed to this one
	}
}

// handOver makes a table that is there lead in the place of this one.
func (r *room) handOver(to mindmap.ID) {
	p := r.peer
	t, there := r.tables[to]
	if there && r.lead.Device == p.self && !p.connected.IsZero() {
		r.setLead(wire.Lead{Term: r.lead.Term + 1, Device: to, Name: t.here.Name})
	}
}

// show notes what this table would show, and sends it while this one leads.
func (r *room) show(in Show) {
	if !bytes.Equal(in.State, r.mine) {
		r.mine = in.State
		r.present()
	}
}

// present sends what this table shows, if it leads. One that begins to lead and has nothing of its own goes on with what was
// shown.
func (r *room) present() {
	p := r.peer
	if r.lead.Device != p.self {
		return
	}
	state := r.mine
	if state == nil {
		state = r.shown.State
	}
	if r.shown.Lead != r.lead || !bytes.Equal(r.shown.State, state) {
		r.shown = wire.Shown{Lead: r.lead, N: r.shown.N + 1, State: state}
	}
	r.sent = p.now
	if state != nil && !p.connected.IsZero() {
		p.ask(Present{r.shown})
	}
}

// saw takes in what the table that leads shows. What one shows that leads no more, or showed before, is passed over.
func (r *room) saw(s wire.Shown) {
	r.learnLead(s.Lead)
	if s.Lead != r.lead || s.Lead.Device == r.peer.self || r.shown.Lead == s.Lead && s.N <= r.shown.N {
		return
	}
	r.shown = s
}

// Lead is who leads the room view; its term is 0 when nobody does.
func (p *Peer) Lead() wire.Lead { return p.room.lead }

// Shown is what the table that leads shows.
func (p *Peer) Shown() wire.Shown { return p.room.shown }
