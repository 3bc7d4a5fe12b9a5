package presenter

import (
	"slices"

	"mindwall/mindmap"
	"mindwall/tui/screen"
)

// ToggleScene shows the room a scene, or the map again when it is shown already.
func (p *Presenter) ToggleScene(s screen.Scene) screen.Intent {
	if p.shown.Scene == s {
		s = screen.MapScene
	}
	p.show(s, mindmap.ID{}, mindmap.ID{})
	if s == screen.MapScene {
		return screen.Say{}
	}
	return screen.Sayf(screen.Info, "the room sees: %s", nameOf(s))
}

// ToggleBlank hides everything from the room, or shows again what was there: a read-back goes on where it was.
func (p *Presenter) ToggleBlank() screen.Intent {
	if p.shown.Scene == screen.BlankScene {
		p.unblank()
		return screen.Sayf(screen.Info, "the room sees %s again", nameOf(p.Scene()))
	}
	p.hidden = p.shown
	p.show(screen.BlankScene, mindmap.ID{}, mindmap.ID{})
	return screen.Sayf(screen.Info, "the room sees: %s", nameOf(screen.BlankScene))
}

// unblank brings back what the room saw before it was hidden.
func (p *Presenter) unblank() { p.shown, p.hidden = p.hidden, screen.Shown{} }

// NextQuote shows the room the quotes of a question that may be published, one at a time; after the last the map comes
// back.
func (p *Presenter) NextQuote(q *mindmap.Question) screen.Intent {
	quotes := published(q)
	if len(quotes) == 0 {
		return screen.Sayf(screen.Info, "no quote may be published yet: Ctrl+O on an answer lets it")
	}
	next := 0
	if p.shown.Scene == screen.QuoteScene {
		next = slices.Index(quotes, p.shown.Answer) + 1
	}
	if next == len(quotes) {
		return p.ToggleScene(screen.MapScene)
	}
	p.show(screen.QuoteScene, mindmap.ID{}, quotes[next])
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
	if p.shown.Scene == screen.QuoteScene {
		p.show(screen.MapScene, mindmap.ID{}, mindmap.ID{})
	}
	if p.hidden.Scene == screen.QuoteScene {
		p.hidden = screen.Shown{}
	}
}

// Note tells in a status line what the room sees; empty when it is the map.
func (p *Presenter) Note() string {
	if p.Scene() == screen.MapScene {
		return ""
	}
	return "room: " + nameOf(p.Scene())
}

func nameOf(s screen.Scene) string {
	switch s {
	case screen.BlankScene:
		return "nothing"
	case screen.ReadScene:
		return "one theme, read back"
	case screen.SummaryScene:
		return "the summary"
	case screen.QuoteScene:
		return "a quote"
	case screen.InviteScene:
		return "how phones come in"
	case screen.ParkedScene:
		return "what is parked"
	default:
		return "the map"
	}
}
