// Mindwall is a wall of answers for events: it captures what a room says, clusters it live, and takes it home as maps.
//
// This package is the command line: one file a subcommand, the wiring, and the messages to people. What it prints and
// how it exits is a contract: results go to standard output and nothing else does, errors to standard error as
// "mindwall: …" and then, where there is something to do about it, "hint: …"; exit codes are those below.
package main

import (
	"context"
	"os"
	"os/signal"
	"syscall"

	"mindwall/cmd/internal/ending"
	"mindwall/cmd/internal/pace"
)

// version is this program's, as CHANGELOG.md counts.
const version = "0.1.0"

// Exit codes.
const (
	exitDone   = 0
	exitFailed = 1 // it could not be done
	exitUsage  = 2 // the command line is wrong
)

func main() {
	pace.Hurry()
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	context.AfterFunc(ctx, stop) // who asks twice is obeyed at once
	os.Exit(run(ctx, os.Args[1:], os.Stdin, os.Stdout, os.Stderr))
}

// run is the program: it does what the arguments say, and returns the exit code.
func run(ctx context.Context, args []string, stdin, stdout, stderr *os.File) int {
	a := newApp(stdin, stdout, stderr)
	a.endsInOrder = ending.Insist(ctx, ending.Grace, func() { os.Exit(a.report(ctx.Err())) })
	defer a.endsInOrder()
	return a.report(a.execute(ctx, args))
}
