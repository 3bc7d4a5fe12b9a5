// Keypages writes what the pages say of keys, from the actions that the keys themselves are made of: the tables of keys.md and
// terminals.md, between two comments, and card.pdf, which is to be printed. Run it after a change of keys:
//
//	go -C cmd/tools run ./keypages ../../docs
package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
)

func main() {
	if len(os.Args) != 2 {
		fmt.Fprintln(os.Stderr, "usage: keypages FOLDER")
		os.Exit(2)
	}
	if err := run(os.Args[1]); err != nil {
		fmt.Fprintln(os.Stderr, "keypages:", err)
		os.Exit(1)
	}
}

// run writes the pages of a folder, in which keys.md and terminals.md are.
func run(folder string) error {
	parts := allKeys()
	for name, table := range map[string]string{"keys.md": keyTables(parts), "terminals.md": terminalTable()} {
		if err := refresh(filepath.Join(folder, name), table); err != nil {
			return err
		}
	}
	card, err := drawCard(parts)
	if err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(folder, "card.pdf"), card, 0o644)
}

// What stands on a page before and after that which is written here.
const begins, ends = "<!-- from here on written by cmd/tools/keypages -->\n", "<!-- and from here on by hand -->\n"

// refresh puts a text between the two comments of a page.
func refresh(path, text string) error {
	page, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	before, rest, hasBegin := strings.Cut(string(page), begins)
	_, after, hasEnd := strings.Cut(rest, ends)
	if !hasBegin || !hasEnd {
		return fmt.Errorf("%s lacks the two comments between which its table stands: %s and %s", path, strings.TrimSpace(begins), strings.TrimSpace(ends))
	}
	return os.WriteFile(path, []byte(before+begins+"\n"+text+"\n"+ends+after), 0o644)
}
