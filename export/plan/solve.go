package plan

import (
	"cmp"
	"math"
	"slices"

	"mindwall/export/paper"
	"mindwall/mindmap"
	"mindwall/mindmap/layout"
	"mindwall/mindmap/say"
)

// solver lays a question out: freely, or for a paper, for which it tries many forms and takes the one with the largest text.
type solver struct {
	plan               *Plan
	question           *mindmap.Question
	answers            int
	deal               bool
	title, place, foot string

	tree  *layout.Tree
	frame Frame
	arr   layout.Arranger
}

// form is one way to set and to space a map.
type form struct {
	measure float64 // of answers
	across  float64 // share of the usual gaps across
	down    float64 // the same of those between siblings
	panelAt int     // answers of a theme that make a panel
	headed  bool    // heads stand on their panels
	stacked bool    // and themes on such heads
	cards   int     // of a column, at least
	centre  float64 // share of the usual measure of the question
	quotes  int     // of a theme, at most
}

// usual is how a map is spaced that has all the room it wants.
var usual = form{measure: 280, across: 1, down: 1, panelAt: panelAt, cards: 6, centre: 1}

// collect sets all boxes in the plan's form.
func (s *solver) collect() {
	p := s.plan
	s.tree = p.addMap(s.question)
	if p.Ended() != nil {
		return
	}
	p.Question = p.Boxes[0].Text
	p.Title, p.Place, p.Foot = s.title, s.place, s.foot
	s.frame = p.set.SetFrame(p)
	p.twoSided = len(s.tree.Children) > 1 && (s.deal || slices.ContainsFunc(s.tree.Children, func(t *layout.Tree) bool {
		return t.Side == mindmap.Left
	}) && slices.ContainsFunc(s.tree.Children, func(t *layout.Tree) bool { return t.Side != mindmap.Left }))
}

// free lays the map out on a page that is as large as it needs.
func (s *solver) free() {
	p := s.plan
	if p.crowded {
		p.form.panelAt = panelAtBusy
	}
	if !p.graph {
		p.form.headed = true
	}
	if s.collect(); p.Ended() != nil {
		return
	}
	m := s.arrange(func(w, h float64) float64 { return -math.Abs(math.Log(s.freeSize(w, h).ratio() / wantedAspect)) })
	size := s.freeSize(m.W, m.H)
	p.place(m, size.w, size.h, s.frame)
}

type size struct{ w, h float64 }

func (s size) ratio() float64 { return s.w / s.h }

// freeSize is the size of a page for a map of that size.
func (s *solver) freeSize(w, h float64) size {
	p := s.plan
	inner := max(w, s.frame.W, 520*p.Grow)
	return size{inner + 2*p.Margin, s.frame.Above(inner) + h + p.stripOf(h, inner).room() + s.frame.Below(inner) + 2*p.Margin}
}

func (s *solver) arrange(fit func(w, h float64) float64) *layout.Map {
	spacing := s.plan.spacing()
	spacing.Deal, spacing.Panel.Fit = s.deal, fit
	spacing.Apart = func(a, b *layout.Tree) bool {
		return s.plan.Palette.Twins(s.plan.Boxes[a.Ref].Theme, s.plan.Boxes[b.Ref].Theme)
	}
	return s.arr.Arrange(s.tree, s.plan.measure, spacing)
}

// outcome is what came of a form on a page of an aspect.
type outcome struct {
	form
	aspect float64 // width by height
	width  float64 // of the page, in points of the plan
	worth  float64 // by which outcomes with readable text are compared
}

// scale is how many PDF points a point of the plan has on a sheet; small maps do not make letters larger than a poster needs.
func (o *outcome) scale(sheet paper.Paper) float64 {
	w := max(sheet.W, sheet.H)
	if o.aspect < 1 {
		w = min(sheet.W, sheet.H)
	}
	return min(w/o.width, largestText*max(sheet.W, sheet.H)/a4Long/leafSize)
}

// value is how good an outcome is on a sheet that it can be read on. Text that is well above what must be counts less for being
// larger than for how the map looks.
func (o *outcome) value(sheet paper.Paper) float64 {
	const well, beyond = 1.2, 0.65
	size := o.scale(sheet) * leafSize / (sheet.Least * well)
	if size > 1 {
		size = math.Pow(size, beyond)
	}
	return size * o.worth
}

const (
	largestText = 20.0   // PDF points of answers on A4; on larger sheets as much larger
	a4Long      = 841.89 // PDF points
)

// onPaper lays the map out for the first of the sheets on which it can be read, else for the last. They have one aspect.
func (s *solver) onPaper(sheets []paper.Paper) {
	p := s.plan
	var tried []outcome
	for _, set := range s.settings() {
		p.form = set
		if s.collect(); p.Ended() != nil {
			return
		}
		for _, f := range forms(set, s.answers) {
			p.form = f
			for _, way := range sheets[0].Ways() {
				o := s.try(way[0] / way[1])
				tried = append(tried, o)
			}
			if p.Ended() != nil {
				return
			}
		}
	}
	sheet, best := choose(sheets, tried)
	s.layOut(sheet, &best)
}

// choose is the first sheet on which an outcome can be read, with the best of those, else the last with the one that has the
// largest text.
func choose(sheets []paper.Paper, tried []outcome) (paper.Paper, outcome) {
	for _, sheet := range sheets {
		var readable []outcome
		for _, o := range tried {
			if o.scale(sheet)*leafSize >= sheet.Least {
				readable = append(readable, o)
			}
		}
		if len(readable) > 0 {
			return sheet, slices.MaxFunc(readable, func(a, b outcome) int {
				return cmp.Compare(a.value(sheet), b.value(sheet))
			})
		}
	}
	last := sheets[len(sheets)-1]
	return last, slices.MaxFunc(tried, func(a, b outcome) int { return cmp.Compare(a.scale(last), b.scale(last)) })
}

// try is what comes of the plan's form on a page of the aspect.
func (s *solver) try(aspect float64) outcome {
	m := s.arrange(func(w, h float64) float64 { return -s.pageWidth(w, h, aspect) })
	return outcome{form: s.plan.form, aspect: aspect, width: s.pageWidth(m.W, m.H, aspect), worth: worth(s.plan.form, aspect)}
}

// worth is by how much smaller text may be for a form that looks better: with branches rather than panels or stacks of them, with
// room, with quotes, across rather than upright.
func worth(f form, aspect float64) float64 {
	w := 1 + 0.05*f.across + 0.05*f.down + 0.04*float64(f.quotes) + 0.06*f.centre
	if f.panelAt > 1 {
		w *= 1.12
	}
	if !f.stacked {
		w *= 1.12
	}
	if aspect > 1 {
		w *= 1.05
	}
	return w
}

// pageWidth is the width of the smallest page of an aspect that holds a map of that size and what stands round it.
func (s *solver) pageWidth(w, h, aspect float64) float64 {
	p := s.plan
	const rounds = 6
	width := 0.0
	at := func(width float64) float64 {
		margin := paperMargin(width)
		inner := width - 2*margin
		high := s.frame.Above(inner) + h + p.stripOf(h, inner).room() + s.frame.Below(inner) + 2*margin
		return max(high*aspect, w+2*margin, s.frame.W+2*margin)
	}
	// What flows takes less height the wider the page is, so that the page is between the widths of two rounds.
	low, high := max(w, s.frame.W), 0.0
	for high = at(low); at(high) > high; high = at(high) {
		low = high
	}
	for range rounds {
		width = (low + high) / 2
		if at(width) <= width {
			high = width
		} else {
			low = width
		}
	}
	return high
}

// paperMargin is the room at the edges of a sheet of that width, in points of the plan, at least what printers need.
func paperMargin(width float64) float64 { return max(30, width*0.022) }

// layOut lays the map out as the outcome says, and spreads it over the sheet.
func (s *solver) layOut(sheet paper.Paper, o *outcome) {
	p := s.plan
	p.form = o.form
	if s.collect(); p.Ended() != nil {
		return
	}
	p.Sheet, p.Scale = sheet, o.scale(sheet)
	width := max(sheet.W, sheet.H) / p.Scale
	if o.aspect < 1 {
		width = min(sheet.W, sheet.H) / p.Scale
	}
	fit := func(w, h float64) float64 { return -s.pageWidth(w, h, o.aspect) }
	m := s.arrange(fit)
	for _, gap := range []*float64{&p.form.down, &p.form.across} {
		s.spread(gap, func() bool {
			wider := s.arrange(fit)
			if -fit(wider.W, wider.H) > width*(1+1e-9) {
				return false
			}
			m = wider
			return true
		})
	}
	p.Margin = paperMargin(width)
	p.place(m, width, width/o.aspect, s.frame)
}

// spread makes a gap as large as fits.
func (s *solver) spread(gap *float64, fits func() bool) {
	const most, rounds = 2.2, 6
	low, high := *gap, most
	for range rounds {
		if *gap = (low + high) / 2; fits() {
			low = *gap
		} else {
			high = *gap
		}
	}
	*gap = low
}

// settings are the ways to set words that are tried, fewer for a large map.
func (s *solver) settings() (list []form) {
	measures, centres := []float64{280, 245, 220, 195, 170, 150}, []float64{0.6}
	switch {
	case s.answers <= 20:
		measures, centres = append(measures, 130), []float64{1, 0.75, 0.6}
	case s.answers <= 60:
		centres = []float64{1, 0.6}
	case s.answers > 700:
		measures = []float64{220}
	}
	quoted, nested := false, false
	for t := range s.question.AllThemes {
		nested = nested || t.Depth > 1
		quoted = quoted || slices.ContainsFunc(t.Answers, say.IsPublished)
	}
	for _, f := range []form{{quotes: 2}, {quotes: 0}, {quotes: 2, stacked: true}, {quotes: 0, stacked: true}} {
		if f.quotes > 0 && !quoted || f.stacked && !nested {
			continue
		}
		for _, measure := range measures {
			for _, centre := range centres {
				set := usual
				set.quotes, set.stacked, set.measure, set.centre = f.quotes, f.stacked, measure, centre
				list = append(list, set)
			}
		}
	}
	return list
}

// forms are the spacings that are tried with a setting.
func forms(f form, answers int) (list []form) {
	for _, gaps := range []float64{1, 0.6, 0.45} {
		f.across, f.down = gaps, gaps
		for _, at := range []int{math.MaxInt, 7, 1} {
			if f.panelAt = at; at == math.MaxInt && answers > 2*crowdedAt {
				continue
			}
			if f.stacked && at != 1 {
				continue
			}
			f.headed, f.cards = true, 3
			list = append(list, f)
		}
	}
	return list
}
