// Package mapview is the map of one question as somebody works on it: laid out, painted, walked, folded, scrolled and hit by
// the mouse.
//
// It is painted by cells, without Lip Gloss: it is drawn at every key, kept while nothing changes, and told of the mouse by cells.
//
// A [View] owns what is folded and which part of the map is seen. A screen tells it what to show, and keeps what is
// selected and marked itself: nodes go by their ids. Places and sizes are in cells, and so is all that a view is told of
// the mouse. It changes nothing on the wall and knows nothing of keys. How the map stands is told by [forms.Sheet].
package mapview

import (
	"mindwall/mindmap"
	"mindwall/tui/forms"
	"mindwall/tui/forms/blocks"
	"mindwall/tui/look"
	"mindwall/tui/screen"
)

// Scene is what a view shows.
type Scene struct {
	Question *mindmap.Question // never nil
	Size     screen.Size       // of the map's window
	Covered  int               // rows at the foot of the window that something else stands over for now
	Look     *look.Look
	Keep     forms.Keep
	Holes    bool // the places of answers that were filed are kept, with a note where they went
}

// Moment is what stands out on a map and changes while the map stays. What is not on the map is passed over.
type Moment struct {
	Selected mindmap.ID          // where the keys act
	Fresh    mindmap.ID          // the newest answer, while it is new
	Marks    map[mindmap.ID]bool // answers that are gathered for one action
}

func (m *Moment) dress(l *look.Look) *blocks.Dress {
	return &blocks.Dress{Look: l, Selected: m.Selected, Marks: m.Marks, Fresh: map[mindmap.ID]bool{m.Fresh: true}}
}

// Spot is what stands at one place of a map.
type Spot = blocks.Spot

// Direction is a way to walk on the map.
type Direction = forms.Direction

// The directions.
const (
	Up    = forms.Up
	Down  = forms.Down
	Left  = forms.Left
	Right = forms.Right
)

// View is the map of one question in a window. The zero View is ready; but for [View.Show], [View.Unfold],
// [View.UnfoldAll], [View.Folded], [View.AnyFolded], [View.Foldings] and [View.Follow], its methods need a scene first.
// It is not safe for use by several goroutines.
type View struct {
	scene   Scene
	folds   folds
	sheet   forms.Sheet
	form    *forms.Map
	formKey formKey
	port    viewport
	drawn   viewport // the part of the map that is on the screen

	rows         []string
	rowsKey      rowsKey
	above, below int // answers out of sight of the rows
}

// formKey is what a form depends on.
type formKey struct {
	question *mindmap.Question
	size     screen.Size
	look     *look.Look
	foldings int
	keep     forms.Keep
	holes    bool
}

// rowsKey is what painted rows depend on.
type rowsKey struct {
	form            *forms.Map
	y               int
	size            screen.Size
	selected, fresh mindmap.ID
	marks           int
	marksSum        mindmap.ID
}

// Show takes in what is to be shown. Another question is seen from its beginning; else what was seen stays in its rows.
// The same scene again costs nothing. What was folded or unfolded meanwhile shows from here on.
func (v *View) Show(s Scene) {
	if v.scene.Question != nil && v.scene.Question.ID != s.Question.ID {
		v.port = viewport{}
	}
	v.scene, v.port.size = s, s.Size
	key := formKey{question: s.Question, size: s.Size, look: s.Look, foldings: v.folds.changes, keep: s.Keep, holes: s.Holes}
	if v.form == nil || key != v.formKey {
		v.sheet.Maker.Words, v.sheet.Maker.FoldedSign = wordsOf, foldedSign
		v.form = v.sheet.Lay(blocks.Source{Question: s.Question, Look: s.Look, Folded: v.folds.set}, s.Size, s.Keep, s.Holes)
		v.formKey = key
	}
}

// Empty reports whether there is nothing on the map but the question itself.
func (v *View) Empty() bool { return v.form.Len() == 1 }

// OneSided reports whether all themes stand on one side, whatever side is theirs.
func (v *View) OneSided() bool { return v.form.Kind != forms.Tree }

// Find is the spot of a node; ok is false when it is not on the map, or folded away.
func (v *View) Find(id mindmap.ID) (s Spot, ok bool) {
	at, ok := v.form.Find(id)
	if !ok {
		return Spot{}, false
	}
	return v.form.Spot(at), true
}

// Walk is the node that one step from another leads to, which is that node itself at the edge of the map. From what is
// not on the map it leads to the question.
func (v *View) Walk(from mindmap.ID, d Direction) mindmap.ID {
	at, ok := v.form.Find(from)
	if !ok {
		return v.form.Spot(0).ID
	}
	return v.form.Spot(v.form.Step(at, d)).ID
}

// pageOverlap is how many rows of a page are seen on the next one too.
const pageOverlap = 2

// Page is the node about as many rows below another as the window is high, with way -1 above it. From the question, and
// from what is not on the map, it goes from the first theme.
func (v *View) Page(from mindmap.ID, way int) mindmap.ID {
	d := Down
	if way < 0 {
		d = Up
	}
	at, _ := v.form.Find(from)
	if at < 1 {
		at = min(1, v.form.Len()-1)
	}
	start, rows := v.form.Rect(at).Min.Y, v.scene.Size.H-pageOverlap
	for abs(v.form.Rect(at).Min.Y-start) < rows {
		next := v.form.Step(at, d)
		if next == at {
			break
		}
		at = next
	}
	return v.form.Spot(at).ID
}

func abs(n int) int { return max(n, -n) }

// Scroll moves the window down by that many rows. It stays there until something else matters, or [View.Follow].
func (v *View) Scroll(rows int) {
	v.port.y, v.port.past = v.port.y+rows, 0
	v.port.held = true
}

// Follow lets the window go to what is selected again, after scrolling.
func (v *View) Follow() { v.port.held = false }

// Hold lets a node be selected without scrolling to it: it was clicked on, and a second click must meet it there.
func (v *View) Hold(id mindmap.ID) { v.port.shown, v.port.held = id, true }

// ShowUnsorted moves the window so that all of the unsorted are seen; where they are more than go in, it stays.
func (v *View) ShowUnsorted() {
	if from, to := v.form.Strip(), v.form.H; to-from <= v.scene.Size.H {
		v.port.y = reveal(v.port.y, from, to, v.scene.Size.H, 0)
	}
}

// Settle lets a node be selected that nobody went to: for that the window moves only when it is out of sight.
func (v *View) Settle(id mindmap.ID) { v.port.settled = id }

// Hit is what stands at a cell of the window as it was seen last.
func (v *View) Hit(x, y int) (s Spot, ok bool) {
	if x < 0 || y < 0 || x >= v.drawn.size.W || y >= v.drawn.size.H {
		return Spot{}, false
	}
	at, ok := v.form.Hit(x, y+v.drawn.y)
	if !ok {
		return Spot{}, false
	}
	return v.form.Spot(at), true
}

// Rows are the rows of the window, each exactly as wide as it is, scrolled to what matters at the moment. They stay the
// view's: callers must not change them.
func (v *View) Rows(m Moment) []string {
	port := v.seen(m)
	key := rowsKey{form: v.form, y: port.y, size: port.size, selected: m.Selected, fresh: m.Fresh, marks: len(m.Marks)}
	for id := range m.Marks { // marks change one at a time or all at once: their number and sum tell sets apart
		for i := range id {
			key.marksSum[i] ^= id[i]
		}
	}
	if v.rows == nil || key != v.rowsKey {
		if v.rows == nil || key.form != v.rowsKey.form || key.y != v.rowsKey.y || key.size != v.rowsKey.size {
			v.above, v.below = v.form.OutOfSight(port.y, port.y+port.size.H)
		}
		v.rows, v.rowsKey = v.form.Lines(port.window(), m.dress(v.scene.Look)), key
	}
	return v.rows
}

// seen is the part of the map that is seen at a moment. While something stands over the window's lowest rows, that is less, and
// the selection is kept in sight; when it is gone, what was seen is seen again.
func (v *View) seen(m Moment) *viewport {
	if v.scene.Covered <= 0 {
		v.port.see(v.form, m.Selected, m.Fresh)
		v.drawn = v.port
		return &v.drawn
	}
	v.drawn = v.port
	v.drawn.size.H = max(v.drawn.size.H-v.scene.Covered, 0)
	v.drawn.see(v.form, m.Selected, m.Fresh)
	return &v.drawn
}

// OutOfSight counts the answers above and below the rows that are seen at a moment.
func (v *View) OutOfSight(m Moment) (above, below int) {
	v.Rows(m)
	return v.above, v.below
}
