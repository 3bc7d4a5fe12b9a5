package blocks

import (
	"mindwall/mindmap"
	"mindwall/tui/look"
)

// Dress is what stands out on a map and changes from one moment to the next while the map itself stays: by a sign and by weight,
// not by colour alone. What is not on the map is passed over.
type Dress struct {
	Look         *look.Look
	Selected     mindmap.ID // where the keys act
	Marks, Fresh map[mindmap.ID]bool
	// Names are the themes that a name which is being typed may mean; nil is all of them. The others step back.
	Names map[mindmap.ID]bool
}

// words is how the words of a spot are set.
func (d *Dress) words(s *Spot, of look.Style) look.Style {
	if s.Theme != nil && s.Theme.Depth == 1 && d.Names != nil && !d.Names[s.ID] {
		of = d.Look.Letter(s.Theme.Colour)
	}
	if s.ID == d.Selected {
		of = of.With(d.Look.Selected)
	}
	switch {
	case d.Marks[s.ID]:
		return of.With(d.Look.Marked)
	case d.Fresh[s.ID] && s.ID != d.Selected:
		return of.With(d.Look.Fresh)
	}
	return of
}

// sign is what stands before a spot, in one cell; empty is what the form has there.
func (d *Dress) sign(s *Spot) (string, look.Style) {
	switch {
	case s.ID.IsZero():
	case d.Marks[s.ID]:
		return look.MarkedSign, d.Look.Marked
	case s.ID == d.Selected:
		return look.SelectedSign, d.Look.Prompt
	case d.Fresh[s.ID]:
		return look.FreshSign, d.Look.Fresh
	}
	return "", look.Style{}
}
