// Package progress tells on a terminal how far long work is.
package progress

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

// Line is where it is told. Work of under a second says nothing. It may be told from any goroutine.
type Line struct {
	to    io.Writer   // nil when nothing is to be said
	waits *time.Timer // until work is long

	mu    sync.Mutex
	line  string // what is being done
	long  bool   // it has taken a second
	shown bool
}

// patience is how long work may take in silence.
const patience = time.Second

// Begin begins to tell of work, whose end is to be told as well. Without a place to write nothing is said.
func Begin(to io.Writer) *Line {
	p := &Line{to: to}
	if to == nil {
		return p
	}
	p.waits = time.AfterFunc(patience, func() {
		p.mu.Lock()
		defer p.mu.Unlock()
		p.long = true
		p.show()
	})
	return p
}

// Step tells that done of total are done, and what comes next.
func (p *Line) Step(done, total int, next string) {
	line := fmt.Sprintf("%d of %d", done, total)
	if next != "" {
		line += ": " + text.Line(next)
	}
	p.Tell(line)
}

// Reading tells of a wall that is read; what it returns is told how many entries were.
func (p *Line) Reading(path string) func(entries int) {
	name := text.TellPath(filepath.Base(path))
	p.Tell("reading " + name)
	return func(entries int) { p.Tell(fmt.Sprintf("reading %s: %s", name, say.Counted(entries, "entry"))) }
}

// Tell says what is being done, as soon as that takes long.
func (p *Line) Tell(line string) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.line = line
	p.show()
}

func (p *Line) show() {
	if p.to == nil || !p.long || p.line == "" {
		return
	}
	p.shown = true
	fmt.Fprintf(p.to, "\r\x1b[K%s", cells.Truncate(p.line, 78))
}

// End takes the line away.
func (p *Line) End() {
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
