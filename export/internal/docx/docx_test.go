package docx

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"image"
	"image/png"
	"io"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// sample is a document with something of everything.
func sample(t *testing.T) map[string]string {
	t.Helper()
	d := New("A <title>", "de", false)
	for _, s := range []Style{Title, Subtitle, Headline, Normal, Bullet, Quote, Caption, Small} {
		d.Paragraph(s, s == Caption, Run{Text: " & \x01<text>", Bold: true}, Run{Text: "נתיב", Muted: true, Gap: true, Italic: true, Link: "https://example.org/?a=1&b=2"})
	}
	for level := range 8 {
		d.Paragraph(Heading(level), true, Run{Text: "Head"})
	}
	d.Bar(30, "#1d3d83")
	d.Table([][]string{{"Theme", "Said"}, {"Money", "3"}, {"Time", "2"}})
	var picture bytes.Buffer
	if err := png.Encode(&picture, image.NewGray(image.Rect(0, 0, 40, 300))); err != nil {
		t.Fatal(err)
	}
	if err := d.Picture(picture.Bytes(), `What "it" shows`); err != nil {
		t.Fatal(err)
	}
	if d.Picture([]byte("no picture"), "") == nil {
		t.Error("what is no picture is taken for one")
	}
	var out bytes.Buffer
	if err := d.Write(&out); err != nil {
		t.Fatal(err)
	}
	z, err := zip.NewReader(bytes.NewReader(out.Bytes()), int64(out.Len()))
	if err != nil {
		t.Fatal(err)
	}
	parts := map[string]string{}
	for _, f := range z.File {
		r, _ := f.Open()
		data, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		parts[f.Name] = string(data)
	}
	return parts
}

// TestADocumentIsWhole holds that each part is XML, that all that is named is there, and that what Word wants in an order is in it.
func TestADocumentIsWhole(t *testing.T) {
	parts := sample(t)
	for name, text := range parts {
		if strings.HasSuffix(name, ".png") {
			continue
		}
		d := xml.NewDecoder(strings.NewReader(text))
		for {
			_, err := d.Token()
			if errors.Is(err, io.EOF) {
				break
			}
			if err != nil {
				t.Fatalf("%s: %v", name, err)
			}
		}
	}
	body, styles, links := parts["word/document.xml"], parts["word/styles.xml"], parts["word/_rels/document.xml.rels"]
	for _, m := range regexp.MustCompile(`<w:(?:pStyle|rStyle|tblStyle) w:val="([^"]*)"`).FindAllStringSubmatch(body, -1) {
		if !strings.Contains(styles, `w:styleId="`+m[1]+`"`) {
			t.Errorf("there is no style %s", m[1])
		}
	}
	for _, m := range regexp.MustCompile(`r:(?:id|embed)="([^"]*)"`).FindAllStringSubmatch(body, -1) {
		if !strings.Contains(links, `Id="`+m[1]+`"`) {
			t.Errorf("there is no relation %s", m[1])
		}
	}
	for _, m := range regexp.MustCompile(`Target="([^"]*)"`).FindAllStringSubmatch(links, -1) {
		if parts["word/"+m[1]] == "" && !strings.HasPrefix(m[1], "https:") {
			t.Errorf("there is no part %s", m[1])
		}
	}
	for _, m := range regexp.MustCompile(`PartName="/([^"]*)"`).FindAllStringSubmatch(parts["[Content_Types].xml"], -1) {
		if parts[m[1]] == "" {
			t.Errorf("there is no part %s", m[1])
		}
	}
	for _, want := range []string{`descr="What &#34;it&#34; shows"`, "<w:tblHeader/>", "&amp; \ufffd&lt;text&gt;", "<w:rtl/>", `<w:highlight w:val="yellow"/>`} {
		if !strings.Contains(body, want) {
			t.Errorf("the document lacks %s", want)
		}
	}
	if !strings.Contains(styles, `<w:lang w:val="de"`) {
		t.Error("the language is not said")
	}
	inOrder(t, body+styles, "w:pPr", "pStyle keepNext keepLines numPr pBdr shd bidi spacing ind contextualSpacing jc outlineLvl")
	inOrder(t, body+styles, "w:rPr", "rStyle rFonts b bCs i iCs color sz szCs highlight u rtl lang")
	inOrder(t, body, "w:tblPr", "tblStyle bidiVisual tblW tblLook")
}

// inOrder holds that the children of an element stand in the order of its schema, which Word insists on.
func inOrder(t *testing.T, text, element, order string) {
	t.Helper()
	names := strings.Fields(order)
	for _, m := range regexp.MustCompile(`<`+element+`>(.*?)</`+element+`>`).FindAllStringSubmatch(text, -1) {
		last := 0
		inside := regexp.MustCompile(`<w:(numPr|pBdr)>.*?</w:(numPr|pBdr)>`).ReplaceAllString(m[1], "<w:$1/>")
		for _, child := range regexp.MustCompile(`<w:([A-Za-z]+)`).FindAllStringSubmatch(inside, -1) {
			at := slices.Index(names, child[1])
			if at < last {
				t.Errorf("%s of %s stands out of order in %s", child[1], element, m[0])
			}
			last = max(last, at)
		}
	}
}
