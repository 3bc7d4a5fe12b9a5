package capture

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"

	"mindwall/mindmap"
	"mindwall/mindmap/text"
)

// filing completes the name of a theme while the cursor stands in it.
type filing struct {
	all    []Candidate
	themes []theme // of all
	active bool    // the cursor stands in a name, and the list was not closed
	name   string  // as typed, whole
	closed bool    // by hand, for that name
	was    string  // the name for which it was closed
	makes  string  // the new theme of the name as typed; empty when there is one of that name
	query  string  // the name up to the cursor; all of it when the cursor is elsewhere
	offers []offer // best first
	picked int     // which of offers
	chosen bool    // picked by hand
	fresh  bool    // what was picked by hand is the new theme of the name as typed
}

// theme is a candidate made ready for searching.
type theme struct {
	*Candidate
	names []string // of its path, searchable
}

type offer struct{ theme, rank int }

// Offer is a theme that completes what is typed.
type Offer struct {
	Candidate
	Picked bool // what Accept takes
}

// SetCandidates tells which themes stand on the wall, in their order there. Call it when they may have changed: an
// offer that was picked by hand stays picked while it is offered at all, so that what others do meanwhile does not
// change what Enter takes.
func (l *Line) SetCandidates(all []Candidate) {
	f := &l.filing
	if slices.EqualFunc(f.all, all, Candidate.equal) {
		return
	}
	var kept mindmap.ID
	chosen, fresh := l.Chosen(), f.fresh
	if l.Taking() {
		kept = f.pick().ID
	}
	f.all, f.themes = slices.Clone(all), make([]theme, len(all))
	for i := range f.all {
		c := &f.all[i]
		f.themes[i] = theme{Candidate: c, names: make([]string, len(c.Path))}
		for j, name := range c.Path {
			f.themes[i].names[j] = searchable(name)
		}
	}
	f.active, f.offers = false, f.offers[:0]
	l.refresh()
	for i, o := range f.offers {
		if !kept.IsZero() && f.themes[o.theme].ID == kept {
			f.picked, f.chosen = i, chosen
		}
	}
	if fresh && f.makes != "" {
		f.chosen, f.fresh = true, true
	}
}

func (c Candidate) equal(other Candidate) bool {
	return c.ID == other.ID && c.Letter == other.Letter && c.Colour == other.Colour && slices.Equal(c.Path, other.Path)
}

// Taking reports whether Enter means the offer that is picked: it was picked by hand, its name begins with what is typed, or
// it carries the letter that is. For a new theme of such a name the list is closed first. It is so too when the cursor has
// gone on from the name, to a tally or a quote.
func (l *Line) Taking() bool {
	f := &l.filing
	return len(f.offers) > 0 && !f.fresh && (f.chosen || l.parsed.Themed && f.begun())
}

// known reports whether the outermost theme of a path is there, under just that name.
func (f *filing) known(path []string) bool { return resolve(path, "", f.all).Known > 0 }

func (f *filing) begun() bool {
	return lastName(f.query) != "" && f.offers[f.picked].rank/2 <= headMatch
}

// Meant is what the line says once the offer that Enter takes is written into it, and the letter of a theme is its name.
func (l *Line) Meant() Parsed {
	p := l.Parsed()
	if at := l.parsed.filing; l.Taking() {
		p = parseAmong(l.text[:at.Start]+FormatTheme(l.filing.pick().Path)+l.text[at.End:], l.filing.known)
	}
	return p.under(l.Target())
}

// Accept writes the picked offer where the name is being typed, and closes the list. Nothing changes when none is
// offered or it stands there already.
func (l *Line) Accept() Reply {
	if !l.Completing() && !l.Taking() {
		return Reply{}
	}
	if l.filing.fresh {
		l.Dismiss()
		return Reply{Handled: true}
	}
	path := l.filing.pick().Path
	at := l.parsed.filing
	reply := l.put(FormatTheme(path), at.Start, at.End)
	l.Dismiss()
	return reply
}

// File writes a theme's path into the line, in place of the one that is there, and closes the list.
func (l *Line) File(path []string) Reply {
	if !l.parsed.Themed {
		p := l.Parsed()
		p.Theme, p.Themed = path, true
		text := Format(p)
		reply := l.edit(otherEdit, text, len(text))
		l.Dismiss()
		return reply
	}
	reply := l.put(FormatTheme(path), l.parsed.filing.Start, l.parsed.filing.End)
	l.Dismiss()
	return reply
}

func (l *Line) put(s string, start, end int) Reply {
	return l.edit(otherEdit, l.text[:start]+s+l.text[end:], start+len(s))
}

// Dismiss closes the list until the text changes; it reports whether it was open.
func (l *Line) Dismiss() bool {
	open := l.Completing()
	l.filing.closed, l.filing.was = true, l.filing.name
	l.filing.refresh(l)
	return open
}

// Target is the theme that the line means, found among the candidates: the offer that Enter takes, for which the caller
// is to Accept before it reads the line, else what is typed. Its path is empty when no theme is named.
func (l *Line) Target() Target {
	if l.Taking() {
		return l.filing.pick().target()
	}
	return l.filing.typed(l.Parsed().Theme)
}

// typed is the theme of a path as it is typed. A letter alone is a name when its list was closed.
func (f *filing) typed(path []string) Target {
	if f.dismissed() && len(path) == 1 {
		return resolve(path, "", f.all)
	}
	return Resolve(path, f.all)
}

// instead is the theme that a path would mean with the list closed.
func (f *filing) instead(path []string) Target {
	return (&filing{all: f.all, closed: true}).typed(path)
}

// dismissed reports whether the list was closed for the name that is typed.
func (f *filing) dismissed() bool { return f.closed && f.name == f.was }

// refresh looks for offers anew when the name that is being typed is another one.
func (f *filing) refresh(l *Line) {
	at := l.parsed.filing
	name, before := "", f.name
	names := l.parsed.names() && !l.Empty()
	if names {
		name = l.text[at.Start:at.End]
	}
	if f.name = strings.TrimSpace(name); !names {
		f.closed = false // the next name is another one, also if it is the same
	}
	if !names || f.dismissed() {
		f.active, f.offers, f.chosen, f.fresh, f.makes = false, f.offers[:0], false, false, ""
		return
	}
	f.makes = ""
	if typed := Resolve(text.SplitPath(f.name), f.all); l.parsed.Themed && typed.New() {
		f.makes = themeName(typed.Path[typed.Known:])
	}
	inside := l.at >= at.Start && l.at <= at.End
	query := name
	if inside {
		query = l.text[at.Start:l.at]
	}
	if f.active = inside; len(f.offers) > 0 && f.name == before && strings.TrimSpace(query) == strings.TrimSpace(f.query) {
		return
	}
	f.query, f.picked, f.chosen, f.fresh = query, 0, false, false
	f.search()
}

// search fills the offers: better matches first, then top-level themes, then as on the wall.
func (f *filing) search() {
	f.offers = f.offers[:0]
	typed, by := queryNames(f.query), f.carrier()
	for i := range f.themes {
		if rank := f.themes[i].match(typed, by); rank < noMatch {
			f.offers = append(f.offers, offer{theme: i, rank: 2*rank + min(len(f.themes[i].Path)-1, 1)})
		}
	}
	slices.SortStableFunc(f.offers, func(a, b offer) int { return cmp.Compare(a.rank, b.rank) })
}

// carrier is the theme whose letter is all that is typed of the name, or all before its first slash; nil when there is none.
func (f *filing) carrier() *Candidate {
	names := text.SplitPath(f.query)
	if len(names) == 1 && strings.TrimSpace(f.query) != f.name { // the cursor stands in a longer one
		return nil
	}
	by, named := carrier(names, f.all)
	if named != nil {
		return nil
	}
	return by
}

// match compares a theme with the names typed. One name is looked for at every depth, several at their own. by is the theme
// whose letter the first one is, if any.
func (t *theme) match(typed []string, by *Candidate) int {
	last := len(t.names) - 1
	switch {
	case len(typed) == 1 && last == 0 && by != nil && t.Letter == by.Letter:
		return letterMatch
	case len(typed) == 1 && by != nil:
		return max(match(t.names[last], typed[0]), headMatch) // one apart from accents is not just the name
	case len(typed) == 1:
		rank := match(t.names[last], typed[0])
		if rank > numberMatch && last == 0 && strings.EqualFold(t.Letter, typed[0]) {
			rank = numberMatch
		}
		return rank
	case len(typed) != len(t.names):
		return noMatch
	}
	worst := exactMatch
	for i, name := range t.names {
		switch {
		case i > 0 || by == nil:
			worst = max(worst, match(name, typed[i]))
		case t.Letter != by.Letter:
			return noMatch
		}
	}
	return worst
}

// queryNames are the names in a path that is being typed, searchable; after a slash at its end the last is empty.
func queryNames(query string) []string {
	names := text.SplitPath(query)
	for i := range names {
		names[i] = searchable(names[i])
	}
	trimmed := strings.TrimRightFunc(query, isBlank)
	slashes := len(trimmed) - len(strings.TrimRight(trimmed, "/"))
	if len(names) == 0 || slashes%2 == 1 {
		names = append(names, "")
	}
	return names
}

// lastName is what follows the last slash that separates.
func lastName(query string) string {
	start := 0
	for i := 0; i < len(query); i++ {
		if query[i] != '/' {
			continue
		}
		if i+1 < len(query) && query[i+1] == '/' {
			i++
			continue
		}
		start = i + 1
	}
	return strings.TrimLeftFunc(query[start:], isBlank)
}

// foldedPrefix reports whether s begins with prefix apart from letter case, and how many bytes of s that is.
func foldedPrefix(s, prefix string) (n int, ok bool) {
	for _, r := range prefix {
		have, size := utf8.DecodeRuneInString(s[n:])
		if size == 0 || have != r && !strings.EqualFold(string(have), string(r)) {
			return 0, false
		}
		n += size
	}
	return n, true
}
