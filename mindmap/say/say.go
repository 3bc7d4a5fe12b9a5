// Package say is what screens and files say in the same words: counts, sources, dates, and what stands for words that were
// taken out.
package say

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"mindwall/mindmap"
)

// English is what the console and the commands speak.
var English Voice

// IsTakenOut reports whether nothing is left of an answer's caption.
func IsTakenOut(a *mindmap.Answer) bool { return a.Redacted && strings.TrimSpace(a.Text) == "" }

// Caption is [Voice.Caption] in English.
func Caption(a *mindmap.Answer) string { return English.Caption(a) }

// IsPublished reports whether an answer has a quote of its own that may leave the wall.
func IsPublished(a *mindmap.Answer) bool { return a.Publish && a.Quote != "" }

// Quotes are the quotes of an answer, and of those merged into it: those that may leave the wall, or with private all.
func Quotes(a *mindmap.Answer, private bool) []string {
	var out []string
	for _, one := range append([]*mindmap.Answer{a}, a.Merged...) {
		if one.Quote != "" && (private || one.Publish) {
			out = append(out, one.Quote)
		}
	}
	return out
}

// Times is [Voice.Times] in English.
func Times(n int) string { return English.Times(n) }

// Said is [Voice.Times] in words, in English.
func Said(n int) string { return English.Counted(n, TimesSaid) }

// UnsortedOf is how many answers are under no theme, in English; nothing when there are none.
func UnsortedOf(n int) string {
	if n == 0 {
		return ""
	}
	return English.Counted(n, UnsortedAnswers)
}

// Counted is a number with its noun, in English.
func Counted(n int, noun string) string {
	switch {
	case n == 1:
	case strings.HasSuffix(noun, "person"):
		noun = strings.TrimSuffix(noun, "person") + "people"
	case strings.HasSuffix(noun, "y"):
		noun = strings.TrimSuffix(noun, "y") + "ies"
	default:
		noun += "s"
	}
	return strconv.Itoa(n) + " " + noun
}

// Alike is what stands for the name of answers that are alike until somebody finds one.
func Alike(n int, words []string) string {
	name := strconv.Itoa(n) + " alike"
	if len(words) == 0 {
		return name
	}
	return name + ": " + strings.Join(words[:min(len(words), alikeWords)], ", ")
}

const alikeWords = 3

// Sources is how many sources a tally counts.
func Sources(t mindmap.Tally) int {
	n := 0
	for _, v := range t {
		if v > 0 {
			n++
		}
	}
	return n
}

// Side is the side that a theme is drawn on.
func Side(s mindmap.Side) string { return cmp.Or(s.String(), "right") }

// NoFont says which characters no font had.
func NoFont(missing []rune) string {
	const limit = 12
	return "no font on this computer has " + string(missing[:min(limit, len(missing))]) + ", drawn as boxes"
}

// Joined joins the parts that are not empty.
func Joined(by string, parts ...string) string {
	return strings.Join(slices.DeleteFunc(parts, func(s string) bool { return s == "" }), by)
}
