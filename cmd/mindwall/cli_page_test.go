package main

import (
	"flag"
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"mindwall/cmd/internal/manual"
	"mindwall/cmd/internal/shell"
)

var update = flag.Bool("update", false, "write docs/cli.md anew")

// TestTheCommandLinePage holds docs/cli.md to the commands: the page and help are made of the same.
func TestTheCommandLinePage(t *testing.T) {
	const path = "../../docs/cli.md"
	const begins, ends = "<!-- from here on written by go test ./cmd/mindwall -run TestTheCommandLinePage -update -->\n", "<!-- and from here on by hand -->\n"
	page, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	before, rest, found := strings.Cut(string(page), begins)
	_, after, ended := strings.Cut(rest, ends)
	if !found || !ended {
		t.Fatal("docs/cli.md has no place for the commands")
	}
	want := before + begins + "\n" + commandPage(newRoot(shell.New(t.Context(), os.Stdin, os.Stdout, os.Stderr))) + ends + after
	if want == string(page) {
		return
	}
	if !*update {
		t.Fatal("docs/cli.md is not what the commands say: .ci/pages")
	}
	if err := os.WriteFile(path, []byte(want), 0o644); err != nil {
		t.Fatal(err)
	}
}

// commandPage is every command with its flags, by group, in Markdown.
func commandPage(root *cobra.Command) string {
	var b strings.Builder
	for _, group := range root.Groups() {
		fmt.Fprintf(&b, "## %s\n\n", strings.ToUpper(group.Title[:1])+group.Title[1:])
		for _, c := range root.Commands() {
			if c.GroupID == group.ID && !c.Hidden {
				describe(&b, c)
			}
		}
	}
	return b.String()
}

// describe writes what help says of a command.
func describe(b *strings.Builder, c *cobra.Command) {
	says := c.Long
	if says == "" {
		says = c.Short + "."
	}
	fmt.Fprintf(b, "### %s\n\n```text\n%s\n```\n\n%s\n\n", c.CommandPath(), strings.TrimSuffix(c.UseLine(), " [flags]"), inMarkdown(says))
	if c.Example != "" {
		fmt.Fprintf(b, "```text\n%s\n```\n\n", c.Example)
	}
	if !c.HasAvailableLocalFlags() {
		return
	}
	b.WriteString("| flag | |\n| --- | --- |\n")
	c.LocalFlags().VisitAll(func(f *pflag.Flag) {
		if f.Hidden || f.Name == "help" {
			return
		}
		name, does := manual.Flag(f)
		fmt.Fprintf(b, "| `%s` | %s |\n", name, inMarkdown(does))
	})
	b.WriteByte('\n')
}

// inMarkdown is a text in which no sign means anything to Markdown, flags set as what is typed.
func inMarkdown(s string) string {
	words := strings.FieldsFunc(strings.NewReplacer("|", `\|`, "*", `\*`, "<", `\<`, "#", `\#`).Replace(s), func(r rune) bool { return r == ' ' })
	for i, w := range words {
		core := strings.TrimRight(w, ".,:;)")
		if strings.HasPrefix(core, "--") && len(core) > 2 {
			words[i] = "`" + core + "`" + w[len(core):]
		}
	}
	return strings.Join(words, " ")
}
