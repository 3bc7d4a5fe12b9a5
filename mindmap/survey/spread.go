package survey

import (
	"slices"
	"strings"

	"mindwall/mindmap/survey/meaning"
)

// shape is how the cells of a column answer its question.
type shape uint8

const (
	wholeShape shape = iota // the cell is the answer
	boxShape                // the column stands for a choice: its cell says whether it was ticked
	rowShape                // the column is a row of a grid: its cell is what was chosen there
	twiceShape              // the columns beside it say the same
)

// Asked is a question of the survey. It stands in one column, or is spread over several.
type Asked struct {
	Text    string
	Columns []int // places in [Sheet.Columns], in their order
	Boxes   bool  // the columns are choices
	Grid    bool  // the columns are rows of a grid
}

// gatherer finds the questions of a sheet that stand in several columns.
type gatherer struct{ *Sheet }

// gather finds the questions that are spread over several columns: choices below a question in the header, after it in
// brackets, a slash or a dash, or as headers of their own behind a column that is empty.
func (s gatherer) gather() {
	if s.layout.rows || s.layout.header < 0 {
		return
	}
	for i := 0; i < len(s.Columns); {
		n := s.gatherAt(i)
		i += max(n, 1)
	}
}

// gatherAt gathers the columns of the question that begins in column i, and returns how many they are; 0 when it is in
// one column.
func (s gatherer) gatherAt(i int) int {
	first := &s.Columns[i]
	if first.role != noRole {
		return 0
	}
	if first.Option != "" {
		n := s.alike(i, func(c *Column) bool { return c.Option != "" && c.header == first.header })
		if n > 1 {
			for j := range n {
				s.Columns[i+j].choice = s.Columns[i+j].Option
			}
			return s.shapeGroup(i, n)
		}
		return 0
	}
	if n := s.gatherStem(i); n > 0 {
		return n
	}
	return s.gatherLabels(i)
}

// alike counts the columns from i on that are no tool's own and that are so.
func (s gatherer) alike(i int, so func(*Column) bool) int {
	n := 0
	for i+n < len(s.Columns) && s.Columns[i+n].role == noRole && so(&s.Columns[i+n]) {
		n++
	}
	return n
}

// stems are the ways to part a header into a question and a choice, the longest question first.
func stems(header string) (all [][2]string) {
	if question, choice, ok := strings.Cut(strings.TrimSuffix(header, "]"), " ["); ok && strings.HasSuffix(header, "]") {
		all = append(all, [2]string{question + " [", choice})
	} else if question, choice, ok := strings.Cut(strings.TrimSuffix(header, "]"), "["); ok && strings.HasSuffix(header, "]") && question != "" {
		all = append(all, [2]string{question + "[", choice})
	}
	if question, choice, ok := strings.Cut(strings.TrimSuffix(header, ")"), " ("); ok && strings.HasSuffix(header, ")") {
		all = append(all, [2]string{question + " (", choice})
	}
	for _, cut := range []string{"/", " - ", " – ", " — ", " : ", ": ", " >> ", " > ", " | "} {
		for end := len(header); ; {
			at := strings.LastIndex(header[:end], cut)
			if at <= 0 {
				break
			}
			all = append(all, [2]string{header[:at+len(cut)], header[at+len(cut):]})
			end = at
		}
	}
	return all
}

// gatherStem gathers columns whose headers begin with the same question. In brackets a choice is one for certain; behind
// a slash or a dash it is when the cells are those of choices or of a grid.
func (s gatherer) gatherStem(i int) int {
	for _, stem := range stems(s.Columns[i].header) {
		question, text := stem[0], strings.TrimSpace(strings.TrimRight(stem[0], " [(/-–—:>|"))
		base := text
		if strings.HasSuffix(strings.ToLower(text), selectedChoice) {
			text = text[:len(text)-len(selectedChoice)]
			base = text + " - "
		}
		n := s.alike(i, func(c *Column) bool {
			return strings.HasPrefix(c.header, question) && len(c.header) > len(question) ||
				base != text && strings.HasPrefix(c.header, base) && meaning.IsOther(c.header[len(base):])
		})
		if n < 2 {
			continue
		}
		sure := strings.HasSuffix(question, "[")
		if !sure && !s.isClosed(i, n, question) {
			continue
		}
		for j := range n {
			c := &s.Columns[i+j]
			lead := question
			if !strings.HasPrefix(c.header, lead) {
				lead = base
			}
			c.Question, c.choice = text, choiceText(c.header[len(lead):], sure, strings.HasSuffix(lead, "("))
		}
		s.shapeGroup(i, n)
		// Kobo writes all choices once more, joined, before them.
		if i > 0 && s.Columns[i-1].header == text && s.Columns[i-1].role == noRole {
			s.Columns[i-1].role, s.Columns[i-1].shape = metaRole, twiceShape
		}
		return n
	}
	return 0
}

func choiceText(choice string, bracketed, round bool) string {
	if round {
		choice = strings.TrimSuffix(choice, ")")
	}
	if bracketed {
		choice = strings.TrimSuffix(choice, "]")
		choice = strings.ReplaceAll(choice, "][", " – ")
	}
	return strings.TrimSpace(choice)
}

// isClosed reports whether n columns from i on hold boxes, or the same few texts as grids do.
func (s gatherer) isClosed(i, n int, question string) bool {
	boxes, in := true, map[string]int{}
	for j := range n {
		c := &s.Columns[i+j]
		choice := choiceText(strings.TrimPrefix(c.header, question), false, strings.HasSuffix(question, "("))
		if meaning.Fold(choice) == "selected choice" {
			return true
		}
		seen := map[string]bool{}
		for _, v := range s.values(c) {
			seen[meaning.Fold(v.text)] = true
			boxes = boxes && (isBox(v.text, choice) || meaning.IsOther(choice))
		}
		for text := range seen {
			in[text]++
		}
	}
	shared := 0
	for _, k := range in {
		if k > 1 {
			shared++
		}
	}
	return len(in) > 0 && (boxes || len(in) <= 12 && shared*2 >= len(in))
}

// isBox reports whether a cell says that a box was ticked, or that it was not.
func isBox(cell, choice string) bool {
	return meaning.Says(cell, "yes") || meaning.Says(cell, "no") || meaning.Says(cell, "blank") || missingCode().MatchString(strings.TrimSpace(cell)) || meaning.Fold(cell) == meaning.Fold(choice)
}

// shapeGroup decides whether n columns are choices or rows of a grid.
func (s gatherer) shapeGroup(i, n int) int {
	boxes := true
	for j := range n {
		c := &s.Columns[i+j]
		if meaning.Fold(c.choice) == "selected choice" || meaning.IsOther(c.choice) {
			continue
		}
		boxes = boxes && !slices.ContainsFunc(s.values(c), func(v value) bool { return !isBox(v.text, c.choice) })
	}
	for j := range n {
		c := &s.Columns[i+j]
		c.beside = meaning.IsOther(c.choice) && j+1 < n && s.isTextOf(&s.Columns[i+j+1], c)
		switch {
		case meaning.Fold(c.choice) == "selected choice":
		case boxes || meaning.IsOther(c.choice):
			c.shape = boxShape
		default:
			c.shape = rowShape
		}
	}
	return n
}

// isTextOf reports whether a column holds what was written beside another's choice.
func (s gatherer) isTextOf(text, of *Column) bool {
	return meaning.IsOther(text.choice) && text.choice != of.choice && strings.HasSuffix(meaning.Fold(text.choice), "text") &&
		!strings.HasSuffix(meaning.Fold(of.choice), "text")
}

// gatherLabels gathers what Typeform writes: a question whose own column is empty, a column for each choice, whose cells
// repeat its header, and one for words of one's own.
func (s gatherer) gatherLabels(i int) int {
	first := &s.Columns[i]
	if first.header == "" || s.isFilled(first) {
		return 0
	}
	n := s.alike(i+1, func(c *Column) bool {
		return c.Option == "" && (s.repeatsHeader(c) || !s.isFilled(c) && !asks(c.header) && s.labelFollows(c))
	})
	if n == 0 {
		return 0
	}
	if at := i + 1 + n; at < len(s.Columns) && s.Columns[at].role == noRole && meaning.IsOther(s.Columns[at].header) {
		n++
	}
	for j := range n {
		c := &s.Columns[i+1+j]
		c.Question, c.choice, c.shape = first.header, c.header, boxShape
	}
	return n + 1
}

// isFilled reports whether a column says anything.
func (s gatherer) isFilled(c *Column) bool { return len(s.values(c)) > 0 }

func (s gatherer) labelFollows(c *Column) bool {
	at := slices.IndexFunc(s.Columns, func(o Column) bool { return o.at == c.at }) + 1
	return at < len(s.Columns) && (s.repeatsHeader(&s.Columns[at]) || meaning.IsOther(s.Columns[at].header))
}

// repeatsHeader reports whether every cell of a column says what its header says.
func (s gatherer) repeatsHeader(c *Column) bool {
	values := s.values(c)
	h := meaning.Fold(c.header)
	return len(values) > 0 && !slices.ContainsFunc(values, func(v value) bool { return meaning.Fold(v.text) != h })
}

// says is the answer that a cell of the column gives; none when it was not ticked.
func (c *Column) says(cell string) string {
	switch c.shape {
	case boxShape:
		switch {
		case meaning.Says(cell, "no"), meaning.Says(cell, "blank"), c.beside && (meaning.Says(cell, "yes") || meaning.Fold(cell) == meaning.Fold(c.choice)):
			return ""
		case meaning.Fold(cell) == meaning.Fold(c.choice):
			return c.choice
		case meaning.Says(cell, "yes"):
			return c.choice
		}
	case rowShape:
		return c.choice + ": " + strings.TrimSpace(cell)
	}
	if c.labels != nil && !c.many {
		return c.decoded(cell)[0]
	}
	return cell
}

// ask lists the questions of the survey by the columns that they stand in.
func (s *Sheet) ask() {
	for i := range s.Columns {
		c := &s.Columns[i]
		last := len(s.Asked) - 1
		if i > 0 && c.Kind == QuestionKind && s.Columns[i-1].Kind == QuestionKind &&
			c.pivot == "" && c.Question != "" && (c.choice != "" && c.Question == s.Columns[i-1].Question) {
			s.Asked[last].Columns = append(s.Asked[last].Columns, i)
		} else {
			s.Asked = append(s.Asked, Asked{Text: c.Question, Columns: []int{i}})
			last++
		}
		c.Group = last
		s.Asked[last].Boxes = s.Asked[last].Boxes || c.shape == boxShape
		s.Asked[last].Grid = s.Asked[last].Grid || c.shape == rowShape
	}
}

// closeTogether counts all choices of a question when its rows are many enough, so that one that few ticked is told as the others are.
func (s *Sheet) closeTogether() {
	for _, q := range s.Asked {
		closed, most := false, 0
		for _, i := range q.Columns {
			closed = closed || s.Columns[i].Closed
			most = max(most, s.Columns[i].Filled)
		}
		if closed = closed || q.Boxes && most >= closedFrom; len(q.Columns) > 1 && closed {
			for _, i := range q.Columns {
				s.Columns[i].Closed = true
			}
		}
	}
}

// Stands says what of a question the column stands for; nothing when its cells are whole answers.
func (c *Column) Stands() string {
	switch {
	case c.shape == boxShape && meaning.IsOther(c.choice):
		return "what was written beside it"
	case c.shape == boxShape:
		return "who ticked “" + c.choice + "”"
	case c.shape == rowShape:
		return "answers to “" + c.choice + "”"
	}
	return ""
}

// Parting says at what the cells of a column are taken apart, and what is left whole; nothing when none is.
func (c *Column) Parting() string {
	switch {
	case c.many:
		return "taken apart into the choices that its codes stand for"
	case c.choices != nil:
		return "taken apart at the commas between choices that recur; what was written beside them is whole"
	case c.Several > 0:
		return "taken apart at lines, bullets and semicolons"
	case c.commas:
		return "not taken apart: its commas do not part choices that recur"
	}
	return ""
}

// Choice is the choice, or the row of a grid, that the column stands for; empty when it stands for the whole question.
func (c *Column) Choice() string { return c.choice }
