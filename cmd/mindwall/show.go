package main

import (
	"context"
	"os"

	"github.com/spf13/cobra"

	"mindwall/cmd/internal/pace"
	"mindwall/mindmap"
	"mindwall/mindmap/desk"
	"mindwall/tui/input"
	"mindwall/tui/look"
	"mindwall/tui/painter"
	"mindwall/tui/room"
)

// showFlags are what the flags of show say.
type showFlags struct {
	once                         bool
	size, question, colour, look string
}

func (a *app) showCommand() *cobra.Command {
	var f showFlags
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
			if f.once {
				return a.printRoom(c.Context(), args[0], f)
			}
			for _, name := range []string{"size", "question", "color"} {
				if c.Flags().Changed(name) {
					return usage("--%s is of the picture that --once prints", name)
				}
			}
			if err := a.needTerminal("mindwall show FILE --once prints one picture of the room's screen"); err != nil {
				return err
			}
			return a.showRoom(c.Context(), args[0], f.look)
		},
	}
	flags := c.Flags()
	flags.BoolVar(&f.once, "once", false, "print one picture of the screen, and end")
	flags.StringVar(&f.size, "size", "", "of the picture, in columns and rows (80x24, or as large as this terminal)")
	flags.StringVar(&f.question, "question", "", "whose map is printed: its number or id (else what the room sees now)")
	flags.StringVar(&f.colour, "color", "auto", "of the picture: auto, on a terminal; always; never")
	flags.StringVar(&f.look, "look", "", "light, dark or contrast, held apart from the console's")
	for name, values := range map[string][]string{"color": room.Colours[:], "look": {"light", "dark", "contrast"}, "size": nil, "question": nil} {
		_ = c.RegisterFlagCompletionFunc(name, cobra.FixedCompletions(values, cobra.ShellCompDirectiveNoFileComp)) // the flag is there
	}
	return c
}

// roomOptions are those of a room view that wears a look, or with none what is usual and what the console says.
func (a *app) roomOptions(named string) (o room.Options, err error) {
	if named == "" {
		o.Look, o.FollowBackground, o.NoColour = a.wears()
		return o, nil
	}
	o.LookHeld, o.NoColour = true, os.Getenv("NO_COLOR") != ""
	if o.Look, err = look.ParseKind(named); err != nil {
		return o, &usageError{err}
	}
	return o, nil
}

// showRoom shows the room view of a wall until it is left.
func (a *app) showRoom(ctx context.Context, path, named string) error {
	o, err := a.roomOptions(named)
	if err != nil {
		return err
	}
	d, err := a.readWall(path)
	if err != nil {
		return err
	}
	a.endsInOrder()
	defer a.keepLook()
	o.LookChosen = a.lookChosen
	defer pace.AfterFirstPicture(pace.Calm).Cancel()
	return room.Show(ctx, d, o, painter.Options{Input: input.New(a.stdin), Output: a.stdout})
}

// printRoom prints one picture of the room view.
func (a *app) printRoom(ctx context.Context, path string, f showFlags) error {
	o, err := a.roomOptions(f.look)
	if err != nil {
		return err
	}
	paper, err := room.NewPaper(f.size, f.colour, a.stdout)
	if err != nil {
		return &usageError{err}
	}
	d, err := a.readWall(path)
	if err != nil {
		return err
	}
	d = d.Along()
	defer d.Close()
	q := &mindmap.Question{}
	if f.question != "" {
		if q, err = desk.FindQuestion(d.Board(), f.question); err != nil {
			return err
		}
	}
	return room.Print(ctx, a.out, d, q.ID, paper, o)
}
