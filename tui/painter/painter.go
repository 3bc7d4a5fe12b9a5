package painter

import (
	"bytes"
	"errors"
	"io"
	"runtime/debug"
	"sync"
	"syscall"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/ansi"
	"github.com/charmbracelet/x/term"
)

const (
	// stalled is how long the terminal takes for a piece of output when it does not read, or hardly. Who knows what it shows
	// afterwards: then all is painted.
	stalled = time.Second

	// patience is how long the end of a program, or the shell, waits for a terminal that does not read.
	patience = 300 * time.Millisecond

	// pieceSize is how much is written at once, in bytes. Between two pieces the rest of a picture can be dropped.
	pieceSize = 4 << 10

	// fullFor is how long to wait until a terminal that is full may take more.
	fullFor = 5 * time.Millisecond

	// maxRaw is how much may wait to be written as it is, in bytes, while the terminal does not read.
	maxRaw = 64 << 10
)

// painter brings the terminal to what is wished, in a goroutine of its own. Its methods return at once, but for those that
// give the terminal back, which wait a while.
type painter struct {
	out      io.Writer
	terminal terminal // the worker's
	awake    chan struct{}

	mu      sync.Mutex // of what follows
	wish    wish
	begun   bool          // there is a worker
	ended   bool          // nothing is taken any more
	writing bool          // the worker is in the output of a picture
	broken  bool          // the worker hangs in the output of a terminal that is somebody else's now
	given   chan struct{} // closed when the terminal has been given back; nil before it was taken
}

func newPainter(o Options) *painter {
	p := &painter{out: o.Output, awake: make(chan struct{}, 1)}
	p.terminal.ask = questions(o.Environ)
	p.terminal.screen.environ = o.Environ
	p.terminal.screen.newline = !readsTerminal(o.Input)
	return p
}

// readsTerminal reports whether the terminal is made raw, so that a line feed goes down and nowhere else.
func readsTerminal(in io.Reader) bool {
	if in == nil {
		return true // one is looked for
	}
	f, ok := in.(term.File)
	return ok && term.IsTerminal(f.Fd())
}

// change changes what is wished. It is brought about with the next view, which follows every message, or with what else
// wakes the worker.
func (p *painter) change(do func(w *wish)) {
	p.mu.Lock()
	defer p.mu.Unlock()
	do(&p.wish)
}

func (p *painter) wake() {
	select {
	case p.awake <- struct{}{}:
	default: // it will see this too
	}
}

// show wishes for a view in a window of a size.
func (p *painter) show(v tea.View, of size) {
	p.change(func(w *wish) { w.view, w.size = &v, of })
	p.wake()
}

// paintWhole has all painted, as the terminal may show anything.
func (p *painter) paintWhole() { p.change(func(w *wish) { w.whole++ }) }

func (p *painter) useColours(c colorprofile.Profile) { p.change(func(w *wish) { w.colours = c }) }

// write writes a text as it is, before the next picture.
func (p *painter) write(text string) {
	p.change(func(w *wish) {
		if len(w.raw)+len(text) <= maxRaw {
			w.raw = append(w.raw, text...)
		}
	})
}

// told takes the terminal's answer to what it was asked when it was taken.
func (p *painter) told(m tea.ModeReportMsg) {
	switch m.Mode {
	case ansi.ModeSynchronizedOutput:
		p.change(func(w *wish) { w.synced = m.Value == ansi.ModeReset })
	case ansi.ModeUnicodeCore:
		known := m.Value == ansi.ModeReset || m.Value == ansi.ModeSet || m.Value == ansi.ModePermanentlySet
		p.change(func(w *wish) { w.graphemes = w.graphemes || known })
	}
}

// takeTerminal makes the terminal the program's, unless it has ended.
func (p *painter) takeTerminal() {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.ended || p.wish.open {
		return
	}
	p.wish.open, p.wish.torn, p.wish.life, p.given, p.broken = true, false, p.wish.life+1, make(chan struct{}), false
	if !p.begun {
		p.begun = true
		go p.work()
	}
	p.wake()
}

// end gives the terminal back for good.
func (p *painter) end() {
	p.mu.Lock()
	p.ended = true
	p.mu.Unlock()
	p.giveBack()
}

// giveBack makes the terminal as it was found, and waits for that, but not for long: what a terminal that does not read
// has not read by then is thrown away, to make room.
func (p *painter) giveBack() {
	p.mu.Lock()
	p.wish.open = false
	given := p.given
	p.mu.Unlock()
	if given == nil {
		return
	}
	p.wake()
	if within(patience, given) {
		return
	}
	if p.tearPicture() {
		throwAway(p.out)
	}
	if within(patience, given) {
		return
	}
	p.mu.Lock()
	p.broken = true
	p.mu.Unlock()
}

// tearPicture reports whether the worker hangs in the output of a picture, which will not come whole. What is written after
// it, to give the terminal back, must not be thrown away.
func (p *painter) tearPicture() bool {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.wish.torn = p.writing
	return p.writing
}

// within waits for an event for so long.
func within[T any](limit time.Duration, event <-chan T) bool {
	timer := time.NewTimer(limit)
	defer timer.Stop()
	select {
	case <-event:
		return true
	case <-timer.C:
		return false
	}
}

// work brings about what is wished, until the program has ended.
func (p *painter) work() {
	for range p.awake {
		w, given := p.wished()
		p.put(p.terminal.bring(w), w)
		if p.terminal.screen.left {
			p.terminal.screen.left = false
			debug.FreeOSMemory() // a program at rest makes no garbage, so that it would not be looked for
		}
		if w.open {
			continue
		}
		select {
		case <-given: // long since
		default:
			close(given)
		}
		if p.isOver() {
			return
		}
	}
}

// wished is what is wished now, and what to close when it is that the terminal be given back.
func (p *painter) wished() (w wish, given chan struct{}) {
	p.mu.Lock()
	defer p.mu.Unlock()
	w = p.wish
	p.wish.raw = nil
	return w, p.given
}

func (p *painter) isOver() bool {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.ended
}

// put writes output for a wish, in pieces. When the terminal is to be given back, what is left of a picture is dropped,
// but for what must be written.
func (p *painter) put(out []byte, w wish) {
	all, must := len(out), p.terminal.must
	for len(out) > 0 {
		if n := p.stillWanted(w, len(out), max(must, 0)); n < len(out) {
			p.terminal.cut = n > 0 || len(out) < all
			if out = out[:n]; n == 0 {
				return
			}
		}
		began := time.Now()
		n, err := p.out.Write(out[:pieceOf(out)])
		p.written()
		slow := time.Since(began) > stalled
		if n == 0 && err == nil {
			err = io.ErrShortWrite
		}
		n = min(n, len(out))
		out, must = out[n:], must-n
		switch {
		case errors.Is(err, syscall.EAGAIN): // somebody has told the terminal's driver never to wait
			time.Sleep(fullFor)
		case err != nil:
			p.terminal.torn = true
			p.paintWhole()
			return
		case slow && !p.terminal.fresh: // a whole picture on a slow line is whole
			p.paintWhole()
			p.wake()
		}
	}
}

// stillWanted is asked before each piece: how much is to be written of what is put for a wish. That is all, or what must be
// once the terminal is to be given back, or nothing once it is somebody else's.
func (p *painter) stillWanted(w wish, all, must int) int {
	p.mu.Lock()
	defer p.mu.Unlock()
	switch {
	case p.broken:
		return 0
	case w.open && (!p.wish.open || p.wish.life != w.life):
		all = must
	}
	p.writing = w.open && all > 0
	return all
}

func (p *painter) written() {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.writing = false
}

// pieceOf is how long the next piece of output is: a piece ends before a sequence, where there is one.
func pieceOf(out []byte) int {
	if len(out) <= pieceSize {
		return len(out)
	}
	if i := bytes.LastIndexByte(out[1:pieceSize], ansi.ESC); i >= 0 {
		return i + 1
	}
	return pieceSize
}
