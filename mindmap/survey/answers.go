package survey

import (
	"errors"
	"regexp"
	"strings"
	"unicode/utf8"

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
	// Rows are those who said it, when the answer counts them, and On is the answer of the wall that counts for the same
	// words already; zero when there is none.
	Rows []mindmap.CountedRow
	On   mindmap.ID
	// Part counts the answers of a cell that was split, from 1; 0 for a whole cell.
	Part int
}

// Drafts are what records the answer; inbox keeps it off the wall until the facilitator lets it on. Fresh ids are made
// by id.
func (a *Answer) Drafts(inbox bool, id func() mindmap.ID) []mindmap.Draft {
	origin := a.Origin
	add := mindmap.Draft{Op: mindmap.AddAnswer{
		Question: a.Question, Caption: a.Caption, Quote: a.Quote, Source: mindmap.Survey, Origin: &origin,
		Inbox: inbox, Counted: len(a.Rows) > 0,
	}}
	switch {
	case len(a.Rows) == 0:
		return []mindmap.Draft{add}
	case !a.On.IsZero():
		return mindmap.PlanCount(a.On, a.Origin.File, a.Rows)
	}
	add.ID = id()
	return append([]mindmap.Draft{add}, mindmap.PlanCount(add.ID, a.Origin.File, a.Rows)...)
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
	Marks     int // of the empty ones: cells that say there is no answer
	Maybe     int // of the new ones, or of the empty ones when they are dropped: "none" and the like
}

// Proposal is what an import would do.
type Proposal struct {
	Answers  []Answer // the new ones, row by row
	Refusals []*Error
	Counts   Counts
	Apart    int      // cells that were taken apart
	Repeats  int      // answers that say what another of their column says, and are not counted together
	Fresh    int      // answers that the new ones become: one for all who are counted together
	Marks    []string // what was taken for no answer, each once, and only a few
	Left     []Column // the columns with something in them that are not imported
}

// Choices settle how a proposal is made. The zero value splits nothing and knows nothing.
type Choices struct {
	// Split is asked for each cell that seems to hold several answers whether to take those instead: the answer has its
	// Parts and Origin, and no Caption yet. Nil takes none, [SplitAll] all.
	Split func(Answer) bool
	// Count is asked for each column that is mapped whether those who say the same are counted together, as one answer;
	// nil counts none. [Column.Closed] tells where that is clear.
	Count func(*Column) bool
	// KeepBlanks takes "n/a", "-" and the like for answers; DropMaybe takes "none" and the like for none.
	KeepBlanks, DropMaybe bool
	// Attributes are the columns that are kept with each answer, as what the row says of who answered.
	Attributes []int
	// Known reports whether an answer with this [mindmap.Origin.Key] is on the wall already; nil knows none.
	Known func(key string) bool
	// On finds the answer of the wall that counts for the words of a key; nil finds none.
	On func(question mindmap.ID, key string) mindmap.ID
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
	p.open(m)
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

	counted map[int]bool // columns whose answers are counted
	counter counter
	met     map[string]bool // texts of columns that are not counted
	marks   map[string]bool
}

// open makes ready for the columns that are mapped.
func (p *proposer) open(m Mapping) {
	p.counted, p.met, p.marks = map[int]bool{}, map[string]bool{}, map[string]bool{}
	for i := range m {
		p.counted[i] = p.ch.Count != nil && p.ch.Count(&p.s.Columns[i])
	}
}

// attributes are what the row says in the columns that are kept as attributes.
func (p *proposer) attributes(r *record) map[string]string {
	var all map[string]string
	for _, i := range p.ch.Attributes {
		c := &p.s.Columns[i]
		value := text.Title.Lenient(clip(oneLine(r.cell(c.at)), text.Title.Limit()))
		if value == "" || c.isMark(value) {
			continue
		}
		if all == nil {
			all = make(map[string]string, len(p.ch.Attributes))
		}
		all[c.AttributeName()] = value
	}
	return all
}

// AttributeName is what the column is called as an attribute.
func (c *Column) AttributeName() string {
	name := strings.TrimRight(c.Name(), " :?*")
	if utf8.RuneCountInString(name) > text.Theme.Limit() {
		name = text.Shorten(name, text.Theme.Limit())
	}
	return text.Theme.Lenient(name)
}

func (p *proposer) row(i int, m Mapping) {
	r := &p.s.records()[i]
	if bad := p.s.torn(r); bad != nil {
		p.refuse(bad)
		return
	}
	time := clip(oneLine(p.s.moment.spell(r.cell(p.when))), text.Title.Limit())
	attributes := p.attributes(r)
	for j := range p.s.Columns {
		c := &p.s.Columns[j]
		question, ok := m[c.Index]
		if !ok {
			continue
		}
		text, ok := c.text(p.s, r)
		if !ok {
			continue
		}
		if text = p.said(c, text); isBlank(text) {
			p.out.Counts.Empty++
			continue
		}
		p.cell(c, text, Answer{Question: question, Origin: mindmap.Origin{
			File: p.s.Name, Row: r.number, Column: c.Name(), Time: time, Key: p.s.key(i, c), Attributes: attributes,
		}})
	}
}

// said is the answer that a cell gives; nothing when it says that there is none.
func (p *proposer) said(c *Column, cell string) string {
	switch {
	case isBlank(cell):
		return ""
	case !p.ch.KeepBlanks && c.isMark(cell):
		p.out.Counts.Marks++
		if mark := strings.TrimSpace(cell); !p.marks[mark] && len(p.marks) < marksShown {
			p.marks[mark] = true
			p.out.Marks = append(p.out.Marks, mark)
		}
		return ""
	case c.shape == wholeShape && says(cell, "maybe") && !c.tells.yes:
		p.out.Counts.Maybe++
		if p.ch.DropMaybe {
			return ""
		}
	}
	return c.says(cell)
}

// marksShown is how many marks for no answer are named.
const marksShown = 8

// torn reports whether a row of a text file has more in it than the header has columns: somebody's answer holds a
// separator and lacks its quotes, so that it would be imported in part.
func (s *Sheet) torn(r *record) *Error {
	if s.Workbook || s.layout.header < 0 {
		return nil
	}
	width := 0
	for _, h := range s.header() {
		width = max(width, h.width)
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
		p.answer(c, whole, c.trimmed(p.s, words), key)
		return
	}
	whole.Parts = cleanParts(parts)
	if p.ch.Split == nil || !p.ch.Split(whole) {
		p.answer(c, whole, c.trimmed(p.s, words), key, partKey(key, 1))
		return
	}
	whole.Parts = nil
	p.out.Apart++
	for n, part := range parts {
		answer := whole
		answer.Part, answer.Origin.Key = n+1, partKey(key, n+1)
		p.answer(c, answer, part, key, answer.Origin.Key)
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
func (p *proposer) answer(c *Column, a Answer, words string, keys ...string) {
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
	if p.counted[c.Index] {
		p.counter.count(p, c, a)
		return
	}
	if said := c.ident + "\x1f" + sameText(words); p.met[said] {
		p.out.Repeats++
	} else {
		p.met[said] = true
	}
	p.out.Answers = append(p.out.Answers, a)
	p.out.Counts.New++
	p.out.Fresh++
	if a.Shortened {
		p.out.Counts.Shortened++
	}
	if len(a.Parts) > 0 {
		p.out.Counts.Several++
	}
}
