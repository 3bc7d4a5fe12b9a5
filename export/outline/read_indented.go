package outline

import "strings"

// tabWidth is how many blanks a tab counts for.
const tabWidth = 4

// indented is a tree of lines, each under the last one above it that is indented less.
type indented struct {
	top   *node
	stack []indentedNode
	limit limiter
}

type indentedNode struct {
	indent int
	node   *node
}

func newIndented() *indented {
	top := &node{}
	return &indented{top: top, stack: []indentedNode{{-1, top}}}
}

func (t *indented) add(indent int, n *node) error {
	for len(t.stack) > 1 && t.stack[len(t.stack)-1].indent >= indent {
		t.stack = t.stack[:len(t.stack)-1]
	}
	if err := t.limit.add(len(t.stack)); err != nil {
		return err
	}
	parent := t.stack[len(t.stack)-1].node
	parent.children = append(parent.children, n)
	t.stack = append(t.stack, indentedNode{indent, n})
	return nil
}

// parseIndented reads lines of text that are indented by tabs or blanks. Bullets are taken away.
func parseIndented(data []byte) (*node, error) {
	t := newIndented()
	for line := range strings.Lines(string(data)) {
		if bare := strings.TrimSpace(line); bare != "" {
			n := &node{text: withoutBullet(bare)}
			n.plainHTML()
			if err := t.add(indentOf(line), n); err != nil {
				return nil, err
			}
		}
	}
	return middle(t.top), nil
}

func indentOf(line string) int {
	n := 0
	for _, r := range line {
		switch r {
		case ' ', '\u00a0':
			n++
		case '\t':
			n += tabWidth - n%tabWidth
		default:
			return n
		}
	}
	return n
}

func withoutBullet(text string) string {
	for _, bullet := range []string{"- ", "* ", "+ ", "• ", "– "} {
		if rest, ok := strings.CutPrefix(text, bullet); ok {
			return strings.TrimSpace(rest)
		}
	}
	return text
}
