package fold

import "mindwall/mindmap"

// betterAnew reports whether records that are new are better taken in with all others, from the beginning: when they are
// many, also beside what is here, and come before some of it, as those of a copy that went apart. Each would have to find
// its place in lists as long as the wall.
func (l *Live) betterAnew(fresh []*record) bool {
	const many, share = 1000, 32
	return len(fresh) > many && len(fresh)*share > l.entries && len(fresh) < l.entries && fresh[0].entry.Clock <= l.clock.Now()
}

// beginAnew takes in all that is here, what is new included, as if it came at once.
func (l *Live) beginAnew() {
	all := make([]*record, 0, l.entries)
	for r := range l.eachRecord {
		all = append(all, r)
	}
	again, revision := NewLive(), l.board.Revision
	again.held = l.held
	again.include(again.enter(len(all), func(i int) mindmap.Entry { return all[i].entry }, func(i int) mindmap.Op { return all[i].op }))
	*l = *again
	l.board.Revision += revision
}
