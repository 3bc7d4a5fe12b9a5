package advice

import (
	"errors"
	"fmt"
	"regexp"
	"strings"
	"testing"

	"mindwall/mindmap/fault"
)

// Each kind of fault has advice, which is in one line and fills in its facts, however the error is wrapped.
func TestEveryFaultHasAdvice(t *testing.T) {
	blank := regexp.MustCompile(`%[0-9]`)
	for _, k := range fault.Kinds() {
		got := Of(fmt.Errorf("while it ran: %w", fault.New(k, errors.New("x"), "day.wall", "other.wall")))
		if got == "" || strings.ContainsAny(got, "\n\t") || blank.MatchString(got) {
			t.Errorf("advice for kind %d is %q", k, got)
		}
		if holds := blank.MatchString(table()[k]); holds != strings.Contains(got, "day.wall") {
			t.Errorf("advice for kind %d is %q, of %q", k, got, table()[k])
		}
	}
	if got := Of(errors.New("x")); got != "" {
		t.Errorf("for an error that nobody knows the advice is %q", got)
	}
}
