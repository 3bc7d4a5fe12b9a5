package presenter

import (
	"slices"

	"mindwall/mindmap"
	"mindwall/mindmap/shown"
	"mindwall/tui/screen"
)

// ToggleScene shows the room a scene, or the map again when it is shown already.
func (p *Presenter) ToggleScene(s shown.Scene) screen.Intent {
	if p.shown.Scene == s {
		s = shown.Map
	}
	p.show(s, mindmap.ID{}, mindmap.ID{})
	if s == shown.Map {
		return screen.Say{}
	}
	return screen.Sayf(screen.Info, "the room sees: %s", NameOf(s))
}

// ToggleBlank hides everything from the room, or shows again what was there: a read-back goes on where it was.
func (p *Presenter) ToggleBlank() screen.Intent {
	if p.shown.Scene == shown.Blank {
		p.unblank()
		return screen.Sayf(screen.Info, "the room sees %s again", NameOf(p.Scene()))
	}
	p.hidden = p.shown
	p.show(shown.Blank, mindmap.ID{}, mindmap.ID{})
	return screen.Sayf(screen.Info, "the room sees: %s", NameOf(shown.Blank))
}

// unblank brings back what the room saw before it was hidden.
func (p *Presenter) unblank() { p.shown, p.hidden = p.hidden, shown.Shown{} }

// NextQuote shows the room the quotes of a question that may be published, one at a time; after the last the map comes
// back.
func (p *Presenter) NextQuote(q *mindmap.Question) screen.Intent {
	quotes := published(q)
	if len(quotes) == 0 {
		return screen.Sayf(screen.Info, "no quote may be published yet: Ctrl+O on an answer lets it")
	}
	next := 0
	if p.shown.Scene == shown.Quote {
		next = slices.Index(quotes, p.shown.Answer) + 1
	}
	if next == len(quotes) {
		return p.ToggleScene(shown.Map)
	}
	p.show(shown.Quote, mindmap.ID{}, quotes[next])
	return screen.Sayf(screen.Info, "quote %d of %d", next+1, len(quotes))
}

// published are the answers of a question whose quotes may be published, those that were merged into others among them.
func published(q *mindmap.Question) []mindmap.ID {
	if q == nil {
		return nil
	}
	var ids []mindmap.ID
	for a := range q.AllAnswers {
		for _, one := range append([]*mindmap.Answer{a}, a.Merged...) {
			if one.Publish && one.Quote != "" {
				ids = append(ids, one.ID)
			}
		}
	}
	return ids
}

// LeaveQuotes shows the room the map again when it sees a quote, as when that may not be published any more.
func (p *Presenter) LeaveQuotes() {
	if p.shown.Scene == shown.Quote {
		p.show(shown.Map, mindmap.ID{}, mindmap.ID{})
	}
	if p.hidden.Scene == shown.Quote {
		p.hidden = shown.Shown{}
	}
}

// Note tells in a status line what the room sees; empty when it is the map.
func (p *Presenter) Note() string {
	if p.Scene() == shown.Map {
		return ""
	}
	return "room: " + NameOf(p.Scene())
}

// NameOf is what a scene is called, as in "the room sees the summary".
func NameOf(s shown.Scene) string {
	switch s {
	case shown.Blank:
		return "nothing"
	case shown.ReadBack:
		return "one theme, read back"
	case shown.Summary:
		return "the summary"
	case shown.Quote:
		return "a quote"
	case shown.Invite:
		return "how phones come in"
	case shown.Parked:
		return "what is parked"
	case shown.Closing:
		return "the close"
	case shown.Across:
		return "what the questions have to do with each other"
	case shown.LastTime:
		return "what was said last time"
	case shown.WriteUp:
		return "where the write-up will be"
	default:
		return "the map"
	}
}
