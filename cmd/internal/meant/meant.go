// Package meant guesses what somebody meant who mistyped the name of a command, a flag or a wall.
package meant

import (
	"cmp"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"mindwall/mindmap/fault"
	"mindwall/mindmap/text"
	"mindwall/mindmap/wallfile"
)

// most is how many names are proposed.
const most = 3

// Among are the names that a word may stand for, the likeliest first: those that begin with it, and those that a slip in three
// letters leads to. Case does not count.
func Among(word string, names []string) []string {
	type likely struct {
		name string
		far  int
	}
	var found []likely
	typed := []rune(strings.ToLower(word))
	for _, name := range names {
		meant := []rune(strings.ToLower(name))
		far := distance(typed, meant)
		begins := len(typed) > 1 && strings.HasPrefix(string(meant), string(typed))
		if begins || far <= max(1, min(len(typed), len(meant))/3) && far < len(meant) {
			found = append(found, likely{name, far})
		}
	}
	slices.SortStableFunc(found, func(a, b likely) int { return cmp.Compare(a.far, b.far) })
	var best []string
	for _, f := range found[:min(len(found), most)] {
		if f.far <= found[0].far+1 {
			best = append(best, f.name)
		}
	}
	return best
}

// distance is how many letters are wrong, missing, too many, or swapped with their neighbour (optimal string alignment).
func distance(a, b []rune) int {
	rows := [3][]int{make([]int, len(b)+1), make([]int, len(b)+1), make([]int, len(b)+1)} // that before the last, the last, this one
	for j := range rows[1] {
		rows[1][j] = j
	}
	for i := range a {
		rows[2][0] = i + 1
		for j := range b {
			wrong := 1
			if a[i] == b[j] {
				wrong = 0
			}
			rows[2][j+1] = min(rows[1][j]+wrong, rows[1][j+1]+1, rows[2][j]+1)
			if i > 0 && j > 0 && a[i] == b[j-1] && a[i-1] == b[j] {
				rows[2][j+1] = min(rows[2][j+1], rows[0][j-1]+1)
			}
		}
		rows[0], rows[1], rows[2] = rows[1], rows[2], rows[0]
	}
	return rows[1][len(b)]
}

// Command adds to an error about a word that is no command which one may be meant, or which wall of the folder one is in.
func Command(err error, root *cobra.Command, word string) error {
	var names []string
	for _, c := range root.Commands() {
		if !c.Hidden {
			names = append(names, c.Name())
		}
	}
	for _, wall := range append(Among(word, names), near(word)...) {
		return fault.Advise(err, "did you mean %s %s?", root.Name(), text.TellPath(wall))
	}
	return fault.Advise(err, "%s help lists the commands", root.Name())
}

// Flag adds to an error about a flag that a command has not, which one may be meant.
func Flag(err error, c *cobra.Command) error {
	var missing *pflag.NotExistError
	if !errors.As(err, &missing) {
		return err
	}
	var names []string
	c.Flags().VisitAll(func(f *pflag.Flag) {
		if !f.Hidden {
			names = append(names, f.Name)
		}
	})
	typed := missing.GetSpecifiedName()
	if shorthands := missing.GetSpecifiedShortnames(); shorthands != "" { // one dash, as in -json
		typed = shorthands
	}
	if names = Among(typed, names); len(names) > 0 {
		return fault.Advise(err, "did you mean --%s? %s --help lists the flags", strings.Join(names, ", or --"), c.CommandPath())
	}
	return err
}

// Wall adds to an error about a wall that is not there, which one may be meant that is.
func Wall(err error) error {
	var about interface{ Path() string }
	if !errors.Is(err, wallfile.ErrNotFound) || !errors.As(err, &about) {
		return err
	}
	for _, name := range near(about.Path()) {
		return fault.Advise(err, "did you mean %s?", text.TellPath(name))
	}
	return err
}

// near are the walls beside a path that is not there with nearly its name, written as the path is.
func near(path string) (walls []string) {
	folder, name := filepath.Split(path)
	where := folder
	if where == "" {
		where = "."
	}
	files, err := os.ReadDir(where)
	if err != nil {
		return nil
	}
	stems := map[string]string{}
	var names []string
	for _, f := range files {
		if stem, ok := strings.CutSuffix(f.Name(), ".wall"); ok && !f.IsDir() {
			stems[stem], names = f.Name(), append(names, stem)
		}
	}
	for _, stem := range Among(strings.TrimSuffix(name, ".wall"), names) {
		walls = append(walls, folder+stems[stem])
	}
	return walls
}
