package shell

import (
	"context"
	"encoding/json"
	"fmt"
	"strings"

	"mindwall/cmd/internal/advice"
	"mindwall/cmd/internal/progress"
	"mindwall/mindmap/lines"
	"mindwall/mindmap/text"
	"mindwall/tui/cells"
)

// Warn tells people of an error that does not end the program. What it quotes may come from anywhere, so nothing in
// it reaches the terminal that is not plain text.
func (s *Shell) Warn(err error) {
	fmt.Fprintf(s.Words, "mindwall: %s\n", text.Line(text.TellError(err)))
	if h := advice.Of(err); h != "" {
		fmt.Fprintf(s.Words, "hint: %s\n", text.Line(h))
	}
}

// Note tells people what was done, unless they want quiet.
func (s *Shell) Note(format string, args ...any) {
	if !s.Quiet {
		fmt.Fprintln(s.Words, text.Line(fmt.Sprintf(format, args...)))
	}
}

// NoteAll tells people what else is to be known of what was done.
func (s *Shell) NoteAll(notes []string) {
	for _, n := range notes {
		s.Note("note: %s", n)
	}
}

// Result prints a path that the command made, unless people want quiet.
func (s *Shell) Result(path string) {
	if !s.Quiet {
		fmt.Fprintln(s.Out, text.TellPath(path))
	}
}

// JSON prints a value for machines.
func (s *Shell) JSON(v any) error {
	e := json.NewEncoder(s.Out)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	return e.Encode(v)
}

// Progress begins to tell of work, whose end is to be told as well.
func (s *Shell) Progress() *progress.Line {
	if s.Quiet || !IsTerminal(s.Stderr) || Dumb() {
		return progress.Begin(nil)
	}
	return progress.Begin(s.Words)
}

// Confirm asks on the terminal; anything but y and yes is a no.
func (s *Shell) Confirm(ctx context.Context, question string) (bool, error) {
	said, err := s.Ask(ctx, question+" [y/N]")
	return said == "y" || said == "yes", err
}

// asked is a question in rows of words; with a width of 0 it is one.
func asked(question string, width int) []string {
	if width == 0 {
		return []string{question}
	}
	return cells.Wrap(question, max(width-1, 1)) // the cursor stands behind the last
}

// Ask asks on the terminal, and returns what was answered, in lower case.
func (s *Shell) Ask(ctx context.Context, question string) (string, error) {
	if err := s.Flush(); err != nil {
		return "", err
	}
	fmt.Fprint(s.Words, strings.Join(asked(question, s.promptWidth()), "\n")+" ")
	answer := make(chan string, 1)
	go func() { // ends with the line; when the person interrupts instead, with the program
		line, _ := lines.New(s.Stdin, 1000).Next() // a line that cannot be read is empty
		answer <- strings.ToLower(strings.TrimSpace(line))
	}()
	select {
	case <-ctx.Done():
		fmt.Fprintln(s.Words)
		return "", ctx.Err()
	case said := <-answer:
		return said, nil
	}
}
