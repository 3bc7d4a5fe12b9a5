package outline

import (
	"cmp"
	"fmt"
	"io"
	"strings"

	"mindwall/mindmap"
	"mindwall/mindmap/say"
)

// opmlSpace is the namespace of the attributes that OPML does not know; see "Extending OPML" of
// http://opml.org/spec2.opml. They tell themes from answers when the file is read back.
const opmlSpace = "urn:mindwall:outline"

// WriteOPML writes the wall as OPML 2.0: questions at the top, themes and answers below, quotes as notes (the attribute
// _note, which outliners agree on).
func WriteOPML(w io.Writer, b *mindmap.Board, v say.Voice) error {
	o := opmlWriter{newXMLWriter(w), v}
	o.put(0, `<?xml version="1.0" encoding="UTF-8"?>`)
	o.put(0, `<opml version="2.0" xmlns:mindwall="%s">`, opmlSpace)
	o.put(1, `<head>`)
	o.put(2, `<title>%s</title>`, xmlText(cmp.Or(b.Event.Title, v.Text(say.MindWall)), false))
	if b.Event.Host != "" {
		o.put(2, `<ownerName>%s</ownerName>`, xmlText(b.Event.Host, false))
	}
	o.put(2, `<!-- %s -->`, eventMark(&b.Event, false))
	o.put(1, `</head>`)
	o.put(1, `<body>`)
	for _, q := range b.Questions {
		o.open(2, kindQuestion, q.Text)
		o.answers(q.Unsorted, 3)
		for _, t := range q.Themes {
			o.theme(t, 3)
		}
		o.put(2, `</outline>`)
	}
	o.put(1, `</body>`)
	o.put(0, `</opml>`)
	return o.out.Flush()
}

type opmlWriter struct {
	xmlWriter
	voice say.Voice
}

func (o *opmlWriter) open(indent int, kind nodeKind, text string) {
	o.put(indent, `<outline text="%s" mindwall:kind="%s">`, xmlText(text, false), kind)
}

func (o *opmlWriter) theme(t *mindmap.Theme, indent int) {
	o.open(indent, kindTheme, cmp.Or(t.Text, o.voice.TakenOut()))
	o.answers(t.Answers, indent+1)
	for _, sub := range t.Themes {
		o.theme(sub, indent+1)
	}
	o.put(indent, `</outline>`)
}

func (o *opmlWriter) answers(list []*mindmap.Answer, indent int) {
	for _, a := range list {
		note := ""
		if quotes := say.Quotes(a, false); len(quotes) > 0 {
			note = fmt.Sprintf(` _note="%s"`, notes(quotes))
		}
		o.put(indent, `<outline text="%s" mindwall:kind="%s"%s/>`, xmlText(captionOf(a, o.voice), false), kindAnswer, note)
	}
}

// notes are quotes as the value of an attribute, one a line.
func notes(quotes []string) string {
	for i, q := range quotes {
		quotes[i] = xmlText(q, false)
	}
	return strings.Join(quotes, "&#10;")
}
