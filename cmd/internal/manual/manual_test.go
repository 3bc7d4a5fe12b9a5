package manual

import (
	"strings"
	"testing"

	"charm.land/lipgloss/v2"
	"github.com/spf13/cobra"
)

// program is a small program with something of everything.
func program() *cobra.Command {
	root := &cobra.Command{Use: "wall", Short: "A wall", Long: "A wall for all.\n\nIt takes 100% of what is said.", Example: "# try it\nwall add \"x\"", Run: func(*cobra.Command, []string) {}}
	root.PersistentFlags().BoolP("help", "h", false, "show this page")
	root.AddGroup(&cobra.Group{ID: "one", Title: "at the event"})
	add := &cobra.Command{Use: "add FILE", Short: "Add answers", GroupID: "one", Run: func(*cobra.Command, []string) {},
		Long: ".starts like a macro\n'and so does this, which goes on and on until it is much wider than any page that is read, with --plain-flags and C:\\paths in it"}
	add.Flags().String("to", "", "a `folder` to write into")
	add.Flags().String("look", "light", "how it looks")
	add.Flags().Bool("force", false, "replace what is there")
	add.Flags().String("secret", "", "not told")
	_ = add.Flags().MarkHidden("secret")
	root.AddCommand(add)
	return root
}

func TestHelp(t *testing.T) {
	var b strings.Builder
	Help(&b, program(), 0, false)
	const want = `A wall for all.

It takes 100% of what is said.

USAGE
  wall [COMMAND | FILE] [flags]

EXAMPLES
  # try it
  wall add "x"

AT THE EVENT
  add  Add answers

FLAGS
  -h, --help  show this page

wall COMMAND --help tells more of each; wall help environment lists the variables that are heeded.
`
	if b.String() != want {
		t.Errorf("got\n%swant\n%s", b.String(), want)
	}
	b.Reset()
	Help(&b, program().Commands()[0], 40, true)
	for _, want := range []string{"\x1b[1mUSAGE\x1b[m\n  wall add FILE [flags]", "      --to FOLDER", "      --look LOOK", "how it looks (else\n", "      --force", "--plain-flags"} {
		if !strings.Contains(b.String(), want) {
			t.Errorf("lacks %q:\n%s", want, b.String())
		}
	}
	if strings.Contains(b.String(), "secret") {
		t.Errorf("a hidden flag is told of:\n%s", b.String())
	}
}

// Pages keep to their width, and break no flag in two.
func TestHelpFits(t *testing.T) {
	for columns := 30; columns < 130; columns++ {
		var b strings.Builder
		Help(&b, program().Commands()[0], columns, false)
		Environment(&b, columns, false)
		for line := range strings.SplitSeq(b.String(), "\n") {
			if lipgloss.Width(line) > max(columns, narrowest) || strings.HasSuffix(line, "-") || strings.HasSuffix(line, " ") {
				t.Errorf("in %d columns: %q", columns, line)
			}
		}
	}
}

func TestMan(t *testing.T) {
	var b strings.Builder
	if err := Man(&b, program(), "1.2.3", "2026-03-09"); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{
		`.TH "WALL" "1" "2026\-03\-09" "wall 1.2.3"`, "wall \\- A wall\n", ".SS \"wall add FILE [flags]\"\n", "\\&.starts like a macro\n\\&'and", `C:\epaths`,
		"\\fB\\-\\-to FOLDER\\fR\na folder to write into\n", "100% of what", ".SH \"EXIT STATUS\"\n", ".SH \"ENVIRONMENT\"\n", ".SH \"FILES\"\n", ".SH \"EXAMPLES\"\n",
	} {
		if !strings.Contains(b.String(), want) {
			t.Errorf("lacks %q:\n%s", want, b.String())
		}
	}
	for line := range strings.SplitSeq(b.String(), "\n") {
		if strings.HasPrefix(line, ".") && len(line) > 1 && (line[1] < 'A' || line[1] > 'Z') && line != ".nf" && line != ".fi" {
			t.Errorf("no macro: %q", line)
		}
	}
}
