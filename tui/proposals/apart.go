package proposals

import (
	"context"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"mindwall/mindmap"
	"mindwall/mindmap/affinity"
	"mindwall/tui/rows"
	"mindwall/tui/screen"
)

// apart is the page of the answers to look at: the unsorted ones that are like no theme and no other answer, and those
// that are more like another theme than like their own. It changes nothing.
type apart struct {
	p      *Proposals
	all    []outlier
	shown  []outlier
	looked bool
	list   rows.List
	keys   struct{ move, visit key.Binding }
}

// outlier is an answer to look at.
type outlier struct {
	answer mindmap.ID
	theme  mindmap.ID // the one it was under; zero when unsorted
	better mindmap.ID // the theme that it is more like; zero when there is none
	words  []string   // that make it so
}

func newApart(p *Proposals) *apart {
	a := &apart{p: p}
	a.keys.move, a.keys.visit = rows.Keys("choose"), bind("enter", "go there", "enter")
	return a
}

func (a *apart) title() string   { return "like no other" }
func (a *apart) ready() bool     { return a.looked }
func (a *apart) undecided() bool { return false }

func (a *apart) work() func(context.Context) any {
	board, question := a.p.env.Board(), a.p.question
	q := a.p.env.Live.Question(question)
	return func(ctx context.Context) any {
		var out []outlier
		if q == nil {
			return out
		}
		ids := make([]mindmap.ID, len(q.Unsorted))
		for i, each := range q.Unsorted {
			ids[i] = each.ID
		}
		index := affinity.New(board.Event.Language)
		index.Follow(board)
		_, left := index.Sort(ctx, question, ids)
		for _, id := range left {
			out = append(out, outlier{answer: id})
		}
		for _, o := range index.Outliers(question) {
			out = append(out, outlier{o.Answer, o.Theme, o.Better.Theme, o.Better.Words})
		}
		return out
	}
}

func (a *apart) found(came any) {
	a.all, a.looked, a.list = came.([]outlier), true, rows.List{}
}

// changed lets go of answers that were moved meanwhile, or are no longer on the map.
func (a *apart) changed() {
	where := map[mindmap.ID]mindmap.ID{}
	if q := a.p.env.Live.Question(a.p.question); q != nil {
		for each := range q.AllAnswers {
			where[each.ID] = each.Theme
		}
	}
	a.shown = nil
	for _, o := range a.all {
		theme, ok := where[o.answer]
		if ok && theme == o.theme && (o.better.IsZero() || a.p.env.Live.Theme(o.better) != nil) {
			a.shown = append(a.shown, o)
		}
	}
	a.list.Hold(len(a.shown))
}

func (a *apart) bindings() []key.Binding {
	a.keys.move.SetEnabled(len(a.shown) > 0)
	a.keys.visit.SetEnabled(len(a.shown) > 0)
	return []key.Binding{a.keys.visit, a.keys.move}
}

func (a *apart) key(k tea.KeyPressMsg) screen.Intent {
	if len(a.shown) == 0 {
		return nil
	}
	if key.Matches(k, a.keys.visit) {
		return screen.Visit{Node: a.shown[a.list.At].answer}
	}
	a.list.Move(k, len(a.shown))
	return screen.Say{}
}

func (a *apart) scroll(by int) { a.list.Scroll(by, len(a.shown)) }
