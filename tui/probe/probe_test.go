//go:build unix

package probe

import (
	"bytes"
	"io"
	"strings"
	"testing"

	"github.com/creack/pty"
)

// What terminals answer, and what that says of them.
func TestWhatAnswersMean(t *testing.T) {
	for _, c := range []struct{ name, answers, unicode, mouse string }{
		{"xterm", "\x1b[1;3R\x1b[?1006;2$y\x1b[?64;1;2c", "yes", "yes"},
		{"permanently set", "\x1b[24;3R\x1b[?1006;3$y\x1b[?6c", "yes", "yes"},
		{"one that knows the mode and cannot set it", "\x1b[1;3R\x1b[?1006;4$y\x1b[?6c", "yes", "no"},
		{"one that does not know it", "\x1b[1;3R\x1b[?1006;0$y\x1b[?6c", "yes", "no"},
		{"no UTF-8: three bytes are three cells", "\x1b[1;4R\x1b[?6c", "not as it should", "does not tell"},
		{"a wide character in one cell", "\x1b[1;2R\x1b[?6c", "not as it should", "does not tell"},
		{"column 13 is not 3", "\x1b[1;13R\x1b[?6c", "not as it should", "does not tell"},
		{"a silent one", "", "unknown", "does not tell"},
		{"another mode is none of the mouse", "\x1b[?2026;1$y\x1b[?6c", "unknown", "does not tell"},
		{"keys that were typed meanwhile", "ab\x1b[A\x1b[1;3Rc\x1b[?1006;1$y\x1b[?6cd", "yes", "yes"},
	} {
		a := Answers(c.answers)
		if got := a.Unicode(); !strings.HasPrefix(got, c.unicode) {
			t.Errorf("%s: of Unicode it says %q, want %q", c.name, got, c.unicode)
		}
		if got := a.Mouse(); !strings.Contains(got, c.mouse) {
			t.Errorf("%s: of the mouse it says %q, want %q", c.name, got, c.mouse)
		}
	}
}

// Whatever answers, in pieces of any size, is heard whole, and nobody listens on for what is typed behind it.
func TestAnswersInPieces(t *testing.T) {
	const answers = "\x1b[1;3R\x1b[?1006;2$y\x1b[?64;1;2c"
	for size := 1; size <= len(answers); size++ {
		heard := make(chan []byte)
		in := pieces{rest: []byte(answers), size: size}
		go listen(&in, heard)
		var all []byte
		for piece := range heard {
			all = append(all, piece...)
		}
		if string(all) != answers || in.beyond {
			t.Errorf("in pieces of %d it hears %q, and listens on: %v", size, all, in.beyond)
		}
	}
}

// pieces are read so many bytes at a time.
type pieces struct {
	rest   []byte
	size   int
	beyond bool // something was asked for behind the last
}

func (p *pieces) Read(b []byte) (int, error) {
	if len(p.rest) == 0 {
		p.beyond = true
		return 0, io.EOF
	}
	n := copy(b, p.rest[:min(p.size, len(p.rest))])
	p.rest = p.rest[n:]
	return n, nil
}

// A terminal is asked all questions at once, the one that every terminal answers last, and is as it was afterwards.
func TestATerminalIsAsked(t *testing.T) {
	ours, theirs, err := pty.Open()
	if err != nil {
		t.Skip(err)
	}
	defer ours.Close()
	defer theirs.Close()
	var asked bytes.Buffer
	answer := func(b []byte) (int, error) {
		asked.Write(b)
		_, err := io.WriteString(ours, "\x1b[1;3R\x1b[?1006;2$y\x1b[?6c")
		return len(b), err
	}
	got := Ask(theirs, writer(answer))
	if !strings.HasPrefix(got.Unicode(), "yes") || got.Mouse() != "yes" {
		t.Errorf("the answers are %q", got)
	}
	if !strings.HasSuffix(asked.String(), "\x1b[c") || strings.Count(asked.String(), "\x1b[c") != 1 {
		t.Errorf("asked is %q", asked.String())
	}
	if none := Ask(theirs, writer(func([]byte) (int, error) { return 0, io.ErrClosedPipe })); none != nil {
		t.Errorf("of a terminal that cannot be written to it hears %q", none)
	}
}

type writer func([]byte) (int, error)

func (w writer) Write(b []byte) (int, error) { return w(b) }
