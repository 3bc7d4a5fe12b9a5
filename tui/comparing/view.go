package comparing

import (
	"cmp"
	"fmt"
	"strconv"
	"strings"

	tea "charm.land/bubbletea/v2"

	"mindwall/mindmap/compare"
	"mindwall/mindmap/say"
	"mindwall/mindmap/text"
	"mindwall/tui/cells"
	"mindwall/tui/look"
	"mindwall/tui/rows"
)

// The cells of the columns at the right, and from which width on there are those that may be missing.
const (
	countWidth  = 8 // at least, and more for long names of walls where there is room
	shareWidth  = 13
	chanceWidth = 16
	sharesFrom  = 60
	chanceFrom  = 84
)

func (r *resultPage) body(width, height int) ([]string, *tea.Cursor) {
	l := r.s.env.Look
	if len(r.rows) == 0 {
		return []string{rows.Line(l.Muted, "No question was asked in either wall.", width)}, nil
	}
	lines := []string{r.head(width)}
	return append(lines, r.list.Rows(len(r.rows), max(height-1, 1), func(i int) string { return r.row(i, width) })...), nil
}

// head names the columns.
func (r *resultPage) head(width int) string {
	cols := ""
	for i := range r.of.Columns {
		cols += right(cells.Truncate(r.name(i), r.countWidth(width)-1), r.countWidth(width))
	}
	if width >= sharesFrom {
		cols += right("share", shareWidth)
	}
	if width >= chanceFrom {
		cols += "  " + cells.Pad("chance", chanceWidth-2)
	}
	return r.s.env.Look.Muted.Wrap(cells.Blanks(max(width-cells.Width(cols), 0)) + cols)
}

// countWidth is how wide a column of counts is.
func (r *resultPage) countWidth(width int) int {
	longest := 0
	for i := range r.of.Columns {
		longest = max(longest, cells.Width(r.name(i)))
	}
	return max(countWidth, min(longest+2, width/6))
}

// called is a name on one line, and what stands for one that was taken out.
func called(name string) string { return cmp.Or(text.Line(name), say.English.TakenOut()) }

func right(s string, width int) string { return cells.Blanks(max(width-cells.Width(s), 0)) + s }

func (r *resultPage) row(i, width int) string {
	l, x, chosen := r.s.env.Look, &r.rows[i], i == r.list.At
	switch x.kind {
	case questionRow:
		return r.counted(chosen, l.Question, called(x.q.Text), x.q.Said, "", "", width)
	case themeRow:
		style := l.Answer
		if x.depth == 0 {
			style = l.Title
		}
		name := called(x.t.Text)
		if isUnsorted(x) {
			name, style = say.English.Text(say.Unsorted), l.Unsorted
		}
		return r.counted(chosen, style, strings.Repeat("  ", x.depth)+signOf(x.t.Status)+" "+name, x.t.Said, shares(x.t), chanceOf(x.t.Chance), width)
	case tieRow:
		style, words := r.tie(x, width-2*x.depth)
		return r.plain(chosen, style, x.depth, words, width)
	case answerRow:
		return r.plain(chosen, r.styleOf(x.sign), x.depth, x.sign+" "+text.Line(x.text), width)
	}
	return ""
}

func (r *resultPage) styleOf(sign string) look.Style {
	l := r.s.env.Look
	switch sign {
	case "+":
		return l.OK
	case "❞":
		return l.Quote
	case "=", "→":
		return l.Muted
	}
	return l.HelpText
}

// plain is a row of words.
func (r *resultPage) plain(chosen bool, style look.Style, depth int, words string, width int) string {
	if chosen {
		style = r.s.env.Look.Selected
	}
	return rows.Line(style, rows.Sign(chosen)+strings.Repeat("  ", depth+1)+words, width)
}

// counted is a row with numbers.
func (r *resultPage) counted(chosen bool, style look.Style, name string, said []int, shares, chance string, width int) string {
	l, cols := r.s.env.Look, ""
	for _, n := range said {
		cols += right(strconv.Itoa(n), r.countWidth(width))
	}
	if width >= sharesFrom {
		cols += right(shares, shareWidth)
	}
	if width >= chanceFrom {
		cols += "  " + cells.Pad(chance, chanceWidth-2)
	}
	if chosen {
		style = l.Selected
	}
	room := max(width-cells.Width(cols)-2, 1)
	return " " + style.Wrap(cells.Pad(cells.Truncate(rows.Sign(chosen)+name, room), room)) + " " + l.Count.Wrap(cols)
}

// signOf is what became of a theme, in one cell.
func signOf(s compare.Status) string {
	switch s {
	case compare.Grown:
		return "▲"
	case compare.Shrunk:
		return "▼"
	case compare.New:
		return "+"
	case compare.Gone:
		return "−"
	}
	return "="
}

func shares(t *compare.Theme) string {
	if len(t.Shares) < 2 {
		return ""
	}
	return fmt.Sprintf("%d%% → %d%%", compare.Percent(t.Shares[0]), compare.Percent(t.Shares[1]))
}

// chanceOf is an honest word on chance.
func chanceOf(c compare.Chance) string {
	switch c.Verdict {
	case compare.Unlikely:
		return "hardly chance"
	case compare.Possible:
		return "may be chance"
	case compare.TooFew:
		return "too few"
	}
	return ""
}

// tie says why something belongs together, or that it is alone, in about so many cells.
func (r *resultPage) tie(x *row, width int) (style look.Style, words string) {
	l, ties, what := r.s.env.Look, x.q.Ties, "question"
	if x.t != nil {
		ties, what = x.t.Ties, "theme"
	}
	if len(ties) == 0 {
		in := 1
		if nodesOf(x.q, x.t)[1].IsZero() {
			in = 0
		}
		return l.Muted, "only in " + r.name(in) + "; Enter puts it together with another " + what
	}
	t := ties[0]
	const asks = "? + yes, - no, Enter another"
	was := "“" + cells.Truncate(called(t.Texts[0]), max(width-len(asks)-len("  ≈ was “”")-4, 8)) + "”"
	switch t.How {
	case compare.ByLikeness:
		return l.Warning, "≈ was " + was + asks
	case compare.Confirmed:
		return l.OK, "✓ was " + was + ", confirmed"
	case compare.ByID:
		return l.Muted, "= the same " + what
	case compare.ByLineage:
		return l.Muted, "= " + was + ", carried over"
	default:
		return l.Muted, "= " + was + ", by its name"
	}
}
