package link

import "mindwall/mindmap/link/peer"

// Status is how it goes.
type Status struct {
	Away    error   // why there is no hub just now; nil when there is one
	Level   bool    // all that the hub's stream holds was read
	Tables  []Table // the others that are there, by name
	Waiting int     // entries that the hub has not stored yet, as far as that is known
	Unsure  bool    // what was in the file beforehand may wait too: the hub was not reached yet
	Lead    Table   // who leads the room view, there or not; zero when nobody does
	Leads   bool    // this table does
	Faults  []error // what a person should know, the latest last: what was refused, that the hub is full
}

// Table is one that shares the wall.
type Table = peer.Table
