package mindmap

import (
	"mindwall/mindmap/text"
	"slices"
)

// Planner drafts answers and themes of one question for one act, each in the knowledge of the themes that those before it
// make. It changes nothing.
type Planner struct {
	board    *Board
	question Question // with the themes that are drafted
	newID    func() ID
	made     map[ID][]*Theme // drafted themes by their parent; the zero ID has those at the top
}

// NewPlanner plans for a question of a board as it is now. Ids of what is drafted come from newID.
func NewPlanner(b *Board, q *Question, newID func() ID) *Planner {
	return &Planner{board: b, question: *q, newID: newID}
}

// Theme finds the theme of a path, outermost name first, and drafts those that are missing. An empty path is no theme. It
// fails, with nothing drafted, when a name does not pass the gate.
func (p *Planner) Theme(path []string) (theme ID, drafts []Draft, err error) {
	return p.ThemeUnder(ID{}, path)
}

// ThemeUnder finds the theme of a path that begins under a theme which is there, by its id and not by a name that others may
// have too; under the zero ID it is [Planner.Theme]. An empty path is that theme itself.
func (p *Planner) ThemeUnder(theme ID, path []string) (_ ID, drafts []Draft, err error) {
	names := make([]string, len(path))
	for i, name := range path {
		if names[i], err = text.Theme.Clean(name); err != nil {
			return ID{}, nil, err
		}
		if names[i] == "" {
			return ID{}, nil, &text.EmptyError{Field: text.Theme}
		}
	}
	themes := p.question.Themes
	if !theme.IsZero() {
		themes = nil
		for t := range p.question.AllThemes {
			if t.ID == theme {
				themes = t.Themes
			}
		}
	}
	for _, name := range names {
		t := FindTheme(themes, name)
		if t == nil {
			t = FindTheme(p.made[theme], name)
		}
		if t == nil {
			var d Draft
			t, d = p.draft(theme, name)
			drafts = append(drafts, d)
		}
		theme, themes = t.ID, t.Themes
	}
	return theme, drafts, nil
}

// draft drafts a theme under a parent, or at the top.
func (p *Planner) draft(parent ID, name string) (*Theme, Draft) {
	op := p.board.NewTheme(&p.question, parent, name)
	t := &Theme{ID: p.newID(), Text: name, Letter: op.Letter, Side: op.Side}
	if p.made == nil {
		p.made = map[ID][]*Theme{}
	}
	p.made[parent] = append(p.made[parent], t)
	if parent.IsZero() {
		p.question.Themes = append(slices.Clip(p.question.Themes), t)
	}
	return t, Draft{ID: t.ID, Op: op}
}

// Said is an answer on its way to the wall.
type Said struct {
	Caption, Quote string
	Theme          []string // the path of its theme; empty when it is unsorted
	Tally          int      // 0 is 1
	Source         Source
}

// Answer drafts an answer, with the themes that it makes, and tells its id. shortened reports whether its caption was too long,
// and is kept whole in the quote. It fails as [CleanAnswer] and [Planner.Theme] do.
func (p *Planner) Answer(s Said) (id ID, drafts []Draft, shortened bool, err error) {
	if _, _, _, err := text.CleanAnswer(s.Caption, s.Quote); err != nil {
		return ID{}, nil, false, err
	}
	theme, drafts, err := p.Theme(s.Theme)
	if err != nil {
		return ID{}, nil, false, err
	}
	id, added, shortened, err := p.AnswerUnder(theme, s)
	return id, append(drafts, added), shortened, err
}

// AnswerUnder drafts an answer under a theme that is there or drafted, or unsorted under the zero ID; see [Planner.Answer].
func (p *Planner) AnswerUnder(theme ID, s Said) (id ID, draft Draft, shortened bool, err error) {
	caption, quote, shortened, err := text.CleanAnswer(s.Caption, s.Quote)
	if err != nil {
		return ID{}, Draft{}, false, err
	}
	id = p.newID()
	return id, Draft{ID: id, Op: AddAnswer{
		Question: p.question.ID, Theme: theme, Caption: caption, Quote: quote, Source: s.Source, Tally: s.Tally,
	}}, shortened, nil
}
