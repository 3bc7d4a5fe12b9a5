//go:build unix

package painter

import (
	"os"
	"os/signal"
	"time"

	tea "charm.land/bubbletea/v2"
	"golang.org/x/sys/unix"
)

// job is the program as its shell sees it.
type job struct{ signals chan os.Signal }

// listen heeds signals until the returned function is called: those of the shell's job control, and those of the window
// and of the end where they are not the library's.
func (p *Program) listen() (stop func()) {
	heeded := []os.Signal{unix.SIGTSTP, unix.SIGCONT}
	if p.console != nil {
		heeded = append(heeded, unix.SIGWINCH)
	}
	if !p.ownSignals {
		heeded = append(heeded, unix.SIGINT, unix.SIGTERM, unix.SIGHUP)
	}
	p.job.signals = make(chan os.Signal, 8)
	signal.Notify(p.job.signals, heeded...)
	ended, gone := make(chan struct{}), make(chan struct{})
	go func() {
		defer close(gone)
		for {
			select {
			case s := <-p.job.signals:
				p.heed(s)
			case <-p.suspends:
				p.suspend()
			case <-ended:
				return
			}
		}
	}()
	return func() {
		signal.Stop(p.job.signals)
		close(ended)
		<-gone
	}
}

// heed does what a signal asks for. When the program goes on after it was stopped, by whomever, all is painted again, as
// after every change of the window, also when that is none.
func (p *Program) heed(s os.Signal) {
	switch s {
	case unix.SIGTSTP:
		p.suspend()
	case unix.SIGCONT, unix.SIGWINCH:
		p.measure()
	case unix.SIGINT:
		p.Send(tea.InterruptMsg{})
	case unix.SIGTERM, unix.SIGHUP:
		p.Send(tea.QuitMsg{})
	}
}

// hasShell reports whether a shell started the program as a job of its own, and can let it go on. Where the program is all
// that runs in its terminal, the system itself passes over the signal to stop.
func (j *job) hasShell() bool {
	session, err := unix.Getsid(0)
	return err == nil && session != unix.Getpgrp()
}

// longestStop is how long the system may take to stop the process.
const longestStop = time.Second

// stop stops the processes of the job, and returns when they go on. It is not by SIGTSTP, which does nothing any more in a
// program that has asked to be told of it.
func (j *job) stop() {
	goesOn := make(chan os.Signal, 1)
	signal.Notify(goesOn, unix.SIGCONT)
	defer signal.Stop(goesOn)
	if unix.Kill(0, unix.SIGSTOP) == nil {
		within(longestStop, goesOn)
	}
}
