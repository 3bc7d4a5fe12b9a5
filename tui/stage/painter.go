package stage

import (
	"mindwall/mindmap"
	"mindwall/mindmap/fold"
	"mindwall/mindmap/say"
	"mindwall/mindmap/shown"
	"mindwall/tui/forms"
	"mindwall/tui/forms/blocks"
	"mindwall/tui/look"
	"mindwall/tui/screen"
)

// painter makes the rows under the question, once.
type painter struct {
	live     *fold.Live
	q        *mindmap.Question // nil on a wall without questions
	look     *look.Look
	voice    say.Voice
	size     screen.Size // of what is under the question
	whole    screen.Size // of the window
	shown    shown.Shown
	hold     Hold
	opened   blocks.Opened
	folded   map[mindmap.ID]bool
	fresh    map[mindmap.ID]bool
	freshIDs []mindmap.ID
	newest   *mindmap.Answer
	moment   Moment
	kept     *kept
	laid     *forms.Map // the map that was painted; nil when something else was
}

// kept is how maps stand, so that they go on as they stood.
type kept struct{ question, theme, parked forms.Arrangement }

// maxMust is how many of the fresh answers must be seen. When a hundred arrive at once, they cannot all be.
const maxMust = 3

func newPainter(v View, q *mindmap.Question, size screen.Size, kept *kept) *painter {
	p := &painter{
		kept: kept, live: v.Live, q: q, voice: v.voice, look: v.Look, size: size, whole: v.Size, shown: v.Shown, hold: v.Hold, opened: v.Opened,
		folded: map[mindmap.ID]bool{}, fresh: map[mindmap.ID]bool{}, freshIDs: v.Fresh, moment: v.Moment,
	}
	for _, id := range v.Shown.Folded {
		p.folded[id] = true
	}
	for _, id := range v.Fresh {
		p.fresh[id] = true
	}
	if q != nil {
		p.newest = q.Newest()
	}
	for _, a := range []*forms.Arrangement{&kept.question, &kept.theme, &kept.parked} {
		a.Maker.Words, a.Maker.Voice = p.wordsOf, p.voice
	}
	return p
}

// scene is what the facilitator chose to show, from the second row under the question on; the first is the trunk's. Where that cannot be shown, as when its
// theme is gone, it is the map.
func (p *painter) scene(v View) []string {
	if p.size.H <= 0 {
		return nil
	}
	if rows := p.otherScene(v); rows != nil {
		return rows
	}
	return p.questionMap()
}

// otherScene is a scene that is not the question's map; nil when the map is to be shown.
func (p *painter) otherScene(v View) []string {
	whole := p.size
	p.size.H--
	defer func() { p.size = whole }()
	var rows []string
	switch scene := v.Shown.Scene; {
	case p.size.H == 0 && scene != shown.Map:
		rows = []string{}
	case scene == shown.Blank:
		rows = p.blank(v)
	case scene == shown.Parked:
		rows = p.parked()
	case scene == shown.Invite && v.Shown.Invite != "":
		rows = p.invite()
	case scene == shown.Closing:
		rows = closePainter{painter: p}.paint()
	case scene == shown.Across:
		rows = paintAcross(p, v.Across)
	case v.looksBack():
		rows = lastTimePainter{p}.lastTime()
	case scene == shown.WriteUp && v.closes():
		rows = p.writeUp()
	case p.q == nil:
		rows = p.welcome()
	case scene == shown.ReadBack:
		rows = p.readBack()
	case scene == shown.Summary:
		rows = summaryPainter{p}.summary()
	case scene == shown.Quote:
		rows = p.quote()
	}
	return rows
}

// answerStyles are the styles of an answer and of the number behind it.
func (p *painter) answerStyles(a *mindmap.Answer) (text, tail look.Style) {
	text, tail = p.look.Answer, p.look.Count
	if p.fresh[a.ID] {
		text, tail = text.With(p.look.Fresh), tail.With(p.look.Fresh)
	}
	return text, tail
}
