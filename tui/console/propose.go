package console

import (
	"mindwall/mindmap"
	"mindwall/tui/screen"
)

// unsortedHere tells whether there is something to cluster. What is typed stays in the line meanwhile.
func unsortedHere(c *Console) bool {
	q := c.current()
	return q != nil && len(q.Unsorted) > 0
}

// lookThrough goes to what the program guesses about the answers of the question shown.
func (c *Console) lookThrough(at screen.Place) screen.Intent {
	return screen.Push{To: at, Question: c.question}
}

// Visit selects an answer or a theme, wherever it is.
func (c *Console) Visit(node mindmap.ID) { goToNode(c, pick{id: node}) }
