package mapview

import (
	"image"

	"mindwall/mindmap"
	"mindwall/tui/look"
	"mindwall/tui/paint"
)

func (t *tree) paint(window image.Rectangle, m Moment) []string {
	v := paint.View{X: window.Min.X, Y: window.Min.Y, W: window.Dx(), H: window.Dy()}
	return t.painting.Paint(v, t.dress(m))
}

// dress is how what is selected, marked or fresh stands out: by a sign and by weight, not by colour alone. What is both
// marked and selected shows both.
func (t *tree) dress(m Moment) paint.Dress {
	l := t.measurer.look
	at := func(id mindmap.ID) int {
		if i, ok := t.find(id); ok && !id.IsZero() {
			return i
		}
		return -1
	}
	selected, fresh, into := at(m.Selected), at(m.Fresh), at(m.Into)
	isMarked := func(ref int) bool { return m.Marks[t.spots[ref].ID] }
	return paint.Dress{
		Emphasis: func(ref int, of look.Style) look.Style {
			if ref == selected {
				of = of.With(l.Selected)
			}
			switch {
			case isMarked(ref):
				return of.With(l.Marked)
			case ref == fresh && ref != selected:
				return of.With(l.Fresh)
			}
			return of
		},
		Sign: func(ref int) (string, look.Style) {
			switch {
			case isMarked(ref):
				return look.MarkedSign, l.Marked
			case ref == selected:
				return look.SelectedSign, l.Prompt
			case ref == fresh:
				return look.FreshSign, l.Fresh
			}
			return "", look.Style{}
		},
		OnBranch: func(ref int) (string, look.Style) {
			if ref == selected && isMarked(ref) {
				return look.SelectedSign, l.Prompt
			}
			return "", look.Style{}
		},
		Behind: func(ref int, side mindmap.Side) (string, look.Style) {
			switch {
			case ref != into:
				return "", look.Style{}
			case side == mindmap.Left:
				return look.IntoSignLeft, l.Prompt
			}
			return look.IntoSign, l.Prompt
		},
	}
}
