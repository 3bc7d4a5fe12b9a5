package affinity

import (
	"encoding/json"
	"math"
	"os"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"mindwall/mindmap"
	"mindwall/mindmap/affinity/internal/sample"
)

func TestLikeness(t *testing.T) {
	const (
		apart = iota // not offered
		offer
		preselect
	)
	x := New("en")
	for _, c := range []struct {
		a, b string
		want int
	}{
		{"long waiting lists", "waiting lists are long", preselect},
		{"GP appointments", "appointments with a GP", preselect},
		{"lonliness of older people", "loneliness of older people", preselect},
		{"appointmnets for carers", "appointments for carers", preselect},
		{"café opening hours", "cafe opening hours", preselect},
		{"Doctors never listen", "the doctor never listens", preselect},
		{"too many e-mails", "TOO MANY E-MAILS!!", preselect},
		{"more buses", "fewer buses", apart},
		{"open the library on Sundays", "close the library on Sundays", apart},
		{"safe at night", "unsafe at night", apart},
		{"I don't feel safe at night", "I feel unsafe at night", offer},
		{"the street is safe", "the street is not safe", apart},
		{"work at home 2 days", "work at home 3 days", apart},
		{"two days at home", "three days at home", apart},
		{"staff listen to us", "staff do not listen to us", apart},
		{"free parking", "free school meals", apart},
		{"support for carers", "support for teachers", apart},
		{"I cannot sleep", "he cannot sleep", apart},
		{"I cannot sleep", "we can't sleep", preselect},
		{"my GP never listens to me", "our GP never listens", preselect},
		{"managers blame nurses", "nurses blame managers", apart},
		{"vegetarian options at lunch", "no vegetarian options at lunch", offer},
		{"I can park easily", "I can't park easily", apart},
		{"the pool is shut", "the pool isn't open", offer},
		{"my daughter helps me", "I help my daughter", apart},
		{"my neighbours help me", "I get help from my neighbours", preselect},
		{"they don't trust us", "we don't trust them", apart},
		{"more homework and less play", "less homework and more play", apart},
		{"more play and less homework", "less homework and more play", preselect},
		{"my mother has dementia", "my father has dementia", apart},
		{"mum has dementia", "my mother has dementia", preselect},
		{"the bus is late", "the train is late", apart},
		{"waited 30 minutes for a nurse", "thirty minutes waiting for a nurse", preselect},
		{"waited 30 minutes for a nurse", "waited forty minutes for a nurse", apart},
		{"the loos are filthy", "dirty toilets", preselect},
		{"afraid of walking home in the dark", "scared to walk home at night", offer},
		{"nurses are blamed by managers", "managers blame nurses", preselect},
		{"noisy upstairs neighbours", "neighbours upstairs are noisy", preselect},
		{"", "", apart},
		{"parking", "", apart},
	} {
		score := x.Likeness(c.a, c.b)
		got := apart
		switch {
		case score >= Same:
			got = preselect
		case score >= Alike:
			got = offer
		}
		if got != c.want {
			t.Errorf("%q and %q: %.3f", c.a, c.b, score)
		}
		if back := x.Likeness(c.b, c.a); math.Abs(back-score) > 1e-12 {
			t.Errorf("%q and %q: %v one way and %v the other", c.a, c.b, score, back)
		}
	}
}

func TestRepeatsAreTheAnswersAlike(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		x := New("en")
		for range rapid.IntRange(0, 60).Draw(t, "changes") {
			change(t, x)
		}
		text := sample.Sentence(t)
		got := map[mindmap.ID]float64{}
		for _, r := range x.Repeats(asked, text, mindmap.ID{}, 1000) {
			got[r.Answer] = r.Score
		}
		for _, it := range x.items {
			if it.theme {
				continue
			}
			want := 0.0
			for _, w := range it.wordings() {
				want = max(want, x.Likeness(text, w))
			}
			if score, ok := got[it.id]; ok != (want >= Alike) || ok && math.Abs(score-want) > 1e-12 {
				t.Fatalf("%q and %q: found %v with %v, want %v", text, it.wordings(), ok, score, want)
			}
		}
	})
}

func TestRepeatsLeaveOutOtherQuestionsAndOneself(t *testing.T) {
	x := New("en")
	x.AddAnswer(id(10), unsorted, "no bus after six")
	x.AddAnswer(id(11), Place{Question: id(7)}, "no bus after six")
	x.AddAnswer(id(12), unsorted, "nothing", "no buses after six")
	if r := x.Repeats(asked, "no bus after six", id(10), 5); len(r) != 1 || r[0].Answer != id(12) {
		t.Errorf("repeats %+v", r)
	}
	if r := x.Repeats(asked, "no bus after six", mindmap.ID{}, 1); len(r) != 1 || r[0].Answer != id(10) || r[0].Score < Same {
		t.Errorf("repeats %+v", r)
	}
}

// Hard pairs, of which half were never tuned on: docs/likeness.md tells the figures by kind.
func TestHardPairs(t *testing.T) {
	data, err := os.ReadFile("testdata/pairs.jsonl")
	if err != nil {
		t.Fatal(err)
	}
	x := New("en")
	right, offered, same, sure, surely := 0, 0, 0, 0, 0
	for line := range strings.Lines(string(data)) {
		var kind struct {
			Pairs [][2]string
			Gold  []int
		}
		if err := json.Unmarshal([]byte(line), &kind); err != nil {
			t.Fatal(err)
		}
		for i, p := range kind.Pairs {
			score := x.Likeness(p[0], p[1])
			same += kind.Gold[i]
			if score >= Alike {
				offered, right = offered+1, right+kind.Gold[i]
			}
			if score >= Same {
				surely, sure = surely+1, sure+kind.Gold[i]
			}
		}
	}
	if 5*right < 4*offered || 5*right < 3*same || 10*sure < 9*surely {
		t.Errorf("of %d offered %d are right, of %d that are the same; of %d preselected %d", offered, right, same, surely, sure)
	}
}
