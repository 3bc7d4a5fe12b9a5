package files

import (
	"net/url"
	"os"
	"path/filepath"
	"strings"

	"mindwall/mindmap/desk"
)

// Typed is a path as people paste it, or drop it on a terminal, without what other programs put around it: quotes, a shell's
// backslashes, the scheme of an address. Of several it is the first. What is typed by hand is as it was, blanks within it
// too, but for a ~ at its beginning, which is the person's own folder.
func Typed(text string) string {
	line, _, _ := strings.Cut(strings.TrimSpace(text), "\n")
	line = strings.TrimSpace(line)
	path, shell := line, filepath.Separator == '/'
	switch scheme, rest, _ := strings.Cut(line, "://"); {
	case strings.EqualFold(scheme, "file"):
		return address(rest)
	case len(line) > 1 && (line[0] == '"' || line[0] == '\''):
		path = firstWord(line, shell)
	case shell && strings.ContainsRune(line, '\\'):
		path = unescaped(line)
	}
	return desk.ExpandHome(path)
}

// address is the path of an address behind its scheme, such as localhost/home/sam/our%20day.wall.
func address(rest string) string {
	rest, _, _ = strings.Cut(rest, " ")
	if path, err := url.PathUnescape(rest); err == nil {
		rest = path
	}
	rest = strings.TrimPrefix(rest, "localhost")
	if len(rest) > 2 && rest[0] == '/' && rest[2] == ':' { // /C:/Users
		rest = rest[1:]
	}
	return filepath.FromSlash(rest)
}

// firstWord is the first word of a line that begins with a quotation mark, as a shell reads it; the whole line when the mark
// does not end.
func firstWord(line string, shell bool) string {
	var word strings.Builder
	for rest := line; rest != "" && rest[0] != ' '; {
		switch c := rest[0]; {
		case c == '"' || c == '\'' && shell:
			quoted, behind, closed := strings.Cut(rest[1:], string(c))
			if !closed {
				return line
			}
			word.WriteString(quoted)
			rest = behind
		case c == '\\' && shell && len(rest) > 1:
			word.WriteByte(rest[1])
			rest = rest[2:]
		default:
			word.WriteByte(c)
			rest = rest[1:]
		}
	}
	return word.String()
}

// unescaped is a line without the backslashes of a shell; one at the end of it stays.
func unescaped(line string) string {
	var b strings.Builder
	for i := 0; i < len(line); i++ {
		if line[i] == '\\' && i+1 < len(line) {
			i++
		}
		b.WriteByte(line[i])
	}
	return b.String()
}

// maxFound is how many files are offered to complete a path.
const maxFound = 200

// Complete returns what a half-typed path may become: folders, and files that are likely. Hidden ones are offered when their
// dot is typed. It asks the disk, so it is not for the event loop.
func Complete(text string, likely func(name string) bool) []string {
	if text == "~" {
		return []string{"~" + string(filepath.Separator)}
	}
	cut := strings.LastIndexFunc(text, func(r rune) bool { return r < 0x80 && os.IsPathSeparator(byte(r)) }) + 1
	folder, start := text[:cut], text[cut:]
	where := desk.ExpandHome(folder)
	if where == "" {
		where = "."
	}
	files, err := os.ReadDir(where)
	if err != nil {
		return nil
	}
	var found []string
	for _, f := range files {
		name := f.Name()
		if !strings.HasPrefix(name, start) || name[0] == '.' && !strings.HasPrefix(start, ".") || len(found) == maxFound {
			continue
		}
		switch info, err := os.Stat(filepath.Join(where, name)); { // follows links
		case err != nil:
		case info.IsDir():
			found = append(found, folder+name+string(filepath.Separator))
		case likely(name):
			found = append(found, folder+name)
		}
	}
	return found
}

// commonStart is what all paths begin with, in whole runes.
func commonStart(paths []string) string {
	common := paths[0]
	for _, t := range paths[1:] {
		for !strings.HasPrefix(t, common) {
			runes := []rune(common)
			common = string(runes[:len(runes)-1])
		}
	}
	return common
}
