package fold

import "mindwall/mindmap"

// footing is where a theme stands. It holds for a round of shaping, in which no theme changes.
type footing struct {
	round    uint64
	theme    mindmap.ID // itself, the one it was merged into, or the nearest living ancestor; zero is directly under the question
	question mindmap.ID // at the root
	heir     *node      // the last of those into which it was merged, one into the other; itself when there is none
}

// heir is the living theme that a theme was merged into. It is nil when there is none, or when that one is undone or
// not here: then the theme stands for itself, so that it does not vanish by what was done to another.
func (w *world) heir(n *node) *node {
	if n.into.IsZero() {
		return nil
	}
	if into := w.themeNode(n.into); into != nil && into.alive {
		return into
	}
	return nil
}

// themeNode is the theme of an id, living or not; nil when there is none.
func (w *world) themeNode(id mindmap.ID) *node {
	if n := w.nodes[id]; n != nil && n.Kind == mindmap.ThemeNode && !id.IsZero() {
		return n
	}
	return nil
}

// resolveTheme finds where something under the theme id stands; see [footing]. fallback is the question it was put under,
// for when the id is of no theme.
func (w *world) resolveTheme(id, fallback mindmap.ID) (theme, question mindmap.ID) {
	n := w.themeNode(id)
	if n == nil {
		return mindmap.ID{}, fallback
	}
	s := w.footing(n)
	return s.theme, s.question
}

// footing finds where a theme stands, and all above it: each once a round, so that neither a long chain nor many under its
// end take long.
func (w *world) footing(n *node) *footing {
	var chain []*node
	for n != nil && (n.stands == nil || n.stands.round != w.shaping) {
		chain = append(chain, n)
		w.steps++
		n = w.above(n)
	}
	var up *footing
	if n != nil {
		up = n.stands
	}
	for i := len(chain) - 1; i >= 0; i-- {
		up = w.stand(chain[i], up)
	}
	return up
}

// above is the theme whose standing that of n depends on; nil when there is none.
func (w *world) above(n *node) *node {
	if heir := w.heir(n); heir != nil {
		return heir
	}
	return w.themeNode(n.Parent)
}

// stand finds where a theme stands from where the one above it does.
func (w *world) stand(n *node, up *footing) *footing {
	if n.stands == nil {
		n.stands = &footing{}
	}
	s := n.stands
	*s = footing{round: w.shaping, question: n.Question, heir: n}
	if up != nil {
		s.theme, s.question = up.theme, up.question
	}
	switch {
	case w.heir(n) != nil:
		s.heir = up.heir
	case n.alive && !n.Removed:
		s.theme = n.id
	}
	return s
}
