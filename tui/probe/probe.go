// Package probe asks a terminal what it can do.
package probe

import (
	"bytes"
	"io"
	"os"
	"regexp"
	"time"

	"github.com/charmbracelet/x/term"
)

// Answers is what a terminal said. Nothing is known of one that is silent.
type Answers []byte

// The questions: print a wide character and tell the cursor's place (it must be column 3); is mouse reporting with
// SGR coordinates (mode 1006) known; and last, what are you, which every terminal answers, so that waiting ends.
const questions = "\r漢\x1b[6n\r\x1b[K" + "\x1b[?1006$p" + "\x1b[c"

// patience is how long a terminal may take to answer, far away ones included.
const patience = 700 * time.Millisecond

// Ask asks and collects the answers. The keyboard is silent meanwhile.
func Ask(in *os.File, out io.Writer) Answers {
	state, err := term.MakeRaw(in.Fd())
	if err != nil {
		return nil
	}
	defer func() { _ = term.Restore(in.Fd(), state) }()
	if _, err := io.WriteString(out, questions); err != nil {
		return nil
	}
	heard := make(chan []byte)
	go listen(in, heard) // ends with the answers; of a silent terminal, with the program
	var all []byte
	over := time.After(patience)
	for {
		select {
		case piece, ok := <-heard:
			all = append(all, piece...)
			if !ok || identified.Match(all) {
				return all
			}
		case <-over:
			return all
		}
	}
}

// listen hands on what it reads, up to the last answer, in however many pieces that comes: what is behind it was typed, and is
// for somebody else.
func listen(in io.Reader, heard chan<- []byte) {
	defer close(heard)
	var all []byte
	for {
		piece := make([]byte, 256)
		n, err := in.Read(piece)
		if n > 0 {
			heard <- piece[:n]
		}
		if all = append(all, piece[:n]...); err != nil || identified.Match(all) {
			return
		}
	}
}

// Answers, as ECMA-48 and xterm's control sequences have them.
var (
	identified = regexp.MustCompile(`\x1b\[\?[0-9;]*c`)
	cursorAt   = regexp.MustCompile(`\x1b\[[0-9]+;([0-9]+)R`)
	mouseMode  = regexp.MustCompile(`\x1b\[\?1006;([0-4])\$y`)
)

// Unicode says whether characters are shown as wide as they are.
func (t Answers) Unicode() string {
	found := cursorAt.FindSubmatch(t)
	switch {
	case found == nil:
		return "unknown: the terminal did not answer"
	case bytes.Equal(found[1], []byte("3")):
		return "yes, wide characters too"
	default:
		return "not as it should: set a UTF-8 locale, such as LANG=en_GB.UTF-8"
	}
}

// Mouse says whether the mouse is told of.
func (t Answers) Mouse() string {
	found := mouseMode.FindSubmatch(t)
	switch {
	case found == nil:
		return "the terminal does not tell; keys do all that it does"
	case bytes.ContainsAny(found[1], "123"):
		return "yes"
	default:
		return "no"
	}
}
