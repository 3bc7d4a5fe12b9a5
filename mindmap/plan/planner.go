package plan

import (
	"slices"

	"mindwall/mindmap"
	"mindwall/mindmap/text"
)

// Planner drafts answers and themes of one question for one act, each in the knowledge of the themes that those before it
// make. It changes nothing.
type Planner struct {
	board    *mindmap.Board
	question *mindmap.Question
	newID    func() mindmap.ID
	dresser  *Dresser                             // nil until a theme is drafted, or answers are filed
	tops     map[mindmap.ID]*top                  // with the dresser: the theme at the top that each is, or is under
	under    map[mindmap.ID]map[string]mindmap.ID // themes that are there or drafted, by what they are under and their [text.NameKey]
	there    map[mindmap.ID][]*mindmap.Theme      // what is under each theme of the board; nil until it is asked for
}

// New plans for a question of a board as it is now. Ids of what is drafted come from newID.
func New(b *mindmap.Board, q *mindmap.Question, newID func() mindmap.ID) *Planner {
	return &Planner{board: b, question: q, newID: newID, under: map[mindmap.ID]map[string]mindmap.ID{}}
}

// Theme finds the theme of a path, outermost name first, and drafts those that are missing. An empty path is no theme. It
// fails, with nothing drafted, when a name does not pass the gate.
func (p *Planner) Theme(path []string) (theme mindmap.ID, drafts []mindmap.Draft, err error) {
	return p.ThemeUnder(mindmap.ID{}, path)
}

// ThemeUnder finds the theme of a path that begins under a theme which is there, by its id and not by a name that others may
// have too; under the zero ID it is [Planner.Theme]. An empty path is that theme itself.
func (p *Planner) ThemeUnder(theme mindmap.ID, path []string) (_ mindmap.ID, drafts []mindmap.Draft, err error) {
	names := make([]string, len(path))
	for i, name := range path {
		if names[i], err = text.Theme.Clean(name); err != nil {
			return mindmap.ID{}, nil, err
		}
		if names[i] == "" {
			return mindmap.ID{}, nil, &text.EmptyError{Field: text.Theme}
		}
	}
	for _, name := range names {
		siblings, key := p.siblings(theme), text.NameKey(name)
		if siblings[key].IsZero() {
			d := p.draft(theme, name)
			drafts, siblings[key] = append(drafts, d), d.ID
		}
		theme = siblings[key]
	}
	return theme, drafts, nil
}

// siblings are the themes under a theme, or at the top. Of several of one name it is the first.
func (p *Planner) siblings(parent mindmap.ID) map[string]mindmap.ID {
	if known := p.under[parent]; known != nil {
		return known
	}
	themes := p.question.Themes
	if !parent.IsZero() {
		themes = p.subThemes(parent)
	}
	found := map[string]mindmap.ID{}
	for _, t := range slices.Backward(themes) {
		found[text.NameKey(t.Text)] = t.ID
	}
	p.under[parent] = found
	return found
}

// subThemes are the themes under a theme of the board.
func (p *Planner) subThemes(parent mindmap.ID) []*mindmap.Theme {
	if p.there == nil {
		p.there = map[mindmap.ID][]*mindmap.Theme{}
		for t := range p.question.AllThemes {
			p.there[t.ID] = t.Themes
		}
	}
	return p.there[parent]
}

// draft drafts a theme under a parent, or at the top.
func (p *Planner) draft(parent mindmap.ID, name string) mindmap.Draft {
	p.dress()
	d := mindmap.Draft{ID: p.newID()}
	op := p.dresser.Theme(parent, name, 0)
	p.hang(d.ID, parent, op.Side, 0)
	d.Op = op
	return d
}

// top is a theme at the top, and how many answers weigh on its side with it.
type top struct {
	side    mindmap.Side
	answers int
}

func (p *Planner) dress() {
	if p.dresser != nil {
		return
	}
	p.dresser, p.tops = NewDresser(p.board, p.question), map[mindmap.ID]*top{}
	for t := range p.question.AllThemes {
		p.hang(t.ID, t.Parent, t.Side, t.Count)
	}
}

func (p *Planner) hang(theme, parent mindmap.ID, side mindmap.Side, answers int) {
	p.tops[theme] = p.tops[parent]
	if p.tops[theme] == nil {
		p.tops[theme] = &top{side, answers}
	}
}

// Files lets so many answers weigh on a theme that is there or drafted: the next one at the top goes to the lighter side.
func (p *Planner) Files(theme mindmap.ID, answers int) {
	p.dress()
	if t := p.tops[theme]; t != nil {
		before := weightOf(t.answers)
		t.answers += answers
		p.dresser.weights[t.side] += weightOf(t.answers) - before
	}
}

// Said is an answer on its way to the wall.
type Said struct {
	Caption, Quote string
	Theme          []string // the path of its theme; empty when it is unsorted
	Tally          int      // 0 is 1
	Source         mindmap.Source
}

// Answer drafts an answer, with the themes that it makes, and tells its id. shortened reports whether its caption was too long,
// and is kept whole in the quote. It fails as [text.CleanAnswer] and [Planner.Theme] do.
func (p *Planner) Answer(s Said) (id mindmap.ID, drafts []mindmap.Draft, shortened bool, err error) {
	if _, _, _, err := text.CleanAnswer(s.Caption, s.Quote); err != nil {
		return mindmap.ID{}, nil, false, err
	}
	theme, drafts, err := p.Theme(s.Theme)
	if err != nil {
		return mindmap.ID{}, nil, false, err
	}
	id, added, shortened, err := p.AnswerUnder(theme, s)
	return id, append(drafts, added), shortened, err
}

// AnswerUnder drafts an answer under a theme that is there or drafted, or unsorted under the zero ID; see [Planner.Answer].
func (p *Planner) AnswerUnder(theme mindmap.ID, s Said) (id mindmap.ID, draft mindmap.Draft, shortened bool, err error) {
	caption, quote, shortened, err := text.CleanAnswer(s.Caption, s.Quote)
	if err != nil {
		return mindmap.ID{}, mindmap.Draft{}, false, err
	}
	id = p.newID()
	return id, mindmap.Draft{ID: id, Op: mindmap.AddAnswer{
		Question: p.question.ID, Theme: theme, Caption: caption, Quote: quote, Source: s.Source, Tally: s.Tally,
	}}, shortened, nil
}
