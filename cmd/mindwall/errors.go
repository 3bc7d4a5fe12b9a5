package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"strings"

	"mindwall/export"
	"mindwall/mindmap"
	"mindwall/mindmap/fault"
	"mindwall/mindmap/text"
)

// hint adds to an error what to do about it; nil stays nil.
func hint(err error, format string, args ...any) error { return mindmap.Advise(err, format, args...) }

// usageError says that the command line is wrong.
type usageError struct{ err error }

func (u *usageError) Error() string { return u.err.Error() }
func (u *usageError) Unwrap() error { return u.err }

// usage makes an error of the command line.
func usage(format string, args ...any) error { return &usageError{fmt.Errorf(format, args...)} }

// partial is what is left to say when some of it was done: each of several errors is reported by itself.
type partial []error

func (p partial) Error() string { return errors.Join(p...).Error() }

// report tells people what went wrong, and returns the exit code. All errors that end the program pass here.
func (a *app) report(err error) int {
	if err == nil {
		return exitDone
	}
	var several partial
	if errors.As(err, &several) {
		for _, e := range several {
			a.warn(e)
		}
		return exitFailed
	}
	if errors.Is(err, context.Canceled) {
		err = errors.New("interrupted; nothing is half written")
	}
	if _, gone := os.Getwd(); gone != nil {
		err = hint(fmt.Errorf("%w; the folder that you are in is not there any more", err), "go to another one with cd, and give names from there")
	}
	a.warn(err)
	var wrong *usageError
	if errors.As(err, &wrong) {
		return exitUsage
	}
	return exitFailed
}

// warn tells people of an error that does not end the program. What it quotes may come from anywhere, so nothing in
// it reaches the terminal that is not plain text.
func (a *app) warn(err error) {
	fmt.Fprintf(a.words, "mindwall: %s\n", plain(text.TellError(err)))
	if h := advice(err); h != "" {
		fmt.Fprintf(a.words, "hint: %s\n", plain(h))
	}
}

// advice is what to do about an error, in terms of the command line; empty when nothing is known.
func advice(err error) string {
	if h := mindmap.HintOf(err); h != "" {
		return h
	}
	return map[fault.Kind]string{
		fault.Exists:          "--force replaces what is there; --to names another place",
		fault.Kept:            "nothing takes its place; --to names another one",
		fault.NoFolder:        "name a folder that you may write into with --to",
		fault.FileBusy:        "close the program that has it open, and try again",
		fault.UnknownFormat:   "formats are " + strings.Join(export.FormatNames(), ", ") + "; or all",
		fault.NoReportFormat:  "formats of a report are html and md",
		fault.SeveralFormats:  "name it with --format",
		fault.SeveralFiles:    "choose one with --question",
		fault.UnknownQuestion: "mindwall info lists the questions",
		fault.NoQuestion:      "ask one in the console, then export",
		fault.NoGraphviz:      "install it (https://graphviz.org/download/), or leave out --engine to draw without it",
		fault.GraphvizFailed:  "leave out --engine to draw it without Graphviz",
		fault.GraphvizTooSlow: "leave out --engine to draw it without Graphviz, or export one question at a time",
		fault.TooManyBoxes:    "use --engine dot or neato, or leave it out",
		fault.TooLargeForPNG:  "use --format svg or pdf, which have no such limit, or leave out --engine",
	}[fault.KindOf(err)]
}

// note tells people what was done, unless they want quiet.
func (a *app) note(format string, args ...any) {
	if !a.quiet {
		fmt.Fprintln(a.words, plain(fmt.Sprintf(format, args...)))
	}
}

// plain is a text of any origin made fit for one line of a terminal.
func plain(s string) string { return strings.TrimSpace(text.Show(s)) }
