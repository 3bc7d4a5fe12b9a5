// Package manual explains the program on the command line: the help page of each command, and the page for man. Both are read
// off the commands, so that neither drifts from what they do.
//
// The terminal is not asked anything for it. One that does not answer would keep people waiting for seconds, and eat what they
// type meanwhile; so nothing but weight is used, which reads on every background.
package manual

import (
	"fmt"
	"io"
	"strings"

	"charm.land/lipgloss/v2"
	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

const (
	widest    = 100 // of lines that are read, in cells
	narrowest = 40
	indent    = 2
	leastGap  = 2
	mostNames = 32 // columns for names, at most; what is longer has a line to itself
)

// Help writes the help page of a command, in so many columns; zero is as wide as reads well. Its heads are bold, or else in
// capitals alone.
func Help(w io.Writer, c *cobra.Command, columns int, bold bool) {
	p := newPage(w, columns, bold)
	p.text(words(c))
	p.part("Usage", func() { p.line(useLine(c)) })
	if c.HasExample() {
		p.part("Examples", func() {
			for line := range strings.SplitSeq(strings.TrimSpace(c.Example), "\n") {
				p.line(line)
			}
		})
	}
	for _, g := range c.Groups() {
		p.part(g.Title, func() { p.list(commandsOf(c, g.ID)) })
	}
	p.part("Flags", func() { p.list(flagsOf(c)) })
	if c.HasAvailableSubCommands() {
		p.text(fmt.Sprintf("%s COMMAND --help tells more of each; %s help environment lists the variables that are heeded.", c.Name(), c.Name()))
	}
}

// words are what is said of a command.
func words(c *cobra.Command) string {
	if c.Long != "" {
		return c.Long
	}
	return c.Short + "."
}

// useLine is how a command is written.
func useLine(c *cobra.Command) string {
	use := c.Use
	if c.HasParent() {
		use = c.Parent().CommandPath() + " " + use
	}
	if c.HasAvailableSubCommands() {
		use += " [COMMAND | FILE]"
	}
	if len(flagsOf(c)) > 0 {
		use += " [flags]"
	}
	return use
}

// entry is a name and what is said of it.
type entry struct{ name, says string }

func commandsOf(c *cobra.Command, group string) (list []entry) {
	for _, sub := range c.Commands() {
		if sub.GroupID == group && (sub.IsAvailableCommand() || sub.Name() == "help") {
			list = append(list, entry{sub.Name(), sub.Short})
		}
	}
	return list
}

// flagsOf are the flags of a command and those that all commands have.
func flagsOf(c *cobra.Command) (list []entry) {
	c.InitDefaultHelpFlag()
	c.Flags().AddFlagSet(c.InheritedFlags())
	c.Flags().VisitAll(func(f *pflag.Flag) {
		if f.Hidden {
			return
		}
		name, says := Flag(f)
		short := "    "
		if f.Shorthand != "" {
			short = "-" + f.Shorthand + ", "
		}
		list = append(list, entry{short + name, says})
	})
	return list
}

// Flag is a flag with what it takes, as --to FILE, and what is said of it. What it takes may stand in its words in back quotes, and
// else is called as the flag is.
func Flag(f *pflag.Flag) (name, says string) {
	value, says := pflag.UnquoteUsage(f)
	if says == f.Usage { // nothing was quoted, and the value's name is that of a type
		value = f.Name
	}
	if d := f.DefValue; d != "" && d != "false" && d != "0" && d != "[]" {
		says += " (else " + d + ")"
	}
	if f.NoOptDefVal != "" { // on or off
		return "--" + f.Name, says
	}
	return "--" + f.Name + " " + strings.ToUpper(value), says
}

// page is a help page on its way to its reader.
type page struct {
	w       io.Writer
	columns int
	head    lipgloss.Style
	begun   bool
}

func newPage(w io.Writer, columns int, bold bool) *page {
	if columns <= 0 || columns > widest {
		columns = widest
	}
	return &page{w: w, columns: max(columns, narrowest), head: lipgloss.NewStyle().Bold(bold)}
}

// part writes a head, and what stands under it.
func (p *page) part(head string, under func()) {
	p.gap()
	fmt.Fprintln(p.w, p.head.Render(strings.ToUpper(head)))
	under()
}

// gap is an empty line between what is written.
func (p *page) gap() {
	if p.begun {
		fmt.Fprintln(p.w)
	}
	p.begun = true
}

// text writes paragraphs, which are wrapped.
func (p *page) text(s string) {
	for paragraph := range strings.SplitSeq(s, "\n\n") {
		p.gap()
		fmt.Fprintln(p.w, wrapped(paragraph, p.columns))
	}
}

// line writes something that is to be copied, and so stays on its line.
func (p *page) line(s string) {
	if s != "" {
		s = strings.Repeat(" ", indent) + s
	}
	fmt.Fprintln(p.w, s)
}

// list writes names and, in a column beside them, what is said of each.
func (p *page) list(all []entry) {
	room := 0
	for _, e := range all {
		if n := lipgloss.Width(e.name); n <= mostNames {
			room = max(room, n)
		}
	}
	room += indent + leastGap
	for _, e := range all {
		name := strings.Repeat(" ", indent) + e.name
		if lipgloss.Width(name)+leastGap > room {
			fmt.Fprintln(p.w, name)
			name = ""
		}
		left := lipgloss.NewStyle().Width(room).Render(name)
		fmt.Fprintln(p.w, trimmed(lipgloss.JoinHorizontal(lipgloss.Top, left, wrapped(e.says, max(p.columns-room, 20)))))
	}
}

// wrapped is a text in so many columns. A hyphen may be the beginning of a flag, so nothing breaks there.
func wrapped(s string, columns int) string {
	const unbroken = "\u2011"
	return trimmed(strings.ReplaceAll(lipgloss.Wrap(strings.ReplaceAll(s, "-", unbroken), columns, ""), unbroken, "-"))
}

// trimmed takes the blanks off the ends of lines.
func trimmed(s string) string {
	lines := strings.Split(s, "\n")
	for i := range lines {
		lines[i] = strings.TrimRight(lines[i], " ")
	}
	return strings.Join(lines, "\n")
}
