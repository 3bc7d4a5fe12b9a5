package comparison

import (
	"slices"
	"strings"

	"mindwall/export/canvas"
	"mindwall/export/internal/colour"
	"mindwall/export/plan"
	"mindwall/export/typeset"
	"mindwall/mindmap/compare"
	"mindwall/mindmap/say"
)

// drawing is a figure while it is drawn.
type drawing struct {
	*figure
	voice   say.Voice
	set     *typeset.Typesetter
	palette *plan.Palette
	scene   *canvas.Scene
	words   strings.Builder
	margin  float64 // round all that is drawn
}

func (d *drawing) text(s string, size float64, bold bool, measure float64, lines int) typeset.Text {
	return d.set.Set(s, typeset.Style{Size: size, Bold: bold, Measure: measure, Leading: 1.3, MaxLines: lines})
}

// put draws text at its own width from x on, with its top at y.
func (d *drawing) put(t *typeset.Text, x, y float64, c colour.RGB) {
	d.scene.Text(t, x, y, t.W, canvas.Start, c)
}

// putBefore draws text that ends at x.
func (d *drawing) putBefore(t *typeset.Text, x, y float64, c colour.RGB) { d.put(t, x-t.W, y, c) }

// head writes what the picture is of, and returns where that ends. On a page the question stands above it already.
func (d *drawing) head(onPage bool) float64 {
	y, room := d.above(), d.scene.W-2*d.margin
	put := func(text string, size float64, bold bool, c colour.RGB) {
		t := d.text(text, size, bold, room, 4)
		d.scene.Text(&t, d.margin, y, room, canvas.Start, c)
		y += t.H
	}
	d.scene.Title = say.Joined(" – ", d.question, d.event, d.what)
	d.words.WriteString(d.question + "\n")
	if !onPage {
		put(d.question, headSize, true, d.palette.Ink)
		if d.event != "" {
			put(d.event, placeSize, false, d.palette.Muted)
			d.words.WriteString(d.event + "\n")
		}
	}
	put(d.what, placeSize, false, d.palette.Muted)
	d.words.WriteString(d.what + "\n")
	return y + headGap
}

// above is the room above and below all that is drawn; lines of text bring some of their own.
func (d *drawing) above() float64 { return max(0, d.margin-14) }

// label says all of a row, for those who do not see it.
func (d *drawing) label(r *row) string {
	parts := make([]string, len(r.main))
	for i, t := range r.main {
		parts[i] = d.columns[i] + " " + say.Joined(" ", t, r.beside[i])
	}
	name := r.name
	if r.before != "" {
		name += " (" + d.voice.Say(named, "name", d.columns[0], "value", r.before) + ")"
	}
	label := d.voice.Say(named, "name", name, "value", say.Joined("; ", d.voice.Listed(parts), r.word))
	d.words.WriteString(label + "\n")
	return label
}

// key explains the signs and the bold names that are there, from y on, and returns where it ends.
func (d *drawing) key(y float64) float64 {
	x, first := d.margin, true
	put := func(words string, s compare.Status) {
		if first {
			y += keyGap
		}
		t := d.text(words, smallSize, false, d.scene.W-2*d.margin-signSize-signGap, 0)
		room := 0.0
		if s != "" {
			room = signSize + signGap
		}
		if !first && x+room+t.W > d.scene.W-d.margin {
			x, y = d.margin, y+t.LineH*1.3
		}
		if s != "" {
			d.sign(s, x, y+t.LineH/2, d.ink(s))
		}
		d.put(&t, x+room, y, d.palette.Ink)
		x, first = x+room+t.W+keyApart, false
	}
	for _, s := range []compare.Status{compare.Grown, compare.Shrunk, compare.New, compare.Gone, compare.Same} {
		if i := slices.IndexFunc(d.rows, func(r row) bool { return r.status == s }); i >= 0 {
			put(d.rows[i].word, s)
		}
	}
	if slices.ContainsFunc(d.rows, func(r row) bool { return r.sure }) {
		put(d.voice.Text(boldNames), "")
	}
	if first {
		return y
	}
	return y + smallSize*1.3
}

// signRoom is the room that the sign before a name takes; between groups there is none.
func signRoom(r *row) float64 {
	if r.status == "" {
		return 0
	}
	return signSize + signGap
}

// sign draws the sign of a status, as large as a letter, with its middle at y. Each has a shape of its own.
func (d *drawing) sign(s compare.Status, x, y float64, c colour.RGB) {
	const size, half, thick = signSize, signSize / 2, 3.2
	switch s {
	case compare.Grown:
		d.scene.Path(canvas.Polygon(x, y+half-1, x+half, y-half+1, x+size, y+half-1), c)
	case compare.Shrunk:
		d.scene.Path(canvas.Polygon(x, y-half+1, x+size, y-half+1, x+half, y+half-1), c)
	case compare.New:
		d.scene.Box(x, y-thick/2, size, thick, 0, c)
		d.scene.Box(x+half-thick/2, y-half, thick, size, 0, c)
	case compare.Gone:
		d.line(x+1.5, y-half+1.5, x+size-1.5, y+half-1.5, thick, c)
		d.line(x+1.5, y+half-1.5, x+size-1.5, y-half+1.5, thick, c)
	case compare.Same:
		d.scene.Box(x, y-4, size, 2.6, 0, c)
		d.scene.Box(x, y+1.4, size, 2.6, 0, c)
	case "":
	}
}
