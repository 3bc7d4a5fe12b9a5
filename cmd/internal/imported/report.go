// Package imported tells on the command line what an import does: which column goes where, and what comes of each cell.
package imported

import (
	"cmp"
	"fmt"
	"io"
	"slices"

	"mindwall/mindmap"
	"mindwall/mindmap/desk"
	"mindwall/mindmap/say"
	"mindwall/mindmap/survey"
	"mindwall/mindmap/text"
	"mindwall/tui/cells"
)

// Report is an import before it is done.
type Report struct {
	*desk.Intake
	Proposal survey.Proposal
	Board    *mindmap.Board
}

// How much of a survey the report shows.
const (
	samplesShown  = 3
	answersShown  = 10
	refusalsShown = 20
	sampleWidth   = 72 // cells
	nameWidth     = 36 // cells
)

// Print prints it, for people.
func (r *Report) Print(w io.Writer) {
	s := r.Sheet
	fmt.Fprintf(w, "%s: %s, %s\n", text.Line(s.Name), s.Preset, say.Counted(s.Rows, "row"))
	if s.Workbook && len(s.Tabs) > 1 {
		fmt.Fprintf(w, "sheet %q of %s\n", text.Line(s.Tab), say.Counted(len(s.Tabs), "sheet"))
	}
	for _, n := range s.Notes {
		fmt.Fprintln(w, text.Line(n))
	}
	r.printColumns(w)
	r.printCounts(w)
	r.printSeveral(w)
	r.printAnswers(w)
}

func (r *Report) printColumns(w io.Writer) {
	widest := 0
	for i := range r.Sheet.Columns {
		widest = max(widest, min(cells.Width(text.Line(r.Sheet.Columns[i].Name())), nameWidth))
	}
	fmt.Fprintln(w)
	for i := range r.Sheet.Columns {
		c := &r.Sheet.Columns[i]
		name := cells.Pad(cells.Truncate(text.Line(c.Name()), nameWidth), widest)
		fmt.Fprintf(w, "%-3s %s  %s\n", c.Letter, name, r.fate(c))
		if _, taken := r.Mapping[c.Index]; !taken && c.Kind != survey.QuestionKind {
			continue
		}
		samples := c.Samples
		if stands := c.Stands(); stands != "" {
			samples = []string{stands}
		}
		for _, sample := range samples[:min(len(samples), samplesShown)] {
			fmt.Fprintf(w, "      %s\n", cells.Truncate(text.Line(sample), sampleWidth))
		}
	}
}

// fate says what becomes of a column.
func (r *Report) fate(c *survey.Column) string {
	if id, ok := r.Mapping[c.Index]; ok {
		return "→ " + r.question(id) + r.how(c)
	}
	if slices.Contains(r.Attributes, c.Index) {
		return "kept with each answer as its " + text.Line(c.AttributeName())
	}
	return "left out: " + c.WhyLeft()
}

// how says that a column is counted.
func (r *Report) how(c *survey.Column) string {
	if r.Counts(c) {
		return ", counted"
	}
	return ""
}

func (r *Report) question(id mindmap.ID) string {
	for _, questions := range [][]*mindmap.Question{r.Board.Questions, r.Board.Aside} {
		for _, q := range questions {
			switch {
			case q.ID != id:
			case q.Number > 0:
				return fmt.Sprintf("question %d, %s", q.Number, text.Line(q.Text))
			default:
				return "set aside, " + text.Line(q.Text)
			}
		}
	}
	return id.String()
}

func (r *Report) printCounts(w io.Writer) {
	n := r.Proposal.Counts
	fmt.Fprintf(w, "\n%d new, %d known, %d empty, %d refused\n", n.New, n.Known, n.Empty, n.Refused)
	if n.Shortened > 0 {
		fmt.Fprintf(w, "%d over %d characters: kept whole as the quote, behind a shortened caption\n", n.Shortened,
			text.Caption.Limit())
	}
	for _, line := range r.Tells(&r.Proposal) {
		fmt.Fprintln(w, text.Line(line))
	}
	if r.Proposal.Fresh != n.New {
		fmt.Fprintln(w, "who said the same is counted together; --each takes an answer for each")
	}
	if r.Proposal.Repeats > 0 {
		fmt.Fprintf(w, "%s of what another says; --count counts those together\n", say.Counted(r.Proposal.Repeats, "repeat"))
	}
	if n.Marks > 0 {
		fmt.Fprintln(w, "--keep-blanks takes such marks for answers")
	}
}

// printSeveral offers to take cells apart, or tells what came of it.
func (r *Report) printSeveral(w io.Writer) {
	n := r.Proposal.Counts.Several
	if r.Split != nil {
		for i := range r.Sheet.Columns {
			if c := &r.Sheet.Columns[i]; r.takes(c) {
				if said := c.Parting(); said != "" {
					fmt.Fprintf(w, "%s: %s\n", c.Letter, text.Line(said))
				}
			}
		}
		return
	}
	if n == 0 {
		return
	}
	fmt.Fprintf(w, "\n%s to hold several answers; --split takes them apart:\n", someSeem(n))
	shown := 0
	for _, a := range r.Proposal.Answers {
		if len(a.Parts) == 0 || shown == samplesShown {
			continue
		}
		shown++
		parts := ""
		for _, p := range a.Parts {
			parts = say.Joined(" ¦ ", parts, text.Line(p))
		}
		fmt.Fprintf(w, "  row %-5d %s\n", a.Origin.Row, cells.Truncate(parts, sampleWidth))
	}
}

func (r *Report) takes(c *survey.Column) bool {
	_, taken := r.Mapping[c.Index]
	return taken
}

func someSeem(n int) string {
	if n == 1 {
		return "1 cell seems"
	}
	return fmt.Sprintf("%d cells seem", n)
}

func (r *Report) printAnswers(w io.Writer) {
	all := r.Proposal.Answers
	if len(all) == 0 {
		return
	}
	questions := map[mindmap.ID]string{}
	for _, q := range r.Board.Questions {
		questions[q.ID] = fmt.Sprintf("question %d", q.Number)
	}
	fmt.Fprintln(w)
	for _, a := range all[:min(len(all), answersShown)] {
		where := fmt.Sprintf("row %d", a.Origin.Row)
		switch {
		case a.Rows > 0:
			where = say.Counted(a.Rows, "row")
		case a.Part > 0:
			where += fmt.Sprintf(".%d", a.Part)
		}
		to := cmp.Or(questions[a.Question], "set aside ")
		fmt.Fprintf(w, "  %-9s %s  %s\n", where, to, cells.Truncate(text.Line(a.Caption), sampleWidth))
	}
	if more := len(all) - answersShown; more > 0 {
		fmt.Fprintf(w, "  and %d more\n", more)
	}
}

// printRefusals prints which cells were refused, and why.
func printRefusals(w io.Writer, refusals []*survey.Error) {
	if len(refusals) == 0 {
		return
	}
	fmt.Fprintln(w, "\nrefused:")
	for _, bad := range refusals[:min(len(refusals), refusalsShown)] {
		fmt.Fprintf(w, "  %s\n", text.Line(say.Joined(" – ", bad.Error(), bad.Hint())))
	}
	if more := len(refusals) - refusalsShown; more > 0 {
		fmt.Fprintf(w, "  and %d more\n", more)
	}
}
