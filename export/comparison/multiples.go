package comparison

import (
	"mindwall/export/canvas"
	"mindwall/export/typeset"
)

// Measures of small charts beside each other, one a theme, in points.
const (
	cardsUpTo = 3 // side by side
	cardGap   = 44.0
	cardBarH  = 110.0
	cardApart = 34.0
	standW    = 46.0 // the most width of a column that stands
	standGap  = 10.0 // the least between two
)

// multiples is small charts, so many side by side.
type multiples struct {
	cards int
	w     float64 // of each
	step  float64 // from one of its columns to the next
}

// newMultiples makes as many charts stand side by side as leave room for what columns are called and for their numbers; nil when none does.
func (d *drawing) newMultiples() *multiples {
	widest := 0.0
	for i := range d.rows {
		for _, texts := range [][]string{d.columns, d.rows[i].main} {
			for _, s := range texts {
				t := d.text(s, smallSize, true, d.scene.W, 1)
				widest = max(widest, t.W+standGap/2)
			}
		}
	}
	for n := cardsUpTo; n > 0; n-- {
		w := (d.scene.W - 2*d.margin - float64(n-1)*cardGap) / float64(n)
		if step := min(w/float64(len(d.columns)), standW+4*standGap); step >= widest {
			return &multiples{n, w, step}
		}
	}
	return nil
}

// multiples draws a small chart for each theme, all to one scale, from y on, and returns where they end.
func (d *drawing) multiples(m *multiples, y float64) float64 {
	cards := m.cards
	for first := 0; first < len(d.rows); first += cards {
		list := d.rows[first:min(first+cards, len(d.rows))]
		names := make([]typeset.Text, len(list))
		head := 0.0
		for i := range list {
			names[i] = d.text(list[i].name, textSize, list[i].sure, m.w-signSize-signGap, 0)
			head = max(head, names[i].H)
		}
		for i := range list {
			d.scene.Group(d.label(&list[i]), func() {
				d.card(m, &list[i], &names[i], d.margin+float64(i)*(m.w+cardGap), y, head)
			})
		}
		y += head + smallSize*1.3*3.4 + cardBarH + cardApart
	}
	return y - cardApart
}

// card draws the small chart of a theme, its name at the foot of a strip of that height.
func (d *drawing) card(m *multiples, r *row, name *typeset.Text, x, y, head float64) {
	d.sign(r.status, x, y+head-name.H+name.LineH/2, d.ink(r.status))
	d.put(name, x+signRoom(r), y+head-name.H, d.palette.Ink)
	step := m.step
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
