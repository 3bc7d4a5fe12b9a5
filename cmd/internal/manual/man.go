package manual

import (
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"
)

// topic is a section that no command tells.
type topic struct {
	heading string
	entries []entry
}

// Man writes the page for man, in the language of its macros (man 7). The date may be empty.
func Man(w io.Writer, root *cobra.Command, version, date string) error {
	r := &roff{}
	r.macro("TH", strings.ToUpper(root.Name()), "1", date, root.Name()+" "+version)
	r.macro("SH", "NAME")
	r.text(root.Name() + " - " + root.Short)
	r.macro("SH", "SYNOPSIS")
	r.bold(useLine(root))
	r.macro("SH", "DESCRIPTION")
	r.paragraphs(words(root))
	r.entries(flagsOf(root))
	r.macro("SH", "COMMANDS")
	for _, g := range root.Groups() {
		for _, c := range root.Commands() {
			if c.GroupID == g.ID && c.IsAvailableCommand() {
				r.command(c)
			}
		}
	}
	for _, t := range []topic{exits(), environment(), files()} {
		r.macro("SH", strings.ToUpper(t.heading))
		r.entries(t.entries)
	}
	r.macro("SH", "EXAMPLES")
	r.example(root.Example)
	_, err := io.WriteString(w, r.String())
	return err
}

// roff is a page for man on its way. A library that is known for it takes a percent sign for a verb of its own.
type roff struct{ strings.Builder }

func (r *roff) macro(name string, args ...string) {
	r.WriteString("." + name)
	for _, a := range args {
		fmt.Fprintf(r, ` "%s"`, escaped(strings.ReplaceAll(a, `"`, "'")))
	}
	r.WriteByte('\n')
}

// text writes lines of text. None is taken for a macro.
func (r *roff) text(s string) {
	for line := range strings.SplitSeq(escaped(s), "\n") {
		if strings.HasPrefix(line, ".") || strings.HasPrefix(line, "'") {
			line = `\&` + line
		}
		r.WriteString(line + "\n")
	}
}

func (r *roff) bold(s string) { r.text("\x00" + s + "\x01") }

func (r *roff) paragraphs(s string) {
	for paragraph := range strings.SplitSeq(s, "\n\n") {
		r.macro("PP")
		r.text(paragraph)
	}
}

func (r *roff) entries(list []entry) {
	for _, e := range list {
		r.macro("TP")
		r.bold(strings.TrimSpace(e.name))
		r.text(e.says)
	}
}

// example writes lines as they are typed.
func (r *roff) example(s string) {
	r.macro("PP")
	r.macro("nf")
	for line := range strings.SplitSeq(strings.TrimSpace(s), "\n") {
		r.text(line)
	}
	r.macro("fi")
}

func (r *roff) command(c *cobra.Command) {
	r.macro("SS", useLine(c))
	r.paragraphs(words(c))
	var own []entry
	for _, f := range flagsOf(c) {
		if f.name != "-h, --help" && f.name != "    --quiet" {
			own = append(own, f)
		}
	}
	r.entries(own)
	if c.HasExample() {
		r.example(c.Example)
	}
}

// escaped is a text as roff takes it; a hyphen is to be copied as one.
func escaped(s string) string {
	return strings.NewReplacer(`\`, `\e`, "-", `\-`, "\x00", `\fB`, "\x01", `\fR`).Replace(s)
}
