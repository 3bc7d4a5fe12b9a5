package main

import (
	"context"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"mindwall/cmd/internal/shell"

	"github.com/spf13/cobra"
)

// mention is a place where a text names a command line of the program.
type mention struct {
	where string   // file and line
	args  []string // what stands behind "mindwall"
	whole bool     // a line to be typed as it is, and not a command that is spoken of
}

// prose are the words that follow the program's name where no command is meant.
var prose = map[string]bool{
	"made":    true, // "a wall is a file that mindwall made"
	"sample":  true, // the name that the demo's ids are drawn from
	"bring":   true, // "packages of mindwall bring it along"
	"takes":   true, // "mindwall takes a free one"
	"may":     true, // "whether mindwall may accept connections"
	"with":    true, // "the folder mindwall with the settings"
	"was":     true, // "this mindwall was built without a hub"
	"that":    true, // "a mindwall that has one"
	"version": true, // what the program says of itself
}

// TestAdviceCanBeFollowed runs every command that a page, a help text or an error's advice names past the real command
// line: there is such a command, its flags are read, and so many arguments are taken.
func TestAdviceCanBeFollowed(t *testing.T) {
	mentions := append(inPages(t), inSources(t)...)
	if len(mentions) < 60 {
		t.Errorf("only %d commands found", len(mentions))
	}
	for _, m := range mentions {
		if err := m.fault(); err != nil {
			t.Errorf("%s: mindwall %s: %v", m.where, strings.Join(m.args, " "), err)
		}
	}
}

// TestFlagsOfAdviceAreThere holds that each flag which a text of the program names alone is one of a command.
func TestFlagsOfAdviceAreThere(t *testing.T) {
	commands := allCommands(newRoot(shell.New(context.Background(), os.Stdin, os.Stdout, os.Stderr)))
	known := func(name string) bool {
		return name == "help" || name == "version" || slices.ContainsFunc(commands, func(c *cobra.Command) bool {
			return c.Flags().Lookup(name) != nil || c.PersistentFlags().Lookup(name) != nil
		})
	}
	count := 0
	for _, text := range literals(t, "../../cmd/mindwall", "../../cmd/internal", "../../export", "../../tui", "../../mindmap") {
		for _, flag := range namedFlag.FindAllStringSubmatch(text.value, -1) {
			if count++; !known(flag[1]) && !slices.Contains(foreign, flag[1]) {
				t.Errorf("%s: no command has --%s", text.where, flag[1])
			}
		}
	}
	if count < 30 {
		t.Errorf("only %d flags found", count)
	}
}

// foreign are flags of other programs that are run or advised.
var foreign = []string{"state", "query-port", "add-port", "getglobalstate"} // of firewalls

// namedFlag matches a flag, and no variable of a style sheet.
var namedFlag = regexp.MustCompile(`(?:^|[\s(“"])--([a-z][a-z-]+)(?:$|[^a-z:-]|:\s)`)

// TestOnlyShellsNameCommands holds that what is below the shells names neither commands nor flags in what it says: each
// shell has its own way to what is to be done.
func TestOnlyShellsNameCommands(t *testing.T) {
	for _, text := range literals(t, "../../export", "../../mindmap") {
		if namedFlag.MatchString(text.value) || len(spokenOf(text.where, text.value)) > 0 {
			t.Errorf("%s: %q", text.where, text.value)
		}
	}
}

// The reading of commands itself, on what is right and what is not.
func TestMentionsAreRead(t *testing.T) {
	for text, want := range map[string]string{
		"mindwall export --png makes a picture of the wall":         "unknown flag: --png",
		"mindwall export FILE --format png makes a picture":         "",
		"mindwall open --plain reads; mindwall ad adds answers":     `no command "ad"`,
		"save it with: mindwall check FILE --rescue NEW":            "",
		"save it with: mindwall check FILE --rescue":                "flag needs an argument: --rescue",
		"unite them with: mindwall copy %s %s %s":                   `unexpected argument "%s"`,
		"mindwall new %s --from FILE, and mindwall info, list them": "",
		"mindwall help lists the commands":                          "",
	} {
		got := ""
		for _, m := range spokenOf("", text) {
			if err := m.fault(); err != nil {
				got += err.Error()
			}
		}
		if got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
	for line, want := range map[string]string{
		`grep . a.txt | mindwall add day.wall --question 1 -   # all lines`: "",
		`go run ./cmd/mindwall demo`:                                        "",
		`mindwall add day.wall --question 1 --theme "A/B" "Two words" x`:    "",
		`mindwall info day.wall other.wall`:                                 `unexpected argument "other.wall"`,
		`mindwall --plain    the list, and a new wall`:                      "",
		`mindwall day.wall   that wall`:                                     "",
		`mindwall dday`:                                                     `no command "dday"`,
		`mindwall man >mindwall.1`:                                          "",
		`mindwall redact day.wall`:                                          "no answer's id given",
	} {
		m := typedIn("", line)
		if len(m) != 1 {
			t.Errorf("%q: %d commands", line, len(m))
			continue
		}
		if got := fmt.Sprint(m[0].fault()); got != want && (want != "" || got != "<nil>") {
			t.Errorf("%q: %q, want %q", line, got, want)
		}
	}
}

// fault is why the command line refuses what is named; nil when it does not. Of a command that is only spoken of
// arguments may be missing.
func (m mention) fault() error {
	root := newRoot(shell.New(context.Background(), os.Stdin, os.Stdout, os.Stderr))
	root.InitDefaultHelpCmd()
	root.InitDefaultCompletionCmd(m.args...)
	c, rest, err := root.Find(m.args)
	if err != nil {
		return err
	}
	c.InitDefaultHelpFlag()
	if err := c.ParseFlags(rest); err != nil {
		return err
	}
	if args := c.Flags().Args(); c == root && len(args) > 0 {
		if aWall := args[0] == "FILE" || strings.HasSuffix(args[0], ".wall"); !aWall || len(args) > 1 {
			return fmt.Errorf("no command %q", args[0])
		}
		return nil
	}
	if help, _ := c.Flags().GetBool("help"); help {
		return nil
	}
	if args := c.Flags().Args(); m.whole || len(args) > 0 && c.ValidateArgs(append(args, "more", "more")) != nil {
		return c.ValidateArgs(args)
	}
	return nil
}

func allCommands(c *cobra.Command) []*cobra.Command {
	all := []*cobra.Command{c}
	for _, sub := range c.Commands() {
		all = append(all, allCommands(sub)...)
	}
	return all
}

// inPages are the commands that the pages name, in code spans and in blocks of code.
func inPages(t *testing.T) (all []mention) {
	t.Helper()
	pages, err := filepath.Glob("../../docs/*.md")
	if err != nil {
		t.Fatal(err)
	}
	span := regexp.MustCompile("`(mindwall [^`]+)`")
	for _, page := range append(pages, "../../README.md", "../../CHANGELOG.md") {
		text, err := os.ReadFile(page)
		if err != nil {
			t.Fatal(err)
		}
		inBlock := false
		n := 0
		for line := range strings.Lines(string(text)) {
			n++
			where := fmt.Sprintf("%s:%d", filepath.Base(page), n)
			switch {
			case strings.HasPrefix(strings.TrimSpace(line), "```"):
				inBlock = !inBlock
			case inBlock:
				all = append(all, typedIn(where, line)...)
			default:
				for _, code := range span.FindAllStringSubmatch(line, -1) {
					all = append(all, mention{where, words(code[1])[1:], false})
				}
			}
		}
	}
	return all
}

// inSources are the commands that the program names in what it says.
func inSources(t *testing.T) (all []mention) {
	t.Helper()
	for _, text := range literals(t, "../../cmd/mindwall", "../../cmd/internal", "../../tui", "../../export", "../../mindmap") {
		if text.example {
			for line := range strings.Lines(text.value) {
				all = append(all, typedIn(text.where, line)...)
			}
			continue
		}
		all = append(all, spokenOf(text.where, text.value)...)
	}
	return all
}

// literal is a text in a source file. What it is joined with that is no literal stands in it as "…".
type literal struct {
	where, value string
	example      bool // lines to be typed
}

// literals are the texts of all sources under folders, tests left out.
func literals(t *testing.T, folders ...string) (all []literal) {
	t.Helper()
	for _, folder := range folders {
		err := filepath.WalkDir(folder, func(path string, _ fs.DirEntry, err error) error {
			if err != nil || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
				return err
			}
			files := token.NewFileSet()
			file, err := parser.ParseFile(files, path, nil, 0)
			if err != nil {
				return err
			}
			add := func(e ast.Expr, example bool) bool {
				value, ok := joinedText(e)
				if ok {
					all = append(all, literal{files.Position(e.Pos()).String(), value, example})
				}
				return !ok
			}
			ast.Inspect(file, func(n ast.Node) bool {
				switch n := n.(type) {
				case *ast.ImportSpec:
					return false
				case *ast.KeyValueExpr:
					if key, ok := n.Key.(*ast.Ident); ok && key.Name == "Example" {
						return add(n.Value, true)
					}
				case ast.Expr:
					return add(n, false)
				}
				return true
			})
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	return all
}

// joinedText is the value of a literal, or of a sum in which there is one.
func joinedText(e ast.Expr) (string, bool) {
	switch e := e.(type) {
	case *ast.BasicLit:
		if e.Kind == token.STRING {
			value, err := strconv.Unquote(e.Value)
			return value, err == nil
		}
	case *ast.BinaryExpr:
		left, isLeft := joinedText(e.X)
		right, isRight := joinedText(e.Y)
		if e.Op != token.ADD || !isLeft && !isRight {
			return "", false
		}
		if !isLeft {
			left = "…"
		}
		if !isRight {
			right = "…"
		}
		return left + right, true
	}
	return "", false
}

// beside parts a command in a page's block from what is said of it beside it.
var beside = regexp.MustCompile(`(\S)  +\S.*`)

// typedIn are the commands of a line as it is typed into a shell: without what is said of it beside it, and where its
// output goes.
func typedIn(where, line string) (all []mention) {
	words := words(beside.ReplaceAllString(strings.TrimSpace(line), "$1"))
	for i := 0; i < len(words); i++ {
		if name := words[i]; name != "mindwall" && (name != "./cmd/mindwall" || i < 2 || words[i-1] != "run") {
			continue
		}
		end := i + 1
		for end < len(words) && words[end] != "|" && words[end] != "&&" && !strings.HasPrefix(words[end], "#") && !strings.HasPrefix(words[end], ">") && words[end] != "…" {
			end++
		}
		all = append(all, mention{where, words[i+1 : end], true})
		i = end
	}
	return all
}

// spokenOf are the commands that a text in plain words names. They have no mark at their end: to a command belongs what
// can be an argument.
func spokenOf(where, text string) (all []mention) {
	const ends = ".,;:?!)”"
	words := words(text)
	for i := 0; i+1 < len(words); i++ {
		first := strings.TrimRight(words[i+1], ends)
		if words[i] != "mindwall" || prose[first] || !command.MatchString(first) {
			continue
		}
		args, more := []string{first}, first == words[i+1]
		for j := i + 2; more && j < len(words) && (isArgument(words[j]) || takesValue(args)); j++ {
			arg := strings.TrimRight(words[j], ends)
			args, more = append(args, arg), arg == words[j]
		}
		all = append(all, mention{where, args, false})
	}
	return all
}

// command matches what may be the name of one; a placeholder is for any.
var command = regexp.MustCompile(`^-?[a-z]`)

var argument = regexp.MustCompile(`^(-.*|%[a-z1-9]|…|[A-Z][A-Z=…]*|.*\.[a-z]{2,5}|".*")[.,;:?!)”]*$`)

// isArgument reports whether a word is an argument and none of the sentence that goes on: a flag, a placeholder, a file.
func isArgument(word string) bool { return argument.MatchString(word) }

// takesValue reports whether the last of the arguments is a flag whose value is still to come.
func takesValue(args []string) bool {
	name, isFlag := strings.CutPrefix(args[len(args)-1], "--")
	c, _, err := newRoot(shell.New(context.Background(), os.Stdin, os.Stdout, os.Stderr)).Find(args[:1])
	if !isFlag || err != nil {
		return false
	}
	f := c.Flags().Lookup(name)
	return f != nil && f.NoOptDefVal == ""
}

// words splits a line at its blanks, but for those within double quotes, as a shell does.
func words(line string) []string {
	quoted := false
	return strings.FieldsFunc(line, func(r rune) bool {
		if r == '"' {
			quoted = !quoted
		}
		return !quoted && (r == ' ' || r == '\n' || r == '\t')
	})
}
