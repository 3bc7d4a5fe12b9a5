package canvas

import (
	"cmp"
	"image"
	"maps"
	"slices"

	"mindwall/export/internal/colour"
)

// Census counts the colours of pixels, for a palette of them. The zero Census is ready.
type Census struct {
	counts map[RGB]int
	flat   map[RGB]bool
}

// Flat are colours of whole areas: the palette has them as they are.
func (c *Census) Flat(colours ...RGB) {
	if c.flat == nil {
		c.flat = map[RGB]bool{}
	}
	for _, each := range colours {
		c.flat[each] = true
	}
}

// Count adds the pixels of an opaque image.
func (c *Census) Count(img *image.RGBA) {
	if c.counts == nil {
		c.counts = map[RGB]int{}
	}
	var last RGB
	n := 0
	for pix := img.Pix; len(pix) >= 4; pix = pix[4:] {
		if each := (colour.RGB{R: pix[0], G: pix[1], B: pix[2]}); each != last {
			c.counts[last] += n
			last, n = each, 0
		}
		n++
	}
	c.counts[last] += n
}

// Palette is at most 255 colours, the nearest of which stands for each that was counted.
type Palette struct {
	colours []RGB
	index   map[RGB]uint8
}

// Palette chooses the colours: all that were counted where they are few enough, else the flat ones and, for the others, the means of
// groups that are alike.
func (c *Census) Palette() *Palette {
	p := &Palette{index: map[RGB]uint8{}}
	p.colours = slices.SortedFunc(maps.Keys(c.flat), compareRGB)
	p.colours = p.colours[:min(len(p.colours), maxColours/2)]
	var rest []counted
	for _, each := range slices.SortedFunc(maps.Keys(c.counts), compareRGB) {
		if n := c.counts[each]; n > 0 && !slices.Contains(p.colours, each) {
			rest = append(rest, counted{each, n})
		}
	}
	for _, g := range cut(rest, maxColours-len(p.colours)) {
		p.colours = append(p.colours, mean(g))
	}
	return p
}

// Index appends the numbers of an image's colours, row by row.
func (p *Palette) Index(to []uint8, img *image.RGBA) []uint8 {
	var last RGB
	at, known := uint8(0), false
	for pix := img.Pix; len(pix) >= 4; pix = pix[4:] {
		if each := (colour.RGB{R: pix[0], G: pix[1], B: pix[2]}); each != last || !known {
			last, at, known = each, p.nearest(each), true
		}
		to = append(to, at)
	}
	return to
}

func (p *Palette) nearest(c RGB) uint8 {
	if at, ok := p.index[c]; ok {
		return at
	}
	best, least := 0, 1<<30
	for i, each := range p.colours {
		if d := apart(c, each); d < least {
			best, least = i, d
		}
	}
	p.index[c] = uint8(best)
	return uint8(best)
}

// apart is how far two colours are apart, squared; green weighs most, as it does to the eye.
func apart(a, b RGB) int {
	r, g, blue := int(a.R)-int(b.R), int(a.G)-int(b.G), int(a.B)-int(b.B)
	return 2*r*r + 4*g*g + 3*blue*blue
}

// counted is a colour and how many pixels have it.
type counted struct {
	RGB
	n int
}

func compareRGB(a, b RGB) int {
	return cmp.Or(cmp.Compare(a.R, b.R), cmp.Compare(a.G, b.G), cmp.Compare(a.B, b.B))
}

// channels are what tells colours apart.
var channels = [...]func(RGB) int{
	func(c RGB) int { return int(c.R) }, func(c RGB) int { return int(c.G) }, func(c RGB) int { return int(c.B) },
}

// cut parts colours into n groups at most: again and again, the group whose colours differ most in a channel, weighed by how many pixels
// have them, is halved there. It is Heckbert's median cut, with Wu's measure of what to cut.
func cut(all []counted, n int) (groups [][]counted) {
	if len(all) == 0 {
		return nil
	}
	groups = [][]counted{all}
	for len(groups) < n {
		widest, channel, most := -1, 0, 0.0
		for i, g := range groups {
			if ch, spread := spreadOf(g); spread > most {
				widest, channel, most = i, ch, spread
			}
		}
		if widest < 0 {
			break
		}
		a, b := halve(groups[widest], channels[channel])
		groups[widest] = a
		groups = append(groups, b)
	}
	return groups
}

// spreadOf is how much the colours of a group differ, in the channel in which they do so most: the sum of squares from their mean.
func spreadOf(g []counted) (channel int, spread float64) {
	for ch, of := range channels {
		n, sum, squares := 0.0, 0.0, 0.0
		for _, c := range g {
			v, k := float64(of(c.RGB)), float64(c.n)
			n, sum, squares = n+k, sum+k*v, squares+k*v*v
		}
		if s := squares - sum*sum/n; len(g) > 1 && s > spread+1e-6 {
			channel, spread = ch, s
		}
	}
	return channel, spread
}

// halve parts a group at the mean of a channel; neither half is empty.
func halve(g []counted, of func(RGB) int) (a, b []counted) {
	n, sum := 0, 0
	for _, c := range g {
		n, sum = n+c.n, sum+c.n*of(c.RGB)
	}
	for _, c := range g {
		if of(c.RGB)*n <= sum {
			a = append(a, c)
		} else {
			b = append(b, c)
		}
	}
	return a, b
}

func mean(g []counted) RGB {
	var sums [3]int
	n := 0
	for _, c := range g {
		n += c.n
		for ch, of := range channels {
			sums[ch] += c.n * of(c.RGB)
		}
	}
	round := func(sum int) uint8 { return uint8((sum + n/2) / n) }
	return colour.RGB{R: round(sums[0]), G: round(sums[1]), B: round(sums[2])}
}
