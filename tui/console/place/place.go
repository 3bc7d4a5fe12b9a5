package place

import (
	"slices"
	"time"

	tea "charm.land/bubbletea/v2"

	"mindwall/mindmap"
	"mindwall/mindmap/shown"
	"mindwall/tui/forms"
	"mindwall/tui/forms/blocks"
	"mindwall/tui/mapview"
	"mindwall/tui/presenter"
	"mindwall/tui/screen"
)

// Place is where the facilitator is on the wall: the question that is shown, what is selected and marked on its map, and
// which answers are new.
type Place struct {
	Env     *screen.Env
	View    mapview.View
	Window  screen.Size // of the map
	Covered int         // rows of it that a list stands on
	Keep    forms.Keep  // the form that the map is held to
	Holes   bool        // the places of answers that were filed just now are kept

	Question mindmap.ID          // the one that is shown and answered
	Pending  mindmap.ID          // a question to be shown once the board has it
	Selected mindmap.ID          // where the keys act; zero when the line alone has them
	Marks    map[mindmap.ID]bool // replaced, never emptied: who remembers them keeps them
	Last     mindmap.ID          // the last answer made here
	Fresh    mindmap.ID          // the newest answer, while it stands out
	newest   mindmap.Stamp
}

// freshFor is how long the newest answer stands out.
const freshFor = 4 * time.Second

// FreshOverMsg ends the time in which an answer stands out.
type FreshOverMsg struct{ Answer mindmap.ID }

// New is the question that the room saw when this wall was open last, or sees by another console: who comes back after a crash
// goes on under that one. Follow takes the first when it is no more, as on a new wall.
func New(env *screen.Env) *Place {
	return &Place{Env: env, Question: env.Before.Question, Marks: map[mindmap.ID]bool{}}
}

// Current is the question that is shown; nil when there is none.
func (p *Place) Current() *mindmap.Question {
	q := p.Env.Live.Question(p.Question)
	if q == nil || q.Number == 0 {
		return nil
	}
	return q
}

// Follow brings what is remembered in line with the board: what is gone is not shown, selected or marked any more.
func (p *Place) Follow() tea.Cmd {
	questions := p.Env.Board().Questions
	if p.Current() == nil && len(questions) > 0 {
		p.Question = questions[0].ID
	}
	if q := p.Env.Live.Question(p.Pending); q != nil {
		p.GoTo(q)
	}
	p.Pending = mindmap.ID{}
	for id := range p.Marks {
		if !p.here(id) {
			delete(p.Marks, id)
		}
	}
	if !p.here(p.Selected) {
		p.Selected = mindmap.ID{}
	}
	return p.noticeNewest()
}

// here reports whether a node is on the map that is shown, folded away or not.
func (p *Place) here(id mindmap.ID) bool {
	q := p.Current()
	if q == nil {
		return false
	}
	if id == q.ID || id == shown.UnsortedID(q.ID) || id == blocks.MoreID(shown.UnsortedID(q.ID)) {
		return true
	}
	if t := p.Env.Live.Theme(blocks.MoreID(id)); t != nil { // what counts the answers of a theme that are left out
		id = t.ID
	}
	if t := p.Env.Live.Theme(id); t != nil {
		return t.Question == q.ID && p.onMap(t)
	}
	a := p.Env.Live.Answer(id)
	return a != nil && a.Question == q.ID && slices.Contains(p.Siblings(a), a)
}

// onMap reports whether a theme is among its siblings.
func (p *Place) onMap(t *mindmap.Theme) bool {
	siblings := p.Current().Themes
	if up := p.Env.Live.Theme(t.Parent); up != nil {
		siblings = up.Themes
	}
	return slices.Contains(siblings, t)
}

// noticeNewest lets the newest answer of the question stand out, when it came since the last look.
func (p *Place) noticeNewest() tea.Cmd {
	q := p.Current()
	if q == nil {
		return nil
	}
	newest := q.Newest()
	if newest == nil || !newest.Made.After(p.newest) {
		return nil
	}
	p.newest, p.Fresh, p.Holes = newest.Made, newest.ID, false
	id := newest.ID
	return tea.Tick(freshFor, func(time.Time) tea.Msg { return FreshOverMsg{id} })
}

// GoTo shows another question.
func (p *Place) GoTo(q *mindmap.Question) {
	if q == nil || q.ID == p.Question {
		return
	}
	p.Question, p.Holes = q.ID, false
	p.Deselect()
	p.Fresh, p.newest = mindmap.ID{}, mindmap.Stamp{}
	if a := p.Before(nil); a != nil {
		p.newest = a.Made
	}
}

// Visit selects a node wherever it is, unfolding what hides it.
func (p *Place) Visit(node mindmap.ID) {
	question, theme := mindmap.ID{}, mindmap.ID{}
	if a := p.Env.Live.Answer(node); a != nil {
		question, theme = a.Question, a.Theme
		if theme.IsZero() {
			p.View.Unfold(shown.UnsortedID(question))
		}
	} else if t := p.Env.Live.Theme(node); t != nil {
		question, theme = t.Question, t.Parent
	}
	p.GoTo(p.Env.Live.Question(question))
	for t := p.Env.Live.Theme(theme); t != nil; t = p.Env.Live.Theme(t.Parent) {
		p.View.Unfold(t.ID)
	}
	p.Selected = node
}

// Before is the newest answer of the question that was made before the one given, or of all; nil when there is none.
func (p *Place) Before(a *mindmap.Answer) *mindmap.Answer {
	if q := p.Current(); a == nil && q != nil {
		return q.Newest()
	}
	return p.pick(func(x *mindmap.Answer) bool { return a == nil || a.Made.After(x.Made) }, +1)
}

// After is the oldest answer of the question that was made after the one given; nil when there is none.
func (p *Place) After(a *mindmap.Answer) *mindmap.Answer {
	return p.pick(func(x *mindmap.Answer) bool { return x.Made.After(a.Made) }, -1)
}

// pick is the newest of the question's answers that are wanted, or with way -1 the oldest.
func (p *Place) pick(wanted func(*mindmap.Answer) bool, way int) (best *mindmap.Answer) {
	q := p.Current()
	if q == nil {
		return nil
	}
	for a := range q.AllAnswers {
		if wanted(a) && (best == nil || way*a.Made.Compare(best.Made) > 0) {
			best = a
		}
	}
	return best
}

// LastMade is the answer that was made here last, as long as it is on the map that is shown; nil when it is not.
func (p *Place) LastMade() *mindmap.Answer {
	if a := p.Env.Live.Answer(p.Last); a != nil && a.Question == p.Question && !a.Parked {
		return a
	}
	return nil
}

// Shown is the map of the question as it is now; nil without a question.
func (p *Place) Shown() *mapview.View {
	q := p.Current()
	if q == nil {
		return nil
	}
	p.Holes = p.Holes && (!p.Selected.IsZero() || len(p.Marks) > 0)
	p.View.Show(mapview.Scene{
		Question: q, Size: p.Window, Covered: p.Covered, Look: p.Env.Look, Keep: p.Keep, Holes: p.Holes,
	})
	return &p.View
}

// Selection is what is selected on the map as it is drawn now.
func (p *Place) Selection() (mapview.Spot, bool) {
	if p.Selected.IsZero() {
		return mapview.Spot{}, false
	}
	v := p.Shown()
	if v == nil {
		return mapview.Spot{}, false
	}
	return v.Find(p.Selected)
}

// Theme is the theme that is selected; nil when something else is, or nothing.
func (p *Place) Theme() *mindmap.Theme {
	s, _ := p.Selection()
	return s.Theme
}

// Answer is the answer that is selected; nil when something else is, or nothing.
func (p *Place) Answer() *mindmap.Answer {
	if p.Selected.IsZero() {
		return nil
	}
	return p.Env.Live.Answer(p.Selected)
}

// Chosen are the answers that were chosen to be acted on: the marked ones, else the selected one.
func (p *Place) Chosen() []*mindmap.Answer {
	if len(p.Marks) > 0 {
		return p.Marked()
	}
	if a := p.Answer(); a != nil {
		return []*mindmap.Answer{a}
	}
	return nil
}

// Targets are the answers that a key acts on: the chosen ones, else, with nothing selected, the last one made here.
func (p *Place) Targets() []*mindmap.Answer {
	if answers := p.Chosen(); answers != nil || !p.Selected.IsZero() {
		return answers
	}
	if a := p.LastMade(); a != nil {
		return []*mindmap.Answer{a}
	}
	return nil
}

// Marked are the marked answers, in the order of making.
func (p *Place) Marked() []*mindmap.Answer {
	var list []*mindmap.Answer
	for id := range p.Marks {
		if a := p.Env.Live.Answer(id); a != nil {
			list = append(list, a)
		}
	}
	slices.SortFunc(list, func(a, b *mindmap.Answer) int { return a.Made.Compare(b.Made) })
	return list
}

// Mark marks answers.
func (p *Place) Mark(answers ...*mindmap.Answer) {
	for _, a := range answers {
		p.Marks[a.ID] = true
	}
}

// ToggleMark marks what is selected, or takes its mark off.
func (p *Place) ToggleMark() {
	if p.Marks[p.Selected] {
		delete(p.Marks, p.Selected)
	} else {
		p.Marks[p.Selected] = true
	}
}

// Unmark lets go of all marks, and leaves the set of them to who remembers it.
func (p *Place) Unmark() {
	if len(p.Marks) > 0 {
		p.Marks = map[mindmap.ID]bool{}
	}
}

func (p *Place) Deselect() {
	p.Selected = mindmap.ID{}
	p.Unmark()
}

// under is the theme that the selection is, or is under, which a room view with little room shows first.
func (p *Place) under() mindmap.ID {
	if a := p.Answer(); a != nil {
		return a.Theme
	}
	if t := p.Env.Live.Theme(p.Selected); t != nil {
		return t.ID
	}
	return mindmap.ID{}
}

// Head is the top-level theme that the selection is under, or the head of the unsorted.
func (p *Place) Head() mindmap.ID {
	t := p.Env.Live.Theme(p.under())
	for t != nil && !t.Parent.IsZero() {
		t = p.Env.Live.Theme(t.Parent)
	}
	switch {
	case t != nil:
		return t.ID
	case p.Answer() != nil:
		return shown.UnsortedID(p.Question)
	}
	return mindmap.ID{}
}

// Room is where the room is led by the map.
func (p *Place) Room() presenter.At {
	return presenter.At{Question: p.Question, Theme: p.under(), Foldings: p.View.Foldings()}
}

// Moment is what stands out on the map.
func (p *Place) Moment() mapview.Moment {
	return mapview.Moment{Selected: p.Selected, Fresh: p.Fresh, Marks: p.Marks}
}
