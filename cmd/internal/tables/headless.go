package tables

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strings"
	"sync"
	"time"

	"mindwall/cmd/internal/shell"
	"mindwall/mindmap/fold"
	"mindwall/mindmap/say"
	"mindwall/mindmap/text"
)

// Headless shares a wall without a screen until the context ends, or for good when err is told before. up is called once it is
// shared. What happens is told in words.
func Headless(ctx context.Context, s *shell.Shell, o Options, accept bool, up func(*Session) error) error {
	h := &headless{shell: s, path: o.Path, accept: accept, changed: make(chan Status, 1), began: time.Now()}
	o.Told = h.told
	session, err := Open(ctx, o)
	if err != nil {
		return err
	}
	s.EndsInOrder()
	if err := up(session); err != nil {
		return errors.Join(err, session.Close())
	}
	h.told(session.Status())
	late := time.After(connects)
	for {
		select {
		case <-ctx.Done():
			return session.Close()
		case <-late:
			h.say(session.Status())
		case now := <-h.changed:
			h.say(now)
			h.redactions(session, now)
		}
	}
}

// headless tells how it goes with a wall that is shared without a screen.
type headless struct {
	shell   *shell.Shell
	path    string
	accept  bool
	mu      sync.Mutex
	changed chan Status

	began       time.Time
	sign, fault string // told last
	held        int
}

// connects is how long a link may take to come to the hub at first.
const connects = 2 * time.Second

// told notes the latest status; an older one that nobody has looked at goes.
func (h *headless) told(now Status) {
	h.mu.Lock()
	defer h.mu.Unlock()
	select {
	case <-h.changed:
	default:
	}
	h.changed <- now
}

// say tells who is there, when that is something else, and what people should know.
func (h *headless) say(now Status) {
	words := "no other table is here"
	if len(now.Tables) > 0 {
		names := make([]string, len(now.Tables))
		for i, t := range now.Tables {
			names[i] = nameOf(t.Name)
		}
		words = "here: " + strings.Join(names, ", ")
	}
	if now.Away != nil {
		if time.Since(h.began) < connects {
			return // it has only begun
		}
		words = text.TellError(now.Away)
	}
	if words != h.sign {
		h.sign = words
		h.shell.Note("%s", words)
	}
	fault := now.Fault
	if n := len(now.Faults); n > 0 && fault == nil {
		fault = now.Faults[n-1]
	}
	if fault != nil && fault.Error() != h.fault {
		h.fault = fault.Error()
		h.shell.Warn(fault)
	}
}

// redactions lets words go that other tables took out, or tells of them.
func (h *headless) redactions(s *Session, now Status) {
	if !now.Level {
		return
	}
	n := 0
	s.door.Look(func(live *fold.Live) {
		for _, l := range live.HeldWords() {
			n += l.Nodes
		}
	})
	if n == h.held {
		return
	}
	h.held = n
	switch {
	case n == 0:
	case h.accept:
		if _, err := s.AcceptRedactions(); err != nil {
			h.shell.Warn(err)
			return
		}
		h.shell.Note("the words of %s that were taken out elsewhere are out of this file, too", say.Counted(n, "answer"))
	default:
		h.shell.Note("%s shown without words, which were taken out elsewhere; they are in this file until: mindwall merge %s %s --accept-redactions",
			areCounted(n), text.TellPath(h.path), text.TellPath(h.path))
	}
}

func areCounted(n int) string {
	if n == 1 {
		return "1 answer is"
	}
	return say.Counted(n, "answer") + " are"
}

// Share shares a wall at a hub of its own, without a screen, and prints the line by which others join.
func Share(ctx context.Context, s *shell.Shell, path, listen string, accept bool) error {
	o, err := options(s, path)
	if err != nil {
		return err
	}
	o.Listen = listen
	return Headless(ctx, s, o, accept, func(session *Session) error {
		now := session.Status()
		fmt.Fprintln(s.Out, now.Line)
		s.Note("the hub's certificate is “%s”", now.Words)
		s.Note("at another table: mindwall join LINE FILE")
		return s.Flush()
	})
}

// options are those of a wall that this person shares.
func options(s *shell.Shell, path string) (Options, error) {
	w, err := s.Writer()
	if err != nil {
		return Options{}, err
	}
	s.HeedSync(path)
	return Options{Path: path, Writer: w, Folder: s.Folder}, nil
}

// readLine reads a line that a person types, on a terminal or from a pipe.
func readLine(in io.Reader) (string, error) {
	var line []byte
	for one := make([]byte, 1); ; { // byte by byte: what follows is for the console
		n, err := in.Read(one)
		if n > 0 && one[0] == '\n' {
			break
		}
		line = append(line, one[:n]...)
		if err != nil {
			if len(line) == 0 {
				return "", err
			}
			break
		}
	}
	return string(line), nil
}
