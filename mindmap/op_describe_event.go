package mindmap

import (
	"strings"
)

const kindDescribeEvent Kind = "event.describe"

// DescribeEvent changes what is known of the event. A nil field stays as it is.
type DescribeEvent struct {
	Title    *string `json:"title,omitempty"`
	Date     *string `json:"date,omitempty"`
	Place    *string `json:"place,omitempty"`
	Host     *string `json:"host,omitempty"`
	Language *string `json:"language,omitempty"` // BCP 47
}

// Kind implements [Op].
func (DescribeEvent) Kind() Kind { return kindDescribeEvent }

// Validate implements [Op].
func (op DescribeEvent) Validate() error {
	for _, f := range []*string{op.Title, op.Date, op.Place, op.Host, op.Language} {
		if f == nil {
			continue
		}
		if _, err := TitleField.Clean(*f); err != nil {
			return err
		}
	}
	return nil
}

// Summary implements [Op].
func (op DescribeEvent) Summary() string {
	var parts []string
	for _, f := range []struct {
		name string
		text *string
	}{{"title", op.Title}, {"date", op.Date}, {"place", op.Place}, {"host", op.Host}, {"language", op.Language}} {
		if f.text != nil {
			parts = append(parts, f.name+" "+quoted(*f.text))
		}
	}
	return "describe the event: " + strings.Join(parts, ", ")
}

func (DescribeEvent) target() ID { return ID{} }

func (op DescribeEvent) apply(w *world, _ *node) {
	set := func(to *string, from *string) {
		if from != nil {
			*to = TitleField.lenient(*from)
		}
	}
	set(&w.event.Title, op.Title)
	set(&w.event.Date, op.Date)
	set(&w.event.Place, op.Place)
	set(&w.event.Host, op.Host)
	set(&w.event.Language, op.Language)
}
