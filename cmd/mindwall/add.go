package main

import (
	"fmt"

	"github.com/spf13/cobra"

	"mindwall/cmd/internal/added"
	"mindwall/cmd/internal/shell"
	"mindwall/mindmap"
)

func addCommand(s *shell.Shell) *cobra.Command {
	var to added.Addition
	var source string
	c := &cobra.Command{
		Use:   "add FILE --question N TEXT …",
		Short: "Add answers, or actions, from the command line",
		Long: "Add answers from the command line, also while the wall is open in a console, where they appear at once. Each " +
			"TEXT is one answer; - reads them from standard input, one a line. In a theme's path a slash nests and // is a " +
			"slash; themes that are missing are made. With --action each TEXT is what somebody will do after the event: it is listed " +
			"in the console, the write-up and exports, and on no map. Prints the id of each answer or action, and its text.",
		Example: `mindwall add day.wall --question 2 "Bus fare or lunch" "No bus after five"
mindwall add day.wall --question 2 --theme "Mental health/Anxiety" "Panic on the bus"
mindwall add day.wall --action "Ask the surgery about evening calls" --who Sam --due "27 April"
grep . answers.txt | mindwall add day.wall --question 1 --source survey -`,
		Args: wants(-1, "wall", "answer"),
		RunE: func(c *cobra.Command, args []string) (err error) {
			if to.Source, err = mindmap.ParseSource(source); err != nil {
				return shell.Usage(fmt.Errorf("--source: %w", err))
			}
			return added.Run(c.Context(), s, args[0], args[1:], to)
		},
	}
	f := c.Flags()
	f.StringVar(&to.Question, "question", "", "the question: its number or id")
	f.StringVar(&to.Theme, "theme", "", `the theme, such as "Theme/Sub-theme"`)
	f.StringVar(&source, "source", string(mindmap.Room), "where it came from: room, survey or phone")
	f.BoolVar(&to.Action, "action", false, "what somebody will do, and no answer")
	f.StringVar(&to.Who, "who", "", "who does it")
	f.StringVar(&to.Due, "due", "", "until when: a date as the event's language writes it, or any words")
	f.StringVar(&to.Quote, "quote", "", "what was said, word for word")
	return c
}
