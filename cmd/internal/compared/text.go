package compared

import (
	"cmp"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"mindwall/mindmap"
	"mindwall/mindmap/compare"
	"mindwall/mindmap/crosstab"
	"mindwall/mindmap/say"
	"mindwall/mindmap/text"
	"mindwall/tui/cells"
	"mindwall/tui/tables"
)

const unsorted = "(unsorted)"

const (
	maxAnswers = 5  // of a theme that are told, new and gone each
	maxQuotes  = 2  // of a theme that are told, by column
	pageWidth  = 80 // of what is not for a person at a terminal, in cells
)

// writeText tells a comparison in words, as a table on a terminal of so many columns; of zero, for whatever reads it.
func writeText(out io.Writer, c *compare.Comparison, columns int) error {
	p := &printer{c: c, columns: columns, out: &strings.Builder{}}
	p.head()
	if len(c.Questions) == 0 {
		p.line("\nno question yet")
	}
	for _, q := range c.Questions {
		p.question(q)
	}
	p.foot()
	_, err := io.WriteString(out, p.out.String())
	return err
}

type printer struct {
	c       *compare.Comparison
	columns int
	out     *strings.Builder
	under   map[*mindmap.Answer]string // of the question that is told: the theme of what was said in both, then and now
}

func (p *printer) line(format string, args ...any) { fmt.Fprintf(p.out, format+"\n", args...) }

// hang prints words behind a sign, broken so that they stand below each other.
func (p *printer) hang(indent int, sign, words string) {
	width := p.columns
	if width == 0 {
		width = pageWidth
	}
	lead := cells.Blanks(indent) + sign
	if sign != "" {
		lead += " "
	}
	for i, row := range cells.Wrap(words, max(width-cells.Width(lead), 20)) {
		if i > 0 {
			lead = cells.Blanks(cells.Width(lead))
		}
		p.line("%s%s", lead, row)
	}
}

// head says what is compared.
func (p *printer) head() {
	if p.c.By != "" {
		p.line("%s · by %s", orTitle(p.c.Columns[0].Event.Title), text.Line(p.c.By))
		return
	}
	widest := 0
	for i := range p.c.Columns {
		widest = max(widest, cells.Width(p.name(i)))
	}
	for i, column := range p.c.Columns {
		e := column.Event
		p.hang(0, cells.Pad(p.name(i), widest)+" ", say.Joined(" · ", orTitle(e.Title), text.Line(e.Date), text.Line(e.Place)))
	}
}

// named is a name on one line, and what stands for one that was taken out.
func named(name string) string { return cmp.Or(text.Line(name), say.English.TakenOut()) }

func orTitle(title string) string {
	if title = text.Line(title); title != "" {
		return title
	}
	return "(no title)"
}

// name is what a column is called.
func (p *printer) name(column int) string {
	if name := text.Line(p.c.Columns[column].Name); name != "" {
		return name
	}
	return "all others"
}

func (p *printer) question(q *compare.Question) {
	number := "–" // the last wall does not ask it
	if in := q.In[len(q.In)-1]; in != nil {
		number = strconv.Itoa(in.Number)
	}
	p.line("")
	p.hang(0, number+" ", named(q.Text))
	p.hang(3, "", fmt.Sprintf("said %s times", p.through(tellAll(q.Said))))
	if last := len(q.In) - 1; p.c.By == "" {
		for i, in := range q.In {
			if in == nil {
				p.line("   %s does not ask it", p.name(i))
			}
		}
		if q.Shared {
			p.hang(3, "", "the same answers are in both: what is new was added later, and chance is not asked")
		}
		p.ties(3, q.Ties, last)
	}
	var rows [][]string
	p.rows(&rows, q.Themes, 0)
	if q.Unsorted != nil {
		rows = append(rows, p.row(q.Unsorted, unsorted))
	}
	if len(rows) == 0 {
		return
	}
	p.table(rows)
	p.place(q)
	p.each(nil, q.Themes, func(_ []string, t *compare.Theme) { p.ties(3, t.Ties, len(q.In)-1) })
	p.each(nil, q.Themes, p.answers)
	if q.Unsorted != nil {
		p.answers([]string{unsorted}, q.Unsorted)
	}
}

// through is what there is of each column, in a line.
func (p *printer) through(each []string) string {
	if p.c.By == "" {
		return strings.Join(each, " → ")
	}
	out := make([]string, len(each))
	for i := range each {
		out[i] = p.name(i) + " " + each[i]
	}
	return strings.Join(out, ", ")
}

func tellAll(said []int) []string {
	out := make([]string, len(said))
	for i, n := range said {
		out[i] = count(n)
	}
	return out
}

func count(n int) string {
	if n == compare.Hidden {
		return "few"
	}
	return strconv.Itoa(n)
}

// each calls do for each theme, with the names that lead to it.
func (p *printer) each(above []string, themes []*compare.Theme, do func(path []string, t *compare.Theme)) {
	for _, t := range themes {
		path := append(slices.Clone(above), named(t.Text))
		do(path, t)
		p.each(path, t.Themes, do)
	}
}

// header is that of the table of themes.
func (p *printer) header() []string {
	out := []string{"", "Theme"}
	for i := range p.c.Columns {
		out = append(out, p.name(i))
	}
	if p.c.By == "" {
		out = append(out, "Share")
	}
	return append(out, "Chance")
}

func (p *printer) rows(into *[][]string, themes []*compare.Theme, depth int) {
	for _, t := range themes {
		name := strings.Repeat("· ", depth) + named(t.Text)
		if slices.ContainsFunc(t.Ties, func(tie compare.Tie) bool { return tie.Proposed() }) {
			name += " ≈"
		}
		*into = append(*into, p.row(t, name))
		p.rows(into, t.Themes, depth+1)
	}
}

// row is that of a theme: between groups, each with its share; else the shares from the first wall to the last in a column of their own.
func (p *printer) row(t *compare.Theme, name string) []string {
	out, shares := []string{sign(t.Status), name}, make([]string, len(t.Shares))
	for i, share := range t.Shares {
		shares[i] = fmt.Sprintf("%d%%", compare.Percent(share))
	}
	if p.c.By != "" {
		for i, n := range t.Said {
			if n == compare.Hidden {
				out = append(out, count(n))
			} else {
				out = append(out, count(n)+" · "+shares[i])
			}
		}
		return append(out, chanceIn(t.Chance))
	}
	return append(append(out, tellAll(t.Said)...), shares[0]+" → "+shares[len(shares)-1], chanceIn(t.Chance))
}

// sign is what became of a theme, in one sign or word.
func sign(s compare.Status) string {
	switch s {
	case compare.Grown:
		return "▲"
	case compare.Shrunk:
		return "▼"
	case compare.Same:
		return "="
	}
	return string(s)
}

func chanceIn(c compare.Chance) string {
	switch c.Verdict {
	case compare.Unlikely:
		return "hardly chance"
	case compare.Possible:
		return "may be chance"
	case compare.TooFew:
		return "too few to tell"
	}
	return ""
}

// table prints rows, in lines that other programs read as well when nobody is at a terminal, or too narrow a one.
func (p *printer) table(rows [][]string) {
	header := p.header()
	if p.columns >= tables.MinQuestions {
		tables.Print(p.out, p.columns, header, rows)
		return
	}
	if p.columns > 0 {
		p.narrow(rows)
		return
	}
	widths := make([]int, len(header))
	for _, row := range append([][]string{header}, rows...) {
		for i, cell := range row {
			widths[i] = max(widths[i], cells.Width(cell))
		}
	}
	for _, row := range append([][]string{header}, rows...) {
		var line strings.Builder
		line.WriteString("  ")
		for i, cell := range row {
			pad := cells.Blanks(widths[i] - cells.Width(cell))
			if i >= 2 && i < 2+len(p.c.Columns) {
				line.WriteString(" " + pad + cell)
			} else {
				line.WriteString(" " + cell + pad)
			}
			line.WriteByte(' ')
		}
		p.line("%s", strings.TrimRight(line.String(), " "))
	}
}

// narrow prints rows where a table has no room: each on a line, and its numbers below.
func (p *printer) narrow(rows [][]string) {
	for _, row := range rows {
		n := 2 + len(p.c.Columns)
		lead := ""
		if p.c.By == "" {
			lead = cells.Pad(row[0], cells.Width(string(compare.Gone)))
		}
		p.hang(3, lead, row[1])
		p.hang(4+cells.Width(lead), "", say.Joined(" · ", append([]string{p.through(row[2:n])}, row[n:]...)...))
	}
}

// ties tells what else a question or theme was called, and what nobody has confirmed.
func (p *printer) ties(indent int, ties []compare.Tie, last int) {
	for _, t := range ties {
		then, now := named(t.Texts[0]), named(t.Texts[1])
		if then == now && !t.Proposed() {
			continue
		}
		words := fmt.Sprintf("“%s” was “%s” in %s", now, then, p.name(t.Columns[0]))
		if last > 1 {
			words = fmt.Sprintf("“%s” in %s was “%s” in %s", now, p.name(t.Columns[1]), then, p.name(t.Columns[0]))
		}
		sign := " "
		if t.Proposed() {
			sign, words = "≈", words+": they are alike; to be confirmed"
		}
		p.hang(indent, sign, words)
	}
}

// foot says what the signs and words mean.
func (p *printer) foot() {
	p.line("")
	if p.c.By != "" {
		p.hang(0, "", fmt.Sprintf("Few: fewer than %d people, or a count from which such a one would follow. Chance: whether the groups farthest apart differ by "+
			"more than chance (Fisher’s exact test, Holm’s correction).", crosstab.MinCell))
		return
	}
	p.hang(0, "", "Themes: ▲ said more often, ▼ less often, = as often, ≈ alike. Answers: + said for the first time, − not again, ~ more or less often, "+
		"→ and ← under another theme. Share: of all that was said to the question. Chance: whether the share changed by more than chance (Fisher’s "+
		"exact test, Holm’s correction).")
}
