package outline

import (
	"bytes"
	"encoding/json"
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"sync"
	"unicode/utf16"

	"golang.org/x/text/language"

	"mindwall/mindmap"
	"mindwall/mindmap/text"
)

// front is what stands above the text of a Markdown file, between lines of --- or +++.
type front struct {
	event mindmap.Event
	left  []string // keys that say something else
	rest  []byte
}

// frontLine is a key with its value, in YAML or TOML.
var frontLine = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`^("?)([A-Za-z_][\w .-]*)"?\s*[:=](?:\s+(.*))?$`)
})

// drawing are keys that say how other programs draw the text.
var drawing = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`^(markmap|marp|theme|layout|css\w*|config|id|uuid|mindmap-plugin|kanban-plugin|publish|draft|permalink|slug)$`)
})

// frontMatter takes it off. A line of --- that nothing ends, or below which there are no keys, is a rule.
func frontMatter(data []byte) front {
	none := front{rest: data}
	lines := bytes.SplitAfter(data, []byte("\n"))
	mark := strings.TrimSpace(string(lines[0]))
	if mark != "---" && mark != "+++" {
		return none
	}
	f, keys, words := front{}, 0, false
	for i, l := range lines[1:] {
		line := strings.TrimRight(string(l), " \t\r\n")
		if line == mark || mark == "---" && line == "..." {
			if f.rest = bytes.Join(lines[i+2:], nil); keys == 0 && words {
				return none
			}
			return f
		}
		m := frontLine().FindStringSubmatch(line)
		switch {
		case m != nil:
			keys++
			f.set(strings.ToLower(strings.TrimSpace(m[2])), scalar(m[3]))
		case line == "":
		case strings.ContainsAny(line[:1], " \t#-]}["): // goes on with the key above, or is a remark
			words = true
		default:
			return none
		}
	}
	return none
}

// set reads a key. The words of an event are told from others by it.
func (f *front) set(key, value string) {
	to := map[string]*string{
		"title": &f.event.Title, "date": &f.event.Date, "place": &f.event.Place, "location": &f.event.Place, "venue": &f.event.Place,
		"host": &f.event.Host, "organiser": &f.event.Host, "organizer": &f.event.Host, "language": &f.event.Language, "lang": &f.event.Language,
	}[key]
	value = text.Clean(value)
	if _, err := language.Parse(value); err != nil && to == &f.event.Language {
		to = nil
	}
	switch {
	case to != nil && *to == "" && value != "" && text.Clean(text.Title.Lenient(value)) == value:
		*to = value
	case key == "title": // what is too long is shortened with others
		f.event.Title = value
	case !drawing().MatchString(key):
		f.left = append(f.left, key)
	}
}

// scalar is a value without its quotes and without a remark behind it. What begins a list, a map or lines below is none.
func scalar(s string) string {
	s = strings.TrimSpace(s)
	switch {
	case s == "", strings.ContainsAny(s[:1], "[{&*!#"), s == "|", s == ">", s == "|-", s == ">-":
		return ""
	case s[0] == '\'':
		end := strings.LastIndexByte(s, '\'')
		return strings.ReplaceAll(s[1:max(end, 1)], "''", "'")
	case s[0] == '"':
		end := strings.LastIndexByte(s, '"')
		if words, err := strconv.Unquote(s[:end+1]); err == nil {
			return words
		}
		return strings.Trim(s, `"`)
	}
	before, _, _ := strings.Cut(s, " #")
	return strings.TrimSpace(before)
}

// eventMark says what the event is where a format has no place for it: inside of a comment, by which a file of ours is
// known too. It is plain ASCII, for readers that guess at the encoding, and has no two hyphens, as these end a
// comment of XML.
func eventMark(e *mindmap.Event, title bool) string {
	mark := map[string]string{}
	for name, words := range map[string]string{"title": e.Title, "date": e.Date, "place": e.Place, "host": e.Host, "language": e.Language} {
		if words != "" && (title || name != "title") {
			mark[name] = words
		}
	}
	out, _ := json.Marshal(mark) // strings always can be, and < > & are escaped
	var ascii strings.Builder
	for i, r := range string(out) {
		switch {
		case r == '-' && out[i+1] == '-', r > 0x7e && r <= 0xffff:
			fmt.Fprintf(&ascii, `\u%04x`, r)
		case r > 0xffff:
			high, low := utf16.EncodeRune(r)
			fmt.Fprintf(&ascii, `\u%04x\u%04x`, high, low)
		default:
			ascii.WriteRune(r)
		}
	}
	return "mindwall " + ascii.String()
}

// readEventMark reads it out of a comment.
func readEventMark(comment string) (e mindmap.Event, ours bool) {
	rest, ours := strings.CutPrefix(strings.TrimSpace(comment), "mindwall {")
	if !ours {
		return e, false
	}
	var mark map[string]string
	end := strings.LastIndexByte(rest, '}')
	if end < 0 || json.Unmarshal([]byte("{"+rest[:end+1]), &mark) != nil {
		return e, false
	}
	for name, to := range map[string]*string{"title": &e.Title, "date": &e.Date, "place": &e.Place, "host": &e.Host, "language": &e.Language} {
		*to = text.Title.Lenient(mark[name])
	}
	return e, true
}
