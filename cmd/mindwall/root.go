package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"charm.land/fang/v2"
	"github.com/spf13/cobra"

	"mindwall/cmd/internal/advice"
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
	root := newRoot(a.Shell)
	a.guard(root)
	root.SetArgs(args)
	root.SetOut(a.Out)
	root.SetErr(a.Words)
	err := runStyled(ctx, root)
	if a.err != nil {
		err = a.err
	}
	return errors.Join(err, a.Flush())
}

// runStyled runs the command with the help pages that fang draws; on a terminal that cannot be drawn on, with cobra's.
func runStyled(ctx context.Context, root *cobra.Command) error {
	if shell.Dumb() {
		root.SilenceErrors, root.SilenceUsage = true, true
		root.Version = version
		return root.ExecuteContext(ctx)
	}
	return fang.Execute(ctx, root, fang.WithVersion(version),
		fang.WithErrorHandler(func(io.Writer, fang.Styles, error) {})) // errors have their one place: shell.Report
}

// newRoot is the command line: every subcommand, and what they share.
func newRoot(s *shell.Shell) *cobra.Command {
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
mindwall info day.wall`,
		Args: noCommand,
	}
	var w way
	w.addPlain(root)
	root.RunE = func(c *cobra.Command, args []string) error { return runRoot(c, s, args, w) }
	root.PersistentFlags().BoolVar(&s.Quiet, "quiet", false, "say nothing but errors")
	root.AddGroup(&cobra.Group{ID: groupLive, Title: "at the event"},
		&cobra.Group{ID: groupAfter, Title: "after the event"},
		&cobra.Group{ID: groupCare, Title: "the file and its care"})
	for _, command := range subcommands(s) {
		root.AddCommand(command)
	}
	root.SetHelpCommand(helpCommand())
	root.CompletionOptions.HiddenDefaultCmd = true
	return root
}

// The groups of the help page.
const (
	groupLive  = "live"
	groupAfter = "after"
	groupCare  = "care"
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
	root.SuggestionsMinimumDistance = 2
	err := shell.Usagef("unknown command %q", args[0])
	if names := root.SuggestionsFor(args[0]); len(names) > 0 {
		return fault.Advise(err, "did you mean mindwall %s?", strings.Join(names, ", or mindwall "))
	}
	return fault.Advise(err, "mindwall help lists the commands")
}

func helpCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "help [command | environment]",
		Short: "Help about a command, or the environment",
		RunE: func(c *cobra.Command, args []string) error {
			if slices.Equal(args, []string{"environment"}) {
				_, err := io.WriteString(c.OutOrStdout(), environment)
				return err
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
				a.err = do(c, args)
			}
			return nil
		}
	}
	c.SetFlagErrorFunc(func(c *cobra.Command, err error) error {
		a.err = wrongLine(c, err)
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
