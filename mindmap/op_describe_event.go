package mindmap

import (
	"mindwall/mindmap/text"
	"strings"
)

var describeEventSpec = spec{kind: "event.describe", read: decode[DescribeEvent], about: anyNode, frame: always}

// DescribeEvent changes what is known of the event. A nil field stays as it is.
type DescribeEvent struct {
	Title    *string `json:"title,omitempty"`
	Date     *string `json:"date,omitempty"`
	Place    *string `json:"place,omitempty"`
	Host     *string `json:"host,omitempty"`
	Language *string `json:"language,omitempty"` // BCP 47
	Contact  *string `json:"contact,omitempty"`  // whom to ask about the event
	Thanks   *string `json:"thanks,omitempty"`   // said at the close
	Next     *string `json:"next,omitempty"`     // what happens with what was said
	Notice   *string `json:"notice,omitempty"`   // what those who answer by phone are told
	Present  *string `json:"present,omitempty"`  // who was there
	Missing  *string `json:"missing,omitempty"`  // who was not
}

// eventField is one text of a description: its name, its limit, and whether it may speak of a person.
type eventField struct {
	name   string
	field  text.Field
	text   **string
	about  func(*Event) *string
	person bool
}

// fields lists the texts of a description in the order in which they are told.
func (op *DescribeEvent) fields() []eventField {
	return []eventField{
		{"title", text.Title, &op.Title, func(e *Event) *string { return &e.Title }, false},
		{"date", text.Title, &op.Date, func(e *Event) *string { return &e.Date }, false},
		{"place", text.Title, &op.Place, func(e *Event) *string { return &e.Place }, false},
		{"host", text.Title, &op.Host, func(e *Event) *string { return &e.Host }, true},
		{"language", text.Title, &op.Language, func(e *Event) *string { return &e.Language }, false},
		{"contact", text.Note, &op.Contact, func(e *Event) *string { return &e.Contact }, true},
		{"thanks", text.Note, &op.Thanks, func(e *Event) *string { return &e.Thanks }, true},
		{"next", text.Note, &op.Next, func(e *Event) *string { return &e.Next }, true},
		{"notice", text.Note, &op.Notice, func(e *Event) *string { return &e.Notice }, true},
		{"present", text.Note, &op.Present, func(e *Event) *string { return &e.Present }, true},
		{"missing", text.Note, &op.Missing, func(e *Event) *string { return &e.Missing }, true},
	}
}

func (op DescribeEvent) Validate() error {
	for _, f := range op.fields() {
		if *f.text == nil {
			continue
		}
		if _, err := f.field.Clean(**f.text); err != nil {
			return err
		}
	}
	return nil
}

func (op DescribeEvent) Tell(Names) string {
	var parts []string
	for _, f := range op.fields() {
		if *f.text != nil {
			parts = append(parts, f.name+" "+text.Quoted(**f.text))
		}
	}
	return "describe the event: " + strings.Join(parts, ", ")
}

func (DescribeEvent) spec() *spec { return &describeEventSpec }

func (DescribeEvent) Target() ID { return ID{} }

func (op DescribeEvent) Apply(w World, _ *Facts) {
	for _, f := range op.fields() {
		if *f.text != nil {
			*f.about(w.Event()) = f.field.Lenient(**f.text)
		}
	}
}

// withoutWords takes out what may speak of a person. Title, date, place and language are the event's own.
func (op DescribeEvent) withoutWords() Op {
	for _, f := range op.fields() {
		if f.person && *f.text != nil {
			*f.text = new(string)
		}
	}
	return op
}
