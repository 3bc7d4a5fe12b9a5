package stage

import (
	"slices"
	"strings"

	"mindwall/mindmap/across"
	"mindwall/mindmap/say"
	"mindwall/tui/cells"
	"mindwall/tui/look"
	"mindwall/tui/paint"
)

const (
	maxTables = 12 // that may be dots of their own
	maxThings = 4  // of a kind, for the room to take in

	aroundName = 3 // cells around the name of a theme and behind it
	minCalled  = 8 // cells of it, however small the window
)

// paintAcross is what the questions have to do with each other: a few things, large. As long as that is looked for there is only its
// name.
func paintAcross(p *painter, f *across.Found) []string {
	c := paint.NewCanvas(p.size.W, p.size.H)
	x, width := textAt, p.size.W-2*textAt
	if width < 2*textAt { // a very small window
		x, width = 0, p.size.W
	}
	a := acrossPainter{closePainter{painter: p, width: min(width, wideClosing)}}
	var rows [][]span
	if found := f.On(p.live.Board()); found == nil || found.IsEmpty() {
		rows = a.nothing(found)
	} else {
		rows = chosen(a.kinds(found), p.size.H)
	}
	if p.size.W >= wideWindow {
		x += (width - widestRow(rows)) / 2
	}
	drawSpans(c, x, max(p.size.H-len(rows), 0)/3, rows)
	return c.Lines()
}

// kind is one kind of what was found, under a heading.
type kind struct {
	head   [][]span
	things [][][]span // each is rows that stay together
	dense  bool       // those of one row stand right below each other
	shown  int
}

// rows are those of what is shown; where some take several, things may stand apart.
func (k *kind) rows(apart bool) (out [][]span) {
	apart = apart && slices.ContainsFunc(k.things, func(rows [][]span) bool { return len(rows) > 1 })
	for i, thing := range k.things[:k.shown] {
		switch {
		case i == 0:
			out = append(out, k.head...)
		case apart && (!k.dense || len(thing)+len(k.things[i-1]) > 2):
			out = append(out, nil)
		}
		out = append(out, thing...)
	}
	return out
}

// chosen are the first things of each kind, in turn, as long as there are rows for one more. They stand apart where all of them
// can.
func chosen(kinds []*kind, height int) [][]span {
	if rows := choose(kinds, height, true); !slices.ContainsFunc(kinds, func(k *kind) bool { return k.shown < min(len(k.things), maxThings) }) {
		return rows
	}
	return choose(kinds, height, false)
}

func choose(kinds []*kind, height int, apart bool) [][]span {
	all := func() (out [][]span) {
		for _, k := range kinds {
			if k.shown == 0 {
				continue
			}
			if len(out) > 0 {
				out = append(out, make([][]span, closeGap(height))...)
			}
			out = append(out, k.rows(apart)...)
		}
		return out
	}
	full := map[*kind]bool{}
	for _, k := range kinds {
		k.shown = 0
	}
	for range maxThings {
		for _, k := range kinds {
			if full[k] || k.shown == len(k.things) {
				continue
			}
			if k.shown++; len(all()) > height {
				k.shown--
				full[k] = true // those that follow matter less
			}
		}
	}
	return all()
}

// acrossPainter makes the parts of what was found.
type acrossPainter struct{ closePainter }

// nothing is said while it is looked for, and when nothing was found.
func (a acrossPainter) nothing(f *across.Found) [][]span {
	out := a.heading(a.voice.Text(across.Head))
	if f != nil {
		out = append(out, a.words(a.voice.Text(across.Nothing), 0, "")...)
	}
	return out
}

// kinds are what was found, by what it is: what can be counted before what only can be said.
func (a acrossPainter) kinds(f *across.Found) []*kind {
	of := func(head say.Message) *kind { return &kind{head: a.heading(a.voice.Text(head))} }
	people, tables, answers := of(across.OfPeople), of(across.OfTables), of(across.OfAnswers)
	for _, hidden := range []bool{false, true} {
		for i := range f.Together {
			if f.Together[i].Hidden == hidden {
				people.things = append(people.things, a.pair(&f.Together[i]))
			}
		}
	}
	tables.dense = true
	for i := range f.Tables.Wide {
		tables.things = append(tables.things, [][]span{a.spread(f.Tables.Wide, i)})
	}
	var said [][][]span
	for i := range f.Tables.Alone {
		said = append(said, a.words(f.Tables.Alone[i].SayAlone(a.voice), 0, ""))
	}
	for i := range f.Tables.Same {
		said = append(said, a.words(f.Tables.Same[i].SayTables(a.voice), 0, ""))
	}
	if first := min(fewRows, len(tables.things)); len(said) > 0 { // what one table alone says is not crowded out
		tables.things = slices.Insert(tables.things, first, said...)
	}
	for i := range f.Echoes {
		answers.things = append(answers.things, a.echo(&f.Echoes[i]))
	}
	return []*kind{people, tables, answers}
}

// pair is what people named together, and how often those did who named the one, and the others.
func (a acrossPainter) pair(p *across.Pair) [][]span {
	out := a.words(p.Say(a.voice), 0, "")
	if p.Hidden {
		return out
	}
	names := [...]string{a.voice.Say(across.WhoNamed, "theme", p.First.Name(a.voice)), a.voice.Text(across.Others)}
	name := 0
	for _, n := range names {
		name = max(name, min(cells.Width(n), a.width/2))
	}
	styles := [...]look.Style{a.look.ThemeLine(p.Second.Theme.Colour), a.look.QuestLine}
	for i, part := range [...][2]int{{p.Both, p.Firsts()}, {p.SecondAlone, p.Others()}} {
		percent := across.Percent(a.voice, part[0], part[1])
		bar := max(a.width-name-2-cells.Width(across.Percent(a.voice, 1, 1)), 0)
		filled := (part[0]*bar + part[1]/2) / part[1]
		out = append(out, []span{
			{cells.Pad(cells.Truncate(names[i], name), name) + " ", a.look.Answer}, {strings.Repeat(patternOf(0), filled), styles[i]}, {" " + percent, a.look.Count},
		})
	}
	return out
}

// spread is a theme, and at how many tables it was noted: a dot for each table, filled where it was.
func (a acrossPainter) spread(all []across.Spread, i int) []span {
	name, count := 0, 0
	for k := range all {
		name = max(name, min(cells.Width(all[k].Name(a.voice)), a.width/2))
		count = max(count, cells.Width(all[k].Say(a.voice)))
	}
	name = min(name, max(a.width-aroundName-count, minCalled))
	s := &all[i]
	out := []span{{" " + cells.Pad(cells.Truncate(s.Name(a.voice), name), name) + " ", a.look.ThemeHead(s.Theme.Colour)}, {" ", a.look.Answer}}
	if s.Of <= maxTables && name+aroundName+2*s.Of+count <= a.width {
		style := a.look.ThemeLine(s.Theme.Colour)
		out = append(out, span{strings.Repeat("● ", s.At), style}, span{strings.Repeat("○ ", s.Of-s.At), a.look.Count})
	}
	return append(out, span{cells.Truncate(s.Say(a.voice), max(a.width-name-aroundName, 0)), a.look.Count})
}

// echo is what answers to different questions have in common, and the answers, each with its question where there is room.
func (a acrossPainter) echo(e *across.Echo) [][]span {
	out := [][]span{{{cells.Truncate(e.Say(a.voice), a.width), a.look.Answer.With(a.look.Fresh)}}}
	for i, answer := range e.Answers {
		lines := a.words(a.voice.Caption(answer), 2, bullet+" ")
		last := len(lines) - 1
		asked := "  " + across.Numbered(a.voice, e.Questions[i])
		if left := a.width - widthOf(lines[last]); left >= minAsked {
			lines[last] = append(lines[last], span{cells.Truncate(asked, left), a.look.Count})
		}
		out = append(out, lines...)
	}
	return out
}

// minAsked is the least cells in which a question is begun.
const minAsked = 16

func widthOf(row []span) (n int) {
	for _, s := range row {
		n += cells.Width(s.text)
	}
	return n
}

// across tells what the questions have to do with each other.
func (t *teller) across(f *across.Found) {
	f = f.On(t.live.Board())
	if f == nil || f.IsEmpty() {
		t.add(t.voice.Text(across.Head))
		if f != nil {
			t.add(t.voice.Text(across.Nothing))
		}
		return
	}
	under := func(head say.Message, n int, line func(i int) string) {
		for i := range n {
			if i == 0 {
				t.add(t.voice.Text(head))
			}
			t.add(line(i))
		}
	}
	under(across.OfPeople, len(f.Together), func(i int) string { return f.Together[i].Say(t.voice) })
	var tables []string
	for _, s := range f.Tables.Wide {
		tables = append(tables, s.Name(t.voice)+" "+s.Say(t.voice))
	}
	for _, s := range f.Tables.Alone {
		tables = append(tables, s.SayAlone(t.voice))
	}
	for _, p := range f.Tables.Same {
		tables = append(tables, p.SayTables(t.voice))
	}
	under(across.OfTables, len(tables), func(i int) string { return tables[i] })
	under(across.OfAnswers, len(f.Echoes), func(i int) string {
		var all []string
		for k, a := range f.Echoes[i].Answers {
			all = append(all, t.voice.Caption(a)+" ("+across.Numbered(t.voice, f.Echoes[i].Questions[k])+")")
		}
		return f.Echoes[i].Say(t.voice) + ": " + strings.Join(all, "; ")
	})
}
