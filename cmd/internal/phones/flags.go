package phones

import (
	"errors"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"

	"github.com/charmbracelet/colorprofile"
	"github.com/spf13/cobra"

	"mindwall/mindmap/phone"
	"mindwall/tui/look"
	"mindwall/tui/scan"
)

// Flags are those of a command that lets phones in. Those that are not given leave what is kept with the wall.
type Flags struct {
	listen, public, code, mode string
	inbox, straight, meToo     bool
	given                      func(name string) bool // nil of a command that says where phones come in alone
}

// Add adds the flags to a command.
func (f *Flags) Add(c *cobra.Command) {
	f.AddPlace(c)
	flags := c.Flags()
	f.given = flags.Changed
	flags.StringVar(&f.code, "code", "", "the code at the end of the address: six letters")
	flags.StringVar(&f.mode, "mode", "", "what is asked: live, the question that the room sees; survey, all; closed, none")
	flags.BoolVar(&f.inbox, "inbox", false, "answers wait until somebody lets them on")
	flags.BoolVar(&f.straight, "straight", false, "answers go straight on the wall")
	flags.BoolVar(&f.meToo, "me-too", false, "phones see what is on the wall, and may join in")
	_ = c.RegisterFlagCompletionFunc("mode", cobra.FixedCompletions(modes(), cobra.ShellCompDirectiveNoFileComp)) // the flag is there
}

// AddPlace adds those that say where phones come in.
func (f *Flags) AddPlace(c *cobra.Command) {
	flags := c.Flags()
	flags.StringVar(&f.listen, "listen", "", "host and port to listen on (else all networks, and the port of last time)")
	flags.StringVar(&f.public, "public", "", "the address of a site that passes on to here, such as https://wall.example")
}

func modes() (names []string) {
	for _, m := range phone.Modes {
		names = append(names, string(m))
	}
	return names
}

// Options are what the flags say of a wall. It fails when they are wrong.
func (f *Flags) Options(path string) (Options, error) {
	o := Options{Path: path, Listen: f.listen, Public: f.public, Set: f.set}
	var err error
	switch {
	case f.mode != "" && !slices.Contains(modes(), f.mode):
		return o, fmt.Errorf("--mode %q: want %s", f.mode, strings.Join(modes(), ", "))
	case f.inbox && f.straight:
		return o, errors.New("--inbox and --straight are two ways: choose one")
	}
	if f.public != "" {
		if _, err = phone.ParsePublic(f.public); err != nil {
			return o, fmt.Errorf("--public %q: %w", f.public, err)
		}
	}
	if f.code != "" {
		if o.Code, err = phone.ParseCode(f.code); err != nil {
			return o, fmt.Errorf("--code %w", err)
		}
	}
	return o, nil
}

func (f *Flags) set(s *phone.Settings) {
	if f.mode != "" {
		s.Mode = phone.Mode(f.mode)
	}
	if f.inbox {
		s.Way = phone.ToInbox
	}
	if f.straight {
		s.Way = phone.Straight
	}
	if f.given != nil && f.given("me-too") {
		s.MeToo = f.meToo
	}
}

// Invite writes for a person how phones come in: the code to be scanned, and the addresses.
func (s Status) Invite(w io.Writer, isTerminal bool) {
	if code, err := scan.New(s.Addresses[0]); err == nil {
		out := &colorprofile.Writer{Forward: w, Profile: colorprofile.NoTTY}
		if isTerminal {
			out.Profile = colorprofile.Env(os.Environ())
		}
		_, _ = fmt.Fprintln(out, strings.Join(code.Rows(look.New(look.Light, !isTerminal)), "\n")) // the address is told all the same
	}
	_, _ = fmt.Fprintf(w, "Scan it yourself first, or type %s\n", strings.Join(s.Addresses, "\nor ")) // nobody may be there to read it
	_, _ = fmt.Fprintf(w, "The room in a browser, for those elsewhere: %s\n", s.View)
}
