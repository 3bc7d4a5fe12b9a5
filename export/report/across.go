package report

import (
	"html/template"

	"mindwall/mindmap/across"
)

// findings is one kind of what the questions have to do with each other.
type findings struct {
	Head  string
	Bars  []acrossBar // of all of them, each with what it is of
	Each  []finding
	Table [][]string // says the same as the bars, its heads first
	Why   string
}

// finding is one of them.
type finding struct {
	Where string // the questions; empty where they are those of the one before
	Text  string
	Bars  []acrossBar
	Said  []answered // answers
}

// answered is an answer with its question.
type answered struct{ Text, Question string }

// acrossBar is a part of a whole.
type acrossBar struct {
	Name, Value string
	Width       int // in hundredths

	colour int // a theme's; negative for none
}

// Colour is the colours of its theme; empty for none.
func (b *acrossBar) Colour() template.CSS {
	if b.colour < 0 {
		return ""
	}
	return colourOf(b.colour)
}

// tellAcross takes up what was found across the questions.
func (c *content) tellAcross(f *across.Found) {
	if f == nil || f.IsEmpty() {
		return
	}
	c.people(f.Together)
	c.atTables(&f.Tables)
	c.echoes(f.Echoes)
}

// findings adds one kind. The same questions are told once.
func (c *content) findings(f findings) {
	last := ""
	for i := range f.Each {
		if where := f.Each[i].Where; where == last {
			f.Each[i].Where = ""
		} else {
			last = where
		}
	}
	c.Across = append(c.Across, f)
}

func (c *content) people(pairs []across.Pair) {
	if len(pairs) == 0 {
		return
	}
	out := findings{Head: c.voice.Say(across.OfPeople), Why: across.WhyPairs(c.voice)}
	for i := range pairs {
		p := &pairs[i]
		one := finding{Where: p.Where(c.voice), Text: p.Say(c.voice)}
		if !p.Hidden {
			of := func(name string, n, all, colour int) acrossBar {
				return acrossBar{name, across.Percent(c.voice, n, all), across.Share(n, all), colour}
			}
			one.Bars = []acrossBar{
				of(c.voice.Say(across.WhoNamed, "theme", p.First.Name(c.voice)), p.Both, p.Firsts(), p.Second.Theme.Colour),
				of(c.voice.Say(across.Others), p.SecondAlone, p.Others(), -1),
			}
		}
		out.Each = append(out.Each, one)
	}
	c.findings(out)
}

func (c *content) atTables(t *across.Tables) {
	if t.IsEmpty() {
		return
	}
	out := findings{Head: c.voice.Say(across.OfTables), Why: across.WhyTables(c.voice)}
	if len(t.Wide) > 0 {
		out.Table = [][]string{{c.voice.Say(themeColumn), out.Head}}
	}
	for i := range t.Wide {
		s := &t.Wide[i]
		name := c.voice.Number(s.Question.Number) + " · " + s.Name(c.voice)
		out.Bars = append(out.Bars, acrossBar{name, s.Say(c.voice), 100 * s.At / s.Of, s.Theme.Colour})
		out.Table = append(out.Table, []string{name, s.Say(c.voice)})
	}
	for i := range t.Same {
		out.Each = append(out.Each, finding{Where: t.Same[i].Where(c.voice), Text: t.Same[i].SayTables(c.voice)})
	}
	for i := range t.Alone {
		out.Each = append(out.Each, finding{Where: t.Alone[i].Asked(c.voice), Text: t.Alone[i].SayAlone(c.voice)})
	}
	c.findings(out)
}

func (c *content) echoes(list []across.Echo) {
	if len(list) == 0 {
		return
	}
	out := findings{Head: c.voice.Say(across.OfAnswers), Why: across.WhyEchoes(c.voice)}
	for i := range list {
		one := finding{Text: list[i].Say(c.voice)}
		for k, a := range list[i].Answers {
			one.Said = append(one.Said, answered{c.voice.Caption(a), across.Numbered(c.voice, list[i].Questions[k])})
		}
		out.Each = append(out.Each, one)
	}
	c.findings(out)
}

// writeAcross hands it to a writer.
func (c *content) writeAcross(w writer) {
	if len(c.Across) == 0 {
		return
	}
	w.heading(2, c.voice.Say(across.Head), "")
	for _, f := range c.Across {
		w.heading(3, f.Head, "")
		if len(f.Table) > 0 {
			w.table("", f.Table)
		}
		for _, one := range f.Each {
			if one.Where != "" {
				w.small(one.Where, true)
			}
			w.paragraph(one.Text)
			for _, a := range one.Said {
				w.answer(&said{Text: a.Text, Count: "(" + a.Question + ")"})
			}
		}
		w.small(f.Why, false)
	}
}
