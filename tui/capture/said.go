package capture

import (
	"mindwall/mindmap"
	"mindwall/mindmap/plan"
	"mindwall/mindmap/text"
)

// ReadAmong reads a line that was not completed in a [Line], as one of a file: it means the same there.
func ReadAmong(line string, among []Candidate) Parsed {
	p := parseAmong(line, func(path []string) bool { return resolve(path, "", among).Known > 0 })
	return p.under(Resolve(p.Theme, among))
}

// Target is the theme that a line means, of what [Line.Meant] or [ReadAmong] made.
func (p Parsed) Target() Target { return p.to }

// Under is what a line says, but under that theme of a question and no other.
func (p Parsed) Under(t *mindmap.Theme) Parsed {
	return p.under(Target{Path: []string{t.Text}, Known: 1, ID: t.ID, Letter: t.Letter, Colour: t.Colour})
}

// under is what a line says, with the theme that it means.
func (p Parsed) under(to Target) Parsed {
	p.Theme, p.to = to.Path, to
	return p
}

// PlanTheme finds the theme that a line means, or drafts it. It fails as [plan.Planner.Theme] does.
func (p Parsed) PlanTheme(planner *plan.Planner) (theme mindmap.ID, drafts []mindmap.Draft, err error) {
	return planner.ThemeUnder(p.to.ID, p.Theme[p.to.Known:])
}

// Draft drafts what a line says: an answer with its themes, or a theme alone. It fails as [plan.Planner.Answer] does.
func (p Parsed) Draft(planner *plan.Planner, from mindmap.Source) (id mindmap.ID, drafts []mindmap.Draft, shortened bool, err error) {
	themeAlone := p.Caption == "" && p.Quote == "" && len(p.Theme) > 0
	if !themeAlone { // before its themes are drafted
		if _, _, _, err := text.CleanAnswer(p.Caption, p.Quote); err != nil {
			return mindmap.ID{}, nil, false, err
		}
	}
	theme, drafts, err := p.PlanTheme(planner)
	if err != nil || themeAlone {
		return theme, drafts, false, err
	}
	id, added, shortened, err := planner.AnswerUnder(theme, p.Said(from))
	return id, append(drafts, added), shortened, err
}
