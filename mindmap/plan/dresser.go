package plan

import "mindwall/mindmap"

// Dresser dresses new themes of a question one after the other, each with a letter that no other bears and on the side
// that is lighter by then.
type Dresser struct {
	question mindmap.ID
	free     mindmap.Letters
	weights  sideWeights
}

// NewDresser begins with the themes that the question has. A letter is free that no theme of it bears, and none that was
// removed, so that a theme that comes back finds its letter free.
func NewDresser(b *mindmap.Board, q *mindmap.Question) *Dresser {
	d := dresserOf(q)
	for _, t := range b.RemovedThemes {
		if t.Question == q.ID {
			d.free.Taken[t.Letter] = true
		}
	}
	return d
}

func dresserOf(q *mindmap.Question) *Dresser {
	d := &Dresser{question: q.ID, free: mindmap.Letters{Taken: map[string]bool{}}, weights: weightsOf(q)}
	for _, t := range q.Themes {
		d.free.Taken[t.Letter] = true
	}
	return d
}

// Theme is the operation that makes a theme, or a sub-theme of parent, under which so many answers will hang. The text
// must have been through the gate.
func (d *Dresser) Theme(parent mindmap.ID, text string, answers int) mindmap.AddTheme {
	op := mindmap.AddTheme{Question: d.question, Parent: parent, Text: text}
	if parent.IsZero() {
		op.Side, op.Letter, op.Colour = d.dress(answers)
	}
	return op
}

// dress is the dress of the next theme.
func (d *Dresser) dress(answers int) (mindmap.Side, string, int) {
	side, letter := d.weights.lighter(), d.free.Take()
	d.weights[side] += weightOf(answers)
	return side, letter, mindmap.LetterIndex(letter)
}

// sideWeights is how much hangs on each side of a question, in rows about.
type sideWeights map[mindmap.Side]int

func weightsOf(q *mindmap.Question) sideWeights {
	w := sideWeights{}
	for _, t := range q.Themes {
		w[t.Side] += weightOf(t.Count)
	}
	return w
}

// weightOf is the weight of a theme with so many answers.
func weightOf(answers int) int { return 1 + max(1, answers) }

// lighter is the side on which a new theme goes: the one with less under it, the right one when they are even.
func (w sideWeights) lighter() mindmap.Side {
	if w[mindmap.Left] < w[mindmap.Right] {
		return mindmap.Left
	}
	return mindmap.Right
}

// NewTheme is the operation that makes one theme of the question; see [Dresser.Theme].
func NewTheme(b *mindmap.Board, q *mindmap.Question, parent mindmap.ID, text string) mindmap.AddTheme {
	if !parent.IsZero() {
		return mindmap.AddTheme{Question: q.ID, Parent: parent, Text: text}
	}
	return NewDresser(b, q).Theme(parent, text, 0)
}
