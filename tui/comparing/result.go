package comparing

import (
	"slices"

	"charm.land/bubbles/v2/key"

	"mindwall/mindmap"
	"mindwall/mindmap/compare"
	"mindwall/mindmap/say"
	"mindwall/mindmap/shown"
	"mindwall/mindmap/text"
	"mindwall/tui/rows"
)

// resultPage shows what changed, question by question and theme by theme. A theme can be opened: then its answers are listed, and how
// it was found in the other wall.
type resultPage struct {
	s    *Comparing
	of   *compare.Comparison
	rows []row
	list rows.List
	open map[mindmap.ID]bool // themes and questions whose answers are shown, by any of their ids
	keys resultKeys
}

type resultKeys struct{ move, open, yes, no, next, export, turn, anew, back key.Binding }

// kind is what a row is.
type kind uint8

const (
	blank kind = iota
	questionRow
	themeRow
	tieRow // why something belongs together, or that it is alone
	answerRow
)

// row is a line of the list.
type row struct {
	kind  kind
	q     *compare.Question
	t     *compare.Theme // nil of what is about the question
	depth int
	sign  string // before an answer
	text  string // of an answer, or of the part of it that goes on one line
}

func newResultPage(s *Comparing) *resultPage {
	bind := func(shown, does string, keys ...string) key.Binding {
		return key.NewBinding(key.WithKeys(keys...), key.WithHelp(shown, does))
	}
	return &resultPage{s: s, open: map[mindmap.ID]bool{}, keys: resultKeys{
		move: rows.Keys("look"), open: rows.Do("open"), yes: bind("+", "yes, the same", "+"), no: bind("-", "no", "-"),
		next: bind("tab", "next to confirm", "tab"), export: bind("ctrl+x", "export", "ctrl+x"),
		turn: bind("f4", "turn round", "f4"), anew: bind("f5", "look anew", "f5"), back: rows.Back("back"),
	}}
}

func (r *resultPage) heading() string {
	head := "Compare " + r.name(0) + " → " + r.name(1)
	if n := len(r.of.Proposals()); n > 0 {
		head += " · " + say.Counted(n, "pair") + " to confirm"
	}
	return head
}

// name is what a column is called.
func (r *resultPage) name(column int) string { return text.Line(r.of.Columns[column].Name) }

// show takes in a comparison. The row under the keys stays the one that it was, as long as it is there.
func (r *resultPage) show(c *compare.Comparison) {
	was, had := r.chosen(), r.of != nil
	r.of = c
	r.build()
	if !had {
		r.list.At = r.step(-1, +1)
		return
	}
	if at := slices.IndexFunc(r.rows, was.same); at >= 0 {
		r.list.At = at
	} else if at := slices.IndexFunc(r.rows, was.about); at >= 0 {
		r.list.At = at
	}
	r.list.Hold(len(r.rows))
}

// same reports whether a row is this one in another comparison.
func (x *row) same(y row) bool { return x.kind == y.kind && x.text == y.text && x.about(y) }

// about reports whether a row is about the same question or theme, wherever that stands now; of what was parted it is the part in
// the later wall.
func (x *row) about(y row) bool {
	if x.q == nil || y.q == nil {
		return false
	}
	ids := idsOf(y.q, y.t)
	id := keyOf(x.q, x.t)
	return id == ids[0] || id == ids[1]
}

// isUnsorted reports whether a row is about answers under no theme.
func isUnsorted(x *row) bool { return x.t != nil && x.t == x.q.Unsorted }

// chosen is the row that the keys act on; an empty one when there is none.
func (r *resultPage) chosen() *row {
	if r.list.At < 0 || r.list.At >= len(r.rows) {
		return &row{}
	}
	chosen := r.rows[r.list.At]
	return &chosen
}

// build makes the rows of the comparison.
func (r *resultPage) build() {
	r.rows = nil
	for i, q := range r.of.Questions {
		if i > 0 {
			r.rows = append(r.rows, row{})
		}
		r.rows = append(r.rows, row{kind: questionRow, q: q})
		if proposed(q.Ties) || alone(q, nil) || r.isOpen(q, nil) {
			r.rows = append(r.rows, row{kind: tieRow, q: q})
		}
		r.themes(q, q.Themes, 0)
		if q.Unsorted != nil {
			r.theme(q, q.Unsorted, 0)
		}
	}
}

func (r *resultPage) themes(q *compare.Question, themes []*compare.Theme, depth int) {
	for _, t := range themes {
		r.theme(q, t, depth)
		r.themes(q, t.Themes, depth+1)
	}
}

func (r *resultPage) theme(q *compare.Question, t *compare.Theme, depth int) {
	r.rows = append(r.rows, row{kind: themeRow, q: q, t: t, depth: depth})
	open := r.isOpen(q, t)
	if t != q.Unsorted && (proposed(t.Ties) || open) {
		r.rows = append(r.rows, row{kind: tieRow, q: q, t: t, depth: depth})
	}
	if open {
		r.answers(q, t, depth)
	}
}

// answers are the rows of what is new and gone under a theme, and of quotes.
func (r *resultPage) answers(q *compare.Question, t *compare.Theme, depth int) {
	add := func(sign, text string) {
		r.rows = append(r.rows, row{kind: answerRow, q: q, t: t, depth: depth, sign: sign, text: text})
	}
	list := func(sign string, answers []*mindmap.Answer) {
		hidden := 0
		for _, a := range answers {
			if say.IsTakenOut(a) {
				hidden++
				continue
			}
			add(sign, withTimes(a))
		}
		if hidden > 0 {
			add(sign, say.Counted(hidden, "answer")+" without words")
		}
	}
	list("+", t.New)
	list("−", t.Gone)
	for _, k := range t.Left {
		if !say.IsTakenOut(k.Then) {
			add("→", withTimes(k.Then)+", now under another theme")
		}
	}
	said := map[string]bool{}
	for i := range t.Kept {
		k := &t.Kept[i]
		if again := k.Said == [2]int{} && said[k.Now.Text]; !again && !say.IsTakenOut(k.Now) {
			add(saidAgain(k))
		}
		said[k.Now.Text] = true
	}
	for i, quotes := range t.Quotes {
		for _, a := range quotes {
			add("❞", r.name(i)+": “"+a.Quote+"”")
		}
	}
}

// saidAgain is the row of an answer that was said before: its sign, and how often that was, then and now.
func saidAgain(k *compare.Kept) (sign, words string) {
	switch then, now := k.Said[0], k.Said[1]; {
	case k.Elsewhere:
		return "←", withTimes(k.Now) + ", before under another theme"
	case then == now && now > 1:
		return "=", k.Now.Text + " " + say.Times(now)
	case then == now:
		return "=", k.Now.Text
	case then < now:
		return "▲", k.Now.Text + " " + say.Times(then) + " → " + say.Times(now)
	default:
		return "▼", k.Now.Text + " " + say.Times(then) + " → " + say.Times(now)
	}
}

func withTimes(a *mindmap.Answer) string {
	if n := a.Tally.Total(); n > 1 {
		return a.Text + " " + say.Times(n)
	}
	return a.Text
}

func proposed(ties []compare.Tie) bool {
	return slices.ContainsFunc(ties, func(t compare.Tie) bool { return t.Proposed() })
}

// alone reports whether something is in one wall only.
func alone(q *compare.Question, t *compare.Theme) bool {
	ids := nodesOf(q, t)
	return ids[0].IsZero() || ids[1].IsZero()
}

// idsOf are the ids by which a question or theme is known here; those of the unsorted are the question's, turned over.
func idsOf(q *compare.Question, t *compare.Theme) [2]mindmap.ID {
	if t == nil || t != q.Unsorted {
		return nodesOf(q, t)
	}
	ids := nodesOf(q, nil)
	for i, id := range ids {
		if !id.IsZero() {
			ids[i] = shown.UnsortedID(id)
		}
	}
	return ids
}

// keyOf is that of the later wall, else of the earlier.
func keyOf(q *compare.Question, t *compare.Theme) mindmap.ID {
	ids := idsOf(q, t)
	if ids[1].IsZero() {
		return ids[0]
	}
	return ids[1]
}

func (r *resultPage) isOpen(q *compare.Question, t *compare.Theme) bool {
	ids := idsOf(q, t)
	return r.open[ids[0]] || r.open[ids[1]]
}
