package painter

import (
	"context"
	"fmt"
	"io"
	"strings"
	"syscall"
	"testing"
	"testing/synctest"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"
)

// numbered is a view that tells which it is.
func numbered(n int) tea.View {
	v := tea.NewView(fmt.Sprintf("view %d\n%s", n, strings.Repeat("x", n%20)))
	v.AltScreen = true
	return v
}

// stall makes a terminal read nothing until the returned function is called.
func (e *emulated) stall() (goOn func()) {
	hold := make(chan struct{})
	e.mu.Lock()
	e.slow = func() { <-hold }
	e.mu.Unlock()
	return func() {
		e.mu.Lock()
		e.slow = nil
		e.mu.Unlock()
		close(hold)
	}
}

func TestAStalledTerminalHoldsUpNothing(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		m := &scripted{view: numbered(0)}
		s := put(t, "on demand", m, 30, 6)
		goOn := s.terminal.stall()
		written := len(s.terminal.written(0))
		const views = 600
		began := time.Now()
		for n := range views {
			s.program.Send(showMsg{numbered(n + 1)})
			s.program.Send(doMsg{tea.Raw("\a")})
		}
		synctest.Wait()
		if took := time.Since(began); took != 0 {
			t.Errorf("the loop waited %v for a terminal that does not read", took)
		}
		if len(m.seen) < 2*views {
			t.Errorf("%d messages came through", len(m.seen))
		}
		time.Sleep(time.Minute)
		if s.terminal.written(written) != "" {
			t.Fatal("the terminal did read")
		}
		goOn()
		s.settle()
		raw := s.terminal.written(written)
		if want := truth(numbered(views), 30, 6, false); s.terminal.picture() != want {
			t.Errorf("after a stall the terminal shows\n%s", s.terminal.picture())
		}
		if strings.Count(raw, "view ") > 3 {
			t.Errorf("pictures that nobody waits for are painted: %q", raw)
		}
		if !strings.Contains(raw, ansi.EraseEntireScreen) {
			t.Errorf("after a stall not all is painted: %q", raw)
		}
		if s.terminal.bells != views {
			t.Errorf("the bell rang %d times", s.terminal.bells)
		}
		s.quit()
	})
}

func TestAStalledTerminalHoldsUpNoEnd(t *testing.T) {
	for name, end := range map[string]tea.Msg{"quit": tea.QuitMsg{}, "interrupted": tea.InterruptMsg{}, "panic": doMsg{func() tea.Msg { panic("a mistake") }}} {
		t.Run(name, func(t *testing.T) {
			quietly(t)
			synctest.Test(t, func(t *testing.T) {
				s := put(t, "on demand", &scripted{view: numbered(0)}, 30, 6)
				goOn := s.terminal.stall()
				s.program.Send(showMsg{numbered(1)})
				began := time.Now()
				s.program.Send(end)
				<-s.ended
				if took := time.Since(began); took > 2*time.Second {
					t.Errorf("the end took %v", took)
				}
				written := len(s.terminal.written(0))
				goOn()
				time.Sleep(time.Minute)
				if more := s.terminal.written(written); strings.Contains(more, ansi.SetModeAltScreenSaveCursor) {
					t.Errorf("after the end %q is written", more)
				}
				s.leave()
			})
		})
	}
}

// A line so slow that every picture takes seconds gets each of them once.
func TestASlowLineIsNotAStall(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := put(t, "on demand", &scripted{view: numbered(0)}, 30, 6)
		s.terminal.mu.Lock()
		s.terminal.slow = func() { time.Sleep(3 * time.Second) }
		s.terminal.mu.Unlock()
		s.show(numbered(1))
		time.Sleep(time.Hour)
		written := len(s.terminal.written(0))
		time.Sleep(time.Hour)
		if more := s.terminal.written(written); len(more) > 0 {
			t.Errorf("the same picture is painted again and again: %q", more)
		}
		s.show(numbered(2))
		time.Sleep(time.Minute)
		if want := truth(numbered(2), 30, 6, false); s.terminal.picture() != want {
			t.Errorf("the terminal shows\n%s", s.terminal.picture())
		}
		s.terminal.mu.Lock()
		s.terminal.slow = nil
		s.terminal.mu.Unlock()
		s.quit()
	})
}

// fullOutput is a terminal whose driver never waits: it takes a little, and then says that it is full.
type fullOutput struct {
	*emulated
	takes int
	fails error
}

func (f *fullOutput) Write(b []byte) (int, error) {
	n := min(len(b), f.takes)
	_, _ = f.emulated.Write(b[:n])
	if n < len(b) {
		return n, fmt.Errorf("write /dev/tty: %w", f.fails)
	}
	return n, nil
}

func TestOutputThatFails(t *testing.T) {
	for _, fails := range []error{syscall.EAGAIN, syscall.EIO} {
		t.Run(fails.Error(), func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				in, _ := io.Pipe()
				e := newEmulated(30, 6)
				out := &fullOutput{e, 1 << 20, fails}
				p := newOnDemand(context.Background(), &scripted{view: numbered(0)}, Options{
					Input: in, Output: out, Columns: 30, Rows: 6, OwnSignals: true, Environ: []string{"TERM=xterm-256color"},
				})
				s := &stage{t: t, terminal: e, program: p, ended: make(chan struct{}), leave: func() {
					time.Sleep(time.Second)
					_ = in.Close()
					_ = e.InputPipe().(io.Closer).Close()
				}}
				go func() {
					defer close(s.ended)
					_ = p.Run()
				}()
				s.settle()
				out.takes = 7
				s.show(numbered(1))
				out.takes = 1 << 20
				s.show(numbered(2))
				if want := truth(numbered(2), 30, 6, false); e.picture() != want {
					t.Errorf("the terminal shows\n%s", e.picture())
				}
				s.quit()
			})
		})
	}
}
