package outline

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"slices"
	"strings"

	"golang.org/x/text/encoding/unicode"

	"mindwall/mindmap"
	"mindwall/mindmap/fault"
	"mindwall/mindmap/text"
)

// Outline is what was read: a board that a wall may be made of, and what found no place on it. Its texts have been through
// the gate. Nodes of a file that we wrote have the ids that they had on their wall where the format carries ids; all
// others have ids that follow from their words and their place, so that the same file gives the same ids.
type Outline struct {
	Board *mindmap.Board
	// Notes are those of questions and themes by their ids, which have no notes on a wall; the event's have the zero ID.
	Notes map[mindmap.ID][]string
	// Told is what else a person should know: what was shortened, and what was left out.
	Told []string
	// Known reports whether questions and answers have the ids of a wall.
	Known bool
}

// What is read at the most. A wall of 500 answers is a thousandth of each.
const (
	maxBytes = 32 << 20
	maxNodes = 250_000
	maxDepth = 64
)

// errTooLarge is wrapped by the error for an outline that is over a limit.
var errTooLarge = errors.New("too large for an outline")

// form is a kind of file that can be read.
type form struct {
	extensions []string
	parse      func([]byte) (*node, error)
	begins     func([]byte) bool // by what one without a known extension begins; nil when nothing tells
}

func forms() []form {
	return []form{
		{[]string{".md", ".markdown"}, parseMarkdown, nil},
		{[]string{".opml"}, parseOPML, has("<opml")},
		{[]string{".mm"}, parseFreeMind, has("<map")},
		{[]string{".xmind"}, parseXMind, func(b []byte) bool { return bytes.HasPrefix(b, []byte("PK\x03\x04")) }},
		{[]string{".mup", ".json"}, parseMindMup, has(`"ideas"`)},
		{[]string{".mmd", ".mermaid"}, parseMermaid, isMermaid},
		{[]string{".txt"}, parseIndented, nil},
	}
}

// has tells a file by something near its beginning.
func has(mark string) func([]byte) bool {
	return func(b []byte) bool { return bytes.Contains(b[:min(len(b), 4096)], []byte(mark)) }
}

// Extensions lists the extensions of the files that [Read] reads, with dots.
func Extensions() (all []string) {
	for _, f := range forms() {
		all = append(all, f.extensions...)
	}
	return all
}

// closed are the files of other programs that cannot be read, and what those programs can save instead.
func closed() map[string]string {
	const usual = "export it there as OPML, FreeMind (.mm) or Markdown"
	all := map[string]string{
		".vym": "in View Your Mind, export it as Markdown",
		".hmm": "it is indented text: save a copy that ends in .txt",
		".pdf": "a picture cannot be read: export the map itself as OPML, FreeMind (.mm) or Markdown",
	}
	for _, ext := range []string{
		".mmap", ".xmmap", ".itmz", ".smmx", ".mindnode", ".minder", ".km", ".emmx", ".edrawmind", ".eddx", ".imx", ".mind", ".gmind",
		".drawio", ".graffle", ".oo3", ".ooutline", ".docx", ".odt", ".org", ".html", ".lighten", ".mindmap", ".nmind", ".bmmx", ".mmp",
	} {
		all[ext] = usual
	}
	for _, ext := range []string{".png", ".svg", ".jpg", ".jpeg"} {
		all[ext] = all[".pdf"]
	}
	return all
}

// IsClosed reports whether a file is of a program whose files cannot be read.
func IsClosed(name string) bool { return closed()[strings.ToLower(filepath.Ext(name))] != "" }

// Read reads an outline. The name's extension says what it is, or what it begins with; the name stands in errors. In a
// file that we wrote, every line says what it is. In a foreign one the title is what is above all, questions come next,
// then themes; what nothing hangs under is an answer. A map whose middle is a question, or that has but two levels, is one
// question. A text that is too long refuses nothing: it is shortened, and that is told.
func Read(name string, r io.Reader) (*Outline, error) {
	name = text.TellPath(filepath.Base(name))
	if do, known := closed()[strings.ToLower(filepath.Ext(name))]; known {
		return nil, fault.Advise(fmt.Errorf("%s cannot be read", name), "%s", do)
	}
	data, err := io.ReadAll(io.LimitReader(r, maxBytes+1))
	if err != nil {
		return nil, fmt.Errorf("read outline %s: %w", name, err)
	}
	if len(data) > maxBytes {
		return nil, fmt.Errorf("read outline %s: %w: over %d MB", name, errTooLarge, maxBytes>>20)
	}
	root, err := parse(strings.ToLower(filepath.Ext(name)), toUTF8(data))
	if err != nil {
		return nil, fmt.Errorf("read outline %s: %w", name, err)
	}
	o, err := interpret(root)
	if err != nil {
		return nil, fmt.Errorf("read outline %s: %w", name, err)
	}
	return o, nil
}

func parse(ext string, data []byte) (*node, error) {
	all := forms()
	i := slices.IndexFunc(all, func(f form) bool { return slices.Contains(f.extensions, ext) })
	if i < 0 {
		i = slices.IndexFunc(all, func(f form) bool { return f.begins != nil && f.begins(data) })
	}
	if i < 0 {
		return nil, fault.Advise(fmt.Errorf("%q is no outline that can be read", ext), "save it as one of %s", strings.Join(Extensions(), ", "))
	}
	return all[i].parse(data)
}

// toUTF8 reads a byte order mark. XML says its encoding itself.
func toUTF8(data []byte) []byte {
	if bytes.HasPrefix(data, []byte("\xff\xfe")) || bytes.HasPrefix(data, []byte("\xfe\xff")) {
		if out, err := unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewDecoder().Bytes(data); err == nil {
			return out
		}
	}
	return bytes.TrimPrefix(data, []byte("\xef\xbb\xbf"))
}
