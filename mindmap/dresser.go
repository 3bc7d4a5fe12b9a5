package mindmap

// Dresser dresses new themes of a question one after the other, each with a letter that no other bears and on the side
// that is lighter by then.
type Dresser struct {
	question ID
	free     Letters
	weights  sideWeights
}

// NewDresser begins with the themes that the question has. A letter is free that no theme of it bears, and none that was
// removed, so that a theme that comes back finds its letter free.
func NewDresser(b *Board, q *Question) *Dresser {
	d := dresserOf(q)
	for _, t := range b.RemovedThemes {
		if t.Question == q.ID {
			d.free.Taken[t.Letter] = true
		}
	}
	return d
}

func dresserOf(q *Question) *Dresser {
	d := &Dresser{question: q.ID, free: Letters{Taken: map[string]bool{}}, weights: weightsOf(q)}
	for _, t := range q.Themes {
		d.free.Taken[t.Letter] = true
	}
	return d
}

// Theme is the operation that makes a theme, or a sub-theme of parent, under which so many answers will hang. The text
// must have been through the gate.
func (d *Dresser) Theme(parent ID, text string, answers int) AddTheme {
	op := AddTheme{Question: d.question, Parent: parent, Text: text}
	if parent.IsZero() {
		op.Side, op.Letter, op.Colour = d.dress(answers)
	}
	return op
}

// dress is the dress of the next theme.
func (d *Dresser) dress(answers int) (Side, string, int) {
	side, letter := d.weights.lighter(), d.free.Take()
	d.weights[side] += weightOf(answers)
	return side, letter, LetterIndex(letter)
}

// sideWeights is how much hangs on each side of a question, in rows about.
type sideWeights map[Side]int

func weightsOf(q *Question) sideWeights {
	w := sideWeights{}
	for _, t := range q.Themes {
		w[t.Side] += weightOf(t.Count)
	}
	return w
}

// weightOf is the weight of a theme with so many answers.
func weightOf(answers int) int { return 1 + max(1, answers) }

// lighter is the side on which a new theme goes: the one with less under it, the right one when they are even.
func (w sideWeights) lighter() Side {
	if w[Left] < w[Right] {
		return Left
	}
	return Right
}

// NewTheme is the operation that makes one theme of the question; see [Dresser.Theme].
func NewTheme(b *Board, q *Question, parent ID, text string) AddTheme {
	if !parent.IsZero() {
		return AddTheme{Question: q.ID, Parent: parent, Text: text}
	}
	return NewDresser(b, q).Theme(parent, text, 0)
}
