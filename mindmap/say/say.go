// Package say is what screens and files say in the same words: counts, sources, dates, and what stands for words that were
// taken out.
package say

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"mindwall/mindmap"
)

// TakenOut stands where a person's words were taken out for good.
const TakenOut = "(words taken out)"

// IsTakenOut reports whether nothing is left of an answer's caption.
func IsTakenOut(a *mindmap.Answer) bool { return a.Redacted && strings.TrimSpace(a.Text) == "" }

// Caption is an answer's caption, or what stands for it.
func Caption(a *mindmap.Answer) string {
	if IsTakenOut(a) {
		return TakenOut
	}
	return a.Text
}

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

// Counted is a number with its noun.
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

// AnswersSaid says how many answers there are, and how often they were said when that differs. It does not speak of
// people, as one may have said several.
func AnswersSaid(answers, times int) string {
	switch {
	case answers == 0:
		return "no answers"
	case times > answers:
		return fmt.Sprintf("%s, said %d times", Counted(answers, "answer"), times)
	}
	return Counted(answers, "answer")
}

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

// BySource names the sources of a tally with their numbers, such as "room 4, survey 2".
func BySource(t mindmap.Tally) string {
	var parts []string
	for _, s := range mindmap.Sources {
		if n := t.Of(s); n > 0 {
			parts = append(parts, fmt.Sprintf("%s %d", s, n))
		}
	}
	return strings.Join(parts, ", ")
}

// SourceNames are the sources as headings of columns, in the order of [mindmap.Sources].
func SourceNames() []string {
	var out []string
	for _, s := range mindmap.Sources {
		out = append(out, strings.ToUpper(string(s[:1]))+string(s[1:]))
	}
	return out
}

// Side is the side that a theme is drawn on.
func Side(s mindmap.Side) string { return cmp.Or(s.String(), "right") }

// Date turns 2026-11-22 into 22 November 2026, and leaves what it does not know as it is.
func Date(date string) string {
	if d, err := time.Parse(time.DateOnly, strings.TrimSpace(date)); err == nil {
		return d.Format("2 January 2006")
	}
	return date
}

// NoFont says which characters no font had.
func NoFont(missing []rune) string {
	const limit = 12
	return "no font on this computer has " + string(missing[:min(limit, len(missing))]) + ", drawn as boxes"
}

// Joined joins the parts that are not empty.
func Joined(by string, parts ...string) string {
	return strings.Join(slices.DeleteFunc(parts, func(s string) bool { return s == "" }), by)
}
