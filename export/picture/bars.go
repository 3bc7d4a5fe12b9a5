package picture

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"mindwall/export/internal/phrase"
	"mindwall/mindmap"
)

// The chart's measures, in points.
const (
	barsW        = 1120.0
	barsNameW    = 270.0 // the most room for names
	barsBadgeW   = 34.0
	barsNameGap  = 24.0  // between the names and the bars
	barsNumbersW = 190.0 // behind the longest bar
	barH         = 30.0
	barsBetween  = 18.0
	leastBar     = 2.0 // width of the shortest part of a bar
	stripe       = 3.0 // width of a stripe and of the gap after it
	barsTextSize = 15.0
)

// bar is one row of the chart.
type bar struct {
	name   string
	letter string
	theme  int // number of its colour; -1 for none
	tally  mindmap.Tally
	count  int
}

// NewBars draws the themes of a question as bars, the one that most people spoke of first, and what is unsorted last.
// Where people of more than one source spoke, each bar shows them apart: solid for the room, upright stripes for the
// survey, level stripes for the phone, and the numbers behind it.
func NewBars(board *mindmap.Board, question *mindmap.Question, o Options) (*Picture, error) {
	if board == nil || question == nil {
		return nil, errors.New("draw a chart: no question")
	}
	t := newTypesetter(board.Event.Language, !o.NoSystemFonts)
	c := chart{
		set: t, palette: o.Look.palette(), mixed: phrase.Sources(question.Tally) > 1, spoke: question.Tally, rows: barsOf(question),
		scene: &scene{w: barsW},
	}
	c.scene.background = c.palette.background
	c.measure()
	c.draw(board, question)
	return newPicture(c.scene, t), nil
}

func barsOf(q *mindmap.Question) []bar {
	var rows []bar
	for _, th := range q.Themes {
		rows = append(rows, bar{th.Text, th.Letter, th.Colour, th.Tally, th.Count})
	}
	slices.SortStableFunc(rows, func(a, b bar) int { return cmp.Compare(b.tally.Total(), a.tally.Total()) })
	if len(q.Unsorted) > 0 {
		rows = append(rows, bar{name: "Unsorted", theme: -1, count: len(q.Unsorted), tally: phrase.Unsorted(q)})
	}
	return rows
}

// chart draws the bars of one question.
type chart struct {
	set     *typesetter
	palette *palette
	mixed   bool
	spoke   mindmap.Tally // of the question
	rows    []bar
	names   []paragraph // of the rows
	from    float64     // where bars begin
	longest float64     // width of the longest bar
	scene   *scene
	words   strings.Builder
}

// measure sets the names, which say how much room is left for bars.
func (c *chart) measure() {
	widest := 0.0
	for i := range c.rows {
		name := c.text(c.rows[i].name, barsTextSize, bold, barsNameW, 3)
		c.names, widest = append(c.names, name), max(widest, name.w)
	}
	c.from = margin + barsBadgeW + widest + barsNameGap
	c.longest = barsW - margin - barsNumbersW - c.from
}

func (c *chart) text(s string, size float64, w weight, measure float64, lines int) paragraph {
	return c.set.set(s, style{size: size, weight: w, measure: measure, leading: 1.3, maxLines: lines})
}

func (c *chart) draw(b *mindmap.Board, q *mindmap.Question) {
	s, pal, room := c.scene, c.palette, barsW-2*margin
	question := c.text(q.Text, 26, bold, room, 4)
	above := c.text(phrase.Joined(" · ", b.Event.Title, placeOf(&b.Event)), 14, regular, room, 2)
	s.title = phrase.Joined(" – ", question.string(), oneLine(b.Event.Title))
	y := margin - headerGap
	s.text(&question, margin, y, room, start, pal.ink)
	y += question.h + 2
	if len(above.text) > 0 {
		s.text(&above, margin, y, room, start, pal.muted)
		y += above.h
	}
	what := c.text("How often each theme was named", 14, regular, room, 1)
	s.text(&what, margin, y, room, start, pal.muted)
	y += what.h + 26
	fmt.Fprintf(&c.words, "%s\n%s\n", question.string(), above.string())
	most := 0
	for i := range c.rows {
		most = max(most, c.rows[i].tally.Total())
	}
	for i := range c.rows {
		y = c.row(&c.rows[i], &c.names[i], most, y)
	}
	y = c.key(y)
	y += 10
	foot := c.text(footOf(b, q), footSize, regular, room, 2)
	s.text(&foot, margin, y, room, start, pal.muted)
	s.h = y + foot.h + margin - headerGap
	c.words.WriteString(foot.string() + "\n")
	s.outline = c.words.String()
}

// row draws one bar with its middle line's top at y, and returns where the next begins.
func (c *chart) row(r *bar, name *paragraph, most int, y float64) float64 {
	s, pal := c.scene, c.palette
	h := max(barH, name.h)
	middle := y + h/2
	colour := pal.muted
	if r.theme >= 0 {
		colour = pal.theme(r.theme)
	}
	label := fmt.Sprintf("%s: %s", phrase.Joined(" ", r.letter, name.string()), c.numbers(r, true))
	c.words.WriteString(label + "\n")
	s.group(label, func() {
		if r.letter != "" {
			badge := c.set.newBadge(r.letter, barsTextSize)
			badge.draw(s, margin, middle-badge.h/2, colour, pal.onTheme)
		}
		s.text(name, margin+barsBadgeW, middle-name.h/2, name.w, start, pal.ink)
		end := c.bar(r, most, middle-barH/2, colour)
		total := c.text(strconv.Itoa(r.tally.Total()), barsTextSize, bold, 90, 1)
		s.text(&total, end+10, middle-total.h/2, total.w, start, pal.ink)
		if c.mixed && phrase.Sources(r.tally) > 1 {
			parts := c.text(c.numbers(r, false), 12, regular, barsNumbersW, 1)
			s.text(&parts, end+18+total.w, middle-parts.h/2, parts.w, start, pal.muted)
		}
	})
	return y + h + barsBetween
}

// numbers says how often what a bar stands for was said.
func (c *chart) numbers(r *bar, total bool) string {
	parts := ""
	if c.mixed && phrase.Sources(r.tally) > 1 {
		parts = phrase.BySource(r.tally)
	}
	if !total {
		return parts
	}
	return phrase.Joined(": ", strconv.Itoa(r.tally.Total()), parts)
}

// bar draws the parts of a bar one after the other and returns where the last ends. A theme that nobody named has none.
func (c *chart) bar(r *bar, most int, y float64, colour Colour) float64 {
	x := c.from
	for i, n := range r.tally {
		if n <= 0 {
			continue
		}
		w := max(c.longest*float64(n)/float64(most), leastBar)
		c.part(i, x, y, w, barH, colour)
		x += w
	}
	return x
}

// part fills a piece of a bar in the pattern of a source, which tells it apart without colour.
func (c *chart) part(source int, x, y, w, h float64, colour Colour) {
	if mindmap.Sources[source] == mindmap.Room {
		c.scene.box(x, y, w, h, 0, colour)
		return
	}
	c.scene.framed(x, y, w, h, 0, 1.5, colour.over(c.palette.background, 0.12), colour)
	if mindmap.Sources[source] == mindmap.Survey {
		for at := x + stripe; at < x+w-1; at += 2 * stripe {
			c.scene.box(at, y, min(stripe, x+w-at), h, 0, colour)
		}
		return
	}
	for at := y + stripe; at < y+h-1; at += 2 * stripe {
		c.scene.box(x, at, w, min(stripe, y+h-at), 0, colour)
	}
}

// key explains the patterns of those who spoke, when there is more than one.
func (c *chart) key(y float64) float64 {
	if !c.mixed {
		return y
	}
	x := c.from
	y += 4
	for i, source := range mindmap.Sources {
		if c.spoke[i] == 0 {
			continue
		}
		name := c.text(string(source), 12.5, regular, 200, 1)
		c.part(i, x, y, 30, 14, c.palette.muted)
		c.scene.text(&name, x+38, y+7-name.h/2, name.w, start, c.palette.ink)
		x += 38 + name.w + legendGap
	}
	return y + 34
}
