package outline

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"sync"

	"mindwall/mindmap"
	"mindwall/mindmap/say"
)

// captionOf is an answer as a line: its caption, and behind it how many said it and where, unless it was one in the
// room.
func captionOf(a *mindmap.Answer) string {
	text := say.Caption(a)
	n := a.Tally.Total()
	sources := say.BySource(a.Tally)
	switch plain, _, _ := splitSuffix(text); {
	case strings.HasPrefix(sources, "room") && !strings.Contains(sources, ","), sources == "":
		if n == 1 && plain == text {
			return text
		}
		return text + " " + say.Times(n)
	case n == 1:
		return fmt.Sprintf("%s (%s)", text, sources[:strings.IndexByte(sources, ' ')])
	default:
		return fmt.Sprintf("%s %s (%s)", text, say.Times(n), sources)
	}
}

// suffixPattern is what captionOf may write behind a caption.
var suffixPattern = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(
		`^(.*\S) (?:×([1-9][0-9]{0,5})(?: \(((?:(?:room|survey|phone) [0-9]{1,6}(?:, )?)+)\))?|\((survey|phone)\))$`)
})

// splitSuffix takes a count and a source from the end of a line. A line without them is one person in the room.
func splitSuffix(line string) (caption string, tally int, source mindmap.Source) {
	m := suffixPattern().FindStringSubmatch(line)
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
