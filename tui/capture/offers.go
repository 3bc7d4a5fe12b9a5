package capture

import (
	"strings"

	"mindwall/mindmap"
	"mindwall/mindmap/text"
)

// Completing reports whether themes are offered: Next, Prev, Accept and Dismiss mean something.
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

// Step picks the next offer, or with -1 the one before, round and round, from what Enter takes; it reports whether there is one.
// The last place is the new theme of the name as it is typed, when there is such a name; while Enter takes nothing, the first
// step leads to an end of the list.
func (l *Line) Step(by int) bool {
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

// Chosen reports whether an offer was picked by Step, and not just because it is the best.
func (l *Line) Chosen() bool {
	return len(l.filing.offers) > 0 && l.filing.chosen && !l.filing.fresh
}

// Name is the name of a theme that is being typed.
type Name struct {
	Query  string     // what is typed of it, up to the cursor
	New    string     // the theme that it would make as it is typed; empty when a theme has just that name
	Taken  bool       // making that is what Enter does
	Within mindmap.ID // the theme of which a sub-theme is being named, behind a slash; zero for none
}

// Named is the name that is being typed; empty when none is.
func (l *Line) Named() Name {
	f := &l.filing
	if !f.active {
		return Name{}
	}
	n := Name{Query: strings.TrimSpace(f.query), New: f.makes}
	n.Taken = n.New != "" && !l.Taking()
	outer := text.SplitPath(strings.TrimSuffix(n.Query, lastName(n.Query)))
	if t := Resolve(outer, f.all); len(outer) > 0 && !t.New() {
		n.Within = t.ID
	}
	return n
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
