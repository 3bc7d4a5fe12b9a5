package input

import (
	"io"
	"os"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"
)

// reader reads a pipe into which the chunks are written, one at a time; pauses tells of each chunk whether nothing follows it
// for long.
func reader(t interface{ Fatal(...any) }, chunks []string, pauses func(i int) bool) string {
	in, out, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	defer in.Close()
	defer out.Close()
	at := 0
	r := &Reader{File: in, more: func(time.Duration) bool { return !pauses(at) }}
	var all strings.Builder
	buf := make([]byte, 4096)
	for i, c := range chunks {
		at = i
		if _, err := io.WriteString(out, c); err != nil {
			t.Fatal(err)
		}
		for read := 0; read < len(c); {
			n, err := r.Read(buf)
			if err != nil {
				t.Fatal(err)
			}
			all.Write(buf[:n])
			read += n
		}
	}
	return all.String()
}

func never(int) bool { return false }

func TestAPasteWithoutAnEndEnds(t *testing.T) {
	for _, c := range []struct {
		name   string
		chunks []string
		pauses func(int) bool
		want   string
	}{
		{"keys", []string{"ab", "\x03"}, never, "ab\x03"},
		{"a whole paste", []string{"\x1b[200~one\rtwo\x1b[201~x"}, never, "\x1b[200~one\rtwo\x1b[201~x"},
		{"a pause", []string{"\x1b[200~one", "\r"}, func(i int) bool { return i == 0 }, "\x1b[200~one\x1b[201~\r"},
		{"a pause without an end is none outside", []string{"one", "\r"}, func(int) bool { return true }, "one\r"},
		{"ctrl+c", []string{"\x1b[200~one", "\x03"}, never, "\x1b[200~one\x1b[201~\x03"},
		{"ctrl+c right behind", []string{"\x1b[200~one\x03"}, never, "\x1b[200~one\x1b[201~\x03"},
		{"ctrl+c of a newer terminal", []string{"\x1b[200~one", "\x1b[99;5u"}, never, "\x1b[200~one\x1b[201~\x1b[99;5u"},
		{"ctrl+c in what is pasted", []string{"\x1b[200~one\x03two", "\x1b[201~"}, never, "\x1b[200~one\x03two\x1b[201~"},
		{"torn marks", []string{"\x1b[20", "0~one\x1b[2", "01~", "x"}, func(i int) bool { return i == 3 }, "\x1b[200~one\x1b[201~x"},
		{"two pastes", []string{"\x1b[200~a\x1b[201~\x1b[200~b"}, func(int) bool { return true }, "\x1b[200~a\x1b[201~\x1b[200~b\x1b[201~"},
	} {
		if got := reader(t, c.chunks, c.pauses); got != c.want {
			t.Errorf("%s: %q is read as %q, want %q", c.name, c.chunks, got, c.want)
		}
	}
}

// TestNothingIsLostOnTheWay tears any input apart anywhere: all of it comes through in order, whatever is made up between.
func TestNothingIsLostOnTheWay(t *testing.T) {
	piece := rapid.SampledFrom([]string{"a", "\r", pasteBegin, pasteEnd, "\x1b", "[20", "\x03", "é", "0~"})
	rapid.Check(t, func(t *rapid.T) {
		text := strings.Join(rapid.SliceOfN(piece, 1, 20).Draw(t, "pieces"), "")
		var chunks []string
		for rest := text; rest != ""; {
			n := rapid.IntRange(1, len(rest)).Draw(t, "chunk")
			chunks, rest = append(chunks, rest[:n]), rest[n:]
		}
		got := reader(t, chunks, func(int) bool { return false })
		if strings.ReplaceAll(got, pasteEnd, "") != strings.ReplaceAll(text, pasteEnd, "") && !strings.Contains(text, "\x03") {
			t.Fatalf("%q is read as %q", text, got)
		}
		if strings.Count(got, "\x03") != strings.Count(text, "\x03") || strings.Count(got, "\r") != strings.Count(text, "\r") {
			t.Fatalf("%q is read as %q", text, got)
		}
	})
}

func TestWaitingForATerminal(t *testing.T) {
	in, out, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	defer in.Close()
	defer out.Close()
	r, ok := New(in).(*Reader)
	if !ok {
		t.Skip("here the library reads by itself")
	}
	if r.more(time.Millisecond) {
		t.Error("something is to be read in an empty pipe")
	}
	if _, err := io.WriteString(out, "x"); err != nil {
		t.Fatal(err)
	}
	if !r.more(time.Hour) {
		t.Error("nothing is to be read in a full pipe")
	}
}
