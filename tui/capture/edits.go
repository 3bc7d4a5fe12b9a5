package capture

// edits are what was typed before, so that they can be undone.
type edits struct {
	past, future []state
	kind         editKind // of the last edit
}

// state is a text and where the cursor stood in it.
type state struct {
	text string
	at   int
}

// editKind tells edits that are undone together.
type editKind uint8

const (
	noEdit editKind = iota
	typeEdit
	eraseEdit
	otherEdit // stands alone
)

// Undo reaches back this far.
const (
	maxPast     = 200
	maxPastSize = 1 << 20 // bytes
)

// note remembers what an edit changes. Letters typed in a row, a word at a time, and erased in a row are one. A line
// that was erased letter by letter to nothing is given up: the next undo is the wall's.
func (m *edits) note(kind editKind, was state, text string) {
	m.future = nil
	if kind == eraseEdit && text == "" {
		*m = edits{}
		return
	}
	joins := kind == m.kind && kind != otherEdit && len(m.past) > 0
	if joins && kind == typeEdit && was.at > 0 && was.text[was.at-1] == ' ' {
		joins = false // a new word
	}
	m.kind = kind
	if joins {
		return
	}
	m.past = append(m.past, was)
	size := 0
	for _, s := range m.past {
		size += len(s.text)
	}
	for len(m.past) > maxPast || size > maxPastSize && len(m.past) > 1 {
		size -= len(m.past[0].text)
		m.past = m.past[1:]
	}
}

// rest ends a row of edits: the cursor went elsewhere.
func (m *edits) rest() { m.kind = noEdit }

// Undo takes back the last edit of the text. It is handled, though nothing changes, while the line holds text, so
// that nothing on the wall is undone under a half-typed line.
func (l *Line) Undo() Reply { return l.travel(&l.memory.past, &l.memory.future) }

// Redo takes back an Undo, and is handled like it.
func (l *Line) Redo() Reply { return l.travel(&l.memory.future, &l.memory.past) }

// Edits is how many edits Undo can take back.
func (l *Line) Edits() int { return len(l.memory.past) }

// travel goes to the last of some states, and remembers the one that it was in among others.
func (l *Line) travel(from, to *[]state) Reply {
	l.memory.kind = noEdit
	last := len(*from) - 1
	if last < 0 {
		return Reply{Handled: !l.Empty()}
	}
	s := (*from)[last]
	*from, *to = (*from)[:last], append(*to, state{l.text, l.at})
	l.set(s)
	return Reply{Handled: true, Changed: true}
}
