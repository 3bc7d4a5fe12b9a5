package stage

import (
	"cmp"
	"slices"

	"mindwall/mindmap"
	"mindwall/mindmap/say"
	"mindwall/mindmap/shown"
	"mindwall/mindmap/walk"
	"mindwall/tui/cells"
	"mindwall/tui/paint"
	"mindwall/tui/wrap"
)

const (
	sayLastTime  say.Message = "last time"
	sayStillToDo say.Message = "still to do"
)

// looksBack reports whether what is shown is what was said last time.
func (v *View) looksBack() bool {
	return v.Shown.Scene == shown.LastTime && !v.Live.Board().Follows.IsZero()
}

// asked is a question as it was answered last time.
type asked struct {
	question *mindmap.Question
	said     int
	sums     []sum // of its themes, the strongest first
	named    int   // how many themes were named, shown or not
	lines    []wrap.Line
}

// lastTimePainter paints what was said last time.
type lastTimePainter struct{ *painter }

const (
	minColumn  = 50 // cells that a column of questions takes
	columnGap  = 3  // cells between columns
	leastRows  = 2  // of a question: itself and a theme
	fewThemes  = 3  // of a question, before there are blank rows
	maxThemes  = 8
	maxAskedIn = 3  // of a question
	minName    = 16 // cells that a theme's name has before it is cut, where there is room
	maxName    = 40
)

// lastTime is what was said last time: each question with the themes that were named most, and what is still to be done.
func (p lastTimePainter) lastTime() []string {
	c := paint.NewCanvas(p.size.W, p.size.H)
	all, y := p.asked(), 0
	if last := p.live.Board().Follows.Title; last != p.live.Board().Event.Title && p.size.H >= largeRows/2 {
		c.Text(textAt, y, cells.Truncate(last, p.size.W-2*textAt), p.look.Muted)
		y += 2
	}
	if len(all) == 0 && y < p.size.H {
		c.Text(textAt, y, cells.Truncate(p.voice.AnswersSaid(0, 0), p.size.W-2*textAt), p.look.Answer)
		y += 2
	}
	foot := p.size.H - p.drawCarried(c, p.size.H-y-min(len(all), 2)*leastRows)
	p.drawAsked(c, all, y, foot-y)
	return c.Lines()
}

// asked are the questions to which something was said last time, as they are asked now.
func (p lastTimePainter) asked() (list []asked) {
	f := &p.live.Board().Follows
	sums := map[mindmap.ID][]sum{}
	for _, one := range f.Themes {
		t := p.live.Theme(one.ID)
		if t == nil || one.Said == 0 {
			continue
		}
		of := sums[one.Under]
		if at := slices.IndexFunc(of, func(s sum) bool { return s.Theme == t }); at >= 0 { // merged since
			of[at].tally[0] += one.Said
			continue
		}
		s := sum{walk.Branch{Theme: t, Name: cmp.Or(t.Text, p.voice.TakenOut()), Colour: t.Colour}, mindmap.Tally{one.Said}}
		if t.Depth == 1 {
			s.Letter = t.Letter
		}
		sums[one.Under] = append(of, s)
	}
	for _, q := range p.live.Board().Questions {
		at := slices.IndexFunc(f.Questions, func(one mindmap.Followed) bool { return one.ID == q.ID })
		if at < 0 || f.Questions[at].Said == 0 {
			continue
		}
		of := sums[q.ID]
		slices.SortStableFunc(of, func(x, y sum) int { return cmp.Compare(y.tally.Total(), x.tally.Total()) })
		list = append(list, asked{question: q, said: f.Questions[at].Said, sums: of, named: len(of)})
	}
	return list
}

// carried are the actions of last time that are not done yet.
func (p lastTimePainter) carried() []*mindmap.Action {
	f := &p.live.Board().Follows
	return slices.DeleteFunc(open(p.live.Board()), func(a *mindmap.Action) bool {
		return !slices.ContainsFunc(f.Actions, func(one mindmap.Followed) bool { return one.ID == a.ID })
	})
}

// drawCarried paints at the foot what is still to be done, in at most so many rows with a blank one above, and returns how many it
// took.
func (p lastTimePainter) drawCarried(c *paint.Canvas, rows int) int {
	left := p.carried()
	rows = min(len(left)+1, rows-1, max(p.size.H/3, leastRows))
	if len(left) == 0 || rows < 2 {
		return 0
	}
	room, y := p.size.W-2*textAt, p.size.H-rows
	c.Text(textAt, y, cells.Truncate(p.voice.Text(sayStillToDo), room), p.look.Question)
	for i, a := range left[:rows-1] {
		line := bullet + " " + toldAction(p.voice, a)
		if more := len(left) - i; i == rows-2 && more > 1 {
			line = p.voice.Say(say.More, "n", p.voice.Number(more))
		}
		c.Text(textAt, y+1+i, cells.Truncate(line, room), p.look.Answer)
	}
	return rows + 1
}

// drawAsked paints questions in as many columns as there is room for, from a row on; of more than fit it is said how many they are.
func (p lastTimePainter) drawAsked(c *paint.Canvas, all []asked, y, height int) {
	if len(all) == 0 || height <= 0 {
		return
	}
	columns := min(max(p.size.W/minColumn, 1), len(all))
	if columns*max(height/leastRows, 1) < len(all) && height > 1 {
		height--
		most := columns * max(height/leastRows, 1)
		c.Text(textAt, y+height, p.voice.Say(say.More, "n", p.voice.Number(len(all)-most)), p.look.Count)
		all = all[:most]
	}
	s := p.bestSheet(all, columns, height)
	for i := range s.rows {
		row := &s.rows[i]
		for j := range row.asked {
			p.drawOne(c, &row.asked[j], textAt+j*(s.width+columnGap), y, row, &s)
		}
		y += row.lines + row.themes*s.step + s.gap
	}
}

// sheet is how questions stand beside and below each other.
type sheet struct {
	rows  []sheetRow
	width int // of a column
	name  int // the cells of a theme's name
	most  int // that a theme was named
	gap   int // rows between questions
	step  int // rows from a theme to the next
}

// sheetRow is questions beside each other.
type sheetRow struct {
	asked  []asked
	lines  int // of the longest question, and a blank one where themes stand apart
	themes int // under each
	wants  int // themes that could be shown
}

// bestSheet has as few columns as show all that there is, and else so many, with questions that are cut where nothing else does.
func (p lastTimePainter) bestSheet(all []asked, columns, height int) sheet {
	for n := 1; n <= columns; n++ {
		if s := p.sheetOf(all, n, maxAskedIn, height); s.shows(maxThemes) {
			return s
		}
	}
	for lines := maxAskedIn; lines > 1; lines-- {
		if s := p.sheetOf(all, columns, lines, height); s.shows(fewThemes) {
			return s
		}
	}
	return p.sheetOf(all, columns, 1, height)
}

// shows reports whether under each question there are so many themes, or all that it has, with a blank row below.
func (s *sheet) shows(themes int) bool {
	return s.gap > 0 && !slices.ContainsFunc(s.rows, func(r sheetRow) bool { return r.themes < min(r.wants, themes) })
}

// sheetOf puts questions of at most so many lines into columns, and shares rows out: each question has the few themes that were named most, then a blank row below, then more themes, then
// room between them.
func (p lastTimePainter) sheetOf(all []asked, columns, lines, height int) sheet {
	s := sheet{width: (p.size.W-2*textAt+columnGap)/columns - columnGap, most: 1, step: 1}
	left := height
	var named []sum
	for some := range slices.Chunk(slices.Clone(all), columns) {
		row := sheetRow{asked: some}
		for i := range some {
			one := &some[i]
			one.lines, _ = wrap.To(cmp.Or(one.question.Text, p.voice.TakenOut()), say.Times(one.said), max(s.width, 1), lines)
			one.sums = one.sums[:min(len(one.sums), maxThemes)]
			row.lines, row.wants = max(row.lines, len(one.lines)), max(row.wants, len(one.sums))
			named = append(named, one.sums...)
		}
		left -= row.lines
		s.rows = append(s.rows, row)
	}
	for i := range named {
		s.most = max(s.most, named[i].tally.Total())
	}
	s.name = widest(named, max(min(s.width*9/20, maxName), min(minName, s.width-minName/2)))
	left = s.show(fewThemes, left)
	if between := len(s.rows) - 1; left >= between {
		s.gap, left = 1, left-between
	}
	s.spread(s.show(maxThemes, left))
	return s
}

// show gives rows to themes, one to each question that wants more as long as all of those can have one, until each has so many; it
// returns how many are left.
func (s *sheet) show(most, left int) int {
	for {
		var wanting []*sheetRow
		for i := range s.rows {
			if r := &s.rows[i]; r.themes < min(r.wants, most) {
				wanting = append(wanting, r)
			}
		}
		if len(wanting) == 0 || len(wanting) > left {
			return left
		}
		for _, r := range wanting {
			r.themes++
		}
		left -= len(wanting)
	}
}

// spread puts blank rows between themes, and below questions, when so many rows are left for them.
func (s *sheet) spread(left int) {
	for i := range s.rows {
		left -= s.rows[i].themes + 1
	}
	if left < 0 {
		return
	}
	s.step = 2
	for i := range s.rows {
		s.rows[i].lines++
	}
}

// drawOne paints one question and the themes under it, from a cell on. Of themes that are left out it is said at the end of the question
// how many they are, where that has room.
func (p lastTimePainter) drawOne(c *paint.Canvas, one *asked, x, y int, row *sheetRow, s *sheet) {
	for i, l := range one.lines {
		at := c.Text(x, y+i, l.Text, p.look.Question)
		if l.Text != "" && l.Tail != "" {
			at = c.Text(at, y+i, " ", p.look.Question)
		}
		at = c.Text(at, y+i, l.Tail, p.look.Count)
		if left := one.named - min(row.themes, len(one.sums)); left > 0 && i == len(one.lines)-1 {
			more := p.voice.Say(say.More, "n", p.voice.Number(left))
			if from := x + s.width - cells.Width(more); from > at {
				c.Text(from, y+i, more, p.look.Count)
			}
		}
	}
	count := cells.Width(say.Times(s.most)) + 1
	for i := range one.sums[:min(row.themes, len(one.sums))] {
		at := one.sums[i].draw(c, x, y+row.lines+i*s.step, s.name, p.look) + 1
		summaryPainter(p).drawSum(c, &one.sums[i], at, y+row.lines+i*s.step, max(x+s.width-count-at, 0), s.most)
	}
}

// lastTime tells what was said last time.
func (t *teller) lastTime() {
	p := lastTimePainter{t.painter}
	all := p.asked()
	if len(all) == 0 {
		t.add(t.voice.AnswersSaid(0, 0))
	}
	for _, one := range all {
		t.add(cmp.Or(one.question.Text, t.voice.TakenOut()) + " " + say.Times(one.said))
		for i := range one.sums {
			t.list(one.sums[i].called()+" "+say.Times(one.sums[i].tally.Total()), nil, true)
		}
	}
	for _, a := range p.carried() {
		t.add(t.voice.Text(sayStillToDo) + ": " + toldAction(t.voice, a))
	}
}
