package main

import (
	"github.com/spf13/cobra"

	"mindwall/cmd/internal/opened"
	"mindwall/cmd/internal/shell"
	"mindwall/tui/room"
)

func showCommand(s *shell.Shell) *cobra.Command {
	var f opened.Picture
	var once bool
	c := &cobra.Command{
		Use:   "show FILE",
		Short: "Show a wall to the room",
		Long: "Show a wall to the room, on the projector: large, calm and read-only. It follows the console that has the same " +
			"file open: what is typed there is seen here at once, and so are the question, theme, timer, scene and look that the " +
			"facilitator chose. Make the letters of this window so large that it has 16 to 26 rows.\n\nWith --once it prints one " +
			"picture of that screen as text and ends, also where there is no terminal: for scripts and pages.",
		Example: `mindwall show day.wall
mindwall show day.wall --look contrast
mindwall show day.wall --once --size 80x24 --question 2`,
		Args: wants(1, "wall"),
		RunE: func(c *cobra.Command, args []string) error {
			if once {
				return opened.Print(c.Context(), s, args[0], f)
			}
			for _, name := range []string{"size", "question", "color"} {
				if c.Flags().Changed(name) {
					return shell.Usagef("--%s is of the picture that --once prints", name)
				}
			}
			if err := s.NeedTerminal("mindwall show FILE --once prints one picture of the room's screen"); err != nil {
				return err
			}
			return opened.Room(c.Context(), s, args[0], f.Look)
		},
	}
	flags := c.Flags()
	flags.BoolVar(&once, "once", false, "print one picture of the screen, and end")
	flags.StringVar(&f.Size, "size", "", "of the picture, in columns and rows (80x24, or as large as this terminal)")
	flags.StringVar(&f.Question, "question", "", "whose map is printed: its number or id (else what the room sees now)")
	flags.StringVar(&f.Colour, "color", "auto", "of the picture: auto, on a terminal; always; never")
	flags.StringVar(&f.Look, "look", "", "light, dark or contrast, held apart from the console's")
	for name, values := range map[string][]string{"color": room.Colours[:], "size": nil} {
		_ = c.RegisterFlagCompletionFunc(name, cobra.FixedCompletions(values, cobra.ShellCompDirectiveNoFileComp)) // the flag is there
	}
	return c
}
