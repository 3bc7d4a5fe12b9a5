package main

import (
	"github.com/spf13/cobra"

	"mindwall/cmd/internal/filmed"
	"mindwall/cmd/internal/replayed"
	"mindwall/cmd/internal/shell"
	"mindwall/mindmap/replay"
)

func replayCommand(s *shell.Shell) *cobra.Command {
	var o replayed.Options
	c := &cobra.Command{
		Use:   "replay FILE",
		Short: "Play how a wall came to be",
		Long: "Play how a wall came to be, as the room saw it grow: each answer comes when it came, in its final words, and is filed when " +
			"it was filed. Nothing that was taken back, corrected, refused, parked or taken out is in it, and nothing that waits. The " +
			"times between answers are the real ones, made shorter; nothing happens for three seconds at most, so that little that " +
			"was said takes less than --in says.\n\nSpace stops and goes on, the arrows go by steps and change the speed, Page Up and Page Down go by " +
			"questions, and ? shows all keys.\n\nWith --export it is written as a film, for pages and slides: an SVG that moves, a GIF, or " +
			"PNGs of 1920 by 1080 pixels, one for each picture (day-0001.png and so on). Prints the path of each file it wrote.",
		Example: `mindwall replay day.wall
mindwall replay day.wall --in 2m --question 2
mindwall replay day.wall --in 30s --export day.gif`,
		Args: wants(1, "wall"),
		RunE: func(c *cobra.Command, args []string) error {
			if err := o.Check(); err != nil {
				return err
			}
			if o.Export != "" {
				return replayed.Export(c.Context(), s, args[0], o)
			}
			if err := s.NeedTerminal("--export writes it as a film, mindwall show FILE --once prints what the room sees in the end"); err != nil {
				return err
			}
			return replayed.Play(c.Context(), s, args[0], o)
		},
	}
	flags := c.Flags()
	o.In.Duration = replay.Usual
	flags.Var(&o.In, "in", "in what `time` it is over, such as 90s or 2m")
	flags.Lookup("in").DefValue = "60s"
	flags.StringVar(&o.Question, "question", "", "of which alone it tells: its number or id")
	flags.StringVar(&o.Look, "look", "", "light, dark or contrast")
	flags.StringVar(&o.Export, "export", "", "the `file` to write it to: "+filmed.Formats)
	flags.BoolVar(&o.Force, "force", false, "replace files that are there, and never a wall")
	return c
}
