package outline

import (
	"fmt"
	"regexp"
	"slices"
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
	switch plain, _ := splitSuffix(text); {
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

// suffixPattern is what captionOf may write behind a caption.
var suffixPattern = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(
		`^(.*\S) (?:×([1-9][0-9]{0,8})(?: \(((?:(?:room|survey|phone) [0-9]{1,9}(?:, )?)+)\))?|\((survey|phone)\))$`)
})

// splitSuffix takes a count and sources from the end of a line. A line without them is one person in the room.
func splitSuffix(line string) (caption string, tally mindmap.Tally) {
	m := suffixPattern().FindStringSubmatch(line)
	if m == nil {
		return line, mindmap.Tally{1}
	}
	switch n, _ := strconv.Atoi(m[2]); {
	case m[4] != "":
		tally = readSources(m[4] + " 1")
	case m[3] != "":
		tally = readSources(m[3])
	default:
		tally[0] = n
	}
	return m[1], tally
}

// readSources reads what [say.BySource] writes.
func readSources(s string) (tally mindmap.Tally) {
	for part := range strings.SplitSeq(s, ", ") {
		source, n, _ := strings.Cut(part, " ")
		if i := slices.Index(mindmap.Sources[:], mindmap.Source(source)); i >= 0 {
			tally[i], _ = strconv.Atoi(n)
		}
	}
	return tally
}
