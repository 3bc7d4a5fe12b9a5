package stage

import "mindwall/mindmap"

// measurer keeps how answers break into rows, by the answer itself: the board keeps those that do not change.
type measurer struct {
	kept map[measureKey]measured
}

type measureKey struct {
	answer      *mindmap.Answer
	under       string
	width, rows int
}

type measured struct {
	lines   []line
	clipped bool
}

// mostMeasured is how many measures are kept. A window shows a few hundred answers, each tried at a few widths.
const mostMeasured = 8192

// measure breaks an answer into rows. They stay the measurer's: callers must not change them.
func (p *painter) measure(l leaf, width, rows int) ([]line, bool) {
	key := measureKey{l.answer, l.under, width, rows}
	if m, ok := p.kept.kept[key]; ok {
		return m.lines, m.clipped
	}
	if p.kept.kept == nil || len(p.kept.kept) > mostMeasured {
		p.kept.kept = map[measureKey]measured{}
	}
	lines, clipped := wrapTo(l.text(width, rows), tallyOf(l.answer), width, rows)
	p.kept.kept[key] = measured{lines, clipped}
	return lines, clipped
}
