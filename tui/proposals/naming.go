package proposals

import (
	tea "charm.land/bubbletea/v2"

	"mindwall/mindmap"
	"mindwall/tui/capture"
)

// naming is the field in which a proposed theme gets another name, or one of its answers another theme. The arrows bring
// the names of other themes.
type naming struct {
	line   *capture.Line
	names  []string // of other themes, as written
	at     int      // in names; -1 is what was typed
	typed  string
	theme  *proposal
	answer mindmap.ID // that alone is to go elsewhere; zero when it is about the theme
}

func newNaming(p *proposal, answer mindmap.ID, name string, others []string) *naming {
	return &naming{line: capture.NewPlain(name), names: others, at: -1, typed: name, theme: p, answer: answer}
}

// progress is what a key did to the field.
type progress int

const (
	typing progress = iota
	named
	givenUp
)

func (n *naming) key(k tea.KeyPressMsg) progress {
	switch k.String() {
	case "esc", "f8", "ctrl+c":
		return givenUp
	case "enter":
		return named
	case "up", "shift+tab":
		n.step(-1)
	case "down", "tab":
		n.step(+1)
	default:
		if n.line.Update(k).Changed {
			n.at, n.typed = -1, n.line.Text()
		}
	}
	return typing
}

// step goes round the names of other themes, and what was typed.
func (n *naming) step(by int) {
	all := len(n.names) + 1
	n.at = (n.at+1+by+all)%all - 1
	if n.at < 0 {
		n.line.SetText(n.typed)
		return
	}
	n.line.SetText(n.names[n.at])
}

func (n *naming) paste(text string) {
	reply := n.line.Update(tea.PasteMsg{Content: text})
	if len(reply.Block) > 0 {
		n.line.Insert(reply.Block[0])
	}
	n.at, n.typed = -1, n.line.Text()
}
