package plan

import (
	"math"
	"slices"

	"mindwall/mindmap/layout"
)

// Style is the measures of the boxes of one level, in points.
type Style struct {
	Size       float64 // of the text
	Measure    float64 // the widest line
	PadX, PadY float64 // between the text and the edge
	Radius     float64 // of the corners
	Leading    float64 // line height by size
	Bold       bool
}

// StyleOf is the style of a level on a map that does not grow.
func StyleOf(level layout.Level) Style {
	switch level {
	case layout.Centre:
		return Style{22, 440, 28, 18, 22, 1.28, true}
	case layout.Theme:
		return Style{16.5, 300, 16, 9, 14, 1.25, true}
	case layout.SubTheme:
		return Style{14, 200, 14, 7, 12, 1.28, true}
	default:
		return Style{leafSize, 280, 12, 6, 9, 1.32, false}
	}
}

// leafSize is the size of an answer that was said once, the smallest text of a map.
const leafSize = 13.5

// Margin is the room between the edge of a picture and all that is drawn, where no paper says another.
const Margin = 56.0

const (
	centreGap, subGap, answerGap            = 88.0, 48.0, 42.0 // across: room for branches
	answersBetween, subBetween, themesApart = 8.0, 18.0, 32.0  // between siblings

	panelPad, panelGap, panelRadius, headGap = 10.0, 8.0, 12.0, 4.0

	panelAt     = 18  // answers of a theme that make a panel
	crowdedAt   = 120 // answers of a map that make it crowded
	crowdedPad  = 0.7 // of the room round an answer's words that they keep there
	panelAtBusy = 7   // answers of a theme that make a panel there
	widestPanel = 16  // columns

	wantedAspect = 1.6

	themeShare = 0.65 // of a map's growth that themes take
	subShare   = 0.4  // the same of sub-themes
)

func (s Style) times(k float64) Style {
	s.Size, s.Measure, s.PadX, s.PadY, s.Radius = s.Size*k, s.Measure*k, s.PadX*k, s.PadY*k, s.Radius*k
	return s
}

// growth is how much headings, thick branches and the room round the centre grow with the number of answers, so that an
// overview stays readable.
func growth(answers int) float64 {
	return min(5, max(1, math.Pow(float64(answers)/60, 0.36)))
}

// part is a growth of which only a share is taken.
func part(grow, share float64) float64 { return 1 + (grow-1)*share }

// styleOf is the style of a box, for which its level, kind and tally are known.
func (p *Plan) styleOf(b *Box) Style {
	st := StyleOf(b.Level)
	switch {
	case p.strip > 0 && b.Kind == UnsortedHead: // a quiet one
		return st.times(part(p.Grow, subShare))
	case b.Level == layout.Centre:
		st = st.times(p.Grow)
		st.Measure *= p.form.centre * min(1, 0.5+float64(len(b.Text))/250) // short questions on lines that are not too long
		return st
	case b.Level == layout.Theme:
		return st.times(part(p.Grow, themeShare))
	case b.Level == layout.SubTheme:
		return st.times(part(p.Grow, subShare))
	}
	if p.crowded {
		st.PadX, st.PadY = st.PadX*crowdedPad, st.PadY*crowdedPad
	}
	if st.Measure = p.form.measure; p.strip > 0 {
		st.Measure = p.stripMeasure()
	}
	if b.Kind == Quote {
		st.Size *= 0.96
		return st
	}
	return st.said(b.Tally.Total(), len(b.Text))
}

// Larger is how much larger what was said so often is than what was said once.
func Larger(times int) float64 {
	if times < 2 {
		return 1
	}
	return min(1.6, 1+0.09*math.Log2(float64(times)))
}

// said makes what was said more often larger, and bolder from a few times on when it is short: each doubling a tenth, up to 1.6.
func (s Style) said(times, length int) Style {
	const boldFrom, boldTo = 5, 80
	k := Larger(times)
	if k == 1 {
		return s
	}
	s.Size, s.Bold = s.Size*k, times >= boldFrom && length <= boldTo
	s.Measure *= part(k, 0.5)
	return s
}

// across is the room for branches: the further the children spread, the longer the branches.
func (p *Plan) across(parent *layout.Tree, family float64) float64 {
	if parent.Level == layout.Centre {
		return p.form.across * (centreGap*p.Grow + min(56*p.Grow, max(0, family-420)*0.05))
	}
	gap := answerGap
	if slices.ContainsFunc(parent.Children, func(k *layout.Tree) bool { return k.Level != layout.Leaf }) {
		gap = subGap
	}
	return p.form.across * (gap + min(50, max(0, family-140)*0.14))
}

func (p *Plan) between(a, b *layout.Tree) float64 {
	switch {
	case a.Level == layout.Theme:
		return p.form.down * themesApart * part(p.Grow, 0.5)
	case a.Level != layout.Leaf || b.Level != layout.Leaf:
		return p.form.down * subBetween
	default:
		return p.form.down * answersBetween
	}
}

func (p *Plan) spacing() layout.Spacing {
	order := p.strongestFirst
	if p.graph {
		order = nil // dot would have another
	}
	card, pad := StyleOf(layout.Leaf), 1.0
	if p.crowded {
		pad = crowdedPad
	}
	return layout.Spacing{
		Across: p.across, Between: p.between,
		Panel: &layout.PanelSpacing{
			Min: p.form.panelAt, Pad: panelPad * pad, Gap: panelGap * pad, RowGap: answersBetween * min(1, p.form.down),
			CardW: card.Measure + 2*card.PadX, Narrow: true, Across: 30 + 8*p.Grow, Columns: widestPanel, Cards: p.form.cards,
			Headed: p.form.headed, Stacked: p.form.stacked, HeadGap: headGap, Order: order,
		},
	}
}

// AnswerBranch is the width at its start of a branch to an answer that was said once.
const AnswerBranch = 3.2

// branchWidths are the widths of a branch at its start and its end: the thicker the more was said of what it leads to.
func (p *Plan) branchWidths(from, to *Box) (w0, w1 float64) {
	switch {
	case from.Level == layout.Centre:
		k := p.Grow * (0.5 + 0.8*math.Sqrt(float64(to.Tally.Total())/float64(max(1, p.most))))
		return 11 * k, 5 * k
	case to.Level == layout.SubTheme:
		k := part(p.Grow, subShare) * (0.7 + 0.5*math.Sqrt(float64(to.Tally.Total())/float64(max(1, from.Tally.Total()))))
		return 5 * k, 3 * k
	default:
		k := to.Style.Size / leafSize
		return AnswerBranch * k * k, AnswerBranch / 2 * k * k
	}
}

// panelBranch are the widths of a branch to a panel.
func (p *Plan) panelBranch(from *Box) (w0, w1 float64) {
	if from.Level == layout.Theme {
		return 5 * p.Grow, 5 * p.Grow
	}
	w := 4 * part(p.Grow, subShare)
	return w, w
}
