package proposals

import (
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"mindwall/mindmap"
	"mindwall/mindmap/say"
	"mindwall/mindmap/text"
	"mindwall/tui/screen"
)

// fileTicked files what is ticked, all as one act, and leaves; with nothing ticked it files the chosen one alone and stays.
func (t *themes) fileTicked() screen.Intent {
	list := slices.DeleteFunc(slices.Clone(t.shown), func(p *proposal) bool { return p.fate != ticked })
	leave := len(list) > 0
	if !leave {
		p := t.chosen()
		switch {
		case p.fate == refused:
			return screen.Say{Text: "this one is refused: Space takes it up again"}
		case len(t.kept(p)) == 0:
			return screen.Say{Text: "no answer is left in it: → and Space put one back"}
		}
		if p.nameless() {
			t.startNaming()
			return screen.Say{}
		}
		list = []*proposal{p}
	}
	q := t.question()
	if q == nil {
		return screen.Say{Level: screen.Warning, Text: "the question is gone"}
	}
	var filings []filing
	answers := 0
	for _, p := range list {
		kept := t.kept(p)
		answers += len(kept)
		filings = append(filings, filing{theme: p.theme, path: p.path, answers: kept})
	}
	drafts, err := planFilings(t.p.env.Board(), q, filings, t.p.env.NewID)
	if err != nil {
		return screen.Say{Level: screen.Error, Text: err.Error()}
	}
	t.p.leaving = leave
	where := "“" + strings.Join(list[0].path, " / ") + "”"
	if len(list) > 1 {
		where = say.Counted(len(list), "theme")
	}
	return screen.Record{Drafts: drafts, Done: say.Counted(answers, "answer") + " filed under " + where + " · Ctrl+Z takes it back"}
}

// startNaming opens the field for the chosen theme's name, or for the theme of the chosen answer.
func (t *themes) startNaming() {
	p := t.chosen()
	var others []string
	add := func(path []string) {
		if name := text.JoinPath(path); name != "" && !slices.Contains(others, name) && !samePath(path, p.path) {
			others = append(others, name)
		}
	}
	for _, other := range t.shown {
		add(other.path)
	}
	if q := t.question(); q != nil {
		for there := range q.AllThemes {
			add(t.p.env.Live.ThemePath(there.ID))
		}
	}
	answer := mindmap.ID{}
	if t.inside {
		answer = t.chosenMember().ID
	}
	t.naming = newNaming(p, answer, text.JoinPath(p.path), others)
}

func (t *themes) namingKey(k tea.KeyPressMsg) screen.Intent {
	switch t.naming.key(k) {
	case givenUp:
		t.naming = nil
	case named:
		path, err := cleanPath(t.naming.line.Text())
		if err != nil {
			return screen.Say{Level: screen.Error, Text: err.Error()}
		}
		p, answer := t.naming.theme, t.naming.answer
		t.naming = nil
		if answer.IsZero() {
			t.rename(p, path)
		} else {
			t.send(answer, p, path)
		}
	}
	return screen.Say{}
}

// rename gives a proposed theme another name, and joins it with what bears that name already. Whoever does so wants it,
// so it is ticked. A theme that is there keeps its own name: the answers are proposed for another.
func (t *themes) rename(p *proposal, path []string) {
	if samePath(p.path, path) && !p.theme.IsZero() {
		return
	}
	p.path, p.theme, p.fate = path, mindmap.ID{}, ticked
	if q := t.question(); q != nil {
		if there := themeAt(q, path); there != nil {
			p.theme = there.ID
		}
	}
	for _, other := range t.shown {
		if other != p && samePath(other.path, path) {
			other.join(p)
			t.all = slices.DeleteFunc(t.all, func(each *proposal) bool { return each == p })
			p = other
			break
		}
	}
	t.changed()
	if i := slices.Index(t.shown, p); i >= 0 {
		t.list.At = i
	}
}

// send puts an answer of a proposed theme into another one, which is made when there is none of that name.
func (t *themes) send(answer mindmap.ID, from *proposal, path []string) {
	if samePath(from.path, path) {
		return
	}
	to := &proposal{path: path, out: map[mindmap.ID]bool{}}
	if i := slices.IndexFunc(t.shown, func(p *proposal) bool { return samePath(p.path, path) }); i >= 0 {
		to = t.shown[i]
	} else {
		t.all = append(t.all, to)
		if there := themeAt(t.question(), path); there != nil {
			to.theme = there.ID
		}
	}
	from.answers = slices.DeleteFunc(from.answers, func(id mindmap.ID) bool { return id == answer })
	to.join(&proposal{answers: []mindmap.ID{answer}})
	if from.fate == ticked && len(t.kept(from)) == 0 {
		from.fate = open
	}
	t.changed()
}

// join takes another's answers over.
func (p *proposal) join(other *proposal) {
	for _, id := range other.answers {
		if !slices.Contains(p.answers, id) {
			p.answers = append(p.answers, id)
			p.out[id] = other.out[id]
		}
	}
	for _, w := range other.words {
		if !slices.Contains(p.words, w) {
			p.words = append(p.words, w)
		}
	}
	p.fate = ticked
}
