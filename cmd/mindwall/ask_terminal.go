package main

import (
	"bytes"
	"io"
	"os"
	"regexp"
	"time"

	"github.com/charmbracelet/x/term"
)

// terminalAnswers is what a terminal said when it was asked what it can do. Nothing is known of one that is silent.
type terminalAnswers []byte

// The questions: print a wide character and tell the cursor's place (it must be column 3); is mouse reporting with
// SGR coordinates (mode 1006) known; and last, what are you, which every terminal answers, so that waiting ends.
const terminalQuestions = "\r漢\x1b[6n\r\x1b[K" + "\x1b[?1006$p" + "\x1b[c"

// terminalPatience is how long a terminal may take to answer, far away ones included.
const terminalPatience = 700 * time.Millisecond

// askTerminal asks and collects the answers. The keyboard is silent meanwhile.
func askTerminal(in, out *os.File) terminalAnswers {
	state, err := term.MakeRaw(in.Fd())
	if err != nil {
		return nil
	}
	defer func() { _ = term.Restore(in.Fd(), state) }()
	if _, err := io.WriteString(out, terminalQuestions); err != nil {
		return nil
	}
	heard := make(chan []byte)
	go listen(in, heard) // ends with the answers; of a silent terminal, with the program
	var all []byte
	patience := time.After(terminalPatience)
	for {
		select {
		case piece, ok := <-heard:
			all = append(all, piece...)
			if !ok || identified.Match(all) {
				return all
			}
		case <-patience:
			return all
		}
	}
}

func listen(in io.Reader, heard chan<- []byte) {
	defer close(heard)
	for {
		piece := make([]byte, 256)
		n, err := in.Read(piece)
		if n > 0 {
			heard <- piece[:n]
		}
		if err != nil || identified.Match(piece[:n]) {
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

func (t terminalAnswers) unicode() string {
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

func (t terminalAnswers) mouse() string {
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
