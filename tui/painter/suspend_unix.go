//go:build unix

package painter

import (
	"os"
	"os/signal"
	"time"

	tea "charm.land/bubbletea/v2"
	"golang.org/x/sys/unix"
)

// listen heeds the signals of the shell's job control until the returned function is called: SIGTSTP suspends the
// program in order, and after SIGCONT all is painted again, whoever stopped it.
func (p *Program) listen() (stop func()) {
	goesOn, ended := make(chan os.Signal, 1), make(chan struct{})
	signal.Notify(p.stops, unix.SIGTSTP)
	signal.Notify(goesOn, unix.SIGCONT)
	go func() {
		for {
			select {
			case <-p.stops:
				p.Send(suspendMsg{})
			case <-goesOn:
				p.Send(tea.RequestWindowSize()) // with whatever size comes of it, the screen is painted whole
			case <-ended:
				return
			}
		}
	}()
	return func() {
		signal.Stop(p.stops)
		signal.Stop(goesOn)
		close(ended)
	}
}

// unstopped is how long a process may go on after it has stopped itself. Where nobody could let it go on again the
// system does not stop it at all.
const unstopped = 200 * time.Millisecond

// stop stops the processes of the job, and returns when they go on.
func (p *Program) stop() {
	goesOn := make(chan os.Signal, 1)
	signal.Notify(goesOn, unix.SIGCONT)
	defer signal.Stop(goesOn)
	signal.Stop(p.stops)
	defer signal.Notify(p.stops, unix.SIGTSTP)
	_ = unix.Kill(0, unix.SIGTSTP)
	select {
	case <-goesOn:
	case <-time.After(unstopped):
	}
}
