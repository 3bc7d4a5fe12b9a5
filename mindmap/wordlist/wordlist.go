// Package wordlist reads lists of words that are kept as files beside the code which knows what they mean.
//
// A list is text, an entry a line. A line "[name]" begins a section; the entries below it are sorted and differ from
// each other, unless " in order" follows the bracket because their order means something. Blank lines and lines that
// begin with "# " are for people. The files are part of the program, so they are read without errors: a test holds
// that each file named *.words is sound.
package wordlist

import "strings"

// Section is the entries under one name.
type Section struct {
	Name    string
	Entries []string
}

// List is the sections of a file, in its order.
type List []Section

// Parse reads a list.
func Parse(text string) List {
	var list List
	for line := range strings.Lines(text) {
		line = strings.TrimSpace(line)
		if line == "" || strings.HasPrefix(line, "# ") {
			continue
		}
		if name, heading := strings.CutPrefix(line, "["); heading {
			name, _, _ = strings.Cut(name, "]")
			list = append(list, Section{Name: name})
			continue
		}
		last := &list[len(list)-1]
		last.Entries = append(last.Entries, line)
	}
	return list
}

// Entries are those of the section of a name; none when there is no such section.
func (l List) Entries(name string) []string {
	for _, s := range l {
		if s.Name == name {
			return s.Entries
		}
	}
	return nil
}
