package text

import (
	"errors"
	"fmt"
	"io/fs"
	"strings"
	"unicode"
	"unicode/utf8"
)

// TellPath writes a path, or a part of one, as people may be shown it, on one line. File names may hold nearly any bytes:
// control characters, what is no UTF-8, and whatever hides or reorders text stand as in a string of Go's, such as \n,
// \x1b, \u202e. All paths that people read pass here; a path without such characters is as it was.
func TellPath(path string) string {
	if IsASCII(path) {
		return path
	}
	var b strings.Builder
	marks := 0
	for i, r := range path {
		if marks++; !unicode.In(r, unicode.Mn, unicode.Me) {
			marks = 0
		}
		switch {
		case r == utf8.RuneError && !strings.HasPrefix(path[i:], "\uFFFD"):
			fmt.Fprintf(&b, `\x%02x`, path[i])
		case r == '\n', r == '\r', r == '\t':
			b.WriteString(map[rune]string{'\n': `\n`, '\r': `\r`, '\t': `\t`}[r])
		case r < 0x80 && unicode.IsControl(r):
			fmt.Fprintf(&b, `\x%02x`, r)
		case marks <= maxMarks && !hides(r):
			b.WriteRune(r)
		case r > 0xFFFF:
			fmt.Fprintf(&b, `\U%08x`, r)
		default:
			fmt.Fprintf(&b, `\u%04x`, r)
		}
	}
	return b.String()
}

// hides reports whether a character of a name moves a cursor, hides or reorders text, or shows nothing itself.
func hides(r rune) bool {
	switch {
	case isForbidden(r), isTag(r), isFiller(r), unicode.In(r, unicode.Zl, unicode.Zp):
		return true
	case r == 0x061C, r == 0x200E, r == 0x200F, r >= 0xE0100: // marks of direction; variations that no font has, and private use
		return true
	}
	return false
}

// TellError is an error's text as people may be shown it: the paths that errors of the system carry are told by
// [TellPath], and that nothing is there in plain words.
func TellError(err error) string {
	told := err.Error()
	tellPaths(err, &told)
	return told
}

// tellPaths tells the paths of an error and of all that it wraps.
func tellPaths(err error, told *string) {
	if e, ok := err.(*fs.PathError); ok {
		if errors.Is(e, fs.ErrNotExist) {
			*told = strings.ReplaceAll(*told, e.Error(), e.Path+": there is no such file or folder")
		}
		*told = strings.ReplaceAll(*told, e.Path, TellPath(e.Path))
	}
	if several, ok := err.(interface{ Unwrap() []error }); ok {
		for _, e := range several.Unwrap() {
			tellPaths(e, told)
		}
		return
	}
	if e := errors.Unwrap(err); e != nil {
		tellPaths(e, told)
	}
}

// Quoted is a text in quotation marks, cut to a length that fits one line.
func Quoted(s string) string {
	s = Clean(s)
	if s == "" {
		return "(no words)"
	}
	if utf8.RuneCountInString(s) > 48 {
		s = Shorten(s, 48)
	}
	return "“" + s + "”"
}
