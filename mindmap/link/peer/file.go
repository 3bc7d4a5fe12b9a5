package peer

import (
	"time"

	"mindwall/mindmap"
	"mindwall/mindmap/link/wire"
)

// file is what the wall's own file holds.
type file struct {
	loaded   bool // it has told of what was there at first
	entries  []mindmap.Entry
	has      map[mindmap.ID]int // where in entries
	sum      mindmap.ID
	grew     time.Time             // when it last did
	own      map[mindmap.ID]uint64 // the device ids of this machine, and the highest clock of each when the file was opened
	redacts  []mindmap.Entry       // the redactions among them
	seen     mindmap.Redactions    // that were in the file or came from the stream: nothing leaves with their words
	suspects map[mindmap.ID]suspect
	refused  map[mindmap.ID]bool // under one of our device ids, and not ours
}

// suspect is an entry under one of our device ids. It may be ours all the same: another program on this file may have written it,
// and the file tells of it in a moment; or this file is an older copy of what the stream holds, which is known once that was read.
type suspect struct {
	entry   mindmap.Entry
	until   time.Time
	reading int // that it came by; 0 is none
}

func newFile(own []mindmap.ID) file {
	f := file{has: map[mindmap.ID]int{}, own: map[mindmap.ID]uint64{}, suspects: map[mindmap.ID]suspect{}, refused: map[mindmap.ID]bool{}}
	for _, device := range own {
		f.own[device] = 0
	}
	return f
}

// told takes in what the file holds.
func (p *Peer) told(entries []mindmap.Entry) {
	first := !p.file.loaded
	var fresh, redactions []mindmap.Entry
	for i := range entries {
		e := entries[i]
		if !p.file.add(e) {
			continue
		}
		p.file.grew = p.now
		if mindmap.IsRedaction(e.Kind) {
			redactions = append(redactions, e)
			p.file.redacts = append(p.file.redacts, e)
		}
		came := p.taker.known[e.ID]
		delete(p.taker.known, e.ID)
		switch {
		case p.stream.isStored(e.ID):
		case came:
			p.sender.adopted[e.ID] = p.now.Add(p.sender.patience())
		default:
			p.sender.queue = append(p.sender.queue, e.ID)
			if first && p.stream.phase != level {
				p.sender.unsure++
			}
			fresh = append(fresh, e)
		}
	}
	p.file.loaded = true
	p.forget(redactions)
	if !first {
		p.sender.tell(fresh)
	}
}

// add takes in an entry, and reports whether it was not there.
func (f *file) add(e mindmap.Entry) bool {
	if _, there := f.has[e.ID]; there {
		return false
	}
	f.has[e.ID] = len(f.entries)
	f.entries = append(f.entries, f.seen.Blank(e))
	f.sum = wire.Combine(f.sum, e.ID)
	if highest, own := f.own[e.Device]; own && !f.loaded {
		f.own[e.Device] = max(highest, e.Clock)
	}
	delete(f.suspects, e.ID)
	return true
}

// forget takes the words out of what is held here, and looks for them in the stream.
func (p *Peer) forget(redactions []mindmap.Entry) {
	if len(redactions) == 0 {
		return
	}
	p.blank(redactions)
	p.stream.index.Learn(redactions)
	if p.stream.reading != nil {
		p.stream.reading.Learn(redactions)
	}
}

// blank takes out of what may leave what redactions name.
func (p *Peer) blank(redactions []mindmap.Entry) {
	some := false
	for i := range redactions {
		some = p.file.seen.Learn(&redactions[i]) || some
	}
	if !some {
		return
	}
	for i := range p.file.entries {
		p.file.entries[i] = p.file.seen.Blank(p.file.entries[i])
	}
	for i := range p.taker.inbox {
		p.taker.inbox[i] = p.file.seen.Blank(p.taker.inbox[i])
	}
}
