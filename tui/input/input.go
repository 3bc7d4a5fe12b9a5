// Package input reads what a terminal sends, before the library makes keys of it, and mends what would make the program deaf: a
// paste that begins and whose end never comes, as when a connection breaks in it. Everything behind its beginning would be part
// of it, keys and Ctrl+C among them. Such a paste ends after a pause, or at Ctrl+C.
package input

import (
	"bytes"
	"errors"
	"io"
	"os"
	"time"

	"github.com/charmbracelet/x/term"
)

// Standard reads the terminal at standard input in this way; nil where that is no terminal, and the library looks for one.
func Standard() io.Reader {
	if !term.IsTerminal(os.Stdin.Fd()) {
		return nil
	}
	return New(os.Stdin)
}

// ErrGone is what a read comes to when the terminal has gone. The signal that tells so does not reach a program behind another one
// that keeps it to itself, such as su.
var ErrGone = errors.New("the terminal has gone")

// The marks round a paste, as terminals send them.
const (
	pasteBegin = "\x1b[200~"
	pasteEnd   = "\x1b[201~"
)

// pause is how long nothing comes in an open paste before it is taken to have ended. What comes later is read as keys.
const pause = 2 * time.Second

// Reader reads a terminal. It is a file, so that the library can put it into raw mode and stop waiting for it.
type Reader struct {
	*os.File
	more func(time.Duration) bool // waits for more to read, at most so long

	open bool   // in a paste
	tail []byte // the last bytes, where a mark may be torn
}

// Read implements [io.Reader]. In place of the end of the file it fails with [ErrGone]. The end of a paste that has none is made up behind what was read; the buffer should have
// room for more than that.
func (r *Reader) Read(p []byte) (int, error) {
	if len(p) <= 2*len(pasteEnd) {
		return r.read(p)
	}
	n, err := r.read(p[:len(p)-len(pasteEnd)])
	r.note(p[:n])
	if key := interrupt(p[:n]); r.open && key != "" {
		r.close()
		return n - len(key) + copy(p[n-len(key):], pasteEnd+key), err
	}
	if r.open && err == nil && !r.more(pause) {
		r.close()
		n += copy(p[n:], pasteEnd)
	}
	return n, err
}

func (r *Reader) read(p []byte) (int, error) {
	n, err := r.File.Read(p)
	if errors.Is(err, io.EOF) {
		err = ErrGone
	}
	return n, err
}

func (r *Reader) close() { r.open, r.tail = false, nil }

// note follows the marks in what was read.
func (r *Reader) note(read []byte) {
	all := append(r.tail, read...)
	for at := 0; ; {
		mark := pasteBegin
		if r.open {
			mark = pasteEnd
		}
		i := bytes.Index(all[at:], []byte(mark))
		if i < 0 {
			rest := all[at:]
			r.tail = bytes.Clone(rest[max(len(rest)-len(mark)+1, 0):])
			return
		}
		at += i + len(mark)
		r.open = !r.open
	}
}

// interrupt is Ctrl+C, as its key sends it, at the end of what was read at once; empty when there is none. Within what is
// pasted it hardly ever comes last, if a terminal lets it through at all.
func interrupt(read []byte) string {
	for _, key := range []string{"\x03", "\x1b[99;5u"} {
		if bytes.HasSuffix(read, []byte(key)) {
			return key
		}
	}
	return ""
}
