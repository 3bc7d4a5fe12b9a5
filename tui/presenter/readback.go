package presenter

import (
	"slices"

	"mindwall/mindmap"
	"mindwall/mindmap/shown"
	"mindwall/tui/screen"
)

// ReadBack reads the themes of a question back to the room on this screen, one at a time, from one on when it has
// answers. While a read-back is shown it ends it, and while one is hidden it goes on with it.
func (p *Presenter) ReadBack(q *mindmap.Question, from mindmap.ID) screen.Intent {
	switch {
	case p.shown.Scene == shown.Blank && p.hidden.Scene == shown.ReadBack:
		p.unblank()
		return screen.Say{}
	case p.shown.Scene == shown.ReadBack:
		p.End()
		return screen.Say{}
	}
	themes := readable(q)
	if len(themes) == 0 {
		return screen.Sayf(screen.Info, "there is nothing to read back yet")
	}
	if !slices.Contains(themes, from) {
		from = themes[0]
	}
	p.Mirror.on = true
	p.readTheme(q, from)
	return screen.Sayf(screen.Info, "↑↓ answers · ←→ themes · enter corrects · esc ends")
}

// NextAnswer goes on to the next answer of the theme that is read back, or with way -1 to the one before. At the end it
// stays, and the intent is nil.
func (p *Presenter) NextAnswer(q *mindmap.Question, way int) screen.Intent {
	answer, ok := beside(p.answers(q), p.shown.Answer, way)
	if !ok {
		return nil
	}
	p.shown.Answer = answer
	return screen.Say{}
}

// NextTheme goes on to the first answer of the next theme, or with way -1 of the one before. At the end it stays, and the
// intent is nil.
func (p *Presenter) NextTheme(q *mindmap.Question, way int) screen.Intent {
	theme, ok := beside(readable(q), p.shown.Theme, way)
	if !ok {
		return nil
	}
	p.readTheme(q, theme)
	return screen.Say{}
}

// beside is the next id that way in a list. What follows an id that is not there any more is the first.
func beside(list []mindmap.ID, id mindmap.ID, way int) (mindmap.ID, bool) {
	i := slices.Index(list, id) + way
	if i < 0 || i >= len(list) {
		return mindmap.ID{}, false
	}
	return list[i], true
}

func (p *Presenter) readTheme(q *mindmap.Question, theme mindmap.ID) {
	p.show(shown.ReadBack, theme, mindmap.ID{})
	p.shown.Answer, _ = beside(p.answers(q), mindmap.ID{}, +1)
}

// readable are the themes that can be read back, in order, the unsorted last.
func readable(q *mindmap.Question) []mindmap.ID {
	if q == nil {
		return nil
	}
	var ids []mindmap.ID
	for _, t := range q.Themes {
		if t.Count > 0 {
			ids = append(ids, t.ID)
		}
	}
	if len(q.Unsorted) > 0 {
		ids = append(ids, shown.UnsortedID(q.ID))
	}
	return ids
}

// answers are the answers of the theme that is read back, in the order in which they are read.
func (p *Presenter) answers(q *mindmap.Question) []mindmap.ID {
	if t := p.env.Live.Theme(p.shown.Theme); t != nil {
		return appendTheme(nil, t)
	}
	if q == nil {
		return nil
	}
	return appendAnswers(nil, q.Unsorted)
}

func appendTheme(ids []mindmap.ID, t *mindmap.Theme) []mindmap.ID {
	ids = appendAnswers(ids, t.Answers)
	for _, sub := range t.Themes {
		ids = appendTheme(ids, sub)
	}
	return ids
}

func appendAnswers(ids []mindmap.ID, answers []*mindmap.Answer) []mindmap.ID {
	for _, a := range answers {
		ids = append(ids, a.ID)
	}
	return ids
}
