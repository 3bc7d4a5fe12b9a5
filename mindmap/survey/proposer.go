package survey

import (
	"mindwall/mindmap"
	"mindwall/mindmap/survey/meaning"
	"mindwall/mindmap/survey/table"
	"mindwall/mindmap/text"
)

// proposer makes one proposal.
type proposer struct {
	s     *Sheet
	ch    Choices
	width int        // cells in a row of a text file that are not too many; 0 when any number is right
	when  int        // column of the time; -1 when there is none
	times []*string  // as answers keep them, by text
	who   attributes // what rows say of people
	takes []*taking  // the columns that are mapped
	out   Proposal
	text  int // bytes of the answers
	rows  int // that are counted

	answers map[string]int  // places of those that count, by key
	met     map[string]bool // texts of columns that are not counted
	marks   map[string]bool
}

func newProposer(s *Sheet, m Mapping, ch Choices) *proposer {
	p := &proposer{
		s: s, ch: ch, when: s.columnOf(timeRole), answers: map[string]int{}, met: map[string]bool{}, marks: map[string]bool{},
		who: attributes{s: s, columns: ch.Attributes},
	}
	if p.when < 0 {
		p.when = s.columnOf(beganRole)
	}
	if p.when >= 0 {
		p.times = make([]*string, len(s.t.Texts(p.when)))
	}
	if !s.Workbook && s.layout.header >= 0 {
		for row := s.layout.header; row < s.layout.first(); row++ {
			p.width = max(p.width, s.t.Width(row))
		}
	}
	return p
}

func (p *proposer) fault(bad *Error) error {
	bad.File = p.s.Name
	return bad
}

// tooMuch is what there is too much of; nil when all is within its limits.
func (p *proposer) tooMuch() *Error {
	switch {
	case len(p.out.Answers) > maxAnswers:
		return table.Problem("more than %s answers", table.Grouped(maxAnswers))
	case p.rows > maxCounted:
		return table.Problem("more than %s answers to be counted", table.Grouped(maxCounted))
	case p.text > maxText:
		return table.Problem("more than %s MB of answers", table.Grouped(maxText>>20))
	}
	return nil
}

func (p *proposer) refuse(i int, c *Column, why string) {
	bad := table.Problem("%s", why).At(p.s.number(i), c.Name())
	bad.File = p.s.Name
	p.out.Refusals = append(p.out.Refusals, bad)
	p.out.Counts.Refused++
}

// time is when the i-th respondent answered.
func (p *proposer) time(i int) string {
	if p.when < 0 {
		return ""
	}
	of := &p.times[p.s.code(i, p.when)]
	if *of == nil {
		*of = new(meaning.Clip(meaning.OneLine(meaning.Spell(p.s.cell(i, p.when))), text.Title.Limit()))
	}
	return **of
}

func (p *proposer) row(i int) {
	if bad := p.torn(i); bad != nil {
		bad.File = p.s.Name
		p.out.Refusals = append(p.out.Refusals, bad)
		p.out.Counts.Refused++
		return
	}
	for _, t := range p.takes {
		if p.s.isAbout(i, t.c) {
			p.cell(i, t)
		}
	}
}

// torn reports whether a row of a text file has more in it than the header has columns: somebody's answer holds a
// separator and lacks its quotes, so that it would be imported in part.
func (p *proposer) torn(i int) *Error {
	row := p.s.layout.first() + i
	if p.width == 0 || p.s.t.Width(row) <= p.width {
		return nil
	}
	cells := p.s.t.Record(row).Cells
	if len(cells) <= p.width {
		return nil
	}
	return table.Problem("has %d columns under a header of %d", len(cells), p.width).At(p.s.number(i), "").
		Advise("put quotes around the answer that holds a " + separatorName(p.s.Separator))
}

func separatorName(r rune) string {
	switch r {
	case ',':
		return "comma"
	case ';':
		return "semicolon"
	case '\t':
		return "tab"
	default:
		return "separator"
	}
}

// cell proposes what a cell of the i-th row holds.
func (p *proposer) cell(i int, t *taking) {
	n := &p.out.Counts
	w := t.wording(p, p.s.code(i, t.c.at))
	if w.isMaybe {
		n.Maybe++
	}
	switch {
	case w.isMark:
		n.Marks++
		n.Empty++
		return
	case w.isEmpty, w.isMaybe && p.ch.DropMaybe:
		n.Empty++
		return
	case w.bad != "":
		p.refuse(i, t.c, w.bad)
		return
	}
	if len(w.parts) < 2 {
		p.answer(i, t, &w.whole, whole{})
		return
	}
	if !w.apart && (p.ch.Split == nil || !p.ch.Split(p.make(i, t, whole{parts: w.clean}))) {
		p.answer(i, t, &w.whole, whole{parts: w.clean})
		return
	}
	if !w.apart {
		p.out.Apart++
	}
	for k := range w.parts {
		p.answer(i, t, &w.parts[k], whole{part: k + 1})
	}
}

// whole says which of a cell's answers one is: all of it, with the parts that it seems to have, or a part, from 1.
type whole struct {
	parts []string
	part  int
}

// make is an answer without its words.
func (p *proposer) make(i int, t *taking, w whole) Answer {
	return Answer{
		Question: t.question, Parts: w.parts, Part: w.part,
		Origin: mindmap.Origin{
			File: p.s.Name, Row: p.s.number(i), Column: t.c.Name(), Time: p.time(i), Key: t.key(i, w.part), Attributes: p.who.of(i),
		},
	}
}

// answer proposes a saying, unless it is known. A cell that was imported whole is not imported again in parts, nor the
// other way round.
func (p *proposer) answer(i int, t *taking, s *saying, w whole) {
	if p.ch.Known != nil {
		key := t.key(i, 0)
		if p.ch.Known(key) || w.part > 0 && p.ch.Known(partKey(key, w.part)) || w.parts != nil && p.ch.Known(partKey(key, 1)) {
			p.out.Counts.Known++
			return
		}
	}
	if s.bad != "" {
		p.refuse(i, t.c, s.bad)
		return
	}
	p.out.Counts.New++
	if w.parts != nil {
		p.out.Counts.Several++
	}
	if t.counted {
		p.count(i, t, s, w)
		return
	}
	if p.isRepeat(t, s) {
		p.out.Repeats++
	}
	a := p.make(i, t, w)
	p.add(&a, s)
	p.out.Fresh++
}

func (p *proposer) add(a *Answer, s *saying) {
	a.Caption, a.Quote, a.Shortened = s.caption, s.quote, s.shortened
	p.text += len(a.Caption) + len(a.Quote)
	if a.Shortened {
		p.out.Counts.Shortened++
	}
	p.out.Answers = append(p.out.Answers, *a)
}

// isRepeat reports whether the same was said before in the column.
func (p *proposer) isRepeat(t *taking, s *saying) bool {
	if !s.met {
		s.met = true
		said := t.c.ident + "\x1f" + sameText(s.words)
		if !p.met[said] {
			p.met[said] = true
			return false
		}
	}
	return true
}

// count counts a row for the answer of its words, which it proposes when the row is the first.
func (p *proposer) count(i int, t *taking, s *saying, w whole) {
	if s.place == 0 {
		key := countedKey(t.c, t.question, s.words)
		place, ok := p.answers[key]
		if !ok {
			a := Answer{Question: t.question, Origin: mindmap.Origin{File: p.s.Name, Column: t.c.Name(), Key: key}, tally: &tally{t: t, who: &p.who}}
			if p.ch.On != nil {
				a.On = p.ch.On(a.Question, key)
			}
			p.add(&a, s)
			if a.On.IsZero() {
				p.out.Fresh++
			}
			place = len(p.out.Answers)
			p.answers[key] = place
		}
		s.place = place
	}
	p.rows++
	a := &p.out.Answers[s.place-1]
	a.Rows++
	a.tally.rows = append(a.tally.rows, rowPart{int32(i), int32(w.part)})
}

// attributes are what rows say in the columns that are kept as attributes.
type attributes struct {
	s       *Sheet
	columns []int
	rows    []map[string]string // those that were asked for
}

// of are those of the i-th row.
func (a *attributes) of(i int) map[string]string {
	if len(a.columns) == 0 {
		return nil
	}
	if a.rows == nil {
		a.rows = make([]map[string]string, a.s.Rows)
	}
	if a.rows[i] == nil {
		all := make(map[string]string, len(a.columns))
		for _, column := range a.columns {
			c := &a.s.Columns[column]
			value := text.Title.Lenient(meaning.Clip(meaning.OneLine(a.s.cell(i, c.at)), text.Title.Limit()))
			if value != "" && !c.isMark(value) {
				all[c.AttributeName()] = value
			}
		}
		a.rows[i] = all
	}
	if len(a.rows[i]) == 0 {
		return nil
	}
	return a.rows[i]
}
