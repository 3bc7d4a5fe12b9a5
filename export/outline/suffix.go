package outline

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"

	"mindwall/mindmap"
)

// takenOut stands where a person's words were taken out for good.
const takenOut = "(words taken out)"

// captionOf is an answer as a line: its caption, and behind it how many said it and where, unless it was one in the
// room.
func captionOf(a *mindmap.Answer) string {
	text := a.Text
	if text == "" && a.Redacted {
		text = takenOut
	}
	n := a.Tally.Total()
	sources := sourcesOf(a.Tally)
	switch plain, _, _ := splitSuffix(text); {
	case strings.HasPrefix(sources, "room") && !strings.Contains(sources, ","), sources == "":
		if n == 1 && plain == text {
			return text
		}
		return fmt.Sprintf("%s ×%d", text, n)
	case n == 1:
		return fmt.Sprintf("%s (%s)", text, sources[:strings.IndexByte(sources, ' ')])
	default:
		return fmt.Sprintf("%s ×%d (%s)", text, n, sources)
	}
}

// sourcesOf names the sources of a tally with their numbers, such as "room 4, survey 2".
func sourcesOf(t mindmap.Tally) string {
	var parts []string
	for _, s := range mindmap.Sources {
		if n := t.Of(s); n > 0 {
			parts = append(parts, fmt.Sprintf("%s %d", s, n))
		}
	}
	return strings.Join(parts, ", ")
}

// suffixPattern is what captionOf may write behind a caption.
var suffixPattern = regexp.MustCompile(
	`^(.*\S) (?:×([1-9][0-9]{0,5})(?: \(((?:(?:room|survey|phone) [0-9]{1,6}(?:, )?)+)\))?|\((survey|phone)\))$`)

// splitSuffix takes a count and a source from the end of a line. A line without them is one person in the room.
func splitSuffix(line string) (caption string, tally int, source mindmap.Source) {
	m := suffixPattern.FindStringSubmatch(line)
	if m == nil {
		return line, 1, mindmap.Room
	}
	tally, source = 1, mindmap.Room
	if m[2] != "" {
		tally, _ = strconv.Atoi(m[2])
	}
	if first, _, _ := strings.Cut(m[3]+m[4], " "); first != "" {
		source = mindmap.Source(first)
	}
	return m[1], min(tally, mindmap.MaxTally), source
}

// quotesOf are the quotes of an answer, and of those merged into it, that may leave the wall.
func quotesOf(a *mindmap.Answer) []string {
	var out []string
	for _, one := range append([]*mindmap.Answer{a}, a.Merged...) {
		if one.Publish && one.Quote != "" {
			out = append(out, one.Quote)
		}
	}
	return out
}
