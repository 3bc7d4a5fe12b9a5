package outline

import (
	"cmp"
	"fmt"
	"io"

	"mindwall/export/plan"
	"mindwall/mindmap"
	"mindwall/mindmap/say"
	"mindwall/mindmap/scheme"
)

// freeMindVersion is the version of the format that Freeplane opens as its own. Of a later one it warns that it may show the
// map incorrectly.
const freeMindVersion = "0.9.0"

// WriteFreeMind writes the map of one question as FreeMind's .mm, which Freeplane, Freemind and XMind open: themes on the
// sides that they have on the wall, quotes as notes.
//
// As FreeMind itself does, it writes no XML declaration, and numbers for all beyond ASCII, but for
// emoji and the like, of which Freeplane reads no numbers. The id of a node says what it
// is when the file is read back; programs keep ids. What the event is stands in a comment, where FreeMind has one too.
func WriteFreeMind(w io.Writer, e *mindmap.Event, q *mindmap.Question, v say.Voice) error {
	f := freeMindWriter{newXMLWriter(w), v}
	f.put(0, `<map version="%s">`, freeMindVersion)
	f.put(0, `<!-- %s -->`, eventMark(e, true))
	f.put(0, `<node ID="%s" TEXT="%s">`, nodeID(kindQuestion, q.ID), xmlText(q.Text, true))
	f.put(1, `<font NAME="SansSerif" SIZE="18" BOLD="true"/>`)
	for _, t := range q.Themes {
		f.theme(t, 1)
	}
	apart := plan.PaletteOf(scheme.Light).Muted.String()
	f.answers(q.Unsorted, 1, fmt.Sprintf(` POSITION="%s" COLOR="%s"`, say.Side(q.UnsortedSide()), apart))
	f.put(0, `</node>`)
	f.put(0, `</map>`)
	return f.out.Flush()
}

type freeMindWriter struct {
	xmlWriter
	voice say.Voice
}

func (f *freeMindWriter) theme(t *mindmap.Theme, indent int) {
	position := ""
	if indent == 1 {
		position = fmt.Sprintf(` POSITION="%s"`, say.Side(t.Side))
	}
	colour := plan.PaletteOf(scheme.Light).Theme(t.Colour).String()
	f.put(indent, `<node ID="%s" TEXT="%s"%s COLOR="%s">`, nodeID(kindTheme, t.ID), xmlText(cmp.Or(t.Text, f.voice.TakenOut()), true), position, colour)
	f.put(indent+1, `<edge COLOR="%s"/>`, colour)
	f.put(indent+1, `<font NAME="SansSerif" SIZE="14" BOLD="true"/>`)
	f.answers(t.Answers, indent+1, "")
	for _, sub := range t.Themes {
		f.theme(sub, indent+1)
	}
	f.put(indent, `</node>`)
}

func (f *freeMindWriter) answers(list []*mindmap.Answer, indent int, position string) {
	for _, a := range list {
		quotes := say.Quotes(a, false)
		head := fmt.Sprintf(`<node ID="%s" TEXT="%s"%s`, nodeID(kindAnswer, a.ID), xmlText(captionOf(a, f.voice), true), position)
		if len(quotes) == 0 {
			f.put(indent, "%s/>", head)
			continue
		}
		f.put(indent, "%s>", head)
		f.put(indent+1, `<richcontent TYPE="NOTE"><html><head></head><body>`)
		for _, q := range quotes {
			f.put(indent+2, `<p>%s</p>`, xmlText(q, true))
		}
		f.put(indent+1, `</body></html></richcontent>`)
		f.put(indent, `</node>`)
	}
}
