package proposals

import (
	"cmp"
	"context"
	"slices"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"mindwall/mindmap"
	"mindwall/mindmap/affinity"
	"mindwall/mindmap/say"
	"mindwall/tui/rows"
	"mindwall/tui/screen"
)

// repeats is the page that goes through pairs of answers that may say the same.
type repeats struct {
	p       *Proposals
	kept    *Kept
	all     []*pair // the likeliest first
	shown   []*pair
	onMap   map[mindmap.ID]*mindmap.Answer
	looked  bool
	touched bool // somebody ticked one; those ticked beforehand are no loss
	list    rows.List
	keys    repeatsKeys
}

type repeatsKeys struct{ move, tick, keep, take key.Binding }

// pair is two answers to one question. The first is the one that would stand for both.
type pair struct {
	answers [2]mindmap.ID
	score   float64
	apart   bool // both were filed, under different themes
	fate    fate
}

// id names the pair, whichever answer comes first.
func (p *pair) id() [2]mindmap.ID { return pairID(p.answers[0], p.answers[1]) }

// maxEach is how many repeats are looked for of one answer; what is left comes when these are counted.
const maxEach = 4

func newRepeats(p *Proposals, kept *Kept) *repeats {
	return &repeats{p: p, kept: kept, keys: repeatsKeys{
		move: rows.Keys("next"),
		tick: bind("space", "tick: one answer", "space"),
		keep: bind("del", "keep both", "delete", "backspace"),
		take: bind("enter", "", "enter"),
	}}
}

func (r *repeats) title() string   { return "likely repeats" }
func (r *repeats) ready() bool     { return r.looked }
func (r *repeats) undecided() bool { return r.touched && len(r.ticked()) > 0 }

// ticked are the pairs that Enter counts.
func (r *repeats) ticked() []*pair {
	return slices.DeleteFunc(slices.Clone(r.shown), func(p *pair) bool { return p.fate != ticked })
}

// questions are those that are looked through: one, or all.
func (r *repeats) questions() []*mindmap.Question {
	if r.p.question.IsZero() {
		return r.p.env.Board().Questions
	}
	if q := r.p.env.Live.Question(r.p.question); q != nil {
		return []*mindmap.Question{q}
	}
	return nil
}

func (r *repeats) work() func(context.Context) any {
	board, questions := r.p.env.Board(), r.questions()
	return func(ctx context.Context) any {
		index := affinity.New(board.Event.Language)
		index.Follow(board)
		var pairs []*pair
		seen := map[[2]mindmap.ID]bool{}
		on := onMaps(questions)
		for _, q := range questions {
			for a := range q.AllAnswers {
				if ctx.Err() != nil {
					return pairs
				}
				for _, like := range index.Repeats(q.ID, a.Text, a.ID, maxEach) {
					p := &pair{answers: [2]mindmap.ID{a.ID, like.Answer}, score: like.Score}
					if !seen[p.id()] {
						p.apart = filedApart(a, on[like.Answer])
						seen[p.id()] = true
						pairs = append(pairs, p)
					}
				}
			}
		}
		slices.SortStableFunc(pairs, func(a, b *pair) int { return cmp.Compare(b.score, a.score) })
		return pairs
	}
}

// found takes pairs in. Those that are the same from [affinity.Same] on are ticked, and no more than ticked; not when
// somebody filed both under different themes, for then they are two to that person.
func (r *repeats) found(came any) {
	r.all, r.looked, r.touched, r.list = came.([]*pair), true, false, rows.List{}
	on := onMaps(r.questions())
	r.all = slices.DeleteFunc(r.all, func(p *pair) bool { return r.keptApart(on[p.answers[0]], on[p.answers[1]]) })
	for _, p := range r.all {
		if p.score >= affinity.Same && !p.apart {
			p.fate = ticked
		}
	}
}

// keptApart reports whether somebody kept two answers apart, or took them apart again, or two that they stand for.
func (r *repeats) keptApart(a, b *mindmap.Answer) bool {
	if a == nil || b == nil {
		return false
	}
	for _, x := range append([]*mindmap.Answer{a}, a.Merged...) {
		for _, y := range append([]*mindmap.Answer{b}, b.Merged...) {
			if r.kept.has(pairID(x.ID, y.ID)) || slices.Contains(x.SplitOff, y.ID) || slices.Contains(y.SplitOff, x.ID) {
				return true
			}
		}
	}
	return false
}

// changed lets go of pairs of which one is gone, parked or merged by now, and puts the answer that most people gave
// first in each.
func (r *repeats) changed() {
	r.onMap = onMaps(r.questions())
	r.shown = nil
	for _, p := range r.all {
		a, b := r.onMap[p.answers[0]], r.onMap[p.answers[1]]
		if a == nil || b == nil || a.Question != b.Question {
			continue
		}
		if standsFor(b, a) {
			p.answers[0], p.answers[1] = b.ID, a.ID
		}
		r.shown = append(r.shown, p)
	}
	r.list.Hold(len(r.shown))
}

// standsFor reports whether an answer rather than another stands for both: one that somebody filed, so that it stays
// where it is, then the one that more people gave, then the first.
func standsFor(a, b *mindmap.Answer) bool {
	if a.Theme.IsZero() != b.Theme.IsZero() {
		return b.Theme.IsZero()
	}
	if n, m := a.Tally.Total(), b.Tally.Total(); n != m {
		return n > m
	}
	return b.Made.After(a.Made)
}

// filedApart reports whether somebody filed both answers, and under different themes.
func filedApart(a, b *mindmap.Answer) bool {
	return a != nil && b != nil && !a.Theme.IsZero() && !b.Theme.IsZero() && a.Theme != b.Theme
}

func onMaps(questions []*mindmap.Question) map[mindmap.ID]*mindmap.Answer {
	on := map[mindmap.ID]*mindmap.Answer{}
	for _, q := range questions {
		for a := range q.AllAnswers {
			on[a.ID] = a
		}
	}
	return on
}

func (r *repeats) bindings() []key.Binding {
	k := &r.keys
	for _, b := range []*key.Binding{&k.move, &k.tick, &k.keep, &k.take} {
		b.SetEnabled(len(r.shown) > 0)
	}
	k.take.SetHelp("enter", "count this one")
	if len(r.ticked()) > 0 {
		k.take.SetHelp("enter", "count the ticked")
	}
	return []key.Binding{k.take, k.tick, k.keep, k.move}
}

func (r *repeats) key(k tea.KeyPressMsg) screen.Intent {
	if len(r.shown) == 0 {
		return nil
	}
	p := r.shown[r.list.At]
	switch {
	case key.Matches(k, r.keys.tick):
		p.fate = p.fate.toggled(ticked)
		r.kept.set(p.id(), false)
		r.touched = true
	case key.Matches(k, r.keys.keep):
		r.keep(p)
	case key.Matches(k, r.keys.take):
		return r.mergeTicked()
	default:
		r.list.Move(k, len(r.shown))
	}
	return screen.Say{}
}

// keep keeps both answers of a pair, and goes on to the next.
func (r *repeats) keep(p *pair) {
	if p.fate = p.fate.toggled(refused); p.fate == open {
		r.kept.set(p.id(), false)
		return
	}
	r.kept.set(p.id(), true)
	r.list.Scroll(1, len(r.shown))
}

func (r *repeats) scroll(by int) { r.list.Scroll(by, len(r.shown)) }

// mergeTicked merges what is ticked, all as one act; with nothing ticked the chosen pair alone.
func (r *repeats) mergeTicked() screen.Intent {
	list := r.ticked()
	if len(list) == 0 {
		p := r.shown[r.list.At]
		if p.fate == refused {
			return screen.Say{Text: "both of these are kept: Space ticks them after all"}
		}
		list = []*pair{p}
	}
	drafts := r.planMerges(list)
	r.touched = false
	return screen.Record{Drafts: drafts, Done: say.Counted(len(drafts), "repeat") + " counted, with both wordings kept · Ctrl+Z takes it back"}
}
