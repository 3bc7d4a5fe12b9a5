package compare_test

import (
	"encoding/binary"
	"encoding/json"
	"fmt"
	"hash/fnv"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"mindwall/mindmap"
	"mindwall/mindmap/compare"
	"mindwall/mindmap/fold"
	"mindwall/mindmap/plan"
	"mindwall/mindmap/scribe"
)

// secret stands in all words that may not leave a wall.
const secret = "SECRET"

// maker writes a wall.
type maker struct {
	*scribe.Scribe
	entries []mindmap.Entry
	ids     *uint64
}

func newMaker(ids *uint64, entries ...mindmap.Entry) *maker {
	m := &maker{ids: ids}
	m.Scribe = &scribe.Scribe{Live: fold.NewLive(), Author: secret, Device: m.fresh(), NewID: m.fresh, Now: func() time.Time { return time.Unix(1_900_000_000, 0) }}
	m.Live.Add(entries...)
	m.entries = slices.Clone(entries)
	return m
}

func (m *maker) fresh() (id mindmap.ID) {
	*m.ids++
	binary.BigEndian.PutUint64(id[:], *m.ids*0x9E3779B97F4A7C15)
	return id
}

// do records an operation and returns the id of what it made, if anything.
func (m *maker) do(op mindmap.Op) mindmap.ID {
	id := m.fresh()
	sealed, err := m.Record(mindmap.Draft{ID: id, Op: op})
	if err != nil {
		panic(err)
	}
	m.entries = append(m.entries, sealed...)
	return id
}

// copied is a copy of the wall, in which another person writes.
func (m *maker) copied() *maker { return newMaker(m.ids, m.entries...) }

func (m *maker) wall(name string) compare.Wall {
	return compare.Wall{ID: m.Live.WallID(), Name: name, Board: m.Live.Board(), History: m.Live}
}

func (m *maker) theme(q, parent mindmap.ID, name string) mindmap.ID {
	return m.do(plan.NewTheme(m.Live.Board(), m.Live.Question(q), parent, name))
}

// drawWall draws a wall with something of everything. Its questions and themes are called by few names, so that those of two walls meet.
func drawWall(t *rapid.T, ids *uint64) *maker {
	m := newMaker(ids)
	title := "A day"
	m.do(mindmap.DescribeEvent{Title: &title})
	for _, q := range rapid.SliceOfNDistinct(rapid.IntRange(1, 5), 1, 3, rapid.ID).Draw(t, "questions") {
		id := m.do(mindmap.AskQuestion{Text: fmt.Sprintf("What about %d?", q)})
		var themes []mindmap.ID
		for range rapid.IntRange(0, 6).Draw(t, "themes") {
			parent := rapid.SampledFrom(append([]mindmap.ID{{}}, themes...)).Draw(t, "parent")
			themes = append(themes, m.theme(id, parent, rapid.SampledFrom([]string{"Money", "Buses", "money ", "Waiting", "Homes", "Health"}).Draw(t, "name")))
		}
		var answers []mindmap.ID
		for range rapid.IntRange(0, 10).Draw(t, "answers") {
			answers = append(answers, m.say(t, id, themes))
		}
		for _, a := range answers {
			m.treat(t, a, answers)
		}
	}
	return m
}

func (m *maker) say(t *rapid.T, question mindmap.ID, themes []mindmap.ID) mindmap.ID {
	op := mindmap.AddAnswer{
		Question: question, Theme: rapid.SampledFrom(append([]mindmap.ID{{}}, themes...)).Draw(t, "theme"),
		Caption: fmt.Sprintf("Said %d", rapid.IntRange(0, 40).Draw(t, "caption")), Tally: rapid.IntRange(1, 6).Draw(t, "tally"),
	}
	if rapid.Bool().Draw(t, "quoted") {
		op.Quote = secret
	}
	return m.do(op)
}

// treat does to an answer what may happen to one.
func (m *maker) treat(t *rapid.T, a mindmap.ID, all []mindmap.ID) {
	switch rapid.IntRange(0, 9).Draw(t, "what") {
	case 0:
		m.do(mindmap.Reword{Node: a, Text: secret})
		m.do(mindmap.ParkAnswer{Answer: a, Parked: true})
	case 1:
		m.do(mindmap.Reword{Node: a, Text: secret})
		m.do(mindmap.Remove{Node: a})
	case 2:
		m.redact(a)
	case 3:
		if into := rapid.SampledFrom(all).Draw(t, "into"); into != a {
			m.do(mindmap.MergeAnswer{Answer: a, Into: into})
		}
	case 4:
		m.do(mindmap.QuoteAnswer{Answer: a, Text: "They gave me time."})
		m.do(mindmap.PublishQuote{Answer: a, Publish: true})
	}
}

// rumour finds things alike that have nothing to do with each other, the same from both sides.
type rumour struct{ walls []compare.Wall }

func hashOf(s string) uint32 {
	h := fnv.New32a()
	_, _ = h.Write([]byte(s))
	return h.Sum32()
}

func (rumour) Texts(a, b string) float64 { return float64((hashOf(a)^hashOf(b))%100) / 100 }

func (r rumour) Theme(column int, question mindmap.ID, text string) mindmap.ID {
	for _, q := range r.walls[column].Board.Questions {
		if q.ID == question && len(q.Themes) > 0 {
			return q.Themes[int(hashOf(text))%len(q.Themes)].ID
		}
	}
	return mindmap.ID{}
}

func (r rumour) Repeats(column int, question mindmap.ID, text string) (out []mindmap.ID) {
	for _, q := range r.walls[column].Board.Questions {
		if q.ID == question {
			for a := range q.AllAnswers {
				if (hashOf(a.Text)^hashOf(text))%8 == 0 {
					out = append(out, a.ID)
				}
			}
		}
	}
	return out
}

func compared(walls ...compare.Wall) *compare.Comparison {
	return compare.Walls(walls, compare.Options{Likeness: rumour{walls}})
}

// each calls do for every theme of a question, what is unsorted among them.
func each(q *compare.Question, do func(*compare.Theme)) {
	for t := range q.AllThemes {
		do(t)
	}
	if q.Unsorted != nil {
		do(q.Unsorted)
	}
}

// A wall has not changed from itself, whatever is alike in it.
func TestAWallWithItself(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		w := drawWall(t, new(uint64)).wall("day")
		c := compared(w, w, w)
		if len(c.Questions) != len(w.Board.Questions) {
			t.Fatalf("%d questions of %d", len(c.Questions), len(w.Board.Questions))
		}
		for i, q := range c.Questions {
			if q.In[0].ID != w.Board.Questions[i].ID || q.In[2].ID != q.In[0].ID || q.Said[0] != q.Said[2] {
				t.Errorf("question %d is %+v", i, q)
			}
			each(q, func(th *compare.Theme) {
				if th.Status != compare.Same || len(th.New)+len(th.Gone)+len(th.Left) > 0 || th.Moved || th.Chance.Verdict != compare.Untold {
					t.Errorf("%q is %+v", th.Text, th)
				}
				if th.In[0] != nil && (th.In[1] == nil || th.In[2] == nil || th.In[0].ID != th.In[2].ID) {
					t.Errorf("%q is tied to another", th.Text)
				}
				for _, k := range th.Kept {
					if k.Elsewhere || k.By != compare.ByID || k.Then.ID != k.Now.ID {
						t.Errorf("%q was kept as %+v", th.Text, k)
					}
				}
			})
		}
		if p := c.Proposals(); len(p) > 0 {
			t.Errorf("it asks %+v", p)
		}
	})
}

// changes are what was done to a copy.
type changes struct {
	fresh, moved map[mindmap.ID]bool
	more         map[mindmap.ID]int // by theme, how much more often it was said
}

// changeCopy does to a copy what a later day may do, and keeps book.
func changeCopy(t *rapid.T, m *maker) changes {
	c := changes{map[mindmap.ID]bool{}, map[mindmap.ID]bool{}, map[mindmap.ID]int{}}
	count := func(theme mindmap.ID, n int) {
		for th := m.Live.Theme(theme); th != nil; th = m.Live.Theme(th.Parent) {
			c.more[th.ID] += n
		}
	}
	for range rapid.IntRange(0, 8).Draw(t, "changes") {
		q := rapid.SampledFrom(m.Live.Board().Questions).Draw(t, "in")
		themes, answers := []mindmap.ID{{}}, []*mindmap.Answer{}
		for th := range q.AllThemes {
			themes = append(themes, th.ID)
		}
		for a := range q.AllAnswers {
			answers = append(answers, a)
		}
		theme := rapid.SampledFrom(themes).Draw(t, "at")
		switch what := rapid.IntRange(0, 4).Draw(t, "change"); {
		case what == 0:
			theme = m.theme(q.ID, theme, "Later")
			fallthrough
		case what == 1:
			n := rapid.IntRange(1, 4).Draw(t, "times")
			c.fresh[m.do(mindmap.AddAnswer{Question: q.ID, Theme: theme, Caption: "Later " + m.fresh().String(), Tally: n})] = true
			count(theme, n)
		case len(answers) == 0:
		case what == 2:
			a := rapid.SampledFrom(answers).Draw(t, "raised")
			m.do(mindmap.TallyAnswer{Answer: a.ID, Delta: 2})
			count(a.Theme, 2)
		case what == 3:
			a := rapid.SampledFrom(answers).Draw(t, "reworded")
			if !a.Redacted {
				m.do(mindmap.Reword{Node: a.ID, Text: "In other words " + m.fresh().String()})
			}
		default:
			a := rapid.SampledFrom(answers).Draw(t, "moved")
			count(a.Theme, -a.Tally.Total())
			count(theme, a.Tally.Total())
			m.do(mindmap.Move{Node: a.ID, Question: q.ID, Theme: theme})
			c.moved[a.ID] = true
		}
	}
	return c
}

// A copy in which something was done differs by exactly that.
func TestACopyAndWhatWasDoneThere(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		original := drawWall(t, new(uint64))
		later := original.copied()
		done := changeCopy(t, later)
		c := compared(original.wall("day"), later.wall("later"))
		fresh := map[mindmap.ID]bool{}
		for _, q := range c.Questions {
			each(q, func(th *compare.Theme) {
				for _, a := range th.New {
					fresh[a.ID] = true
				}
				if len(th.Gone) > 0 {
					t.Errorf("%q lost %v", th.Text, th.Gone[0])
				}
				for _, k := range append(slices.Clone(th.Left), th.Kept...) {
					if k.Elsewhere && !done.moved[k.Now.ID] {
						t.Errorf("%v was not moved", k.Now)
					}
				}
				if th.In[1] == nil {
					return
				}
				want := statusBy(done.more[th.In[1].ID], th.Said[0], th.Said[1])
				if th.In[0] == nil {
					want = compare.New
				}
				if th.Status != want || th.Said[1]-th.Said[0] != done.more[th.In[1].ID] {
					t.Errorf("%q is %v: %v; want %v, %d more", th.Text, th.Status, th.Said, want, done.more[th.In[1].ID])
				}
			})
		}
		if !reflect.DeepEqual(fresh, done.fresh) {
			t.Errorf("new are %v, want %v", fresh, done.fresh)
		}
	})
}

func statusBy(more, then, now int) compare.Status {
	switch {
	case more == 0:
		return compare.Same
	case then == 0:
		return compare.New
	case now == 0:
		return compare.Gone
	case more > 0:
		return compare.Grown
	}
	return compare.Shrunk
}

// told is what a comparison of two walls says of a theme, without the order of the walls.
type told struct {
	status    compare.Status
	said      [2]int
	verdict   compare.Verdict
	come, go_ string
}

func tellBoth(c *compare.Comparison, turned bool) map[string]told {
	out := map[string]told{}
	ids := func(list []*mindmap.Answer) string {
		var all []string
		for _, a := range list {
			all = append(all, a.ID.String())
		}
		slices.Sort(all)
		return strings.Join(all, " ")
	}
	first, last := 0, 1
	if turned {
		first, last = 1, 0
	}
	for _, q := range c.Questions {
		each(q, func(th *compare.Theme) {
			name := ""
			for _, i := range []int{first, last} {
				if q.In[i] != nil {
					name += q.In[i].ID.String()
				}
				name += "/"
				if th.In[i] != nil {
					name += th.In[i].ID.String()
				}
				name += "\n"
			}
			x := told{th.Status, [2]int{th.Said[first], th.Said[last]}, th.Chance.Verdict, ids(th.New), ids(th.Gone)}
			if turned {
				x.come, x.go_ = x.go_, x.come
				x.status = map[compare.Status]compare.Status{
					compare.New: compare.Gone, compare.Gone: compare.New, compare.Grown: compare.Shrunk, compare.Shrunk: compare.Grown, compare.Same: compare.Same,
				}[x.status]
			}
			out[name] = x
		})
	}
	return out
}

// Turned round, what grew shrank, and what was new is gone.
func TestTurnedRound(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		ids := new(uint64)
		a := drawWall(t, ids)
		b := drawWall(t, ids)
		if rapid.Bool().Draw(t, "copy") {
			b = a.copied()
			changeCopy(t, b)
		}
		v, w := a.wall("a"), b.wall("b")
		forth, back := tellBoth(compared(v, w), false), tellBoth(compared(w, v), true)
		if !reflect.DeepEqual(forth, back) {
			for name := range forth {
				if forth[name] != back[name] {
					t.Errorf("%sforth %+v, back %+v", name, forth[name], back[name])
				}
			}
			t.Errorf("%d themes forth, %d back", len(forth), len(back))
		}
	})
}

// What a person said holds between copies in one way, whichever of what was said is met first.
func TestTheSameEachTime(t *testing.T) {
	var ids uint64
	spring, autumn := newMaker(&ids), newMaker(&ids)
	var said compare.Decisions
	for n := range 4 {
		then, now := spring.do(mindmap.AskQuestion{Text: fmt.Sprintf("What of %d?", n)}), autumn.do(mindmap.AskQuestion{Text: fmt.Sprintf("And the %d?", n)})
		said = said.With(compare.Decision{Walls: [2]mindmap.ID{spring.Live.WallID(), autumn.Live.WallID()}, Nodes: [2]mindmap.ID{then, now}})
	}
	walls := []compare.Wall{spring.wall("a"), spring.copied().wall("b"), autumn.wall("c"), autumn.copied().wall("d")}
	ties := func() (all [][]compare.Tie) {
		for _, q := range compare.Walls(walls, compare.Options{Decided: said}).Questions {
			all = append(all, q.Ties)
		}
		return all
	}
	first := ties()
	for range 20 {
		if again := ties(); !reflect.DeepEqual(first, again) {
			t.Fatalf("%v and %v", first, again)
		}
	}
}

// Each question and each theme of each wall is there once, whatever was decided, and what was put apart is apart.
func TestEachThingOnce(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		ids := new(uint64)
		var walls []compare.Wall
		for i := range rapid.IntRange(2, 4).Draw(t, "walls") {
			walls = append(walls, drawWall(t, ids).wall(fmt.Sprint(i)))
		}
		c := compared(walls...)
		if again := compared(walls...); !reflect.DeepEqual(c, again) {
			t.Error("compared again it is another")
		}
		var said compare.Decisions
		for _, p := range c.Proposals() {
			switch rapid.IntRange(0, 2).Draw(t, "said") {
			case 0:
				said = said.With(p.Confirm())
			case 1:
				said = said.With(p.Part())
			}
		}
		c = compare.Walls(walls, compare.Options{Likeness: rumour{walls}, Decided: said})
		seen := map[mindmap.ID]int{}
		for _, q := range c.Questions {
			note(t, said, seen, len(walls), func(i int) (id mindmap.ID) {
				if q.In[i] != nil {
					id = q.In[i].ID
				}
				return id
			})
			each(q, func(th *compare.Theme) {
				note(t, said, seen, len(walls), func(i int) (id mindmap.ID) {
					if th.In[i] != nil {
						id = th.In[i].ID
					}
					return id
				})
			})
		}
		for _, w := range walls {
			for _, q := range w.Board.Questions {
				if seen[q.ID] != 1 {
					t.Errorf("%q is there %d times", q.Text, seen[q.ID])
				}
				for th := range q.AllThemes {
					if seen[th.ID] != 1 {
						t.Errorf("%q is there %d times", th.Text, seen[th.ID])
					}
				}
			}
		}
	})
}

// note counts what stands in a row, and wants nothing in it that is to be apart.
func note(t *rapid.T, said compare.Decisions, seen map[mindmap.ID]int, n int, in func(int) mindmap.ID) {
	var row []mindmap.ID
	for i := range n {
		if id := in(i); !id.IsZero() {
			seen[id]++
			row = append(row, id)
		}
	}
	for _, d := range said {
		if d.Apart && slices.Contains(row, d.Nodes[0]) && slices.Contains(row, d.Nodes[1]) {
			t.Errorf("%v are to be apart", d.Nodes)
		}
	}
}

// What a person put together is together, though other names are the same; and what was parted is asked no more.
func TestWhatAPersonSaid(t *testing.T) {
	ids := new(uint64)
	a, b := newMaker(ids), newMaker(ids)
	var q, money, homes [2]mindmap.ID
	for i, m := range []*maker{a, b} {
		q[i] = m.do(mindmap.AskQuestion{Text: "What hinders?"})
		money[i], homes[i] = m.theme(q[i], mindmap.ID{}, "Money"), m.theme(q[i], mindmap.ID{}, "Homes")
	}
	walls := []compare.Wall{a.wall("a"), b.wall("b")}
	at := func(c *compare.Comparison) (pairs []string) {
		for _, th := range c.Questions[0].Themes {
			name := ""
			for i := range th.In {
				if th.In[i] != nil {
					name += th.In[i].Text
				}
				name += "/"
			}
			if len(th.Ties) > 0 {
				name += th.Ties[0].How.String()
			}
			pairs = append(pairs, name)
		}
		slices.Sort(pairs)
		return pairs
	}
	c := compare.Walls(walls, compare.Options{})
	if got := at(c); !slices.Equal(got, []string{"Homes/Homes/name", "Money/Money/name"}) {
		t.Errorf("by name: %q", got)
	}
	said := compare.Decisions{}.With(c.Together(0, money[0], 1, homes[1]))
	if got := at(compare.Walls(walls, compare.Options{Decided: said})); !slices.Equal(got, []string{"/Money/", "Homes//", "Money/Homes/confirmed"}) {
		t.Errorf("put together: %q", got)
	}
	said = said.With(c.Together(1, homes[1], 0, homes[0])) // from the other side
	if got := at(compare.Walls(walls, compare.Options{Decided: said})); !slices.Equal(got, []string{"Homes/Homes/confirmed", "Money/Money/name"}) {
		t.Errorf("put together otherwise: %q", got)
	}
	said = said.With(c.Questions[0].Themes[0].Ties[0].Part(), c.Questions[0].Themes[1].Ties[0].Part())
	if got := at(compare.Walls(walls, compare.Options{Decided: said})); !slices.Equal(got, []string{"/Homes/", "/Money/", "Homes//", "Money//"}) {
		t.Errorf("parted: %q", got)
	}
	lineage := walls[1]
	lineage.Lineage = []compare.Became{{Was: money[0], Is: homes[1]}}
	if got := at(compare.Walls([]compare.Wall{walls[0], lineage}, compare.Options{})); !slices.Equal(got, []string{"/Money/", "Homes//", "Money/Homes/follow-up"}) {
		t.Errorf("followed: %q", got)
	}
}

// Nothing that may not leave a wall can be reached from a comparison, nor what a copy took back, whichever of the two grew more.
func TestNothingPrivateIsReached(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		ids := new(uint64)
		a := drawWall(t, ids)
		b := a.copied()
		for _, q := range b.Live.Board().Questions {
			for an := range q.AllAnswers {
				switch rapid.IntRange(0, 8).Draw(t, "taken back") {
				case 0:
					a.reword(an, "TAKEN")
					b.do(mindmap.ParkAnswer{Answer: an.ID, Parked: true})
				case 1:
					a.reword(an, "TAKEN")
					b.do(mindmap.Remove{Node: an.ID})
				case 2:
					a.reword(an, "TAKEN")
					b.redact(an.ID)
				case 3:
					b.do(mindmap.PublishQuote{Answer: an.ID, Publish: false})
					a.do(mindmap.QuoteAnswer{Answer: an.ID, Text: "TAKEN"})
				}
			}
		}
		for range rapid.IntRange(0, 40).Draw(t, "more") {
			a.do(mindmap.DescribeEvent{Title: &[]string{"The day after"}[0]})
		}
		reachesNothing(t, a.wall("a"), b.wall("b"))
	})
}

// What a wall has off its map is not told of a copy, unless that one knows of it and has the answer on its map again.
func TestWhatACopyTookBack(t *testing.T) {
	type does func(last mindmap.Entry, answer mindmap.ID) mindmap.Op
	undo := func(last mindmap.Entry, _ mindmap.ID) mindmap.Op { return mindmap.Undo{Act: last.Act} }
	for name, c := range map[string]struct{ back, again does }{
		"parked": {
			func(_ mindmap.Entry, a mindmap.ID) mindmap.Op { return mindmap.ParkAnswer{Answer: a, Parked: true} },
			func(_ mindmap.Entry, a mindmap.ID) mindmap.Op { return mindmap.ParkAnswer{Answer: a} },
		},
		"removed": {
			func(_ mindmap.Entry, a mindmap.ID) mindmap.Op { return mindmap.Remove{Node: a} },
			func(_ mindmap.Entry, a mindmap.ID) mindmap.Op { return mindmap.Restore{Node: a} },
		},
		"undone": {undo, undo},
	} {
		var ids uint64
		old := newMaker(&ids)
		q := old.do(mindmap.AskQuestion{Text: "Why?"})
		answer := old.do(mindmap.AddAnswer{Question: q, Caption: "Words of hers"})
		last := func(m *maker) mindmap.Entry { return m.entries[len(m.entries)-1] }
		without := old.copied()
		without.do(c.back(last(without), answer))
		with := without.copied()
		with.do(c.again(last(with), answer))
		for range 9 { // how much else was done makes no difference
			old.do(mindmap.AddAnswer{Question: q, Caption: "Something else"})
		}
		for _, of := range []struct {
			a, b *maker
			want bool
		}{{old, without, false}, {without, old, false}, {without, with, true}, {with, without, true}, {old, with, true}} {
			out, err := json.Marshal(compared(of.a.wall("a"), of.b.wall("b")))
			if err != nil {
				t.Fatal(err)
			}
			if strings.Contains(string(out), "Words of hers") != of.want {
				t.Errorf("%s: told is not %t", name, of.want)
			}
		}
	}
}

// reachesNothing fails when words that may not leave a wall can be reached from a comparison of two, either way round.
func reachesNothing(t *rapid.T, a, b compare.Wall) {
	for _, walls := range [][]compare.Wall{{a, b}, {b, a}} {
		out, err := json.Marshal(compared(walls...))
		if err != nil {
			t.Fatal(err)
		}
		for _, word := range []string{secret, "TAKEN"} {
			if i := strings.Index(string(out), word); i >= 0 {
				t.Errorf("it says %s", out[max(0, i-300):i+50])
			}
		}
	}
}

// Words that were taken out of one wall are not told of an older copy, whatever was put in their place and wherever that is now. Words in
// their place are told, also of the wall with itself.
func TestWordsTakenOutOfOneWall(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a := drawWall(t, new(uint64))
		var nodes []mindmap.ID
		for _, q := range a.Live.Board().Questions {
			for th := range q.AllThemes {
				nodes = append(nodes, th.ID)
			}
			for an := range q.AllAnswers {
				if !an.Redacted {
					nodes = append(nodes, an.ID)
				}
			}
		}
		nodes = rapid.SliceOfDistinct(rapid.SampledFrom(append(nodes, mindmap.ID{})), rapid.ID[mindmap.ID]).Draw(t, "nodes")
		nodes = slices.DeleteFunc(nodes, mindmap.ID.IsZero)
		for _, node := range nodes {
			a.do(mindmap.Reword{Node: node, Text: "TAKEN"})
		}
		b := a.copied()
		for _, node := range nodes {
			b.redact(node)
			switch rapid.IntRange(0, 2).Draw(t, "then") {
			case 0:
				b.do(mindmap.Reword{Node: node, Text: "INSTEAD"})
			case 1:
				b.do(mindmap.Remove{Node: node})
			}
		}
		for range rapid.IntRange(0, 40).Draw(t, "more") {
			a.do(mindmap.DescribeEvent{Title: &[]string{"The day after"}[0]})
		}
		reachesNothing(t, a.wall("a"), b.wall("b"))
		if len(nodes) == 0 {
			return
		}
		once, _ := json.Marshal(b.wall("b").Board.Questions)
		twice, _ := json.Marshal(compared(b.wall("b"), b.wall("b")))
		if strings.Contains(string(once), "INSTEAD") != strings.Contains(string(twice), "INSTEAD") {
			t.Errorf("with itself it says %s", twice)
		}
	})
}

func (m *maker) reword(a *mindmap.Answer, words string) {
	if !a.Redacted {
		m.do(mindmap.Reword{Node: a.ID, Text: words})
	}
}

func (m *maker) redact(answer mindmap.ID) {
	if words := m.Live.WordEntries(answer); len(words) > 0 {
		m.do(mindmap.Redact{Entries: words})
	}
}
