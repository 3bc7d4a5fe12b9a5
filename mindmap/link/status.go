package link

import "mindwall/mindmap"

// Status is how it goes.
type Status struct {
	Away    error   // why there is no hub just now; nil when there is one
	Level   bool    // all that the hub's stream holds was read
	Tables  []Table // the others that are there, by name
	Waiting int     // entries that the hub has not stored yet
	Lead    Table   // who leads the room view, there or not; zero when nobody does
	Leads   bool    // this table does
	Faults  []error // what a person should know, the latest last: what was refused, that the hub is full
}

// Table is one that shares the wall.
type Table struct {
	Device mindmap.ID // that it writes under now, by which its entries are known
	Name   string
}

// Alone reports whether a hub is there and no other table.
func (s Status) Alone() bool { return s.Away == nil && len(s.Tables) == 0 }
