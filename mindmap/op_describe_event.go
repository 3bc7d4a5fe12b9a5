package mindmap

import (
	"fmt"
	"strings"

	"mindwall/mindmap/text"
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
	WriteUp  *string `json:"write_up,omitempty"` // the address at which the write-up will be
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
		{"write-up", text.Address, &op.WriteUp, func(e *Event) *string { return &e.WriteUp }, true},
	}
}

// EventFields are the names of what may be known of an event, in the order in which it is told.
func EventFields() (names []string) {
	for _, f := range new(DescribeEvent).fields() {
		names = append(names, f.name)
	}
	return names
}

// Known is what is known of an event, by the name of a field; empty when that is nothing.
func (e *Event) Known(field string) string {
	for _, f := range new(DescribeEvent).fields() {
		if f.name == field {
			return *f.about(e)
		}
	}
	return ""
}

// Describe sets what is known of an event, by the name of a field; no words take it away.
func (op *DescribeEvent) Describe(field, words string) error {
	for _, f := range op.fields() {
		if f.name == field {
			clean, err := f.field.Clean(words)
			*f.text = &clean
			return err
		}
	}
	return fmt.Errorf("an event has no %q", field)
}

// Described describes an event as it is; some is false when nothing is known of it.
func (e *Event) Described() (op DescribeEvent, some bool) {
	for _, f := range op.fields() {
		if words := *f.about(e); words != "" {
			*f.text, some = &words, true
		}
	}
	return op, some
}

// Over sets in an event what is described.
func (op DescribeEvent) Over(e *Event) {
	for _, f := range op.fields() {
		if *f.text != nil {
			*f.about(e) = f.field.Lenient(**f.text)
		}
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

func (op DescribeEvent) Apply(w World, _ *Facts) { op.Over(w.Event()) }

// withoutWords takes out what may speak of a person. Title, date, place and language are the event's own.
func (op DescribeEvent) withoutWords() Op {
	for _, f := range op.fields() {
		if f.person && *f.text != nil {
			*f.text = new(string)
		}
	}
	return op
}
