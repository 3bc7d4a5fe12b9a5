package canvas

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"

	"mindwall/export/fonts"
	"mindwall/export/internal/colour"
)

// Inline is the pictures that stand inside of one HTML page: what they have in common, which is the page's style sheet.
type Inline struct {
	classes      map[look]string
	light, night strings.Builder           // rules
	words        map[bool]*strings.Builder // that are text, by whether they are bold
	pictures     int
	dark         *Scene // of the picture that is written
}

// look is how something on a page looks: in its two colours, and of a text its size and weight.
type look struct {
	light, dark colour.RGB
	size        float64
	bold        bool
}

// WriteSVG writes a picture as an element of the page, which must say all that is on it in text. It is the same picture in two
// schemes; the reader's choice of light or dark says which is seen.
func (p *Inline) WriteSVG(w io.Writer, light, dark *Scene) error {
	if len(light.ops) != len(dark.ops) {
		return errors.New("write SVG: the picture is another one in the dark")
	}
	if p.classes == nil {
		p.classes, p.words = map[look]string{}, map[bool]*strings.Builder{false: {}, true: {}}
	}
	p.pictures, p.dark = p.pictures+1, dark
	o := &svgWriter{w: bufio.NewWriter(w), scene: light, live: true, glyphs: map[glyphRef]string{}, page: p}
	width, height := string(appendNumber(nil, light.W)), string(appendNumber(nil, light.H))
	o.put(`<svg class="picture" width="`, width, `" height="`, height, `" viewBox="0 0 `, width, " ", height, `" role="img" aria-label="`)
	o.escaped(light.Title)
	o.put("\">\n")
	o.defs()
	o.body()
	o.put("</svg>\n")
	if err := o.w.Flush(); err != nil {
		return fmt.Errorf("write SVG: %w", err)
	}
	return nil
}

// CSS is the style sheet of all pictures that were written.
func (p *Inline) CSS() string {
	if p.pictures == 0 {
		return ""
	}
	return fonts.CSS(p.words[false].String(), p.words[true].String()) + ".picture text{font-family:" + fontStack + "}\n" + p.light.String() +
		"@media screen and (prefers-color-scheme:dark){\n" + p.night.String() + "}\n"
}

// class is the class of an op, which looks like the other one in the dark.
func (p *Inline) class(light, dark *op) string {
	l := look{light: light.fill, dark: dark.fill}
	if light.kind == textOp {
		l.size, l.bold = light.text.Size, light.text.Bold
	}
	if name := p.classes[l]; name != "" {
		return name
	}
	name := "p" + strconv.FormatInt(int64(len(p.classes)), 36)
	p.classes[l] = name
	font := ""
	if l.size > 0 {
		font = fmt.Sprintf(";font-size:%.4gpx", l.size)
	}
	if l.bold {
		font += ";font-weight:700"
	}
	fmt.Fprintf(&p.light, ".%s{fill:%s%s}\n", name, l.light, font)
	fmt.Fprintf(&p.night, ".%s{fill:%s}\n", name, l.dark)
	return name
}

// keep takes in what is text in a picture.
func (p *Inline) keep(words map[bool]*strings.Builder) {
	for bold, text := range words {
		p.words[bold].WriteString(text.String())
	}
}

// prefix tells the ids of a picture from those of the others; nil is no page.
func (p *Inline) prefix() string {
	if p == nil {
		return ""
	}
	return "p" + strconv.Itoa(p.pictures)
}
