package main

import (
	"errors"

	"github.com/spf13/cobra"

	"mindwall/cmd/internal/opened"
	"mindwall/cmd/internal/shell"
	"mindwall/cmd/internal/tables"
)

func joinCommand(s *shell.Shell) *cobra.Command {
	var j tables.Joining
	c := &cobra.Command{
		Use: "join HOST|LINE [FILE]", Short: "Write on a wall together with other tables",
		Long: "Write on a wall together with other tables, each with its own file. HOST is the machine of the table that shares the wall: " +
			"it shows a code of eight letters after /share, and lets this table in. LINE is what mindwall share and mindwall hub print. The " +
			"file is made when it is not there, else it is of the same wall. Nothing waits for the network: what is typed without it " +
			"goes out when it is back. With --no-open there is no screen, as for a site whose file joins the event's hub.",
		Example: `mindwall join 192.168.1.20
mindwall join 192.168.1.20 day.wall
mindwall join --nats tls://connect.example --creds walls.creds day.wall`,
		RunE: func(c *cobra.Command, args []string) error {
			if err := readJoining(&j, args); err != nil {
				return err
			}
			if !j.NoOpen && j.Foreign.Servers == "" {
				if err := s.NeedTerminal("with --no-open the wall is joined without a screen"); err != nil {
					return err
				}
			}
			return tables.Join(c.Context(), s, j, func(path string, at *tables.Address) error {
				return opened.Console(c.Context(), s, path, opened.Doors{Join: at})
			})
		},
	}
	f := c.Flags()
	f.BoolVar(&j.NoOpen, "no-open", false, "do not open the console: join until told to end")
	f.StringVar(&j.Foreign.Servers, "nats", "", "a NATS that is there already, in the place of a hub: its address")
	f.StringVar(&j.Foreign.Creds, "creds", "", "the file that lets in there")
	tables.AddAccept(f, &j.Accept)
	return c
}

// readJoining reads the arguments of join.
func readJoining(j *tables.Joining, args []string) error {
	if j.Foreign.Servers != "" {
		if len(args) != 1 {
			return shell.Usage(errors.New("--nats takes the file of the wall alone"))
		}
		j.Path = args[0]
		return nil
	}
	switch {
	case j.Foreign.Creds != "":
		return shell.Usage(errors.New("--creds are for --nats: name it"))
	case len(args) == 0:
		return shell.Usage(errors.New("no host or line given"))
	case len(args) > 2:
		return shell.Usagef("unexpected argument %q", args[2])
	}
	j.At = args[0]
	if len(args) == 2 {
		j.Path = args[1]
	}
	return nil
}
