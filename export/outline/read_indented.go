package outline

import "strings"

// tabWidth is how many blanks a tab counts for.
const tabWidth = 4

// parseIndented reads lines of text that are indented by tabs or blanks. Bullets are taken away.
func parseIndented(data []byte) (*node, error) {
	root := &node{}
	type open struct {
		indent int
		node   *node
	}
	stack := []open{{-1, root}}
	limit := limiter{}
	for line := range strings.Lines(string(data)) {
		text := strings.TrimSpace(line)
		if text == "" {
			continue
		}
		indent := indentOf(line)
		for len(stack) > 1 && stack[len(stack)-1].indent >= indent {
			stack = stack[:len(stack)-1]
		}
		if err := limit.add(len(stack)); err != nil {
			return nil, err
		}
		n := &node{text: withoutBullet(text)}
		parent := stack[len(stack)-1].node
		parent.children = append(parent.children, n)
		stack = append(stack, open{indent, n})
	}
	return middle(root), nil
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
