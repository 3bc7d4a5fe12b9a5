package main

import (
	"fmt"
	"io"
	"path/filepath"
	"sync"
	"time"

	"mindwall/mindmap/say"
	"mindwall/mindmap/text"
	"mindwall/tui/cells"
)

// progress tells on a terminal how far long work is. Work of under a second says nothing. It may be told from any goroutine.
type progress struct {
	to    io.Writer   // nil when nothing is to be said
	waits *time.Timer // until work is long

	mu    sync.Mutex
	line  string // what is being done
	long  bool   // it has taken a second
	shown bool
}

// patience is how long work may take in silence.
const patience = time.Second

// progress begins to tell of work, whose end is to be told as well.
func (a *app) progress() *progress {
	if a.quiet || !isTerminal(a.stderr) || dumb() {
		return &progress{}
	}
	return newProgress(a.words)
}

func newProgress(to io.Writer) *progress {
	p := &progress{to: to}
	p.waits = time.AfterFunc(patience, func() {
		p.mu.Lock()
		defer p.mu.Unlock()
		p.long = true
		p.show()
	})
	return p
}

// step tells that done of total are done, and what comes next.
func (p *progress) step(done, total int, next string) {
	line := fmt.Sprintf("%d of %d", done, total)
	if next != "" {
		line += ": " + plain(next)
	}
	p.tell(line)
}

// reading tells of a wall that is read; what it returns is told how many entries were.
func (p *progress) reading(path string) func(entries int) {
	name := text.TellPath(filepath.Base(path))
	p.tell("reading " + name)
	return func(entries int) { p.tell(fmt.Sprintf("reading %s: %s", name, say.Counted(entries, "entry"))) }
}

// tell says what is being done, as soon as that takes long.
func (p *progress) tell(line string) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.line = line
	p.show()
}

func (p *progress) show() {
	if p.to == nil || !p.long || p.line == "" {
		return
	}
	p.shown = true
	fmt.Fprintf(p.to, "\r\x1b[K%s", cells.Truncate(p.line, 78))
}

// end takes the line away.
func (p *progress) end() {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.waits != nil {
		p.waits.Stop()
	}
	if p.shown {
		fmt.Fprint(p.to, "\r\x1b[K")
	}
	p.to, p.shown = nil, false
}
