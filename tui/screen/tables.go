package screen

import (
	"slices"
	"strconv"

	"mindwall/mindmap"
	"mindwall/mindmap/say"
)

// Tables is how it goes with sharing the wall with other tables.
type Tables struct {
	On      bool
	Opening bool
	Hosts   bool     // others join here
	Places  []string // where they do, the likeliest first
	Code    string   // that lets the next one in; empty when none is out
	Words   string   // of the certificate
	Asking  []AskingTable
	Let     []string // names of the tables that were let in
	Here    []Table  // the others that are there
	Waiting int      // changes that have not reached the hub
	Unsure  bool     // earlier ones may not have either
	Away    string   // why there is no hub just now
	Refused bool     // it is there, and does not let this table in
	Lead    Table    // who leads the room view; zero when nobody does
	Leads   bool     // this table does
	Again   string   // where the wall was joined before; empty when it was not
	Trouble string   // why it is not shared, or what a person should know
}

// Table is another table that shares the wall.
type Table struct {
	Device mindmap.ID // that it writes under
	Name   string
}

// AskingTable wants to be let in.
type AskingTable struct {
	N    int
	Name string
}

// Follows reports whether another table says what the room sees.
func (t *Tables) Follows() bool { return t.On && !t.Leads && !t.Lead.Device.IsZero() }

// LeaderAway reports whether the table that says what the room sees is not there.
func (t *Tables) LeaderAway() bool {
	return t.Follows() && !slices.ContainsFunc(t.Here, func(other Table) bool { return other.Device == t.Lead.Device })
}

// Sign tells in a few cells who is there, and what waits; empty while the wall is not shared.
func (t *Tables) Sign() string {
	switch asks := len(t.Asking); {
	case !t.On:
		return ""
	case asks > 0:
		return "⇅ " + say.Counted(asks, "table") + " at the door"
	case t.Refused:
		return "⇅ not let in"
	case t.Waiting > 0 && (t.Away != "" || t.Trouble != ""):
		if t.Unsure {
			return "⇅ " + strconv.Itoa(t.Waiting) + "+ waiting"
		}
		return "⇅ " + strconv.Itoa(t.Waiting) + " waiting"
	case t.Away != "" || len(t.Here) == 0:
		return "⇅ alone"
	}
	return "⇅ " + say.Counted(len(t.Here)+1, "table")
}

// TablesMsg tells how it goes with sharing the wall.
type TablesMsg Tables

// TablesWish is what may be done about sharing a wall.
type TablesWish int

// The wishes.
const (
	ShareWall    TablesWish = iota // from here
	JoinAgain                      // where it was joined before
	StopSharing                    // tables that are there go on by themselves
	NewCode                        // puts a code out
	LetTableIn                     // a table that asks: N
	RefuseTable                    // N
	PutOut                         // a table that was let in: Name
	NewTablesKey                   // puts all of them out
	LeadRoom                       // this table says what the room sees
	HandOver                       // Table does
)

// AskTables does something about sharing the wall. What comes of it is told by a [TablesMsg].
type AskTables struct {
	Wish  TablesWish
	N     int
	Name  string
	Table mindmap.ID
}

func (AskTables) intent() {}
