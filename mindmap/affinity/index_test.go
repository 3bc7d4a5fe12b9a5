package affinity

import (
	"encoding/binary"
	"fmt"
	"reflect"
	"strings"
	"sync"
	"testing"

	"pgregory.net/rapid"

	"mindwall/mindmap"
	"mindwall/mindmap/affinity/internal/sample"
	"mindwall/mindmap/affinity/vectors"
)

// id is the id of a number from 1.
func id(n int) mindmap.ID {
	var i mindmap.ID
	binary.BigEndian.PutUint32(i[12:], uint32(n))
	return i
}

var asked = id(1 << 20)

func (it *item) wordings() []string {
	var out []string
	for _, s := range it.said {
		out = append(out, s.text)
	}
	return out
}

func under(theme int) Place { return Place{Question: asked, Theme: id(theme)} }

var unsorted = Place{Question: asked}

// clinic is a small wall: themes 1 to 4, a sub-theme 5 of 1, answers from 10 on.
func clinic(x *Index) {
	x.AddTheme(id(1), unsorted, "Waiting")
	x.AddTheme(id(2), unsorted, "Money worries")
	x.AddTheme(id(3), unsorted, "Transport")
	x.AddTheme(id(4), unsorted, "Mental health")
	x.AddTheme(id(5), under(1), "Phone queue")
	for i, a := range []struct {
		theme int
		text  string
	}{
		{1, "weeks until a GP appointment"}, {1, "long waiting lists"}, {5, "on hold for an hour at eight"},
		{2, "cannot pay the rent"}, {2, "heating or eating"}, {3, "no bus after six"},
		{3, "taxi to the hospital costs a fortune"}, {4, "feeling anxious"}, {4, "loneliness of older people"},
		{0, "the form is hard to read"},
	} {
		x.AddAnswer(id(10+i), under(a.theme), a.text)
	}
}

func best(t *testing.T, x *Index, text string) Suggestion {
	t.Helper()
	s := x.Suggest(asked, text, 1)
	if len(s) == 0 {
		t.Fatalf("nothing is suggested for %q", text)
	}
	return s[0]
}

func TestSuggestFindsTheThemeAndSaysWhy(t *testing.T) {
	x := New("en")
	clinic(x)
	for _, c := range []struct {
		text  string
		theme int
		word  string
	}{
		{"I waited three weeks", 1, "waited"}, {"my rent went up", 2, "rent"}, {"the buses stop early", 3, "buses"},
		{"anxiety and depression", 4, "anxiety"}, {"the phone line is always busy", 5, "phone"},
		{"hospital train tickets", 3, "hospital"}, {"lonelyness", 4, "lonelyness"},
	} {
		got := best(t, x, c.text)
		if got.Theme != id(c.theme) || !strings.Contains(strings.Join(got.Words, " "), c.word) {
			t.Errorf("%q: theme %v because of %q, want %v because of %q", c.text, got.Theme, got.Words, id(c.theme), c.word)
		}
	}
}

func TestSuggestLeavesOutAThemeAboveABetterOne(t *testing.T) {
	x := New("en")
	clinic(x)
	for _, s := range x.Suggest(asked, "phone queue", 9) {
		if s.Theme == id(1) {
			t.Errorf("the parent is suggested too: %+v", s)
		}
	}
	if got := best(t, x, "waiting list"); got.Theme != id(1) || got.Score < Confident {
		t.Errorf("suggested %+v, want the theme above, with confidence", got)
	}
	// A theme below is no rival: whoever means the one means the other.
	x.AddTheme(id(6), under(1), "Waiting lists")
	if got := best(t, x, "waiting"); got.Score < Confident {
		t.Errorf("a theme and one below it hold each other up: %+v", got)
	}
}

func TestSuggestKeepsToTheQuestion(t *testing.T) {
	x := New("en")
	clinic(x)
	other := Place{Question: id(1<<20 + 1)}
	x.AddTheme(id(6), other, "Rent")
	for _, s := range x.Suggest(asked, "rent", 9) {
		if s.Theme == id(6) {
			t.Error("a theme of another question is suggested")
		}
	}
	if got := x.Suggest(other.Question, "rent", 9); len(got) != 1 || got[0].Theme != id(6) {
		t.Errorf("suggested %v", got)
	}
}

func TestTextsThatSayNothing(t *testing.T) {
	x := New("en")
	if s := x.Suggest(asked, "rent", 3); s != nil {
		t.Errorf("an empty index suggests %v", s)
	}
	clinic(x)
	x.AddTheme(id(7), unsorted, "")
	x.AddAnswer(id(50), under(7), "…")
	for _, text := range []string{"", "   ", "\x00\u202e", "🙂🙂", "---"} {
		if s := x.Suggest(asked, text, 3); s != nil {
			t.Errorf("%q: %v", text, s)
		}
		if r := x.Repeats(asked, text, mindmap.ID{}, 3); len(r) != 0 {
			t.Errorf("%q repeats %v", text, r)
		}
	}
	if p := x.Propose([]mindmap.ID{id(50), id(99)}); len(p) != 0 {
		t.Errorf("proposed %+v", p)
	}
	x.Remove(id(99))
	x.AddAnswer(mindmap.ID{}, unsorted, "nobody")
	if n := len(x.items); n != 17 {
		t.Errorf("%d items", n)
	}
}

func TestLongTextsAreTakenIn(t *testing.T) {
	x := New("en")
	clinic(x)
	for _, long := range []string{
		strings.Repeat("waiting for the bus ", 1000), strings.Repeat("a", 20000), strings.Repeat("等", 20000),
		strings.Repeat("e\u0301\u0301\u0301", 5000), strings.Repeat("\xff", 20000),
	} {
		x.AddAnswer(id(60), unsorted, long)
		x.Suggest(asked, long, 3)
		x.Repeats(asked, long, id(60), 3)
		x.Remove(id(60))
	}
	if got := best(t, x, strings.Repeat("no bus ", 3000)); got.Theme != id(3) {
		t.Errorf("a long text about buses goes under %v", got.Theme)
	}
}

func TestThemeThatComesLaterTakesItsAnswers(t *testing.T) {
	x, y := New("en"), New("en")
	clinic(x)
	clinic(y)
	x.Suggest(asked, "bus", 1)
	x.Remove(id(3))
	for _, s := range x.Suggest(asked, "bus", 9) {
		if s.Theme == id(3) {
			t.Error("a removed theme is suggested")
		}
	}
	x.AddTheme(id(3), unsorted, "Transport")
	equal(t, x, y)
}

// probes are texts whose results tell the state of an index.
var probes = []string{"waiting for the bus", "rent", "anxious about the phone queue", "form", "heating costs"}

// state is what an index says about the probes, and all there is about its answers.
func state(x *Index) string {
	var b strings.Builder
	var ids []mindmap.ID
	for n := range 200 {
		ids = append(ids, id(n))
	}
	for _, p := range probes {
		fmt.Fprintln(&b, x.Suggest(asked, p, 9), x.SuggestTyped(asked, p, 9), x.Repeats(asked, p, mindmap.ID{}, 9))
	}
	fmt.Fprintln(&b, x.Outliers(asked), x.Propose(ids))
	return b.String()
}

func equal(t rapid.TB, x, y *Index) {
	t.Helper()
	if a, b := state(x), state(y); a != b {
		t.Fatalf("the results differ:\n%s\n%s", a, b)
	}
}

// moved hangs what is there elsewhere.
func moved(x *Index, id mindmap.ID, to Place) {
	it := x.items[id]
	if it == nil {
		return
	}
	var wordings []string
	for _, s := range it.said {
		wordings = append(wordings, s.text)
	}
	x.add(id, it.theme, to, wordings...)
}

// change is one change of an index, made up.
func change(t *rapid.T, x *Index) {
	answer, theme := id(rapid.IntRange(10, 60).Draw(t, "answer")), id(rapid.IntRange(1, 6).Draw(t, "theme"))
	at := under(rapid.IntRange(0, 6).Draw(t, "under"))
	switch rapid.IntRange(0, 7).Draw(t, "change") {
	case 0, 1, 2:
		x.AddAnswer(answer, at, sample.Sentence(t))
	case 3:
		x.AddTheme(theme, at, sample.Sentence(t))
	case 4:
		moved(x, answer, at)
	case 5:
		moved(x, theme, at)
	case 6:
		if it := x.items[answer]; it != nil {
			x.add(answer, it.theme, it.place, sample.Sentence(t), sample.Sentence(t))
		}
	case 7:
		x.Remove([]mindmap.ID{answer, theme}[rapid.IntRange(0, 1).Draw(t, "which")])
	}
}

func TestTakingBackGivesTheFormerResults(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		x := New("en")
		clinic(x)
		for range rapid.IntRange(0, 20).Draw(t, "changes") {
			change(t, x)
			if rapid.Bool().Draw(t, "look") {
				x.Suggest(asked, "wait", 1)
			}
		}
		before := state(x)
		n := rapid.IntRange(1, 40).Draw(t, "added")
		for i := range n {
			x.AddAnswer(id(100+i), under(i%7), sample.Sentence(t))
			if i%5 == 0 {
				x.Suggest(asked, "wait", 1)
			}
		}
		for i := range n {
			x.Remove(id(100 + n - 1 - i))
			if i%5 == 0 {
				x.Suggest(asked, "wait", 1)
			}
		}
		if after := state(x); after != before {
			t.Fatalf("%d answers added and removed:\n%s\n%s", n, before, after)
		}
	})
}

func TestSameItemsGiveTheSameResults(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		x := New("en")
		for range rapid.IntRange(0, 80).Draw(t, "changes") {
			change(t, x)
		}
		y := New("en")
		for _, it := range x.items { // in an order of chance
			y.put(it.id, it.theme, it.place, it.wordings())
		}
		equal(t, x, y)
	})
}

func TestSumsHoldWhatIsThere(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		x := New("en")
		for range rapid.IntRange(0, 60).Draw(t, "changes") {
			change(t, x)
			if rapid.Bool().Draw(t, "look") {
				x.Outliers(asked)
			}
		}
		x.update()
		for i := range x.items {
			x.Remove(i)
		}
		for n, list := range append(x.sums.stems, x.sums.grams...) {
			if len(list) != 0 {
				t.Fatalf("feature %d is left with %v", n, list)
			}
		}
		if x.sums.mean != [vectors.Dimensions]int64{} || x.live.Texts != 0 || len(x.sums.free) != len(x.sums.themes) {
			t.Fatal("something is left of nothing")
		}
		if reflect.DeepEqual(x.under, nil) || len(x.under) != 0 {
			t.Fatalf("left under themes: %v", x.under)
		}
	})
}

func TestRepeatRunsAreEqual(t *testing.T) {
	x, y := New("en"), New("en")
	clinic(x)
	clinic(y)
	first := state(x)
	for range 3 {
		if state(x) != first {
			t.Fatal("asking twice gives two answers")
		}
	}
	equal(t, x, y)
}

func TestSeveralGoroutinesMayAsk(t *testing.T) {
	x := New("en")
	clinic(x)
	want := state(x)
	var all sync.WaitGroup
	for g := range 4 {
		all.Go(func() {
			for i := range 10 {
				n := id(1000 + 100*g + i)
				x.AddAnswer(n, under(1+g), "waiting for the bus and the rent")
				x.Suggest(asked, "bus", 3)
				x.Repeats(asked, "bus", n, 3)
				x.Propose([]mindmap.ID{n, id(10), id(11), id(12)})
				x.Remove(n)
			}
		})
	}
	all.Wait()
	if state(x) != want {
		t.Error("what four goroutines added and removed is not gone")
	}
}

func TestTypingOnDoesNotLoseTheTheme(t *testing.T) {
	for _, c := range []struct {
		text  string
		from  int // bytes typed when the theme must be there
		theme int
	}{
		{"no bus from the village to the surgery", len("no bus"), 3},
		{"behind with the rent again this winter", len("behind with the rent"), 2},
		{"transp", len("tran"), 3}, // the beginning of a word of the event
		{"anxi", len("anxi"), 4},
	} {
		x := New("en")
		clinic(x)
		for n := c.from; n <= len(c.text); n++ {
			s := x.SuggestTyped(asked, c.text[:n], 1)
			if len(s) == 0 || s[0].Theme != id(c.theme) {
				t.Errorf("%q: suggested %+v, want %v", c.text[:n], s, id(c.theme))
			}
		}
	}
}
