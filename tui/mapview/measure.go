package mapview

import (
	"strconv"
	"strings"

	"mindwall/mindmap"
	"mindwall/tui/cells"
	"mindwall/tui/look"
	"mindwall/tui/paint"
)

// narrow is the width in cells below which the map is drawn one-sided. From there on a side of a two-sided one has 24
// cells for an answer; with fewer, most of them take three rows and the map is the higher of the two.
const narrow = 120

// widths are how many cells each kind of box may take, branches left out.
type widths struct {
	oneSided           bool
	half               int // from the centre to an edge of the window
	centre, theme, sub int
	gap                int // between a parent and its children
}

// answer is the width of answers under a theme that deep.
func (w widths) answer(depth int) int {
	return clamp(w.half-w.gap*(depth+1)-w.theme-(depth-1)*w.sub-1, 18, 56)
}

// widthsFor divides a window's columns among the levels of a map.
func widthsFor(columns int) widths {
	w := widths{oneSided: columns < narrow, gap: 4}
	half := columns
	if w.oneSided {
		w.gap, w.centre = 3, 7
		half -= w.centre
	} else {
		w.centre = clamp(columns/6, 14, 26)
		half = (columns - w.centre) / 2
	}
	w.theme = clamp(half/3, 15, 22)
	w.sub = clamp(half/5, 13, 18)
	w.half = half
	return w
}

func clamp(v, low, high int) int { return min(max(v, low), high) }

// maxRows is how many rows at most an answer takes on the map. The rest is seen when it is selected.
const maxRows = 3

// measurer makes what boxes show and keeps what it made of answers, by the answer itself: the board keeps those that
// do not change.
type measurer struct {
	look    *look.Look
	widths  widths
	answers map[*mindmap.Answer]measured
}

type measured struct {
	item          *paint.Item
	colour, depth int
}

func newMeasurer(l *look.Look, w widths) *measurer {
	return &measurer{look: l, widths: w, answers: map[*mindmap.Answer]measured{}}
}

// noColour is the colour of what hangs under no theme.
const noColour = -1

// answer is what an answer's box shows under a theme that deep: its text, cut to a few rows, and behind it its tally and
// signs.
func (m *measurer) answer(a *mindmap.Answer, colour, depth int) *paint.Item {
	if kept, ok := m.answers[a]; ok && kept.colour == colour && kept.depth == depth {
		return kept.item
	}
	style, line := m.look.Answer, m.look.QuestLine
	if colour == noColour {
		style = m.look.Unsorted
	} else {
		line = m.look.ThemeLine(colour)
	}
	const gutter = 2
	rows := wrapAnswer(AnswerText(a), AnswerSigns(a), m.widths.answer(depth)-gutter)
	item := &paint.Item{Line: line, Gutter: true}
	for _, r := range rows {
		row := []paint.Span{{Text: r.text, Width: cells.Width(r.text), Style: style}}
		if r.signs != "" {
			row = append(row, paint.Span{Text: r.signs, Width: cells.Width(r.signs), Style: m.look.Count})
		}
		item.Rows = append(item.Rows, row)
		item.Width = max(item.Width, gutter+cells.Width(r.text)+cells.Width(r.signs))
	}
	m.answers[a] = measured{item, colour, depth}
	return item
}

// AnswerText is the caption, or what stands for one that was taken out for good.
func AnswerText(a *mindmap.Answer) string {
	if a.Redacted {
		return "(words taken out)"
	}
	return a.Text
}

// AnswerSigns are the small signs behind a caption: how many said it, whether there is a quote, where it came from.
func AnswerSigns(a *mindmap.Answer) string {
	signs := ""
	if n := a.Tally.Total(); n > 1 {
		signs += " ×" + strconv.Itoa(n)
	}
	if len(a.Merged) > 0 {
		signs += " " + look.MergedSign
	}
	if a.Quote != "" {
		signs += " " + look.QuoteSign
		if a.Publish {
			signs += look.PublishSign
		}
	}
	if s := look.SourceSign(a.Source); s != "" {
		signs += " " + s
	}
	return signs
}

type answerRow struct{ text, signs string }

func wrapAnswer(text, signs string, width int) []answerRow {
	lines := cells.Wrap(text, width)
	if len(lines) == 0 {
		lines = []string{""}
	}
	if len(lines) > maxRows {
		rest := ""
		for _, l := range lines[maxRows-1:] {
			rest += l + " "
		}
		lines = append(lines[:maxRows-1:maxRows-1], cells.Truncate(rest, width-cells.Width(signs)))
	}
	rows := make([]answerRow, len(lines))
	for i, l := range lines {
		rows[i].text = l
	}
	last := &rows[len(rows)-1]
	if cells.Width(last.text)+cells.Width(signs) > width && signs != "" {
		if len(rows) < maxRows {
			return append(rows, last.lendWord(signs, width))
		}
		last.text = cells.Truncate(last.text, width-cells.Width(signs))
	}
	last.signs = signs
	return rows
}

// lendWord is a row of the signs and the row's last word, which leaves it, so that signs do not stand alone. They do when
// there is no word to spare.
func (r *answerRow) lendWord(signs string, width int) answerRow {
	at := strings.LastIndexByte(r.text, ' ')
	if at < 0 || cells.Width(r.text[at+1:])+cells.Width(signs) > width {
		return answerRow{signs: signs[1:]}
	}
	word := r.text[at+1:]
	r.text = r.text[:at]
	return answerRow{text: word, signs: signs}
}

// head is a filled label: a theme with its letter and how many people it stands for.
func (m *measurer) head(text string, width int, style, line look.Style) *paint.Item {
	item := &paint.Item{Line: line}
	lines := cells.Wrap(text, width-2)
	for _, l := range lines {
		item.Width = max(item.Width, cells.Width(l)+2)
	}
	for _, l := range lines {
		label := " " + cells.Pad(l, item.Width-2) + " "
		item.Rows = append(item.Rows, []paint.Span{{Text: label, Width: item.Width, Style: style}})
	}
	return item
}

func (m *measurer) theme(t *mindmap.Theme, folded bool) *paint.Item {
	text := t.Text + " " + strconv.Itoa(t.Tally.Total())
	if folded {
		text += " " + foldedSign
	}
	if t.Depth == 1 {
		return m.head(t.Letter+" "+text, m.widths.theme, m.look.ThemeHead(t.Colour), m.look.ThemeLine(t.Colour))
	}
	return m.head(text, m.widths.sub, m.look.SubTheme(t.Colour), m.look.ThemeLine(t.Colour))
}

// foldedSign tells that more hangs under a head than is shown.
const foldedSign = "▾"

// said is how many people stand for answers.
func said(answers []*mindmap.Answer) int {
	n := 0
	for _, a := range answers {
		n += a.Tally.Total()
	}
	return n
}

func (m *measurer) unsorted(q *mindmap.Question, folded bool) *paint.Item {
	text := "Unsorted " + strconv.Itoa(said(q.Unsorted))
	if folded {
		text += " " + foldedSign
	}
	return m.head(text, m.widths.theme, m.look.Unsorted, m.look.QuestLine)
}

// centre is the question: whole on a two-sided map, its number alone on a narrow one, where it stands above.
func (m *measurer) centre(q *mindmap.Question, questions int) *paint.Item {
	text := q.Text
	if m.widths.oneSided {
		text = QuestionNumber(q, questions)
	}
	return m.head(text, m.widths.centre, m.look.Question, m.look.QuestLine)
}

// QuestionNumber is the place of a question among all that are asked, as 2/3; a dash for one that was set aside.
func QuestionNumber(q *mindmap.Question, questions int) string {
	if q.Number == 0 {
		return "–"
	}
	return strconv.Itoa(q.Number) + "/" + strconv.Itoa(questions)
}
