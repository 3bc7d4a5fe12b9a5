package stage

import (
	"maps"

	"mindwall/mindmap"
)

// Moment is what stands out on the map where somebody works on the very screen that the room sees. The zero Moment is a room
// that only looks on.
type Moment struct {
	Selected mindmap.ID
	Marks    map[mindmap.ID]bool
	// Names are the themes that a name which is being typed may mean; nil is all of them. The others step back.
	Names map[mindmap.ID]bool
}

func (m *Moment) clone() Moment {
	return Moment{Selected: m.Selected, Marks: maps.Clone(m.Marks), Names: maps.Clone(m.Names)}
}

func (m *Moment) equal(o *Moment) bool {
	return m.Selected == o.Selected && maps.Equal(m.Marks, o.Marks) && (m.Names == nil) == (o.Names == nil) && maps.Equal(m.Names, o.Names)
}
