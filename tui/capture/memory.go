package capture

// memory is what was typed before, so that it can be undone.
type memory struct {
	past, future []state
	kind         editKind // of the last edit
	size         int      // bytes of text in past
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
func (m *memory) note(kind editKind, was state, text string) {
	m.future = nil
	if kind == eraseEdit && text == "" {
		*m = memory{}
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
	m.size += len(was.text)
	for len(m.past) > maxPast || m.size > maxPastSize && len(m.past) > 1 {
		m.size -= len(m.past[0].text)
		m.past = m.past[1:]
	}
}

// rest ends a row of edits: the cursor went elsewhere.
func (m *memory) rest() { m.kind = noEdit }

// undo gives back the state before the last edit.
func (m *memory) undo(now state) (state, bool) {
	m.kind = noEdit
	if len(m.past) == 0 {
		return now, false
	}
	last := len(m.past) - 1
	was := m.past[last]
	m.past, m.size = m.past[:last], m.size-len(was.text)
	m.future = append(m.future, now)
	return was, true
}

// redo gives back the state that was undone last.
func (m *memory) redo(now state) (state, bool) {
	m.kind = noEdit
	if len(m.future) == 0 {
		return now, false
	}
	last := len(m.future) - 1
	next := m.future[last]
	m.future = m.future[:last]
	m.past, m.size = append(m.past, now), m.size+len(now.text)
	return next, true
}

// Undo takes back the last edit of the text. It is handled, though nothing changes, while the line holds text, so
// that nothing on the wall is undone under a half-typed line.
func (l *Line) Undo() Reply { return l.travel(l.memory.undo) }

// Redo takes back an Undo, and is handled like it.
func (l *Line) Redo() Reply { return l.travel(l.memory.redo) }

// Edits is how many edits Undo can take back.
func (l *Line) Edits() int { return len(l.memory.past) }

func (l *Line) travel(step func(state) (state, bool)) Reply {
	to, ok := step(state{l.text, l.at})
	if !ok {
		return Reply{Handled: !l.Empty()}
	}
	l.set(to)
	return Reply{Handled: true, Changed: true}
}
