package main

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"github.com/spf13/cobra"

	"mindwall/cmd/internal/advice"
	"mindwall/cmd/internal/completed"
	"mindwall/cmd/internal/manual"
	"mindwall/cmd/internal/meant"
	"mindwall/cmd/internal/shell"
	"mindwall/mindmap/fault"
)

// app is one run of the command line.
type app struct {
	*shell.Shell
	err error // what the command came to; see guard
}

// execute does what the arguments say.
func (a *app) execute(ctx context.Context, args []string) error {
	cobra.MousetrapHelpText = ""       // a double click opens the home screen
	cobra.EnableCommandSorting = false // the help page has an order
	root := newRoot(a.Shell)
	a.guard(root)
	root.SetArgs(args)
	root.SetOut(a.Out)
	root.SetErr(a.Words)
	err := root.ExecuteContext(ctx)
	if a.err != nil {
		err = a.err
	}
	return errors.Join(err, a.Flush())
}

// newRoot is the command line: every subcommand, and what they share.
func newRoot(s *shell.Shell) *cobra.Command {
	cobra.MousetrapHelpText = ""       // a double click opens the home screen
	cobra.EnableCommandSorting = false // the help page has an order
	root := &cobra.Command{
		Use:   "mindwall",
		Short: "A wall of answers for events, as mind maps",
		Long: "A wall of answers for events: type what the room says, cluster it while everybody watches, and take the " +
			"mind maps home.\n\nA wall is one file. Every command below works while the wall is open in a console.",
		Example: `# try it with a sample event
mindwall demo

# a wall of your own
mindwall new day.wall --title "Our day" --question "What gets in the way?"
mindwall add day.wall --question 1 --theme "Money worries" "Bus fare or lunch"
mindwall info day.wall

# open one again; without a name, those opened lately are listed
mindwall day.wall`,
		Args: noCommand,
	}
	var w way
	w.addPlain(root)
	root.RunE = func(c *cobra.Command, args []string) error { return runRoot(c, s, args, w) }
	root.PersistentFlags().BoolP("help", "h", false, "show this page")
	root.Flags().BoolP("version", "v", false, "show the version")
	root.PersistentFlags().BoolVar(&s.Quiet, "quiet", false, "say nothing but errors")
	root.AddGroup(&cobra.Group{ID: groupLive, Title: "at the event"},
		&cobra.Group{ID: groupAfter, Title: "after the event"},
		&cobra.Group{ID: groupCare, Title: "the file and its care"},
		&cobra.Group{ID: groupProgram, Title: "the program itself"})
	for _, command := range subcommands(s) {
		root.AddCommand(command)
	}
	root.SetHelpCommand(helpCommand(s))
	root.SetHelpCommandGroupID(groupProgram)
	root.CompletionOptions.DisableDefaultCmd = true
	completed.Add(root)
	root.SetHelpFunc(func(c *cobra.Command, _ []string) { manual.Help(s.Out, c, s.Columns(), s.Columns() > 0) })
	root.SilenceErrors, root.SilenceUsage = true, true // errors have their one place: shell.Report
	root.Version = version
	return root
}

// The groups of the help page.
const (
	groupLive  = "live"
	groupAfter = "after"
	groupCare  = "care"

	groupProgram = "program"
)

func inGroup(id string, commands ...*cobra.Command) []*cobra.Command {
	for _, c := range commands {
		c.GroupID = id
	}
	return commands
}

// noCommand refuses arguments of the program itself that are neither a command nor a wall.
func noCommand(root *cobra.Command, args []string) error {
	if len(args) == 0 || len(args) == 1 && namesFile(args[0]) {
		return nil
	}
	return meant.Command(shell.Usagef("unknown command %q", args[0]), root, args[0])
}

func helpCommand(s *shell.Shell) *cobra.Command {
	return &cobra.Command{
		Use:   "help [COMMAND | environment]",
		Short: "Help about a command, or the environment",
		RunE: func(c *cobra.Command, args []string) error {
			if slices.Equal(args, []string{"environment"}) {
				manual.Environment(s.Out, s.Columns(), s.Columns() > 0)
				return nil
			}
			found, rest, err := c.Root().Find(args)
			if err != nil || found == nil || len(rest) > 0 {
				return noCommand(c.Root(), args)
			}
			found.InitDefaultHelpFlag()
			return found.Help()
		},
	}
}

// guard keeps the errors of a command and of all under it from the libraries, which would ask the terminal for its
// colours, and eat what is typed meanwhile, before they print one. Errors of the command line become usage errors.
func (a *app) guard(c *cobra.Command) {
	if check := c.Args; check != nil {
		c.Args = func(c *cobra.Command, args []string) error {
			if err := check(c, args); err != nil {
				a.err = wrongLine(c, err)
			}
			return nil
		}
	}
	if do := c.RunE; do != nil {
		c.RunE = func(c *cobra.Command, args []string) error {
			if a.err == nil {
				a.err = meant.Wall(do(c, args))
			}
			return nil
		}
	}
	c.SetFlagErrorFunc(func(c *cobra.Command, err error) error {
		a.err = wrongLine(c, meant.Flag(err, c))
		return nil
	})
	for _, sub := range c.Commands() {
		a.guard(sub)
	}
}

// wrongLine is an error of the command line, with the way to the command's help.
func wrongLine(c *cobra.Command, err error) error {
	if advice.Of(err) == "" {
		err = fault.Advise(err, "%s --help shows how it is used", c.CommandPath())
	}
	return shell.Usage(err)
}

// wants checks the number of arguments and names what is missing. most is -1 when there is no end to them.
func wants(most int, names ...string) cobra.PositionalArgs {
	return func(_ *cobra.Command, args []string) error {
		if len(args) < len(names) {
			return fmt.Errorf("no %s given", names[len(args)])
		}
		if most >= 0 && len(args) > most {
			return fmt.Errorf("unexpected argument %q", args[most])
		}
		return nil
	}
}
