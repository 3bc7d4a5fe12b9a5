package plan

import "mindwall/mindmap"

// FollowUp drafts what a wall begins with that follows up another: the questions that were asked and their themes, dressed and in
// order as they were, the actions that are still open, and how often each was said. All of it has new ids, so that nobody takes the
// one wall for a copy of the other. What is known of the event is what stays true: not when and where it was, who came, and
// what was said at its close. A theme without words stays behind; what was under it goes up. Each list of drafts is one act.
func FollowUp(last *mindmap.Board, wall mindmap.ID, newID func() mindmap.ID) (acts [][]mindmap.Draft) {
	f := &followUp{newID: newID, left: mindmap.MaxFollowed - maxCarried}
	f.follows = mindmap.Follows{Wall: wall, Title: last.Event.Title, Date: last.Event.Date}
	e := last.Event
	e.Date, e.Place, e.Thanks, e.Next, e.Present, e.Missing, e.WriteUp = "", "", "", "", "", "", ""
	if op, some := e.Described(); some {
		f.acts = append(f.acts, []mindmap.Draft{{Op: op}})
	}
	if len(last.Questions) == 0 {
		return f.acts
	}
	questions := make([]mindmap.Draft, len(last.Questions))
	for i, q := range last.Questions {
		questions[i] = mindmap.Draft{ID: newID(), Op: mindmap.AskQuestion{Text: q.Text}}
		f.know(&f.follows.Questions, mindmap.Followed{ID: questions[i].ID, Was: q.ID, Said: q.Tally.Total()})
	}
	f.acts = append(f.acts, questions)
	for i, q := range last.Questions {
		f.themes(questions[i].ID, q.Themes)
	}
	f.carryOver(last.Actions)
	return f.acts
}

// followUp is what is drafted so far.
type followUp struct {
	newID   func() mindmap.ID
	follows mindmap.Follows
	acts    [][]mindmap.Draft
	left    int // how much more of last time the wall may know
}

// maxCarried is how many actions are carried over at most.
const maxCarried = mindmap.MaxFollowed / 4

// know lets the wall know one thing more of last time, as long as there is room.
func (f *followUp) know(list *[]mindmap.Followed, one mindmap.Followed) {
	if f.left > 0 {
		f.left--
		*list = append(*list, one)
	}
}

// themes drafts the themes at the top of a question, each with all under it as one act.
func (f *followUp) themes(question mindmap.ID, list []*mindmap.Theme) {
	for _, t := range list {
		if t.Text == "" {
			f.themes(question, t.Themes)
			continue
		}
		f.acts = append(f.acts, nil)
		f.theme(question, t, mindmap.AddTheme{Question: question, Text: t.Text, Side: t.Side, Letter: t.Letter, Colour: t.Colour})
	}
}

// theme drafts one theme, with those under it, in the latest act.
func (f *followUp) theme(under mindmap.ID, t *mindmap.Theme, op mindmap.AddTheme) {
	id, act := f.newID(), &f.acts[len(f.acts)-1]
	*act = append(*act, mindmap.Draft{ID: id, Op: op})
	if t.ByTally {
		*act = append(*act, mindmap.Draft{Op: mindmap.SortTheme{Theme: id, ByTally: true}})
	}
	f.know(&f.follows.Themes, mindmap.Followed{ID: id, Was: t.ID, Under: under, Said: t.Tally.Total()})
	f.subThemes(op.Question, id, t.Themes)
}

func (f *followUp) subThemes(question, parent mindmap.ID, list []*mindmap.Theme) {
	for _, t := range list {
		if t.Text == "" {
			f.subThemes(question, parent, t.Themes)
			continue
		}
		f.theme(parent, t, mindmap.AddTheme{Question: question, Parent: parent, Text: t.Text})
	}
}

// carryOver drafts the actions that are open, behind the operation that tells of last time.
func (f *followUp) carryOver(actions []*mindmap.Action) {
	act := []mindmap.Draft{{}}
	for _, a := range actions {
		if a.Done || a.Text == "" || len(f.follows.Actions) == maxCarried {
			continue
		}
		id := f.newID()
		act = append(act, mindmap.Draft{ID: id, Op: mindmap.AddAction{Text: a.Text, Who: a.Who, Due: a.Due}})
		f.follows.Actions = append(f.follows.Actions, mindmap.Followed{ID: id, Was: a.ID})
	}
	act[0].Op = mindmap.FollowEvent(f.follows)
	f.acts = append(f.acts, act)
}
