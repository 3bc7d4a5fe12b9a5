package console

import (
	"mindwall/mindmap"
	"mindwall/tui/screen"
)

// lookThrough goes to what the program guesses about the answers of the question shown.
func (c *Console) lookThrough(at screen.Place) screen.Intent {
	return screen.Push{To: at, Question: c.question}
}

// Visit selects an answer or a theme, wherever it is.
func (c *Console) Visit(node mindmap.ID) { goToNode(c, pick{id: node}) }
