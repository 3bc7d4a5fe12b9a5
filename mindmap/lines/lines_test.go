package lines

import (
	"errors"
	"io"
	"slices"
	"strings"
	"testing"
	"testing/iotest"
)

func TestLinesOfAnyLength(t *testing.T) {
	long := strings.Repeat("x", 300_000)
	for text, want := range map[string][]string{
		"":                                 nil,
		"\n":                               {""},
		"one\ntwo":                         {"one", "two"},
		"one\r\n\r\ntwo\r\n":               {"one", "", "two"},
		long:                               {"long"},
		"before\n" + long + "\nafter\n":    {"before", "long", "after"},
		long + "\n" + long + "\r\nafter":   {"long", "long", "after"},
		strings.Repeat("x", 100_000):       {strings.Repeat("x", 100_000)},
		strings.Repeat("x", 99_999) + "\n": {strings.Repeat("x", 99_999)},
	} {
		for _, in := range []io.Reader{strings.NewReader(text), iotest.HalfReader(strings.NewReader(text))} {
			var got []string
			r := New(in, 100_000)
			for {
				line, err := r.Next()
				if errors.Is(err, io.EOF) {
					break
				}
				if errors.Is(err, ErrLong) {
					line = "long"
				} else if err != nil {
					t.Fatal(err)
				}
				got = append(got, line)
			}
			if !slices.Equal(got, want) || r.Number != len(want) {
				t.Errorf("of %.20q… %d lines: %.40q", text, r.Number, got)
			}
		}
	}
}

func TestAReaderThatFailsIsTold(t *testing.T) {
	broken := errors.New("broken")
	r := New(io.MultiReader(strings.NewReader("one\nhalf"), iotest.ErrReader(broken)), 100)
	if line, err := r.Next(); line != "one" || err != nil {
		t.Errorf("%q, %v", line, err)
	}
	if _, err := r.Next(); !errors.Is(err, broken) {
		t.Errorf("%v", err)
	}
}
