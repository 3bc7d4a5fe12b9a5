package stage

import (
	"mindwall/mindmap"
	"mindwall/tui/look"
	"mindwall/tui/screen"
)

// painter makes the rows under the question, once.
type painter struct {
	live   *mindmap.Live
	q      *mindmap.Question // nil on a wall without questions
	look   *look.Look
	size   screen.Size
	shown  screen.Shown
	least  Step
	step   Step // that was taken
	hangs  bool // the map's trunk comes down from the question
	folded map[mindmap.ID]bool
	fresh  map[mindmap.ID]bool
	newest *mindmap.Answer
	vital  map[mindmap.ID]bool // answers that must be seen whatever else is left out
	kept   *measurer
	before *memory
}

// mostVital is how many of the fresh answers must be seen. When a hundred arrive at once, they cannot all be.
const mostVital = 3

func newPainter(v View, q *mindmap.Question, size screen.Size, kept *measurer, before *memory) *painter {
	p := &painter{
		kept: kept, before: before, live: v.Live, q: q, look: v.Look, size: size, shown: v.Shown, least: v.Least,
		folded: map[mindmap.ID]bool{}, fresh: map[mindmap.ID]bool{}, vital: map[mindmap.ID]bool{},
	}
	for _, id := range v.Shown.Folded {
		p.folded[id] = true
	}
	for i, id := range v.Fresh {
		p.fresh[id] = true
		if i < mostVital {
			p.vital[id] = true
		}
	}
	if q != nil {
		if p.newest = q.Newest(); p.newest != nil {
			p.vital[p.newest.ID] = true
		}
	}
	return p
}

// scene is what the facilitator chose to show. Where that cannot be shown, as when its theme is gone, it is the map.
func (p *painter) scene(v View) []string {
	if p.size.H <= 0 {
		return nil
	}
	switch v.Shown.Scene {
	case screen.BlankScene:
		return p.blank(v)
	case screen.ParkedScene:
		return p.parked()
	}
	if p.q == nil {
		return p.welcome()
	}
	var rows []string
	switch v.Shown.Scene {
	case screen.ReadScene:
		rows = p.readBack()
	case screen.SummaryScene:
		rows = summaryPainter{p}.summary()
	case screen.QuoteScene:
		rows = p.quote()
	}
	if rows == nil {
		rows = p.questionMap()
	}
	return rows
}

// styles of an answer and of the number behind it.
func (p *painter) answerStyles(a *mindmap.Answer) (text, tail look.Style) {
	text, tail = p.look.Answer, p.look.Count
	if p.fresh[a.ID] {
		text, tail = text.With(p.look.Fresh), tail.With(p.look.Fresh)
	}
	return text, tail
}
