// Mindwall is a wall of answers for events: it captures what a room says, clusters it live, and takes it home as maps.
//
// This package is the command line: one thin file a subcommand, with its flags and words. What a command does is in
// mindwall/cmd/internal; what it prints and how it exits is said there in package shell.
package main

import (
	"context"
	"os"
	"os/signal"
	"syscall"
	"time"

	"mindwall/cmd/internal/ending"
	"mindwall/cmd/internal/pace"
	"mindwall/cmd/internal/shell"
	"mindwall/cmd/internal/window"
)

// version is this program's, as CHANGELOG.md counts; releases are stamped with theirs.
var version = "0.2.0-dev"

// endsWithin is how long the program takes to end once it is told to.
const endsWithin = 2 * time.Second

func main() {
	pace.Hurry()
	heeded := []os.Signal{os.Interrupt, syscall.SIGTERM}
	if !signal.Ignored(syscall.SIGHUP) { // as under nohup
		heeded = append(heeded, syscall.SIGHUP)
	}
	ctx, stop := signal.NotifyContext(context.Background(), heeded...)
	defer stop()
	// The end takes no longer than that. Who asks twice is obeyed then: not before, as a window that closes is told by its
	// terminal and by its shell, while the last answers are saved.
	context.AfterFunc(ctx, func() { time.AfterFunc(endsWithin, stop) })
	window.Prepare()
	code := run(ctx, os.Args[1:], os.Stdin, os.Stdout, os.Stderr)
	window.Stay(ctx, code, window.Alone, os.Stdin, os.Stderr)
	os.Exit(code)
}

// run is the program: it does what the arguments say, and returns the exit code.
func run(ctx context.Context, args []string, stdin, stdout, stderr *os.File) int {
	s := shell.New(ctx, stdin, stdout, stderr)
	drained := func(code int) int {
		_ = s.Words.Drain() // who does not read them can be told nothing
		return code
	}
	s.EndsInOrder = ending.Insist(ctx, ending.Grace, func() { os.Exit(drained(s.Report(ctx.Err()))) })
	defer s.EndsInOrder()
	return drained(s.Report((&app{Shell: s}).execute(ctx, args)))
}
