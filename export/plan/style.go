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
		return Style{22, 300, 28, 20, 22, 1.28, true}
	case layout.Theme:
		return Style{16.5, 220, 18, 10, 14, 1.25, true}
	case layout.SubTheme:
		return Style{14, 200, 14, 7, 12, 1.28, true}
	default:
		return Style{13.5, 280, 13, 7.5, 9, 1.36, false}
	}
}

// Margin is the room between the edge of a picture and all that is drawn.
const Margin = 56.0

const (
	centreGap, subGap, answerGap            = 104.0, 60.0, 52.0 // across: room for branches
	answersBetween, subBetween, themesApart = 9.0, 20.0, 38.0   // between siblings

	panelPad, panelGap, panelRadius = 16.0, 10.0, 18.0

	panelAt     = 18  // answers of a theme that make a panel
	crowdedAt   = 120 // answers of a map that make it crowded
	panelAtBusy = 7   // answers of a theme that make a panel on a crowded map
	widestPanel = 16  // columns

	wantedAspect = 1.6

	subShare = 0.4 // of a map's growth that sub-themes take
)

func (s Style) times(k float64) Style {
	s.Size, s.Measure, s.PadX, s.PadY, s.Radius = s.Size*k, s.Measure*k, s.PadX*k, s.PadY*k, s.Radius*k
	return s
}

// growth is how much headings, thick branches and the room round the centre grow with the number of answers, so that an
// overview stays readable.
func growth(answers int) float64 {
	return min(4, max(1, math.Pow(float64(answers)/60, 0.42)))
}

// part is a growth of which only a share is taken.
func part(grow, share float64) float64 { return 1 + (grow-1)*share }

func (p *Plan) styleAt(level layout.Level) Style {
	st := StyleOf(level)
	switch level {
	case layout.Centre:
		return st.times(p.Grow)
	case layout.Theme:
		return st.times(part(p.Grow, 0.8))
	case layout.SubTheme:
		return st.times(part(p.Grow, subShare))
	default:
		return st
	}
}

// across is the room for branches: the further the children spread, the longer the branches.
func (p *Plan) across(parent *layout.Tree, family float64) float64 {
	if parent.Level == layout.Centre {
		return centreGap*p.Grow + min(90*p.Grow, max(0, family-420)*0.06)
	}
	gap := answerGap
	if slices.ContainsFunc(parent.Children, func(k *layout.Tree) bool { return k.Level != layout.Leaf }) {
		gap = subGap
	}
	return gap + min(56, max(0, family-140)*0.16)
}

func (p *Plan) between(a, b *layout.Tree) float64 {
	switch {
	case a.Level == layout.Theme:
		return themesApart * part(p.Grow, 0.5)
	case a.Level != layout.Leaf || b.Level != layout.Leaf:
		return subBetween
	default:
		return answersBetween
	}
}

func (p *Plan) spacing(answers int, frame layout.Size) layout.Spacing {
	fewest := panelAt
	if answers > crowdedAt {
		fewest = panelAtBusy
	}
	card := StyleOf(layout.Leaf)
	return layout.Spacing{
		Across: p.across, Between: p.between,
		Panel: &layout.PanelSpacing{
			Min: fewest, Pad: panelPad, Gap: panelGap, RowGap: answersBetween,
			CardW: card.Measure + 2*card.PadX, Across: 30 + 8*p.Grow,
			Columns: widestPanel, Aspect: wantedAspect, Frame: frame,
		},
	}
}

// branchWidths are the widths of a branch at its start and its end.
func (p *Plan) branchWidths(parent, child layout.Level) (w0, w1 float64) {
	switch {
	case parent == layout.Centre:
		return 11 * p.Grow, 5 * p.Grow
	case child == layout.SubTheme:
		k := part(p.Grow, subShare)
		return 5 * k, 3 * k
	default:
		return 3.4, 1.7
	}
}

// panelBranch are the widths of a branch to a panel.
func (p *Plan) panelBranch(parent layout.Level) (w0, w1 float64) {
	if parent == layout.Theme {
		return 5 * p.Grow, 5 * p.Grow
	}
	w := 4 * part(p.Grow, subShare)
	return w, w
}
