package comparison

import (
	"io"
	"slices"

	"mindwall/export/canvas"
	"mindwall/export/internal/colour"
	"mindwall/export/plan"
	"mindwall/export/typeset"
	"mindwall/mindmap/compare"
	"mindwall/mindmap/say"
	"mindwall/mindmap/scheme"
)

// figure is what the picture of one question shows.
type figure struct {
	question, event string   // the event is what all walls are of; it may be empty
	what            string   // is drawn
	columns         []string // what the columns are called
	said            []string // how often something was said to the question in each, in words
	rows            []row    // what was said most last comes first
}

// row is a theme of a figure.
type row struct {
	name   string
	before string         // what it was called in the first column, where that was otherwise
	status compare.Status // none between groups
	word   string         // for the status
	sure   bool           // its share differs by more than chance
	values []float64      // what is drawn: how often it was said, or its share; negative where nothing is known
	main   []string       // the same in words
	beside []string       // the other of the two, in words
}

// most is the greatest value of the figure.
func (f *figure) most() float64 {
	most := 0.0
	for i := range f.rows {
		most = max(most, slices.Max(f.rows[i].values))
	}
	if most == 0 {
		return 1
	}
	return most
}

// Pictured reports whether there is a picture of a question: whether it was answered in more than one column, and not all of it is
// hidden.
func Pictured(q *compare.Question) bool {
	answered := 0
	for _, n := range q.Said {
		if n != 0 {
			answered++
		}
	}
	shown := func(t *compare.Theme) bool { return t != nil && slices.Max(t.Said) > 0 }
	return answered > 1 && (shown(q.Unsorted) || slices.ContainsFunc(q.Themes, shown))
}

// NewPicture draws the picture of a question that is [Pictured]: lines from then to now, small charts or bars, whichever can be read.
func NewPicture(of *compare.Comparison, q *compare.Question, s scheme.Scheme, o Options) *Picture {
	c := newContent(of, o)
	p := c.Questions[slices.Index(of.Questions, q)].figure.draw(c.drawn(s, o))
	o.noteMissing(p)
	return p
}

func (o *Options) noteMissing(p *Picture) {
	if o.Note != nil && len(p.missing) > 0 {
		o.Note(say.NoFont(p.missing))
	}
}

// Picture is the picture of a question.
type Picture struct {
	scene   *canvas.Scene
	missing []rune // characters that no font had, drawn as boxes, in order
}

// WriteSVG writes the picture as an SVG, its words as outlines or as live text.
func (p *Picture) WriteSVG(w io.Writer, liveText bool) error {
	return canvas.WriteSVG(w, p.scene, liveText)
}

// WritePNG writes the picture as a PNG of two pixels a point.
func (p *Picture) WritePNG(w io.Writer) error { return canvas.WritePNG(w, p.scene, canvas.FullScale) }

// Measures of all pictures, in points.
const (
	figureW     = 1120.0
	pageW       = 900.0 // on a page, which is narrower on paper
	textSize    = 15.0
	smallSize   = 12.5
	headSize    = 26.0
	placeSize   = 14.0
	pageMargin  = 4.0
	headGap     = 30.0 // between the words above and what is drawn
	signSize    = 12.0
	signGap     = 8.0
	keyGap      = 18.0 // above the key
	keyApart    = 26.0 // between what it explains
	slopeThemes = 14   // more cannot be followed from one side to the other
)

// look is how a figure is drawn.
type look struct {
	voice       say.Voice
	language    string // of the walls' words
	scheme      scheme.Scheme
	systemFonts bool
	onPage      bool // it stands below its question
}

func (c *content) drawn(s scheme.Scheme, o Options) look {
	return look{voice: c.voice, language: c.Language, scheme: s, systemFonts: !o.NoSystemFonts}
}

// draw draws a figure in the form that can be read: lines from then to now for two columns and not too many themes, columns side by
// side for a few walls with short names, such as years, and else bars one below the other.
func (f *figure) draw(l look) *Picture {
	d := drawing{
		figure: f, voice: l.voice, set: typeset.NewTypesetter(l.language, l.systemFonts), palette: plan.PaletteOf(l.scheme),
		margin: plan.Margin, scene: &canvas.Scene{W: figureW, FromRight: l.voice.FromRight()},
	}
	if l.onPage {
		d.margin, d.scene.W = pageMargin, pageW
	}
	d.scene.Background = d.palette.Background
	y := d.head(l.onPage)
	var lines *slope
	var charts *multiples
	if len(f.columns) == 2 && len(f.rows) <= slopeThemes && f.known() {
		lines = d.newSlope()
	}
	if len(f.columns) > 2 {
		charts = d.newMultiples()
	}
	switch {
	case lines != nil:
		y = d.slope(lines, y)
	case charts != nil:
		y = d.multiples(charts, y)
	default:
		y = d.bars(y)
	}
	d.scene.H = d.key(y) + d.above()
	d.scene.Words = d.words.String()
	return &Picture{d.scene, d.set.Missing()}
}

// known reports whether no value is hidden.
func (f *figure) known() bool {
	for i := range f.rows {
		if slices.Min(f.rows[i].values) < 0 {
			return false
		}
	}
	return true
}

// ink is the colour of a status: what rose has one colour and what fell another, which differ in lightness to everybody; signs
// tell them apart without.
func (d *drawing) ink(s compare.Status) colour.RGB {
	switch s {
	case compare.Grown, compare.New, "":
		return d.palette.Theme(0)
	case compare.Shrunk, compare.Gone:
		return d.palette.Theme(1)
	}
	return d.palette.Muted
}
