package comparison

import (
	"mindwall/export/internal/colour"
	"mindwall/export/typeset"
)

// Measures of bars, in points.
const (
	barName    = 0.25  // the most room for a theme's name, of the width
	barColumnW = 200.0 // the same for a column's
	barH       = 15.0
	barLineH   = 19.0
	barApart   = 16.0 // between themes
	barNumbers = 120.0
	leastBar   = 2.0
	pale       = 0.28 // of the colour in the bars of all columns but the last
	frameW     = 1.5
)

// bars draws for each theme a bar for each column, from y on, and returns where they end.
func (d *drawing) bars(y float64) float64 {
	names := make([]typeset.Text, len(d.rows))
	widest := 0.0
	for i := range d.rows {
		names[i] = d.text(d.rows[i].name, textSize, d.rows[i].sure, barName*d.scene.W, 0)
		widest = max(widest, names[i].W)
	}
	columns := make([]typeset.Text, len(d.columns))
	column, lineH := 0.0, barLineH
	for i, name := range d.columns {
		columns[i] = d.text(name, smallSize, false, barColumnW, 0)
		column, lineH = max(column, columns[i].W), max(lineH, columns[i].H+3)
	}
	start := d.margin + signSize + signGap + widest + 24
	from := start + column + 10
	longest := d.scene.W - d.margin - barNumbers - from
	for i := range d.rows {
		r := &d.rows[i]
		high := max(float64(len(d.columns))*lineH, names[i].H)
		d.scene.Group(d.label(r), func() {
			d.sign(r.status, d.margin, y+lineH/2, d.ink(r.status))
			d.put(&names[i], d.margin+signRoom(r), y+lineH/2-names[i].LineH/2, d.palette.Ink)
			for j := range d.columns {
				middle := y + float64(j)*lineH + lineH/2
				d.putBefore(&columns[j], start+column, middle-columns[j].H/2, d.palette.Muted)
				end := from
				if value := r.values[j]; value > 0 {
					w := max(longest*value/d.most(), leastBar)
					d.bar(from, middle-barH/2, w, barH, j == len(d.columns)-1, d.ink(r.status))
					end += w + 8
				}
				main, beside := d.text(r.main[j], smallSize+1, true, barNumbers, 1), d.text(r.beside[j], smallSize, false, barNumbers, 1)
				d.put(&main, end, middle-main.H/2, d.palette.Ink)
				d.put(&beside, end+main.W+8, middle-beside.H/2, d.palette.Muted)
			}
		})
		y += high + barApart
	}
	return y - barApart
}

// bar is solid for the last column, and pale with a frame for those before it.
func (d *drawing) bar(x, y, w, h float64, last bool, c colour.RGB) {
	if last || w < 2*frameW || h < 2*frameW {
		d.scene.Box(x, y, w, h, 0, c)
		return
	}
	d.scene.Framed(x, y, w, h, 0, frameW, c.Over(d.palette.Background, pale), c)
}
