package text

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// SameName reports whether two theme names are one: apart from letter case and blanks.
func SameName(a, b string) bool { return strings.EqualFold(Clean(a), Clean(b)) }

// NameKey is the same for names of which [SameName] says that they are one, and for no others.
func NameKey(name string) string {
	return strings.Map(func(r rune) rune {
		if r < utf8.RuneSelf {
			return unicode.ToUpper(r)
		}
		first := r
		for other := unicode.SimpleFold(r); other != r; other = unicode.SimpleFold(other) {
			first = min(first, other)
		}
		return first
	}, Clean(name))
}

// SplitPath reads the path of a theme as people write it, outermost name first: a slash nests, and a double slash is
// a slash of a name. Names that show nothing are left out.
func SplitPath(s string) []string {
	var path []string
	var name []byte
	end := func() {
		if clean := Clean(string(name)); clean != "" {
			path = append(path, clean)
		}
		name = name[:0]
	}
	for i := 0; i < len(s); i++ {
		switch {
		case s[i] != '/':
			name = append(name, s[i])
		case i+1 < len(s) && s[i+1] == '/':
			name = append(name, '/')
			i++
		default:
			end()
		}
	}
	end()
	return path
}

// JoinPath writes what [SplitPath] reads.
func JoinPath(path []string) string {
	var b strings.Builder
	for _, name := range path {
		name = strings.ReplaceAll(Clean(name), "/", "//")
		switch {
		case name == "":
			continue
		case b.Len() > 0 && name[0] == '/':
			b.WriteString("/ ") // the blank keeps the slash between apart from the name's own
		case b.Len() > 0:
			b.WriteByte('/')
		}
		b.WriteString(name)
	}
	return b.String()
}
