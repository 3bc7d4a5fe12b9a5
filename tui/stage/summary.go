package stage

import (
	"slices"
	"strings"

	"mindwall/mindmap"
	"mindwall/mindmap/say"
	"mindwall/mindmap/walk"
	"mindwall/tui/cells"
	"mindwall/tui/look"
	"mindwall/tui/paint"
)

// patternOf fills the part of a bar that counts people from one source, in the order of [mindmap.Sources].
func patternOf(source int) string { return [len(mindmap.Sources)]string{"█", "▒", "░"}[source] }

// sum is one row of the closing summary.
type sum struct {
	walk.Branch
	tally mindmap.Tally
}

// called is the name with the letter.
func (s *sum) called() string { return strings.TrimSpace(s.Letter + " " + s.Name) }

// styles are how the name and the bar behind it are set.
func (s *sum) styles(k *look.Look) (filled, bar look.Style) {
	if s.Theme == nil {
		return k.Question, k.QuestLine
	}
	return k.ThemeHead(s.Colour), k.ThemeLine(s.Colour)
}

// draw paints a filled name of that width, and returns the column after it.
func (s *sum) draw(c *paint.Canvas, x, y, width int, k *look.Look) int {
	filled, _ := s.styles(k)
	return c.Text(x, y, " "+cells.Pad(cells.Truncate(s.called(), width-2), width-2)+" ", filled)
}

// widest is what the widest of some names takes, up to a limit.
func widest(sums []sum, limit int) int {
	w := 4
	for i := range sums {
		w = max(w, cells.Width(sums[i].called())+2)
	}
	return min(w, max(limit, 4))
}

// summaryPainter paints the closing summary.
type summaryPainter struct{ *painter }

// summary is the themes by how many people they stand for, the strongest first and the unsorted last, as bars that
// tell the sources apart by pattern.
func (p summaryPainter) summary() []string {
	sums := p.sums()
	c := paint.NewCanvas(p.size.W, p.size.H)
	foot := p.size.H
	if foot > 2 {
		foot--
		p.drawLegend(c, foot)
	}
	if foot > 5 {
		foot--
	}
	p.drawSums(c, sums, foot-p.drawToDo(c, foot, foot-len(sums)-1))
	return c.Lines()
}

// drawToDo paints what will be done and is not done yet above a row, as far as so many rows hold it, and returns how many it took.
func (p summaryPainter) drawToDo(c *paint.Canvas, foot, rows int) int {
	left := open(p.live.Board())
	rows = min(len(left)+1, rows, foot/2)
	if len(left) == 0 || rows < 2 {
		return 0
	}
	room := p.size.W - 2*margin
	c.Text(margin, foot-rows, cells.Truncate(p.voice.Text(say.ToDo), room), p.look.Question)
	for i, a := range left[:rows-1] {
		line := toldAction(p.voice, a)
		if more := len(left) - i; i == rows-2 && more > 1 {
			line = p.voice.Say(say.More, "n", p.voice.Number(more))
		}
		c.Text(margin, foot-rows+1+i, cells.Truncate("• "+line, room), p.look.Answer)
	}
	return rows + 1
}

func (p summaryPainter) sums() []sum {
	var sums []sum
	for _, b := range walk.Branches(p.q, p.voice.Text(say.Unsorted)) {
		sums = append(sums, sum{b, b.Tally})
	}
	slices.SortStableFunc(sums[:len(p.q.Themes)], func(x, y sum) int { return y.tally.Total() - x.tally.Total() })
	return sums
}

// said is how often it was said, and the votes for it, which are no part of that.
func (p summaryPainter) said(s *sum) string {
	return p.voice.WithVotes(say.Times(s.tally.Total()), s.Votes)
}

// minSums is the least cells that a column of sums may have.
const minSums = 24

// drawSums paints the bars, in columns when there are more themes than rows, as the map's heads are; what does not go in is
// counted. Bars stand beside their labels, or under them where that shows whole names that would be cut beside.
func (p summaryPainter) drawSums(c *paint.Canvas, sums []sum, height int) {
	if len(sums) == 0 || height <= 0 {
		return
	}
	k := min((len(sums)+height-1)/height, max(p.size.W/minSums, 1))
	if left := len(sums) - k*height; left > 0 {
		left++
		sums = sums[:len(sums)-left]
		c.Text((k-1)*(p.size.W/k)+margin, height-1, "+"+p.voice.Counted(left, say.Themes), p.look.Count)
	}
	most := 1
	for i := range sums {
		most = max(most, sums[i].tally.Total())
	}
	for col := range k {
		from := min(col*height, len(sums))
		p.drawColumn(c, sums[from:min(from+height, len(sums))], col*(p.size.W/k), p.size.W/k, height, most)
	}
}

// drawColumn paints sums below each other in so many cells from a column on.
func (p summaryPainter) drawColumn(c *paint.Canvas, sums []sum, x, columns, height, most int) {
	count := cells.Width(say.Times(most)) + 1
	for i := range sums {
		count = max(count, cells.Width(p.said(&sums[i]))+1)
	}
	width, whole := widest(sums, columns*9/20), widest(sums, columns)
	step, under := 1, whole > width && 2*len(sums) <= height
	switch {
	case under && 3*len(sums)-1 <= height:
		step = 3
	case under, 2*len(sums)-1 <= height:
		step = 2
	}
	for i := range sums {
		if under {
			sums[i].draw(c, x+margin, i*step, min(cells.Width(sums[i].called())+2, columns-2*margin), p.look)
			p.drawSum(c, &sums[i], x+margin, i*step+1, columns-2*margin-count, most)
			continue
		}
		at := sums[i].draw(c, x+margin, i*step, width, p.look) + 1
		p.drawSum(c, &sums[i], at, i*step, x+columns-margin-count-at, most)
	}
}

// drawSum paints a bar of at most width cells, and the number behind it.
func (p summaryPainter) drawSum(c *paint.Canvas, s *sum, x, y, width, most int) {
	_, style := s.styles(p.look)
	people, drawn := 0, 0
	for source, n := range s.tally {
		people += n
		end := people * width / most
		if n > 0 {
			end = min(max(end, min(drawn+1, width)), max(width, 0))
		}
		if end > drawn {
			x = c.Text(x, y, strings.Repeat(patternOf(source), end-drawn), style)
			drawn = end
		}
	}
	c.Text(x+1, y, p.said(s), p.look.Question)
}

// drawLegend tells what the patterns are, and how much was said in all.
func (p summaryPainter) drawLegend(c *paint.Canvas, y int) {
	var keys []string
	for i, source := range mindmap.Sources {
		if p.q.Tally[i] > 0 {
			keys = append(keys, strings.Repeat(patternOf(i), 2)+" "+p.voice.Source(source))
		}
	}
	if slices.ContainsFunc(p.sums(), func(s sum) bool { return s.Votes.Dots > 0 }) {
		keys = append(keys, say.VoteSign+" "+p.voice.Text(say.ColumnVotes))
	}
	legend := strings.Join(keys, "   ")
	if cells.Width(legend) > p.size.W-2*margin {
		legend = strings.Join(keys, " ")
	}
	x := c.Text(margin, y, legend, p.look.Answer) + len("   ")
	total := p.voice.AnswersSaid(p.q.Answers, p.q.Tally.Total())
	if at := p.size.W - margin - cells.Width(total); at >= x {
		c.Text(at, y, total, p.look.Count)
	}
}
