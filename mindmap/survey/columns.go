package survey

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"mindwall/mindmap/survey/meaning"
	"mindwall/mindmap/survey/table"
	"mindwall/mindmap/text"
)

// Kind is what a column holds, as far as can be told. It only guides the first guess: any column may be mapped.
type Kind string

// The kinds.
const (
	QuestionKind Kind = "question" // what people answered
	personKind   Kind = "person"   // who they are
	timeKind     Kind = "time"     // when they answered
	metaKind     Kind = "meta"     // what the tool counts or notes by itself
)

// Column is one column of answers. A table with one answer a row has one of these for each question in it.
type Column struct {
	Index    int    // the place in [Sheet.Columns], which a [Mapping] names
	Letter   string // a spreadsheet's name of it
	header   string // as the file has it, on one line; empty when it has none
	Option   string // the choice that the column stands for, when a question is spread over several columns
	Question string // what was asked: the header without what the tool added to tell it from others
	Kind     Kind
	Filled   int      // cells with something in them
	Several  int      // cells that look like several answers
	Closed   bool     // it has few texts, which come again and again
	Repeats  int      // answers that say what another says
	Samples  []string // a few of its texts, shortened; those about persons only show that there is something

	Group int // which question of the survey it belongs to: the place in [Sheet.Asked]

	shape  shape
	choice string // the choice or the row of a grid that the column stands for
	codes  string // what the other rows of the header say, for machines

	written string // the header with its code before it, when it has one

	at      int    // column of the table
	pivot   string // the folded question whose rows this column takes; empty for all
	role    role
	ident   string          // what tells it from the other columns, in this export and in later ones
	choices map[string]bool // those that are joined by commas in its cells; nil when none are
	tells   tells
	commas  bool  // some cells have commas that part nothing
	labels  codes // what its codes stand for; nil when its cells are words
	many    bool  // its cells hold several codes
	beside  bool  // what was written beside its choice stands in the next column
}

// Name is what to call the column before a person.
func (c *Column) Name() string {
	switch {
	case c.header == "":
		return c.Letter
	case c.Option != "":
		return c.header + " – " + c.Option
	default:
		return c.header
	}
}

// WhyLeft says why the column is not imported unless somebody asks for it.
func (c *Column) WhyLeft() string {
	switch {
	case c.Filled == 0:
		return "empty"
	case c.shape == twiceShape:
		return "says what the choices beside it say"
	case c.Kind == personKind:
		return "tells who answered"
	case c.Kind == timeKind:
		return "tells when"
	case c.Kind == metaKind:
		return "the tool's own"
	default:
		return "goes to no question"
	}
}

// Find returns the columns that a person means by a header, by a header with its option, by a letter, or by a number
// from 1; exact headers first. They are several when they share that header, as the choices of one question do.
func (s *Sheet) Find(name string) []Column {
	want := meaning.Fold(name)
	for _, match := range []func(*Column) bool{
		func(c *Column) bool { return meaning.Fold(c.Name()) == want },
		func(c *Column) bool {
			return c.header != "" && meaning.Fold(c.header) == want || c.written != "" && meaning.Fold(c.written) == want
		},
		func(c *Column) bool { return strings.EqualFold(c.Letter, want) && c.pivot == "" },
		func(c *Column) bool { return strconv.Itoa(c.Index+1) == want },
	} {
		if i := slices.IndexFunc(s.Columns, func(c Column) bool { return match(&c) }); i >= 0 && want != "" {
			first := s.Columns[i]
			if !text.SameName(name, first.header) {
				return []Column{first}
			}
			return slices.DeleteFunc(slices.Clone(s.Columns), func(c Column) bool { return !text.SameName(c.header, first.header) })
		}
	}
	return nil
}

// makeColumns reads the header into columns and looks at what is below it.
func (s *Sheet) makeColumns() {
	for i := range s.t.Columns() {
		s.Columns = append(s.Columns, Column{at: i, Letter: table.Letter(i)})
	}
	s.nameColumns()
	s.giveRoles()
	if s.layout.rows {
		s.spreadQuestions()
	}
	gatherer{s}.gather()
	if l := readLabels(s.beside); len(l.lists) > 0 || len(l.asked) > 0 {
		if names := s.label(l); len(names) > 0 {
			s.Notes = append(s.Notes, "codes read as the sheet of labels has them: "+meaning.Clip(strings.Join(names, ", "), text.Caption.Limit()))
		}
	}
	s.Columns = slices.DeleteFunc(s.Columns, func(c Column) bool {
		return c.header == "" && c.Option == "" && len(s.values(&c)) == 0
	})
	seen := map[string]int{}
	for i := range s.Columns {
		c := &s.Columns[i]
		c.Index = i
		c.ident = meaning.Fold(cmp.Or(c.written, c.header)) + "\x1f" + meaning.Fold(c.Option) + "\x1f"
		if c.header == "" {
			c.ident += c.Letter
		}
		seen[c.ident]++
		c.ident += strconv.Itoa(seen[c.ident])
		s.summarise(c)
	}
	s.ask()
	s.closeTogether()
}

// nameColumns takes the names from the header. Where it has a row of choices, a question stands over its first column
// only.
func (s *Sheet) nameColumns() {
	l := s.layout
	if l.header < 0 {
		return
	}
	asked := ""
	for i := range s.Columns {
		c := &s.Columns[i]
		c.header = meaning.OneLine(s.t.Over(l.header+l.names, c.at))
		for n := range l.depth {
			if text := s.t.Cell(l.header+n, c.at); n != l.names && n != l.choices && !l.skip && !isImportID(text) {
				c.codes = meaning.OneLine(text)
			}
		}
		if l.choices >= 0 {
			c.Option = meaning.OneLine(s.t.Cell(l.header+l.choices, c.at))
			if c.header == "" && c.Option != "" {
				c.header = asked
			}
			asked = c.header
			if isAnyAnswer(c.Option) {
				c.Option = ""
			}
		}
		if c.header == "" {
			c.header = c.codes
		}
		c.Question = c.header
		if strings.HasSuffix(strings.ToLower(c.header), selectedChoice) {
			c.Question = c.header[:len(c.header)-len(selectedChoice)]
		}
	}
	if s.Preset == microsoftForms {
		s.dropSuffixes()
	}
	s.dropCodes()
}

// codeLead is a code before the words of a header, as LimeSurvey writes it: "G01Q01. ", "Q1[SQ001]. ", "submitdate. ".
var codeLead = meaning.Pattern(`^(\p{L}\w{0,40}(?:\[\w{1,40}\])*)\. (?:\s*\S)`)

// dropCodes takes the codes off headers when nearly all begin with one, the tool's own too.
func (s *Sheet) dropCodes() {
	n, all := 0, 0
	for i := range s.Columns {
		if h := s.Columns[i].header; h != "" {
			all++
			if codeLead().MatchString(h) {
				n++
			}
		}
	}
	if n < 2 || n*10 < all*8 {
		return
	}
	for i := range s.Columns {
		c := &s.Columns[i]
		if m := codeLead().FindStringSubmatch(c.header); m != nil {
			c.written, c.codes = c.header, m[1]
			c.header = strings.TrimSpace(c.header[len(m[1])+1:])
			c.Question = c.header
		}
	}
}

// selectedChoice is what Qualtrics writes behind a question over what was chosen.
const selectedChoice = " - selected choice"

// dropSuffixes takes off the 2, 3 … that Microsoft Forms puts behind a question asked again.
func (s *Sheet) dropSuffixes() {
	seen := map[string]bool{}
	for i := range s.Columns {
		h := s.Columns[i].header
		stem := strings.TrimRight(h, "0123456789")
		if n, err := strconv.Atoi(h[len(stem):]); err == nil && n >= 2 && seen[meaning.Fold(stem)] {
			s.Columns[i].Question = strings.TrimSpace(stem)
		}
		seen[meaning.Fold(h)] = true
	}
}

// maxSpread is how many questions a table with one answer a row may have before it is taken for something else.
const maxSpread = 200

// spreadQuestions puts a column for each question in place of the columns of questions and answers.
func (s *Sheet) spreadQuestions() {
	var spread []Column
	s.topics = meaning.FoldAll(s.t.Texts(s.layout.question))
	seen := map[string]bool{}
	asked := Column{at: s.layout.question}
	for _, v := range s.values(&asked) {
		q := meaning.OneLine(v.text)
		if h := meaning.Fold(v.text); h != "" && !seen[h] {
			seen[h] = true
			spread = append(spread, Column{Letter: table.Letter(s.layout.answer), header: q, Question: q, at: s.layout.answer, pivot: h})
		}
	}
	if len(spread) == 0 || len(spread) > maxSpread {
		s.layout.rows = false
		return
	}
	s.Columns = slices.DeleteFunc(s.Columns, func(c Column) bool { return c.at == s.layout.question || c.at == s.layout.answer })
	s.Columns = append(s.Columns, spread...)
}

// The samples that are shown of a column: how many, and their length in runes.
const (
	sampleCount  = 3
	sampleLength = 80
)

// value is what cells of a column say, and how many say it.
type value struct {
	text string
	n    int
}

// values are what the cells of a column say, each once, in the order of the rows.
func (s *Sheet) values(c *Column) []value {
	texts := s.t.Texts(c.at)
	counts := make([]int, len(texts))
	for i := range s.Rows {
		if s.isAbout(i, c) {
			counts[s.code(i, c.at)]++
		}
	}
	var values []value
	for code, n := range counts {
		if n > 0 && !meaning.IsBlank(texts[code]) {
			values = append(values, value{texts[code], n})
		}
	}
	return values
}

// isAbout reports whether the i-th row of answers is about the column's question.
func (s *Sheet) isAbout(i int, c *Column) bool {
	return c.pivot == "" || s.topics[s.code(i, s.layout.question)] == c.pivot
}

// summarise counts what is in a column and takes samples.
func (s *Sheet) summarise(c *Column) {
	c.Kind = c.role.kind()
	values := s.values(c)
	c.tells = c.tellsOf(values)
	if c.Kind == QuestionKind {
		c.choices = s.choicesOf(c, values)
		c.tallyUp(values)
	}
	for _, v := range values {
		c.Filled += v.n
		if len(c.parts(v.text)) > 1 {
			if !c.many {
				c.Several += v.n
			}
		} else {
			c.commas = c.commas || strings.Contains(v.text, joint)
		}
		if len(c.Samples) < sampleCount {
			c.sample(strings.Join(c.decoded(c.trimmed(s, v.text)), " ¦ "))
		}
	}
}

func (c *Column) sample(text string) {
	clean := meaning.Hide(meaning.Clip(meaning.OneLine(text), sampleLength))
	if c.Kind == personKind && clean != "" {
		clean = "•••"
	}
	if clean != "" && !slices.Contains(c.Samples, clean) {
		c.Samples = append(c.Samples, clean)
	}
}
