package survey

import (
	"errors"
	"regexp"
	"strings"

	"mindwall/mindmap"
	"mindwall/mindmap/text"
)

// Answer is a proposed answer.
type Answer struct {
	Question  mindmap.ID
	Caption   string
	Quote     string // the whole text, when the caption had to be shortened
	Shortened bool
	Origin    mindmap.Origin
	// Parts are the answers that the cell seems to hold, when there are several and it was not split.
	Parts []string
	// Part counts the answers of a cell that was split, from 1; 0 for a whole cell.
	Part int
}

// Op is the operation that records the answer; inbox keeps it off the wall until the facilitator lets it on.
func (a Answer) Op(inbox bool) mindmap.AddAnswer {
	origin := a.Origin
	return mindmap.AddAnswer{
		Question: a.Question, Caption: a.Caption, Quote: a.Quote,
		Source: mindmap.Survey, Origin: &origin, Inbox: inbox,
	}
}

// Counts sum up a [Proposal]. Every cell of a mapped column is new, known, empty or refused; a cell that is split
// counts each of its answers, and a row that is refused whole counts once.
type Counts struct {
	New       int
	Known     int // on the wall already
	Empty     int
	Refused   int
	Shortened int // of the new ones: longer than a caption, so kept whole as the quote
	Several   int // of the new ones: cells that seem to hold several answers and were not split
}

// Proposal is what an import would do.
type Proposal struct {
	Answers  []Answer // the new ones, row by row
	Refusals []*Error
	Counts   Counts
	Left     []Column // the columns with something in them that are not imported
}

// Choices settle how a proposal is made. The zero value splits nothing and knows nothing.
type Choices struct {
	// Split is asked for each cell that seems to hold several answers whether to take those instead: the answer has its
	// Parts and Origin, and no Caption yet. Nil takes none, [SplitAll] all.
	Split func(Answer) bool
	// Known reports whether an answer with this [mindmap.Origin.Key] is on the wall already; nil knows none.
	Known func(key string) bool
}

// SplitAll splits every cell that seems to hold several answers.
func SplitAll(Answer) bool { return true }

// Answers makes a proposal of the columns that are mapped. It fails when the mapping names a column that there is not,
// or maps more answers than a wall can be expected to bear.
func (s *Sheet) Answers(m Mapping, ch Choices) (Proposal, error) {
	for i := range m {
		if i < 0 || i >= len(s.Columns) {
			bad := problem("has no column %d", i+1)
			bad.File = s.Name
			return Proposal{}, bad
		}
	}
	if ch.Known == nil {
		ch.Known = func(string) bool { return false }
	}
	p := &proposer{s: s, ch: ch, broken: regexp.MustCompile(`^#(?:REF!|N/A|VALUE!|NAME\?|DIV/0!|NULL!|NUM!|SPILL!|CALC!|ERROR!)$`)}
	if p.when = s.columnOf(timeRole); p.when < 0 {
		p.when = s.columnOf(beganRole)
	}
	for _, c := range s.Columns {
		if _, ok := m[c.Index]; !ok && c.Filled > 0 {
			p.out.Left = append(p.out.Left, c)
		}
	}
	for i := range s.records() {
		if p.row(i, m); len(p.out.Answers) > s.t.lim.answers {
			bad := problem("more than %s answers", grouped(s.t.lim.answers)).at(s.records()[i].number, "").
				advise("map fewer columns, or split the file and import the parts")
			bad.File = s.Name
			return Proposal{}, bad
		}
	}
	return p.out, nil
}

// proposer makes one proposal.
type proposer struct {
	s      *Sheet
	ch     Choices
	when   int            // column of the time; -1 when there is none
	broken *regexp.Regexp // what a formula leaves when it fails
	out    Proposal
}

func (p *proposer) row(i int, m Mapping) {
	r := &p.s.records()[i]
	if bad := p.s.torn(r); bad != nil {
		p.refuse(bad)
		return
	}
	time := clip(oneLine(p.s.moment.spell(r.cell(p.when))), text.Title.Limit())
	for j := range p.s.Columns {
		c := &p.s.Columns[j]
		question, ok := m[c.Index]
		if !ok {
			continue
		}
		text, ok := c.text(p.s, r)
		switch {
		case !ok:
		case isBlank(text):
			p.out.Counts.Empty++
		default:
			p.cell(c, text, Answer{Question: question, Origin: mindmap.Origin{
				File: p.s.Name, Row: r.number, Column: c.Name(), Time: time, Key: p.s.key(i, c),
			}})
		}
	}
}

// torn reports whether a row of a text file has more in it than the header has columns: somebody's answer holds a
// separator and lacks its quotes, so that it would be imported in part.
func (s *Sheet) torn(r *record) *Error {
	if s.Workbook || s.layout.header < 0 {
		return nil
	}
	width := s.t.records[s.layout.header].width
	if s.layout.second {
		width = max(width, s.t.records[s.layout.header+1].width)
	}
	if len(r.cells) <= width {
		return nil
	}
	return problem("has %d columns under a header of %d", len(r.cells), width).at(r.number, "").
		advise("put quotes around the answer that holds a " + separatorName(s.Separator))
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

func (p *proposer) refuse(bad *Error) {
	bad.File = p.s.Name
	p.out.Refusals = append(p.out.Refusals, bad)
	p.out.Counts.Refused++
}

// cell proposes what one cell holds; whole is the answer that the cell is when it is not split, without its words.
func (p *proposer) cell(c *Column, words string, whole Answer) {
	row, key := whole.Origin.Row, whole.Origin.Key
	if p.s.t.huge[place{row, c.at}] {
		p.refuse(problem("is too long: at most %s characters", grouped(text.Quote.Limit())).at(row, c.Name()))
		return
	}
	if p.broken.MatchString(strings.TrimSpace(words)) {
		p.refuse(problem("is a formula that failed: %s", strings.TrimSpace(words)).at(row, c.Name()))
		return
	}
	parts := c.parts(words)
	if len(parts) < 2 {
		p.answer(whole, c.trimmed(p.s, words), key)
		return
	}
	whole.Parts = cleanParts(parts)
	if p.ch.Split == nil || !p.ch.Split(whole) {
		p.answer(whole, c.trimmed(p.s, words), key, partKey(key, 1))
		return
	}
	whole.Parts = nil
	for n, part := range parts {
		answer := whole
		answer.Part, answer.Origin.Key = n+1, partKey(key, n+1)
		p.answer(answer, part, key, answer.Origin.Key)
	}
}

// trimmed takes off the semicolon with which Microsoft Forms ends a list of choices, also a list of one.
func (c *Column) trimmed(s *Sheet, text string) string {
	if s.Preset == microsoftForms {
		return strings.TrimSuffix(strings.TrimSpace(text), ";")
	}
	return text
}

func cleanParts(parts []string) []string {
	clean := make([]string, len(parts))
	for i, part := range parts {
		clean[i] = clip(oneLine(part), text.Caption.Limit())
	}
	return clean
}

// answer passes a text through the gate and proposes it, unless one of the keys is known. A cell that was imported
// whole is not imported again in parts, nor the other way round.
func (p *proposer) answer(a Answer, words string, keys ...string) {
	for _, key := range keys {
		if p.ch.Known(key) {
			p.out.Counts.Known++
			return
		}
	}
	var err error
	if a.Caption, a.Quote, a.Shortened, err = text.CleanAnswer(words, ""); err != nil {
		why := "holds nothing that can be read"
		if long, ok := errors.AsType[*text.TooLongError](err); ok {
			why = "is too long: " + grouped(long.Length) + " characters, at most " + grouped(long.Field.Limit())
		}
		p.refuse(problem("%s", why).at(a.Origin.Row, a.Origin.Column))
		return
	}
	p.out.Answers = append(p.out.Answers, a)
	p.out.Counts.New++
	if a.Shortened {
		p.out.Counts.Shortened++
	}
	if len(a.Parts) > 0 {
		p.out.Counts.Several++
	}
}
