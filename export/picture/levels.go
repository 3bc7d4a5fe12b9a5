package picture

import (
	"math"
	"slices"

	"mindwall/mindmap/layout"
)

// levelStyle is the measures of the boxes of one level, in points at 1×.
type levelStyle struct {
	size, measure, padX, padY, radius, leading float64
	weight                                     weight
}

var (
	centreStyle = levelStyle{22, 300, 28, 20, 22, 1.28, bold}
	themeStyle  = levelStyle{16.5, 220, 18, 10, 14, 1.25, bold}
	subStyle    = levelStyle{14, 200, 14, 7, 12, 1.28, bold}
	answerStyle = levelStyle{13.5, 280, 13, 7.5, 9, 1.36, regular}
)

const (
	margin = 56.0

	centreGap, subGap, answerGap            = 104.0, 60.0, 52.0 // across: room for branches
	answersBetween, subBetween, themesApart = 9.0, 20.0, 38.0   // between brothers

	panelPad, panelGap, panelRadius = 16.0, 10.0, 18.0

	panelAt     = 18  // answers of a theme that make a panel
	crowdedAt   = 120 // answers of a map that make it crowded
	panelAtBusy = 7   // answers of a theme that make a panel on a crowded map
	widestPanel = 16  // columns

	wantedAspect = 1.6

	subShare = 0.4 // of a map's growth that sub-themes take
)

func (l levelStyle) times(k float64) levelStyle {
	l.size, l.measure, l.padX, l.padY, l.radius = l.size*k, l.measure*k, l.padX*k, l.padY*k, l.radius*k
	return l
}

func (l levelStyle) style() style {
	return style{size: l.size, weight: l.weight, measure: l.measure, leading: l.leading, even: true}
}

// scale is how much headings, thick branches and the room round the centre grow with the number of answers, so that an
// overview stays readable.
func scale(answers int) float64 {
	return min(4, max(1, math.Pow(float64(answers)/60, 0.42)))
}

// levels are the styles of one map.
type levels struct {
	grow                       float64
	centre, theme, sub, answer levelStyle
}

func newLevels(grow float64) levels {
	return levels{grow, centreStyle.times(grow), themeStyle.times(part(grow, 0.8)), subStyle.times(part(grow, subShare)), answerStyle}
}

// part is a growth of which only a share is taken.
func part(grow, share float64) float64 { return 1 + (grow-1)*share }

func (l *levels) of(level layout.Level) levelStyle {
	switch level {
	case layout.Centre:
		return l.centre
	case layout.Theme:
		return l.theme
	case layout.SubTheme:
		return l.sub
	default:
		return l.answer
	}
}

// across is the room for branches: the further the children spread, the longer the branches.
func (l *levels) across(parent *layout.Tree, family float64) float64 {
	if parent.Level == layout.Centre {
		return centreGap*l.grow + min(90*l.grow, max(0, family-420)*0.06)
	}
	gap := answerGap
	if slices.ContainsFunc(parent.Kids, func(k *layout.Tree) bool { return k.Level != layout.Leaf }) {
		gap = subGap
	}
	return gap + min(56, max(0, family-140)*0.16)
}

func (l *levels) between(a, b *layout.Tree) float64 {
	switch {
	case a.Level == layout.Theme:
		return themesApart * part(l.grow, 0.5)
	case a.Level != layout.Leaf || b.Level != layout.Leaf:
		return subBetween
	default:
		return answersBetween
	}
}

func (l *levels) spacing(answers int, frame layout.Size) layout.Spacing {
	least := panelAt
	if answers > crowdedAt {
		least = panelAtBusy
	}
	return layout.Spacing{
		Across: l.across, Between: l.between,
		Panel: &layout.PanelSpacing{
			Min: least, Pad: panelPad, Gap: panelGap, RowGap: answersBetween,
			CardW: answerStyle.measure + 2*answerStyle.padX, Across: 30 + 8*l.grow,
			Columns: widestPanel, Aspect: wantedAspect, Frame: frame,
		},
	}
}

// branchWidths are the widths of a branch at its start and its end.
func (l *levels) branchWidths(parent, child layout.Level) (w0, w1 float64) {
	switch {
	case parent == layout.Centre:
		return 11 * l.grow, 5 * l.grow
	case child == layout.SubTheme:
		k := part(l.grow, subShare)
		return 5 * k, 3 * k
	default:
		return 3.4, 1.7
	}
}

// panelBranch are the widths of a branch to a panel.
func (l *levels) panelBranch(parent layout.Level) (w0, w1 float64) {
	if parent == layout.Theme {
		return 5 * l.grow, 5 * l.grow
	}
	w := 4 * part(l.grow, subShare)
	return w, w
}
