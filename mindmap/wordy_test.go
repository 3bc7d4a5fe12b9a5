package mindmap

import (
	"reflect"
	"slices"
	"testing"
)

// wordless are operations with texts that are nobody's words: ranks, what the facilitator asks, and how the last event was called.
var wordless = []Kind{"event.follow", "node.move", "node.reorder", "question.ask"}

// An operation that carries a person's words says what is left of it without them, so that a redaction reaches it.
func TestOperationsWithTextsCanLoseTheirWords(t *testing.T) {
	var found []Kind
	for _, c := range opCases {
		_, wordy := c.op.(wordy)
		if hasText(reflect.TypeOf(c.op)) && !wordy {
			found = append(found, KindOf(c.op))
		}
	}
	slices.Sort(found)
	if found = slices.Compact(found); !slices.Equal(found, wordless) {
		t.Errorf("texts and no withoutWords: %q; known to need none: %q", found, wordless)
	}
}

// hasText reports whether a text may be anywhere in a type.
func hasText(of reflect.Type) bool {
	switch of.Kind() {
	case reflect.String:
		return of == reflect.TypeFor[string]()
	case reflect.Pointer, reflect.Slice:
		return hasText(of.Elem())
	case reflect.Map:
		return hasText(of.Key()) || hasText(of.Elem())
	case reflect.Struct:
		for i := range of.NumField() {
			if hasText(of.Field(i).Type) {
				return true
			}
		}
	}
	return false
}
