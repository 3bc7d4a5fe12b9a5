package docx

import (
	"bytes"
	_ "embed"
	"fmt"
	"strconv"
	"strings"
)

//go:embed styles.xml
var styles string

// part is a file of the package that a document is.
type part struct {
	name    string
	content []byte
}

const (
	declaration = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n"
	packages    = "http://schemas.openxmlformats.org/package/2006/"
	office      = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
	words       = "application/vnd.openxmlformats-officedocument.wordprocessingml."
)

func (d *Document) parts() []part {
	text := func(name string, content ...string) part {
		return part{name, []byte(declaration + strings.Join(content, ""))}
	}
	list := []part{
		text("[Content_Types].xml", `<Types xmlns="`, packages, `content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>`,
			`<Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/>`,
			`<Override PartName="/word/document.xml" ContentType="`, words, `document.main+xml"/><Override PartName="/word/styles.xml" ContentType="`, words, `styles+xml"/>`,
			`<Override PartName="/word/numbering.xml" ContentType="`, words, `numbering+xml"/><Override PartName="/word/settings.xml" ContentType="`, words, `settings+xml"/>`,
			`<Override PartName="/word/footer.xml" ContentType="`, words, `footer+xml"/>`,
			`<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>`),
		text("_rels/.rels", relations(relation{"document", office + "/officeDocument", "word/document.xml"},
			relation{"core", packages + "relationships/metadata/core-properties", "docProps/core.xml"})),
		text("docProps/core.xml", `<cp:coreProperties xmlns:cp="`, packages, `metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>`,
			escaped(d.title), "</dc:title><dc:language>", escaped(d.language), "</dc:language></cp:coreProperties>"),
		text("word/styles.xml", strings.ReplaceAll(styles, "LANGUAGE", escaped(d.language))),
		text("word/numbering.xml", `<w:numbering `, namespaces, `><w:abstractNum w:abstractNumId="0"><w:multiLevelType w:val="hybridMultilevel"/><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/>`,
			`<w:pStyle w:val="ListBullet"/><w:lvlText w:val="•"/><w:pPr><w:ind w:left="360" w:hanging="360"/></w:pPr></w:lvl></w:abstractNum>`,
			`<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>`),
		text("word/settings.xml", `<w:settings `, namespaces, `><w:defaultTabStop w:val="720"/><w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat><w:themeFontLang w:val="`,
			escaped(d.language), `"/></w:settings>`),
		text("word/_rels/document.xml.rels", relations(d.relations()...)),
	}
	list = append(list, text("word/footer.xml", `<w:ftr `, namespaces, `><w:p><w:pPr><w:pStyle w:val="Small"/><w:jc w:val="center"/></w:pPr>`,
		`<w:fldSimple w:instr="PAGE"><w:r><w:t>1</w:t></w:r></w:fldSimple></w:p></w:ftr>`))
	var body bytes.Buffer
	fmt.Fprintf(&body, `%s<w:document %s><w:body>`+"\n", declaration, namespaces)
	body.Write(d.body.Bytes())
	fmt.Fprintf(&body, `<w:sectPr><w:footerReference w:type="default" r:id="footer"/><w:pgSz w:w="%d" w:h="%d"/><w:pgMar w:top="%[3]d" w:right="%[3]d" w:bottom="%[3]d" w:left="%[3]d" w:header="600" w:footer="600" w:gutter="0"/>`,
		pageW, pageH, margin)
	if d.rightToLeft {
		body.WriteString("<w:bidi/>")
	}
	body.WriteString("</w:sectPr></w:body></w:document>")
	list = append(list, part{"word/document.xml", body.Bytes()})
	for i, png := range d.pictures {
		list = append(list, part{"word/media/picture" + strconv.Itoa(i+1) + ".png", png})
	}
	return list
}

const namespaces = `xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="` + office +
	`" xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"` +
	` xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"`

// relation tells where a part finds another.
type relation struct{ id, kind, target string }

func (d *Document) relations() []relation {
	list := []relation{
		{"styles", office + "/styles", "styles.xml"}, {"numbering", office + "/numbering", "numbering.xml"}, {"settings", office + "/settings", "settings.xml"},
		{"footer", office + "/footer", "footer.xml"},
	}
	for i := range d.pictures {
		n := strconv.Itoa(i + 1)
		list = append(list, relation{"picture" + n, office + "/image", "media/picture" + n + ".png"})
	}
	for i, link := range d.links {
		list = append(list, relation{"link" + strconv.Itoa(i+1), office + "/hyperlink", link})
	}
	return list
}

func relations(list ...relation) string {
	var out strings.Builder
	fmt.Fprintf(&out, `<Relationships xmlns="%srelationships">`, packages)
	for _, r := range list {
		mode := ""
		if strings.HasSuffix(r.kind, "/hyperlink") {
			mode = ` TargetMode="External"`
		}
		fmt.Fprintf(&out, `<Relationship Id="%s" Type="%s" Target="%s"%s/>`, r.id, r.kind, escaped(r.target), mode)
	}
	out.WriteString("</Relationships>")
	return out.String()
}
