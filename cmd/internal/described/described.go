// Package described is the flags that say what is known of an event, and in which language files tell of it.
package described

import (
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/pflag"

	"mindwall/mindmap"
	"mindwall/mindmap/fault"
	"mindwall/mindmap/say"
)

// help says what each field is.
var help = map[string]string{
	"title":    "the event's title",
	"date":     "when it is, such as 2026-03-09",
	"place":    "where it is",
	"host":     "who holds it",
	"language": "what the event speaks, such as de or pt-BR: for likeness, exports and the room's screen (English)",
	"contact":  "whom to ask about the event",
	"thanks":   "thanks, for the close and the write-up",
	"next":     "what happens with what was said",
	"notice":   "what those who answer by phone are told",
	"present":  "who was there",
	"missing":  "who was invited, or could not come",
	"write-up": "the address where the write-up will be, for the close: such as https://example.org/lunch",
}

// Flags are the flags of a command that say what is known of an event.
type Flags struct {
	set   *pflag.FlagSet
	words map[string]*string
}

// New adds them to the flags of a command.
func New(set *pflag.FlagSet) *Flags {
	f := &Flags{set, map[string]*string{}}
	for _, name := range mindmap.EventFields() {
		f.words[name] = set.String(name, "", help[name])
	}
	return f
}

// Op is what was said; given is false when that is nothing.
func (f *Flags) Op() (op mindmap.DescribeEvent, given bool, err error) {
	for _, name := range mindmap.EventFields() {
		if !f.set.Changed(name) {
			continue
		}
		given = true
		words := *f.words[name]
		if name == "language" && words != "" {
			if words, err = say.ParseLanguage(words); err != nil {
				return op, true, fault.Advise(fmt.Errorf("--language: %w", err), "write its short name, such as de, fr or pt-BR")
			}
		}
		if err := op.Describe(name, words); err != nil {
			return op, true, fmt.Errorf("--%s: %w", name, err)
		}
	}
	return op, given, nil
}

// FileLanguage adds the flag for the language that files speak.
func FileLanguage(set *pflag.FlagSet, to *string) {
	names, unread := say.Languages()
	help := ""
	if len(unread) > 0 {
		help = " (* translated by machine, and read by nobody fluent yet)"
	}
	for i, name := range names {
		if slices.Contains(unread, name) {
			names[i] += "*"
		}
	}
	set.Func("language", "what the files speak beside the wall's own words, else the event's language: "+strings.Join(names, ", ")+help, func(name string) (err error) {
		*to, err = say.ParseLanguage(name)
		return err
	})
}
