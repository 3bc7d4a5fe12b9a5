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
// room. Its numbers are without groups, so that they are read again.
func captionOf(a *mindmap.Answer, v say.Voice) string {
	text := v.Caption(a)
	n := a.Tally.Total()
	var sources []string
	for i, s := range mindmap.Sources {
		if a.Tally[i] > 0 {
			sources = append(sources, v.Source(s)+" "+strconv.Itoa(a.Tally[i]))
		}
	}
	switch plain, _ := splitSuffix(text); {
	case a.Tally.Of(mindmap.Room) == n:
		if n == 1 && plain == text {
			return text
		}
		return text + " " + say.Times(n)
	case n == 1:
		return fmt.Sprintf("%s (%s)", text, strings.TrimSuffix(sources[0], " 1"))
	default:
		return fmt.Sprintf("%s ×%d (%s)", text, n, v.List(sources...))
	}
}

// suffixes are what captionOf may write behind a caption, in whatever language.
var suffixes = sync.OnceValue(func() (s struct {
	pattern *regexp.Regexp            // its groups: caption, tally, sources with their numbers, one source
	part    *regexp.Regexp            // a source with its number
	sources map[string]mindmap.Source // by name
}) {
	s.sources = map[string]mindmap.Source{}
	var names, elsewhere []string
	for _, source := range mindmap.Sources {
		for _, name := range say.Everywhere(say.Message(source)) {
			s.sources[name] = source
			if names = append(names, regexp.QuoteMeta(name)); source != mindmap.Room {
				elsewhere = append(elsewhere, regexp.QuoteMeta(name))
			}
		}
	}
	one := `(` + strings.Join(names, "|") + `) ([0-9]{1,9})`
	s.part = regexp.MustCompile(one)
	one = strings.ReplaceAll(one, "(", "(?:")
	s.pattern = regexp.MustCompile(`^(.*\S) (?:×([1-9][0-9]{0,8})(?: \((` + one + `(?:[,،、] ?` + one + `)*)\))?|\((` + strings.Join(elsewhere, "|") + `)\))$`)
	return s
})

// splitSuffix takes a count and sources from the end of a line. A line without them is one person in the room.
func splitSuffix(line string) (caption string, tally mindmap.Tally) {
	m := suffixes().pattern.FindStringSubmatch(line)
	if m == nil {
		return line, mindmap.Tally{1}
	}
	switch n, _ := strconv.Atoi(m[2]); {
	case m[4] != "":
		tally[indexOf(suffixes().sources[m[4]])] = 1
	case m[3] != "":
		for _, part := range suffixes().part.FindAllStringSubmatch(m[3], -1) {
			tally[indexOf(suffixes().sources[part[1]])], _ = strconv.Atoi(part[2])
		}
	default:
		tally[0] = n
	}
	return m[1], tally
}

func indexOf(s mindmap.Source) int { return max(0, slices.Index(mindmap.Sources[:], s)) }
