package main

import (
	"fmt"
	"io"
	"time"

	"mindwall/tui/cells"
)

// progress tells on a terminal how far long work is. Work of under a second says nothing.
type progress struct {
	to    io.Writer // nil when nothing is to be said
	began time.Time
	shown bool
}

func (a *app) progress() *progress {
	p := &progress{began: time.Now()}
	if !a.quiet && isTerminal(a.stderr) && !dumb() {
		p.to = a.words
	}
	return p
}

// patience is how long work may take in silence.
const patience = time.Second

// step tells that done of total are done, and what comes next.
func (p *progress) step(done, total int, next string) {
	if p.to == nil || time.Since(p.began) < patience {
		return
	}
	p.shown = true
	line := fmt.Sprintf("%d of %d", done, total)
	if next != "" {
		line += ": " + plain(next)
	}
	fmt.Fprintf(p.to, "\r\x1b[K%s", cells.Truncate(line, 78))
}

// end takes the line away.
func (p *progress) end() {
	if p.shown {
		fmt.Fprint(p.to, "\r\x1b[K")
	}
}
