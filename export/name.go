package export

import (
	"fmt"
	"path/filepath"
	"strings"
	"unicode"

	"github.com/rivo/uniseg"
	"golang.org/x/text/unicode/norm"

	"mindwall/mindmap"
)

// The longest parts of a file's name. Bytes count because file systems take 255 of them, whatever the script.
const (
	maxSlugRunes = 48
	maxSlugBytes = 100
	maxWallRunes = 60
	maxWallBytes = 110
)

// fileName is the name, without a folder, of an export: the wall, the question when there is one, and the extension. It
// is a sound name on every common file system, Windows included, and never leads out of its folder.
func fileName(wall string, q *mindmap.Question, suffix, ext string) string {
	stem := slug(wall, maxWallRunes, maxWallBytes)
	if stem == "" || reserved(stem) && q == nil && suffix == "" {
		stem += "wall"
	}
	if q != nil {
		stem += "-" + questionMark(q)
		if s := slugOf(q.Text); s != "" {
			stem += "-" + s
		}
	}
	if suffix != "" {
		stem += "-" + suffix
	}
	return stem + "." + ext
}

// questionMark tells a question from the others in a file's name: q1, or its id's beginning when it has no number.
func questionMark(q *mindmap.Question) string {
	if q.Number > 0 {
		return fmt.Sprintf("q%d", q.Number)
	}
	return "q" + q.ID.String()[:8]
}

// slugOf is a text as a part of a file's name: letters, digits and marks of any script in lower case, with single hyphens
// between words, at most 48 runes and 100 bytes. It may be empty.
func slugOf(text string) string { return slug(strings.ToLower(text), maxSlugRunes, maxSlugBytes) }

func slug(text string, maxRunes, maxBytes int) string {
	var out strings.Builder
	hyphen := false
	for _, r := range norm.NFC.String(strings.ToValidUTF8(text, " ")) {
		switch {
		case r == '\'' || r == '’': // don't becomes dont
		case r == '_', r != 'ـ' && (unicode.IsLetter(r) || unicode.IsMark(r) && out.Len() > 0 || unicode.IsDigit(r)):
			if hyphen && out.Len() > 0 {
				out.WriteByte('-')
			}
			hyphen = false
			out.WriteRune(r)
		default:
			hyphen = true
		}
	}
	return shorten(norm.NFC.String(out.String()), maxRunes, maxBytes)
}

// shorten cuts a slug at a hyphen where there is one in its second half, and never inside what a reader sees as one
// character.
func shorten(s string, maxRunes, maxBytes int) string {
	cut, runes, state, rest := 0, 0, -1, s
	for rest != "" {
		var cluster string
		cluster, rest, _, state = uniseg.FirstGraphemeClusterInString(rest, state)
		runes += len([]rune(cluster))
		if runes > maxRunes || cut+len(cluster) > maxBytes {
			break
		}
		cut += len(cluster)
	}
	if cut == len(s) {
		return s
	}
	head := s[:cut]
	if i := strings.LastIndexByte(head, '-'); i > cut/2 && s[cut] != '-' {
		head = head[:i]
	}
	return strings.TrimRight(head, "-")
}

// reserved reports whether a stem is the name of a device, to Windows with whatever extension. Those with a raised
// digit, such as COM¹, never come out of slug.
func reserved(stem string) bool {
	s := strings.ToUpper(stem)
	switch s {
	case "CON", "PRN", "AUX", "NUL":
		return true
	}
	return len(s) == 4 && (s[:3] == "COM" || s[:3] == "LPT") && s[3] >= '0' && s[3] <= '9'
}

// WallName is the first part of the names of a wall's exports.
func WallName(path string) string {
	name := filepath.Base(path)
	return strings.TrimSuffix(name, filepath.Ext(name))
}
