package comparing

import (
	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"mindwall/mindmap/compare"
	"mindwall/tui/screen"
)

func (r *resultPage) bindings() []key.Binding {
	chosen := r.chosen()
	does := ""
	switch {
	case chosen.kind == tieRow:
		does = "what it belongs to"
	case chosen.kind == themeRow || chosen.kind == questionRow:
		does = "open"
		if r.isOpen(chosen.q, chosen.t) {
			does = "close"
		}
	}
	r.keys.open.SetHelp("enter", does)
	r.keys.open.SetEnabled(does != "")
	ties := r.ties()
	r.keys.yes.SetEnabled(proposed(ties))
	r.keys.no.SetEnabled(len(ties) > 0)
	r.keys.next.SetEnabled(len(r.of.Proposals()) > 0)
	return []key.Binding{r.keys.open, r.keys.yes, r.keys.no, r.keys.next, r.keys.export, r.keys.back, r.keys.move, r.keys.turn, r.keys.anew}
}

// ties are those of what the chosen row is about.
func (r *resultPage) ties() []compare.Tie {
	switch x := r.chosen(); {
	case x.q == nil || isUnsorted(x):
		return nil
	case x.t != nil:
		return x.t.Ties
	default:
		return x.q.Ties
	}
}

func (r *resultPage) scroll(by int) {
	r.list.Scroll(by, len(r.rows))
	r.list.At = r.step(r.list.At-sign(by), sign(by))
}

func sign(n int) int {
	if n < 0 {
		return -1
	}
	return +1
}

func (r *resultPage) key(k tea.KeyPressMsg) (screen.Intent, tea.Cmd) {
	switch {
	case key.Matches(k, r.keys.back):
		r.s.giveUp()
		r.s.page = r.s.file
	case key.Matches(k, r.keys.open):
		r.enter()
	case key.Matches(k, r.keys.yes):
		return nil, r.answer((*compare.Tie).Confirm)
	case key.Matches(k, r.keys.no):
		return nil, r.answer((*compare.Tie).Part)
	case key.Matches(k, r.keys.next):
		r.toNext()
	case key.Matches(k, r.keys.turn):
		return nil, r.s.turn()
	case key.Matches(k, r.keys.anew):
		return nil, r.s.open(r.s.path)
	case key.Matches(k, r.keys.export):
		r.s.page = newExportPage(r.s)
	default:
		r.move(k)
	}
	return nil, nil
}

// move goes through the rows, past those that are blank.
func (r *resultPage) move(k tea.KeyPressMsg) {
	was := r.list.At
	if r.list.Move(k, len(r.rows)) {
		way := sign(r.list.At - was)
		r.list.At = r.step(r.list.At-way, way)
	}
}

// step is the next row from one on, in one way, that is not blank; the one before when there is none.
func (r *resultPage) step(from, way int) int {
	for at := from + way; at >= 0 && at < len(r.rows); at += way {
		if r.rows[at].kind != blank {
			return at
		}
	}
	return max(min(from, len(r.rows)-1), 0)
}

// enter opens what is chosen, or closes it, or goes to what it may belong to.
func (r *resultPage) enter() {
	x := r.chosen()
	if x.kind == tieRow {
		r.s.page = newChoosePage(r.s, r.of, x.q, x.t)
		return
	}
	open := !r.isOpen(x.q, x.t)
	for _, id := range idsOf(x.q, x.t) {
		delete(r.open, id)
	}
	if open {
		r.open[keyOf(x.q, x.t)] = true
	}
	r.build()
}

// answer says of what is chosen that it belongs together, or does not.
func (r *resultPage) answer(what func(*compare.Tie) compare.Decision) tea.Cmd {
	var said []compare.Decision
	for _, t := range r.ties() {
		said = append(said, what(&t))
	}
	return r.s.decide(said...)
}

// toNext goes to the next row that nobody has confirmed yet, round and round.
func (r *resultPage) toNext() {
	for i := range r.rows {
		at := (r.list.At + 1 + i) % len(r.rows)
		x := &r.rows[at]
		if x.kind == tieRow && (x.t == nil && proposed(x.q.Ties) || x.t != nil && proposed(x.t.Ties)) {
			r.list.At = at
			return
		}
	}
}
