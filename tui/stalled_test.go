package tui_test

import (
	"context"
	"fmt"
	"io"
	"os"
	"os/signal"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"github.com/charmbracelet/x/vt"

	"mindwall/mindmap"
	"mindwall/mindmap/fold"
	"mindwall/mindmap/scribe"
	"mindwall/tui"
	"mindwall/tui/painter"
)

// recorder is a desk that keeps what is recorded.
type recorder struct {
	scribe  *scribe.Scribe
	entries int
	note    string
}

func (r *recorder) Record(drafts ...mindmap.Draft) error {
	entries, err := r.scribe.Record(drafts...)
	r.entries += len(entries)
	return err
}
func (*recorder) Undo() (scribe.TakeBack, error)               { return scribe.TakeBack{}, nil }
func (*recorder) Redo() (scribe.TakeBack, error)               { return scribe.TakeBack{}, nil }
func (*recorder) TakeOut(context.Context, ...mindmap.ID) error { return nil }
func (*recorder) Accept(context.Context) (int, error)          { return 0, nil }
func (*recorder) Move(string)                                  {}
func (*recorder) Keep(string, string)                          {}
func (r *recorder) Note(_, text string)                        { r.note = text }

// stalling is a terminal that reads nothing while it is told to.
type stalling struct {
	*vt.Emulator
	mu     sync.Mutex
	hold   chan struct{} // nil while it reads
	writes int           // that it read
}

func (s *stalling) Write(b []byte) (int, error) {
	s.mu.Lock()
	hold := s.hold
	s.mu.Unlock()
	if hold != nil {
		<-hold
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	s.writes++
	_, err := s.Emulator.Write([]byte(strings.ReplaceAll(string(b), "\n", "\r\n"))) // nobody made it raw
	return len(b), err
}

func (s *stalling) screen() string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.String()
}

// stall makes it read nothing until goOn is called.
func (s *stalling) stall() (goOn func()) {
	hold := make(chan struct{})
	s.mu.Lock()
	defer s.mu.Unlock()
	s.hold = hold
	return func() {
		s.mu.Lock()
		s.hold = nil
		s.mu.Unlock()
		close(hold)
	}
}

// stalledConsole is a console in a terminal that can stop to read. Time is that of a bubble.
type stalledConsole struct {
	keys     io.Writer
	terminal *stalling
	desk     *recorder
	program  *tui.Program
	others   *scribe.Scribe
	question mindmap.ID
	ended    chan error
	close    func()
}

func openStalled(t *testing.T) *stalledConsole {
	t.Helper()
	in, keys := io.Pipe()
	c := &stalledConsole{keys: keys, terminal: &stalling{Emulator: vt.NewEmulator(100, 30)}, ended: make(chan error, 1)}
	go func() { _, _ = io.Copy(io.Discard, c.terminal.Emulator) }()
	c.desk = &recorder{scribe: &scribe.Scribe{Live: fold.NewLive(), Author: "ruth", Device: mindmap.ID{1}}}
	c.others = &scribe.Scribe{Live: fold.NewLive(), Author: "lee", Device: mindmap.ID{2}}
	asked, err := c.others.Record(mindmap.Draft{Op: mindmap.AskQuestion{Text: "What helps?"}})
	if err != nil {
		t.Fatal(err)
	}
	c.desk.scribe.Live.Add(asked...)
	c.question = asked[0].ID
	c.program = tui.NewIn(context.Background(), tui.Options{Live: c.desk.scribe.Live, Keeper: c.desk}, painter.Options{
		Input: in, Output: c.terminal, Columns: 100, Rows: 30, Environ: []string{"TERM=xterm-256color"},
	})
	go func() { c.ended <- c.program.Run() }()
	c.close = func() {
		_ = keys.Close()
		_ = c.terminal.InputPipe().(io.Closer).Close()
		time.Sleep(3 * time.Minute) // more than any command waits
	}
	time.Sleep(time.Second)
	return c
}

func (c *stalledConsole) press(t *testing.T, keys string) {
	t.Helper()
	if _, err := io.WriteString(c.keys, keys); err != nil {
		t.Fatal(err)
	}
	synctest.Wait()
}

func (c *stalledConsole) arrive(t *testing.T, caption string) {
	t.Helper()
	entries, err := c.others.Record(mindmap.Draft{Op: mindmap.AddAnswer{Question: c.question, Caption: caption}})
	if err != nil {
		t.Fatal(err)
	}
	c.program.Send(tui.ArrivedMsg{Entries: entries})
	synctest.Wait()
}

// listenFirst has the runtime begin to listen for signals outside of any bubble.
func listenFirst() {
	first := make(chan os.Signal, 1)
	signal.Notify(first, os.Interrupt)
	signal.Stop(first)
}

// A terminal that reads nothing for a minute, as over a connection that hangs, holds up no key, no saving and no arrival;
// when it reads again it shows what is the case by then, and nothing of what was in between.
func TestATerminalThatReadsNothing(t *testing.T) {
	listenFirst()
	synctest.Test(t, func(t *testing.T) {
		c := openStalled(t)
		defer c.close()
		goOn := c.terminal.stall()
		writes := c.terminal.writes
		began := time.Now()
		for i := range 100 {
			for _, key := range fmt.Sprintf("N%03d\r", i) {
				before := time.Now()
				c.press(t, string(key))
				if took := time.Since(before); took > 0 {
					t.Fatalf("a key took %v", took)
				}
			}
			c.arrive(t, fmt.Sprintf("From outside %d", i))
			if c.desk.entries != i+1 {
				t.Fatalf("%d answers are saved, want %d", c.desk.entries, i+1)
			}
			time.Sleep(600 * time.Millisecond)
		}
		if took := time.Since(began); took != time.Minute {
			t.Errorf("it took %v", took)
		}
		if got := c.desk.scribe.Live.Board().Questions[0].Answers; got != 200 {
			t.Errorf("%d answers are on the wall, want 200", got)
		}
		goOn()
		time.Sleep(time.Second)
		if screen := c.terminal.screen(); !strings.Contains(screen, "N099") || !strings.Contains(screen, "200 answers") {
			t.Errorf("the screen is\n%s", screen)
		}
		if more := c.terminal.writes - writes; more > 20 {
			t.Errorf("%d pieces were written when it read again", more)
		}
		c.press(t, "\x03")
		c.press(t, "\r")
		if err := <-c.ended; err != nil {
			t.Error(err)
		}
	})
}

// Nor does it hold up the end, and a half-typed line is kept.
func TestTheEndInATerminalThatReadsNothing(t *testing.T) {
	listenFirst()
	synctest.Test(t, func(t *testing.T) {
		c := openStalled(t)
		goOn := c.terminal.stall()
		c.press(t, "Half a li")
		began := time.Now()
		c.program.Send(tui.HangUp())
		if err := <-c.ended; err != nil {
			t.Error(err)
		}
		if took := time.Since(began); took > 2*time.Second {
			t.Errorf("the end took %v", took)
		}
		if c.desk.note != "Half a li" {
			t.Errorf("the line that is kept is %q", c.desk.note)
		}
		goOn()
		c.close()
	})
}
