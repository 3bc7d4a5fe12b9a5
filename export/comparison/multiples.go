package comparison

import (
	"mindwall/export/canvas"
	"mindwall/export/typeset"
)

// Measures of small charts beside each other, one a theme, in points.
const (
	cards     = 3
	cardGap   = 44.0
	cardBarH  = 110.0
	cardApart = 34.0
	standW    = 46.0 // the most width of a column that stands
	standGap  = 10.0 // the least between two
)

func (d *drawing) cardW() float64 { return (d.scene.W - 2*d.margin - (cards-1)*cardGap) / cards }

// columnStep is how far the columns of a small chart are from each other.
func (d *drawing) columnStep() float64 {
	return min(d.cardW()/float64(len(d.columns)), standW+4*standGap)
}

// columnsFit reports whether the columns of a small chart find room for what they are called and for their numbers.
func (d *drawing) columnsFit() bool {
	fits := func(s string) bool {
		t := d.text(s, smallSize, true, d.scene.W, 1)
		return t.W <= d.columnStep()-standGap/2
	}
	for _, name := range d.columns {
		if !fits(name) {
			return false
		}
	}
	for i := range d.rows {
		for _, t := range d.rows[i].main {
			if !fits(t) {
				return false
			}
		}
	}
	return true
}

// multiples draws a small chart for each theme, all to one scale, from y on, and returns where they end.
func (d *drawing) multiples(y float64) float64 {
	for first := 0; first < len(d.rows); first += cards {
		list := d.rows[first:min(first+cards, len(d.rows))]
		names := make([]typeset.Text, len(list))
		head := 0.0
		for i := range list {
			names[i] = d.text(list[i].name, textSize, list[i].sure, d.cardW()-signSize-signGap, 0)
			head = max(head, names[i].H)
		}
		for i := range list {
			d.scene.Group(d.label(&list[i]), func() {
				d.card(&list[i], &names[i], d.margin+float64(i)*(d.cardW()+cardGap), y, head)
			})
		}
		y += head + smallSize*1.3*3.4 + cardBarH + cardApart
	}
	return y - cardApart
}

// card draws the small chart of a theme, its name at the foot of a strip of that height.
func (d *drawing) card(r *row, name *typeset.Text, x, y, head float64) {
	d.sign(r.status, x, y+head-name.H+name.LineH/2, d.ink(r.status))
	d.put(name, x+signRoom(r), y+head-name.H, d.palette.Ink)
	step := d.columnStep()
	ground := y + head + smallSize*1.3*1.4 + cardBarH
	d.scene.Box(x, ground, step*float64(len(d.columns)), 1, 0, d.palette.Muted.Over(d.palette.Background, 0.5))
	for i, column := range d.columns {
		w := min(standW, step-standGap)
		left := x + float64(i)*step + (step-w)/2
		h := 0.0
		if r.values[i] > 0 {
			h = max(cardBarH*r.values[i]/d.most(), leastBar)
			d.bar(left, ground-h, w, h, i == len(d.columns)-1, d.ink(r.status))
		}
		main := d.text(r.main[i], smallSize, true, step, 1)
		d.scene.Text(&main, x+float64(i)*step, ground-h-main.H-1, step, canvas.Centred, d.palette.Ink)
		called := d.text(column, smallSize, false, step, 1)
		d.scene.Text(&called, x+float64(i)*step, ground+4, step, canvas.Centred, d.palette.Muted)
		beside := d.text(r.beside[i], smallSize-1, false, step, 1)
		d.scene.Text(&beside, x+float64(i)*step, ground+4+called.H, step, canvas.Centred, d.palette.Muted)
	}
}
