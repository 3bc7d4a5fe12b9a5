package outline

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"unicode/utf8"

	"mindwall/mindmap"
	"mindwall/mindmap/say"
)

// nodeKind is what a line of an outline is, when it says so.
type nodeKind string

const (
	kindUnknown  nodeKind = ""
	kindEvent    nodeKind = "event"
	kindQuestion nodeKind = "question"
	kindTheme    nodeKind = "theme"
	kindAnswer   nodeKind = "answer"
	kindUnsorted nodeKind = "unsorted" // what stands over answers under no theme
)

// node is one line of an outline and what hangs under it.
type node struct {
	text     string
	notes    []string // of our own answers quotes, each one
	extra    []string // details, links and attributes
	kind     nodeKind
	side     mindmap.Side  // of the middle, where the file tells it
	id       mindmap.ID    // on our wall
	tally    mindmap.Tally // when the file tells it apart from the text
	done     bool          // its box is ticked
	children []*node

	event mindmap.Event  // of the root
	own   bool           // of the root: the file is ours, so that the quotes in it may leave a wall
	left  map[string]int // of the root: what of the file has no place, by its name
	told  []string       // of the root
	todo  []*node        // of the root: what will be done after the event
}

// leave counts something that has no place.
func (n *node) leave(what string) {
	if n.left == nil {
		n.left = map[string]int{}
	}
	n.left[what]++
}

// leftOut tells what has no place.
func (n *node) leftOut() []string {
	var parts []string
	for _, what := range slices.Sorted(maps.Keys(n.left)) {
		parts = append(parts, say.Counted(n.left[what], what))
	}
	if len(parts) == 0 {
		return nil
	}
	return []string{"left out: " + strings.Join(parts, ", ")}
}

// height is how many levels hang under a node.
func (n *node) height() int {
	h := 0
	for _, k := range n.children {
		h = max(h, 1+k.height())
	}
	return h
}

// asks reports whether a node's text is a question by its looks.
func (n *node) asks() bool {
	last, _ := utf8.DecodeLastRuneInString(strings.TrimSpace(n.text))
	return strings.ContainsRune("?？؟\u037e", last)
}

// isQuestion reports whether the middle of a map is a question and not an event.
func (n *node) isQuestion() bool {
	switch n.kind {
	case kindQuestion:
		return true
	case kindUnknown:
		return strings.TrimSpace(n.text) != "" && n.noQuestions() && (n.asks() || n.height() == 1)
	}
	return false
}

// noQuestions reports whether none of what hangs right under a node says that it is a question.
func (n *node) noQuestions() bool {
	return !slices.ContainsFunc(n.children, func(k *node) bool { return k.kind == kindQuestion })
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

// nodeID is a node's id in a file: it begins with a letter and tells the kind.
func nodeID(k nodeKind, id mindmap.ID) string { return "mindwall_" + string(k) + "_" + id.String() }

// ownID reads what nodeID writes.
func (n *node) ownID(s string) {
	rest, ours := strings.CutPrefix(s, "mindwall_")
	if !ours {
		return
	}
	kind, id, _ := strings.Cut(rest, "_")
	if n.kind = kindOf(kind); n.kind != kindUnsorted {
		_ = n.id.UnmarshalText([]byte(id)) // without a sound one it gets one by its words
	}
}

func kindOf(s string) nodeKind {
	switch k := nodeKind(s); k {
	case kindQuestion, kindTheme, kindAnswer, kindUnsorted:
		return k
	}
	return kindUnknown
}
