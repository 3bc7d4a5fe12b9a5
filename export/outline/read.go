package outline

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"slices"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/unicode"

	"mindwall/mindmap"
	"mindwall/mindmap/text"
)

// Outline is what was read: what a new wall may be made of. Its texts have been through the gate.
type Outline struct {
	Title     string // of the event; may be empty
	Questions []Question
}

// Question is a question of an outline.
type Question struct {
	Text    string
	Themes  []Theme
	Answers []Answer // under no theme
}

// Theme is a theme of an outline, with what is under it.
type Theme struct {
	Text    string
	Themes  []Theme
	Answers []Answer
}

// Answer is an answer of an outline.
type Answer struct {
	Text, Quote string
	Tally       int
	Source      mindmap.Source
}

// What is read at the most. A wall of 500 answers is a hundredth of each.
const (
	maxBytes = 8 << 20
	maxNodes = 50_000
	maxDepth = 64
)

// errTooLarge is wrapped by the error for an outline that is over a limit.
var errTooLarge = errors.New("too large for an outline")

// Extensions lists the extensions of the files that [Read] reads, with dots.
func Extensions() []string { return []string{".md", ".markdown", ".opml", ".mm", ".txt"} }

// Readable reports whether a file's name says that [Read] reads it.
func Readable(name string) bool {
	return slices.Contains(Extensions(), strings.ToLower(filepath.Ext(name)))
}

// Read reads an outline. The name's extension says what it is; the name stands in errors. In a file that we wrote, every
// line says what it is. In a foreign one the title is what is above all, questions come next, then themes; what nothing
// hangs under is an answer. A map whose middle is a question, or that has but two levels, is one question.
func Read(name string, r io.Reader) (*Outline, error) {
	name = text.TellPath(filepath.Base(name))
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
	switch ext {
	case ".md", ".markdown":
		return parseMarkdown(data)
	case ".opml":
		return parseOPML(data)
	case ".mm":
		return parseFreeMind(data)
	case ".txt":
		return parseIndented(data)
	default:
		return nil, fmt.Errorf("%q is none of %s", ext, strings.Join(Extensions(), ", "))
	}
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

// nodeKind is what a line of an outline is, when it says so.
type nodeKind string

const (
	kindUnknown  nodeKind = ""
	kindEvent    nodeKind = "event"
	kindQuestion nodeKind = "question"
	kindTheme    nodeKind = "theme"
	kindAnswer   nodeKind = "answer"
)

// node is one line of an outline and what hangs under it.
type node struct {
	text     string
	notes    []string
	kind     nodeKind
	children []*node
}

// height is how many levels hang under a node.
func (n *node) height() int {
	h := 0
	for _, k := range n.children {
		h = max(h, 1+k.height())
	}
	return h
}

// limiter counts nodes.
type limiter struct{ nodes int }

func (l *limiter) add(depth int) error {
	if l.nodes++; l.nodes > maxNodes {
		return fmt.Errorf("%w: over %d lines", errTooLarge, maxNodes)
	}
	if depth > maxDepth {
		return fmt.Errorf("%w: over %d levels", errTooLarge, maxDepth)
	}
	return nil
}

// interpret makes an outline of a tree whose root is the event, or what stands in its place.
func interpret(root *node) (*Outline, error) {
	o := &Outline{}
	questions := root.children
	if isQuestion(root) {
		questions = []*node{root}
	} else {
		title, err := text.Title.Clean(root.text)
		if err != nil {
			return nil, err
		}
		o.Title = title
	}
	for _, n := range questions {
		q := Question{}
		var err error
		if q.Text, err = clean(text.Question, n.text); err != nil {
			return nil, err
		}
		if q.Themes, q.Answers, err = interpretKids(n); err != nil {
			return nil, err
		}
		if q.Text != "" || len(q.Themes)+len(q.Answers) > 0 {
			q.Text = cmp.Or(q.Text, "?")
			o.Questions = append(o.Questions, q)
		}
	}
	if len(o.Questions) == 0 {
		return nil, errors.New("there is nothing in it")
	}
	return o, nil
}

// isQuestion reports whether the middle of a map is a question and not an event.
func isQuestion(root *node) bool {
	switch root.kind {
	case kindQuestion:
		return true
	case kindUnknown:
		text := strings.TrimSpace(root.text)
		last, _ := utf8.DecodeLastRuneInString(text)
		return text != "" && root.noQuestions() && (strings.ContainsRune("?？؟\u037e", last) || root.height() == 1)
	}
	return false
}

// noQuestions reports whether none of what hangs right under a node says that it is a question.
func (n *node) noQuestions() bool {
	return !slices.ContainsFunc(n.children, func(k *node) bool { return k.kind == kindQuestion })
}

func interpretKids(n *node) (themes []Theme, answers []Answer, err error) {
	for _, k := range n.children {
		if k.kind == kindTheme || k.kind != kindAnswer && len(k.children) > 0 {
			t := Theme{}
			if t.Text, err = clean(text.Theme, k.text); err != nil {
				return nil, nil, err
			}
			t.Text = cmp.Or(t.Text, "-")
			if t.Themes, t.Answers, err = interpretKids(k); err != nil {
				return nil, nil, err
			}
			themes = append(themes, t)
			continue
		}
		a, ok, err := interpretAnswer(k)
		if err != nil {
			return nil, nil, err
		}
		if ok {
			answers = append(answers, a)
		}
		// Under an answer there is nothing on a wall; what hangs there are answers beside it.
		_, more, err := interpretKids(&node{children: k.children})
		if err != nil {
			return nil, nil, err
		}
		answers = append(answers, more...)
	}
	return themes, answers, nil
}

// interpretAnswer reads an answer; ok is false when nothing is left of its caption.
func interpretAnswer(n *node) (a Answer, ok bool, err error) {
	line, err := clean(text.Quote, n.text)
	if err != nil {
		return Answer{}, false, err
	}
	caption, tally, source := splitSuffix(line)
	a = Answer{Tally: tally, Source: source}
	a.Text, a.Quote, _, err = text.CleanAnswer(caption, strings.Join(n.notes, "\n"))
	var empty *text.EmptyError
	if errors.As(err, &empty) {
		return Answer{}, false, nil
	}
	if err != nil {
		return Answer{}, false, fmt.Errorf("%q: %w", excerpt(caption), err)
	}
	return a, true, nil
}

func clean(f text.Field, words string) (string, error) {
	c, err := f.Clean(words)
	if err != nil {
		return "", fmt.Errorf("%q: %w", excerpt(words), err)
	}
	if f == text.Question || f == text.Theme {
		if _, _, _, err := text.CleanAnswer(c, ""); err != nil {
			return "", nil // nothing of it is to be seen
		}
	}
	return c, nil
}

// excerpt is the beginning of a text, for an error.
func excerpt(s string) string {
	const limit = 40
	if r := []rune(strings.Join(strings.Fields(s), " ")); len(r) > limit {
		return string(r[:limit]) + "…"
	}
	return s
}
