package picture

import (
	"cmp"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"mindwall/export/canvas"
	"mindwall/export/internal/colour"
	"mindwall/export/plan"
	"mindwall/export/typeset"
	"mindwall/mindmap"
	"mindwall/mindmap/say"
	"mindwall/mindmap/walk"
)

// The chart's measures, in points.
const (
	barsW         = 1120.0
	barsNameW     = 270.0 // the most room for names
	barsBadgeW    = 34.0
	barsNameGap   = 24.0  // between the names and the bars
	barsNumbersW  = 190.0 // behind the longest bar, at least
	barsNumberGap = 10.0  // before a number
	barsPartsGap  = 8.0   // between it and its parts
	barH          = 30.0
	barsBetween   = 18.0
	minBar        = 2.0 // width of the shortest part of a bar
	stripe        = 3.0 // width of a stripe and of the gap after it
	barsTextSize  = 15.0
)

// NewBars draws the themes of a question as bars, the one that most people spoke of first, and what is unsorted last.
// Where people of more than one source spoke, each bar shows them apart: solid for the room, upright stripes for the
// survey, level stripes for the phone, and the numbers behind it.
func NewBars(board *mindmap.Board, question *mindmap.Question, o Options) (*Chart, error) {
	if board == nil || question == nil {
		return nil, errors.New("draw a chart: no question")
	}
	c := chart{
		set: typeset.NewTypesetter(board.Event.Language, !o.NoSystemFonts), palette: plan.PaletteOf(o.Scheme),
		mixed: say.Sources(question.Tally) > 1, spoke: question.Tally, rows: barsOf(question, o.Voice), voice: o.Voice,
	}
	c.scene = &canvas.Scene{W: barsW, Background: c.palette.Background, FromRight: o.Voice.FromRight()}
	c.measure()
	c.draw(board, question)
	return &Chart{Picture{
		W: c.scene.W, H: c.scene.H, Missing: c.set.Missing(), pixels: canvas.FullScale, leaf: barsTextSize, onPage: canvas.PDFPoints,
		draw: func() *canvas.Scene { return c.scene },
	}, board.Event}, nil
}

// Chart is the picture of [NewBars].
type Chart struct {
	Picture
	event mindmap.Event
}

// WritePDF writes the chart as a PDF of one page.
func (c *Chart) WritePDF(w io.Writer) error {
	return c.writePage(w, canvas.Document{Date: c.event.Date, Language: c.event.Language})
}

func barsOf(q *mindmap.Question, v say.Voice) []walk.Branch {
	rows := walk.Branches(q, v.Text(say.AlsoSaid))
	slices.SortStableFunc(rows[:len(q.Themes)], func(a, b walk.Branch) int {
		return cmp.Compare(b.Theme.Tally.Total(), a.Theme.Tally.Total())
	})
	return rows
}

// chart draws the bars of one question.
type chart struct {
	set     *typeset.Typesetter
	palette *plan.Palette
	voice   say.Voice
	mixed   bool
	spoke   mindmap.Tally // of the question
	rows    []walk.Branch
	names   []typeset.Text // of the rows
	from    float64        // where bars begin
	longest float64        // width of the longest bar
	scene   *canvas.Scene
	words   strings.Builder
}

// measure sets the names, which say how much room is left for bars.
func (c *chart) measure() {
	widest := 0.0
	for i := range c.rows {
		name := c.text(c.rows[i].Name, barsTextSize, true, barsNameW, 3)
		c.names, widest = append(c.names, name), max(widest, name.W)
	}
	c.from = plan.Margin + barsBadgeW + widest + barsNameGap
	numbers := barsNumbersW
	for i := range c.rows {
		total, votes, parts := c.total(&c.rows[i]), c.votes(&c.rows[i]), c.parts(&c.rows[i])
		numbers = max(numbers, barsNumberGap+total.W+votes.tail()+barsPartsGap+parts.W)
	}
	c.longest = barsW - plan.Margin - numbers - c.from
}

func (c *chart) text(s string, size float64, bold bool, measure float64, lines int) typeset.Text {
	return c.set.Set(s, typeset.Style{Size: size, Bold: bold, Measure: measure, Leading: 1.3, MaxLines: lines})
}

func (c *chart) draw(b *mindmap.Board, q *mindmap.Question) {
	s, pal, room := c.scene, c.palette, barsW-2*plan.Margin
	question := c.text(q.Text, 26, true, room, 4)
	above := c.text(say.Joined(" · ", b.Event.Title, plan.PlaceOf(&b.Event, c.voice)), 14, false, room, 2)
	title := c.text(b.Event.Title, 14, false, room, 1)
	s.Title = say.Joined(" – ", question.String(), title.String())
	y := plan.Margin - 14
	s.Text(&question, plan.Margin, y, room, canvas.Start, pal.Ink)
	y += question.H + 2
	if !above.Empty() {
		s.Text(&above, plan.Margin, y, room, canvas.Start, pal.Muted)
		y += above.H
	}
	what := c.text(c.voice.Text(say.HowOften), 14, false, room, 1)
	s.Text(&what, plan.Margin, y, room, canvas.Start, pal.Muted)
	y += what.H + 26
	fmt.Fprintf(&c.words, "%s\n%s\n", question.String(), above.String())
	highest := 0
	for i := range c.rows {
		highest = max(highest, c.rows[i].Tally.Total())
	}
	for i := range c.rows {
		y = c.row(&c.rows[i], &c.names[i], highest, y)
	}
	y = c.key(y)
	y += 10
	foot := c.text(plan.FootOf(b, q, c.voice), footSize, false, room, 2)
	s.Text(&foot, plan.Margin, y, room, canvas.Start, pal.Muted)
	s.H = y + foot.H + plan.Margin - 14
	c.words.WriteString(foot.String() + "\n")
	s.Words = c.words.String()
}

// row draws one bar with its middle line's top at y, and returns where the next begins.
func (c *chart) row(r *walk.Branch, name *typeset.Text, highest int, y float64) float64 {
	s, pal := c.scene, c.palette
	h := max(barH, name.H)
	middle := y + h/2
	colour := pal.Theme(r.Colour)
	label := fmt.Sprintf("%s: %s", say.Joined(" ", r.Letter, name.String()), c.numbers(r))
	c.words.WriteString(label + "\n")
	s.Group(label, func() {
		if r.Letter != "" {
			badge := newBadge(c.set, r.Letter, barsTextSize)
			badge.draw(s, plan.Margin, middle-badge.h/2, colour, pal.OnTheme)
		}
		s.Text(name, plan.Margin+barsBadgeW, middle-name.H/2, name.W, canvas.Start, pal.Ink)
		end := c.bar(r, highest, middle-barH/2, colour)
		total, votes, parts := c.total(r), c.votes(r), c.parts(r)
		s.Text(&total, end+barsNumberGap, middle-total.H/2, total.W, canvas.Start, pal.Ink)
		end += barsNumberGap + total.W
		votes.draw(s, end+stripGap, middle, pal.Ink, pal.Background)
		s.Text(&parts, end+votes.tail()+barsPartsGap, middle-parts.H/2, parts.W, canvas.Start, pal.Muted)
	})
	return y + h + barsBetween
}

// votes are those for a theme, which are no part of how often it was said.
func (c *chart) votes(r *walk.Branch) strip {
	return newStrip(c.set, c.voice, barsTextSize, mindmap.Tally{}, r.Votes, nil, 1)
}

// total is how often what a bar stands for was said, and parts by whom.
func (c *chart) total(r *walk.Branch) typeset.Text {
	return c.text(c.voice.Times(r.Tally.Total()), barsTextSize, true, 90, 1)
}

func (c *chart) parts(r *walk.Branch) typeset.Text {
	return c.text(c.bySource(r), 12, false, barsW/3, 1)
}

func (c *chart) bySource(r *walk.Branch) string {
	if c.mixed && say.Sources(r.Tally) > 1 {
		return c.voice.BySource(r.Tally)
	}
	return ""
}

// numbers are all in words.
func (c *chart) numbers(r *walk.Branch) string {
	said := say.Joined(": ", c.voice.Number(r.Tally.Total()), c.bySource(r))
	if votes := c.voice.VotesInWords(r.Votes); votes != "" {
		said = c.voice.List(said, votes)
	}
	return said
}

// bar draws the parts of a bar one after the other and returns where the last ends. A theme that nobody named has none.
func (c *chart) bar(r *walk.Branch, highest int, y float64, colour colour.RGB) float64 {
	x := c.from
	for i, n := range r.Tally {
		if n <= 0 {
			continue
		}
		w := max(c.longest*float64(n)/float64(highest), minBar)
		c.part(i, x, y, w, barH, colour)
		x += w
	}
	return x
}

// part fills a piece of a bar in the pattern of a source, which tells it apart without colour.
func (c *chart) part(source int, x, y, w, h float64, colour colour.RGB) {
	if mindmap.Sources[source] == mindmap.Room {
		c.scene.Box(x, y, w, h, 0, colour)
		return
	}
	c.scene.Framed(x, y, w, h, 0, 1.5, colour.Over(c.palette.Background, 0.12), colour)
	if mindmap.Sources[source] == mindmap.Survey {
		for at := x + stripe; at < x+w-1; at += 2 * stripe {
			c.scene.Box(at, y, min(stripe, x+w-at), h, 0, colour)
		}
		return
	}
	for at := y + stripe; at < y+h-1; at += 2 * stripe {
		c.scene.Box(x, at, w, min(stripe, y+h-at), 0, colour)
	}
}

// key explains the patterns of those who spoke, when there is more than one, and the sign of votes, where there are some.
func (c *chart) key(y float64) float64 {
	voted := slices.ContainsFunc(c.rows, func(r walk.Branch) bool { return r.Votes.Dots > 0 })
	if !c.mixed && !voted {
		return y
	}
	x := c.from
	y += 4
	put := func(what string, w float64) {
		name := c.text(what, 12.5, false, 200, 1)
		c.scene.Text(&name, x+w, y+7-name.H/2, name.W, canvas.Start, c.palette.Ink)
		x += w + name.W + legendGap
	}
	for i, source := range mindmap.Sources {
		if c.mixed && c.spoke[i] > 0 {
			c.part(i, x, y, 30, 14, c.palette.Muted)
			put(c.voice.Source(source), 38)
		}
	}
	if voted {
		drawDot(c.scene, x, y+7, barsTextSize, c.palette.Muted)
		put(c.voice.Text(say.ColumnVotes), 20)
	}
	return y + 34
}
