package capture

import (
	"strings"

	"mindwall/mindmap"
)

// Completing tells whether themes are offered: Next, Prev, Accept and Dismiss mean something.
func (l *Line) Completing() bool { return l.filing.active && len(l.filing.offers) > 0 }

// Offers is the part of the list around the one that is picked, at most limit long, and how many there are in all.
func (l *Line) Offers(limit int) (some []Offer, all int) {
	f := &l.filing
	if !l.Completing() || limit <= 0 {
		return nil, 0
	}
	start := f.picked / limit * limit
	for i := start; i < min(start+limit, len(f.offers)); i++ {
		some = append(some, Offer{Candidate: *f.themes[f.offers[i].theme].Candidate, Picked: i == f.picked})
	}
	return some, len(f.offers)
}

// pick is the theme that is picked. There must be offers.
func (f *filing) pick() *theme { return &f.themes[f.offers[f.picked].theme] }

// Naming reports whether themes are offered for a name that was begun; see [Line.Dismiss].
func (l *Line) Naming() bool { return l.Completing() && l.filing.name != "" }

// Next picks the next offer, round and round; it tells whether there is one.
func (l *Line) Next() bool { return l.step(1) }

// Prev picks the offer before; it tells whether there is one.
func (l *Line) Prev() bool { return l.step(-1) }

// step goes on from what Enter takes. The last place is the new theme of the name as it is typed, when there is such a name;
// while Enter takes nothing, the first step leads to an end of the list.
func (l *Line) step(by int) bool {
	f := &l.filing
	if !f.active || len(f.offers) == 0 {
		return false
	}
	places, at := len(f.offers), f.picked
	if f.makes != "" {
		places++
	}
	switch {
	case l.Taking():
	case f.makes != "":
		at = places - 1
	case by > 0:
		at = -1
	default:
		at = 0
	}
	at = (at + by + places) % places
	f.fresh, f.chosen = at == len(f.offers), true
	if !f.fresh {
		f.picked = at
	}
	return true
}

// Chosen tells whether an offer was picked by Next or Prev, and not just because it is the best.
func (l *Line) Chosen() bool {
	return len(l.filing.offers) > 0 && l.filing.chosen && !l.filing.fresh
}

// NewName is the theme that the name as it is typed would make, and whether that is what Enter does; empty when no name is
// being typed, or a theme has just that name.
func (l *Line) NewName() (name string, taken bool) {
	if !l.filing.active {
		return "", false
	}
	return l.filing.makes, l.filing.makes != "" && !l.Taking()
}

// Query is what is typed of a name, up to the cursor; empty when no name is being typed.
func (l *Line) Query() string {
	if !l.filing.active {
		return ""
	}
	return strings.TrimSpace(l.filing.query)
}

// Within is the theme of which a sub-theme is being named, behind a slash; zero when none is.
func (l *Line) Within() mindmap.ID {
	query := l.Query()
	last := lastName(query)
	outer := splitPath(strings.TrimSuffix(query, last))
	if len(outer) == 0 {
		return mindmap.ID{}
	}
	if t := Resolve(outer, l.filing.all); !t.New() {
		return t.ID
	}
	return mindmap.ID{}
}

// Ghost is what the picked offer adds to what is typed, to be shown behind a cursor at the end of the line: the rest
// of the name, or, where the name does not begin like that, the whole path after an arrow.
func (l *Line) Ghost() string {
	f := &l.filing
	if !l.Completing() || l.at != len(l.text) || f.fresh || f.query == "" && !f.chosen {
		return ""
	}
	path := f.pick().Path
	if depth := len(queryNames(f.query)); depth == len(path) {
		name := themeName(path[depth-1:])
		if n, ok := foldedPrefix(name, lastName(f.query)); ok {
			return name[n:]
		}
	}
	return " → " + themeName(path)
}
