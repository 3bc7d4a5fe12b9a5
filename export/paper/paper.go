// Package paper knows the papers that a map is laid out for: their sizes, and how large the text on them must be, so that it
// is read where such a sheet hangs or lies.
package paper

import (
	"fmt"
	"slices"
	"strings"
)

// Paper is a sheet. Sizes are in PDF points, 72 to the inch.
type Paper struct {
	Name string
	W, H float64 // upright, but for a slide
	// Least is the smallest text that the paper is taken for by itself.
	Least float64
	// Slide is never turned.
	Slide bool
	// Dots is how many pixels an inch of it has in a PNG.
	Dots float64
}

// Auto and Free are no sheets: the smallest paper that keeps its text readable, and no paper at all.
const (
	Auto = "auto"
	Free = "free"
)

const printDots = 300.0

// Papers are all sheets, in the order in which they are shown.
func Papers() []Paper {
	return []Paper{
		{Name: "a4", W: 595.28, H: 841.89, Least: 7, Dots: printDots},
		{Name: "a3", W: 841.89, H: 1190.55, Least: 6.5, Dots: printDots},
		{Name: "a2", W: 1190.55, H: 1683.78, Least: 8, Dots: printDots},
		{Name: "a1", W: 1683.78, H: 2383.94, Least: 9, Dots: printDots},
		{Name: "a0", W: 2383.94, H: 3370.39, Least: 9, Dots: printDots},
		{Name: "letter", W: 612, H: 792, Least: 7, Dots: printDots},
		{Name: "tabloid", W: 792, H: 1224, Least: 6.5, Dots: printDots},
		{Name: "16:9", W: 960, H: 540, Least: 9, Dots: 288, Slide: true}, // 3,840 by 2,160 pixels
	}
}

// Find is the sheet of a name that is known.
func Find(name string) Paper {
	all := Papers()
	i := slices.IndexFunc(all, func(p Paper) bool { return p.Name == name })
	if i < 0 {
		panic("no paper is called " + name)
	}
	return all[i]
}

// Names are what people may ask for.
func Names() []string {
	var names []string
	for _, p := range Papers() {
		names = append(names, p.Name)
	}
	return append(names, Free)
}

// Parse reads a name; empty is [Auto].
func Parse(name string) (string, error) {
	name = strings.ToLower(strings.TrimSpace(name))
	switch {
	case name == "":
		return Auto, nil
	case name == Auto || slices.Contains(Names(), name):
		return name, nil
	}
	return "", fmt.Errorf("paper %q is none of %s", name, strings.Join(Names(), ", "))
}

// Choice are the sheets that are tried for what was asked, the first that keeps its text readable being taken, and else the
// last. There are none for [Free].
func Choice(asked string) []Paper {
	switch asked {
	case Free, "":
		return nil
	case Auto:
		return []Paper{Find("a4"), Find("a3"), Find("a1")}
	}
	return []Paper{Find(asked)}
}

// Ways are the sheet across and upright; a slide only as it is.
func (p Paper) Ways() [][2]float64 {
	if p.Slide {
		return [][2]float64{{p.W, p.H}}
	}
	return [][2]float64{{p.H, p.W}, {p.W, p.H}}
}

// Title is the name as people write it.
func (p Paper) Title() string {
	switch {
	case len(p.Name) == 2:
		return strings.ToUpper(p.Name)
	case p.Slide:
		return "a 16:9 slide"
	}
	return p.Name
}
