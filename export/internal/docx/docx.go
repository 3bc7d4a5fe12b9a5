// Package docx writes documents for Word and its kin: paragraphs in real styles, tables with a row of heads, pictures with a
// description, in ECMA-376's transitional form of WordprocessingML. It knows nothing of walls.
package docx

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"fmt"
	"image"
	_ "image/png" // pictures are PNG
	"io"
	"strconv"
	"strings"

	"golang.org/x/text/unicode/bidi"
)

// Style is a style of paragraphs, by its id in styles.xml.
type Style string

// The styles, beside those of [Heading].
const (
	Title    Style = "Title"
	Subtitle Style = "Subtitle"
	Headline Style = "Headline"
	Normal   Style = "Normal"
	Bullet   Style = "ListBullet"
	Quote    Style = "Quote"
	Caption  Style = "Caption"
	Small    Style = "Small"
)

// Heading is the style of a heading from level 1 to 6.
func Heading(level int) Style { return Style("Heading" + strconv.Itoa(min(max(level, 1), 6))) }

// Run is a piece of a paragraph.
type Run struct {
	Text              string
	Bold, Italic, Gap bool // a gap is marked, as somebody is to fill it in
	Muted             bool // grey, and not bold in a heading either
	Link              string
}

// Widths are in twentieths of a point, pictures in [emu].
const (
	pageW, pageH = 11906, 16838 // A4
	margin       = 1247
	textW        = pageW - 2*margin
	pictureH     = 12000 // at most
	wholeTable   = 16    // rows of a table that stands on one page
	emu          = 635   // to a twentieth of a point
)

// Document is what has been written so far.
type Document struct {
	title, language string
	rightToLeft     bool
	body            bytes.Buffer
	links           []string
	pictures        [][]byte
}

// New begins a document in a language, as BCP 47 has it.
func New(title, language string, rightToLeft bool) *Document {
	return &Document{title: title, language: language, rightToLeft: rightToLeft}
}

func (d *Document) put(parts ...string) {
	for _, s := range parts {
		d.body.WriteString(s)
	}
}

func escaped(s string) string {
	var out strings.Builder
	_ = xml.EscapeText(&out, []byte(s))
	return out.String()
}

// fromRight reports whether a text runs from the right: by its first letter that has a direction, and where the document runs so,
// by any, as its sentences may begin with a word of another script.
func (d *Document) fromRight(s string) bool {
	runs := d.rightToLeft
	for len(s) > 0 {
		p, n := bidi.LookupString(s)
		switch p.Class() {
		case bidi.L:
			if runs = false; !d.rightToLeft {
				return false
			}
		case bidi.R, bidi.AL:
			return true
		}
		s = s[max(n, 1):]
	}
	return runs
}

// Paragraph writes a paragraph. One that is kept stands on the page of what follows.
func (d *Document) Paragraph(style Style, kept bool, runs ...Run) {
	d.put("<w:p>")
	text := ""
	for _, r := range runs {
		text += r.Text
	}
	d.properties(style, kept, d.fromRight(text), "")
	for _, r := range runs {
		d.run(r)
	}
	d.put("</w:p>\n")
}

func (d *Document) properties(style Style, kept, fromRight bool, more string) {
	d.put(`<w:pPr><w:pStyle w:val="`, string(style), `"/>`)
	if kept {
		d.put("<w:keepNext/>")
	}
	if fromRight {
		d.put("<w:bidi/>")
	}
	d.put(more, "</w:pPr>")
}

func (d *Document) run(r Run) {
	if r.Link != "" {
		d.links = append(d.links, r.Link)
		d.put(`<w:hyperlink r:id="link`, strconv.Itoa(len(d.links)), `">`)
		defer d.put("</w:hyperlink>")
	}
	d.put("<w:r><w:rPr>")
	if r.Link != "" {
		d.put(`<w:rStyle w:val="Hyperlink"/>`)
	}
	for _, mark := range []struct {
		on  bool
		xml string
	}{{r.Bold, "<w:b/><w:bCs/>"}, {r.Muted, `<w:b w:val="0"/><w:bCs w:val="0"/>`}, {r.Italic, "<w:i/><w:iCs/>"}, {r.Muted, `<w:color w:val="55606E"/>`}, {r.Gap, `<w:highlight w:val="yellow"/>`}, {d.fromRight(r.Text), "<w:rtl/>"}} {
		if mark.on {
			d.put(mark.xml)
		}
	}
	d.put(`</w:rPr><w:t xml:space="preserve">`, escaped(r.Text), "</w:t></w:r>")
}

// Bar writes a bar of so many hundredths of the page's width. It is a shaded paragraph without words: whoever does not see it
// misses nothing that is not said beside it.
func (d *Document) Bar(hundredths int, colour string) {
	rest := strconv.Itoa(textW * (100 - hundredths) / 100)
	d.put("<w:p>")
	d.put(`<w:pPr><w:pStyle w:val="Bar"/><w:keepNext/><w:shd w:val="clear" w:color="auto" w:fill="`, strings.TrimPrefix(colour, "#"), `"/>`)
	if d.rightToLeft {
		d.put("<w:bidi/>")
	}
	d.put(`<w:ind w:right="`, rest, `"/></w:pPr>`)
	d.put("</w:p>\n")
}

// Picture writes a PNG, as wide as the text at most. Its description is for those who do not see it.
func (d *Document) Picture(png []byte, description string) error {
	size, _, err := image.DecodeConfig(bytes.NewReader(png))
	if err != nil {
		return fmt.Errorf("measure picture: %w", err)
	}
	w, h := textW, textW*size.Height/size.Width
	if h > pictureH {
		w, h = pictureH*size.Width/size.Height, pictureH
	}
	d.pictures = append(d.pictures, png)
	n := strconv.Itoa(len(d.pictures))
	extent := fmt.Sprintf(`cx="%d" cy="%d"`, w*emu, h*emu)
	d.put("<w:p>")
	d.properties(Normal, false, false, "")
	d.put(`<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent `, extent, `/><wp:docPr id="`, n, `" name="picture`, n,
		`" descr="`, escaped(description), `"/><a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic>`,
		`<pic:nvPicPr><pic:cNvPr id="`, n, `" name="picture`, n, `" descr="`, escaped(description), `"/><pic:cNvPicPr/></pic:nvPicPr>`,
		`<pic:blipFill><a:blip r:embed="picture`, n, `"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>`,
		`<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext `, extent, `/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr>`,
		`</pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>`, "\n")
	return nil
}

// Table writes a table whose first row is the heads of the columns. Columns but the first have numbers.
func (d *Document) Table(rows [][]string) {
	columns := len(rows[0])
	first := textW * 2 / (columns + 1)
	widths := make([]int, columns)
	for i := range widths {
		if widths[i] = (textW - first) / max(columns-1, 1); i == 0 {
			widths[i] = first
		}
	}
	d.put(`<w:tbl><w:tblPr><w:tblStyle w:val="TableGrid"/>`)
	if d.rightToLeft {
		d.put("<w:bidiVisual/>")
	}
	d.put(`<w:tblW w:w="5000" w:type="pct"/><w:tblLook w:val="0020" w:firstRow="1"/></w:tblPr><w:tblGrid>`)
	for _, w := range widths {
		d.put(`<w:gridCol w:w="`, strconv.Itoa(w), `"/>`)
	}
	d.put("</w:tblGrid>")
	for i, row := range rows {
		d.put("<w:tr><w:trPr><w:cantSplit/>")
		if i == 0 {
			d.put("<w:tblHeader/>")
		}
		d.put("</w:trPr>")
		for j, text := range row {
			d.put(`<w:tc><w:tcPr><w:tcW w:w="`, strconv.Itoa(widths[j]), `" w:type="dxa"/></w:tcPr><w:p>`)
			end := ""
			if j > 0 {
				end = `<w:jc w:val="right"/>`
			}
			d.properties("TableText", i < len(rows)-1 && (len(rows) <= wholeTable || i < 2 || i > len(rows)-3), d.fromRight(text), end)
			d.run(Run{Text: text, Bold: i == 0})
			d.put("</w:p></w:tc>")
		}
		d.put("</w:tr>")
	}
	d.put("</w:tbl>\n")
	d.Paragraph(Small, false)
}

// Write writes the document.
func (d *Document) Write(w io.Writer) error {
	z := zip.NewWriter(w)
	for _, part := range d.parts() {
		f, err := z.Create(part.name)
		if err == nil {
			_, err = f.Write(part.content)
		}
		if err != nil {
			return fmt.Errorf("write %s: %w", part.name, err)
		}
	}
	return z.Close()
}
