package capture

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// Block is what was pasted, a line each.
type Block []string

// Reading is a way to read a pasted block.
type Reading struct {
	Unlisted bool // marks of lists, as "- " and "3. ", are taken off
	Markup   bool // # | and +3 mean what they mean in the line
}

// listMark is what stands before the items of a list: a dash, a bullet, a number, a box to tick, in this order.
var listMark = regexp.MustCompile(`^(?:(?:[-*•‣◦▪·–—]|[0-9]{1,3}[.)]|[a-zA-Z]\)) )?(?:\[[ xX]?\] |☐ |☑ )?`)

// unlisted is a line without the mark of a list; a line that is nothing else is kept.
func unlisted(line string) string {
	if rest := line[len(listMark.FindString(line)):]; rest != "" {
		return rest
	}
	return line
}

// Readings are the ways to read the block that differ, the likeliest first: marks of a list are off when every line bears
// one, and markup is read when somebody says so.
func (b Block) Readings() []Reading {
	listed, all := false, true
	for _, line := range b {
		marked := unlisted(line) != line
		listed, all = listed || marked, all && marked
	}
	var list []Reading
	for _, markup := range []bool{false, true} {
		if markup && !slices.ContainsFunc(b, hasMarkup) {
			break
		}
		list = append(list, Reading{Markup: markup})
		switch {
		case listed && all:
			list = slices.Insert(list, len(list)-1, Reading{Unlisted: true, Markup: markup})
		case listed:
			list = append(list, Reading{Unlisted: true, Markup: markup})
		}
	}
	return list
}

// hasMarkup reports whether a line says something else when its markup is read.
func hasMarkup(line string) bool {
	p := Parse(unlisted(line))
	return p.names() || p.Tally > 1 || p.Quote != "" || p.Caption != unlisted(line)
}

// Read is what each line says in that reading, among themes that are there.
func (b Block) Read(r Reading, among []Candidate) []Parsed {
	list := make([]Parsed, len(b))
	for i, line := range b {
		if r.Unlisted {
			line = unlisted(line)
		}
		list[i] = Parsed{Caption: line, Tally: 1}
		if r.Markup {
			list[i] = ReadAmong(line, among)
		}
	}
	return list
}

// String tells what is done with the lines.
func (r Reading) String() string {
	switch r {
	case Reading{Unlisted: true}:
		return "without the marks of a list"
	case Reading{Markup: true}:
		return "with # | and +3 read"
	case Reading{Unlisted: true, Markup: true}:
		return "without the marks of a list, with # | and +3 read"
	}
	return "as they stand"
}

// Brief is what a line says, on one row.
func (p Parsed) Brief() string {
	text := p.Caption
	if text == "" && len(p.Theme) > 0 {
		return "theme " + themeName(p.Theme)
	}
	if p.Tally > 1 {
		text += " ×" + strconv.Itoa(p.Tally)
	}
	if len(p.Theme) > 0 {
		text += " → " + themeName(p.Theme)
	}
	if p.Quote != "" {
		text += " “" + p.Quote + "”"
	}
	return text
}

// Joined is a block as one text to type into a line: where the line reads markup, what would be such is doubled.
func Joined(block []string, into *Line) string {
	text := strings.Join(block, " ")
	if into.plain {
		return text
	}
	return Format(Parsed{Caption: text, Tally: 1})
}
