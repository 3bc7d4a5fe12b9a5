package console

import (
	"mindwall/mindmap"
	"mindwall/tui/mapview"
	"mindwall/tui/screen"
)

// spot is what stands at one place of the map.
type spot = mapview.Spot

// headerRows and footerRows are the rows above and below the map.
const (
	headerRows = 1
	footerRows = 4 // what Enter will do, the line, the state of things, the keys
)

func (c *Console) mapRows() int { return max(c.size.H-headerRows-footerRows, 0) }

// laidOut is the map of the question as it is now; nil without a question.
func (c *Console) laidOut() *mapview.View {
	q := c.current()
	if q == nil {
		return nil
	}
	c.view.Show(mapview.Scene{
		Question: q, Questions: len(c.env.Board().Questions), Size: screen.Size{W: c.size.W, H: c.mapRows()}, Look: c.env.Look,
	})
	return &c.view
}

// paintMap paints the part of the map that is seen.
func (c *Console) paintMap(v *mapview.View) []string {
	m := mapview.Moment{Selected: c.selected, Fresh: c.fresh, Marks: c.marks}
	if into, _ := c.merging(); into != nil {
		m.Into = into.ID
	}
	return v.Rows(m)
}

// selection is what is selected on the map as it is drawn now.
func (c *Console) selection() (spot, bool) {
	if c.selected.IsZero() {
		return spot{}, false
	}
	v := c.laidOut()
	if v == nil {
		return spot{}, false
	}
	return v.Find(c.selected)
}

func (c *Console) fold() screen.Intent {
	if v := c.laidOut(); v != nil {
		v.Fold(c.selected)
	}
	return nil
}

// foldOthers folds every top-level theme but the one that the selection is under.
func (c *Console) foldOthers() screen.Intent {
	if v := c.laidOut(); v != nil {
		v.FoldOthers(c.selected)
	}
	return nil
}

func (c *Console) unfoldAll() screen.Intent {
	c.view.UnfoldAll()
	return nil
}

func answerText(a *mindmap.Answer) string { return mapview.AnswerText(a) }

func answerSigns(a *mindmap.Answer) string { return mapview.AnswerSigns(a) }
