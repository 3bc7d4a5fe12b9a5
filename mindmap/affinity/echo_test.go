package affinity

import (
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"mindwall/mindmap"
	"mindwall/mindmap/affinity/internal/features"
	"mindwall/mindmap/affinity/internal/sample"
)

// boardOf is a board of questions with answers, in order.
func boardOf(language string, questions ...[]string) *mindmap.Board {
	b, n := &mindmap.Board{Event: mindmap.Event{Language: language}}, 0
	for i, answers := range questions {
		q := &mindmap.Question{ID: id(1_000_000 + i), Number: i + 1}
		for _, text := range answers {
			n++
			q.Unsorted = append(q.Unsorted, &mindmap.Answer{ID: id(n), Question: q.ID, Text: text, Own: 1, Tally: mindmap.Tally{1}})
		}
		b.Questions = append(b.Questions, q)
	}
	return b
}

// told are echoes as text.
func told(b *mindmap.Board) []string {
	var out []string
	for first, second := range pairsOf(b) {
		out = append(out, first+" ~ "+second)
	}
	return out
}

func pairsOf(b *mindmap.Board) func(yield func(pair, words string) bool) {
	return func(yield func(pair, words string) bool) {
		Echoes(b, func(first, second *mindmap.Answer, words []string) bool {
			return yield(first.Text+" / "+second.Text, strings.Join(words, ", "))
		})
	}
}

func TestEchoes(t *testing.T) {
	for _, c := range []struct {
		language  string
		questions [][]string
		want      []string
	}{
		{"en", [][]string{
			{"Volunteers at the lunch club", "Green spaces", "Nothing", "The river path", "Everything", "Cake"},
			{"The lunch club has no volunteers", "No bus after five", "Nothing", "Waiting lists for counselling", "Forms"},
			{"A bus after five", "Shorter waiting lists for counselling", "More green spaces", "Everything", "A train"},
		}, []string{
			"Volunteers at the lunch club / The lunch club has no volunteers ~ Volunteers, lunch club",
			"Green spaces / More green spaces ~ Green spaces",
			"No bus after five / A bus after five ~ bus, five",
			"Waiting lists for counselling / Shorter waiting lists for counselling ~ Waiting lists, counselling",
		}},
		// Numbers say little, and the more so the more there are.
		{"en", [][]string{{"Group 4, 12, 17", "In 1998 and 2004"}, {"Room 4, 12, 17", "2004, not 1998"}}, nil},
		// Within a question nothing echoes, and small words say nothing.
		{"en", [][]string{{"No bus after five", "A bus after five"}, {"We are as we are"}, {"We are as we are"}}, nil},
		{"de", [][]string{{"Kein Bus zum Krankenhaus"}, {"Ein Bus zum Krankenhaus am Abend", "Nein"}, {"Nein"}},
			[]string{"Kein Bus zum Krankenhaus / Ein Bus zum Krankenhaus am Abend ~ Bus, Krankenhaus"}},
		{"ja", [][]string{{"図書館の開館時間"}, {"図書館の開館時間を長く"}}, []string{"図書館の開館時間 / 図書館の開館時間を長く ~ 図書館の開館時間"}},
		{"", nil, nil},
	} {
		b := boardOf(c.language, c.questions...)
		if d := cmp.Diff(c.want, told(b)); d != "" {
			t.Error(d)
		}
	}
}

// Captions of one question are told apart however many words there are.
func TestEchoesAmongManyWords(t *testing.T) {
	const words, each = 55_500, 50
	var many []string
	for n := 0; n < words; n += each {
		var b strings.Builder
		for i := range each {
			fmt.Fprintf(&b, "q%dx ", n+i)
		}
		many = append(many, b.String())
	}
	first := append(many, "Bluebells", "Harmonica lessons", "Trampoline repairs")
	b := boardOf("en", first, []string{"Trampoline repairs", "Harmonica lessons"})
	want := []string{"Harmonica lessons / Harmonica lessons ~ Harmonica lessons", "Trampoline repairs / Trampoline repairs ~ Trampoline repairs"}
	got := told(b)
	slices.Sort(got)
	if d := cmp.Diff(want, got); d != "" {
		t.Error(d)
	}
}

// TestEchoesStandForRepeats holds that of answers in the same words the one that most people gave is told, and that what was taken out is
// not looked at.
func TestEchoesStandForRepeats(t *testing.T) {
	b := boardOf("en", []string{"No bus after five", "no bus after five!"}, []string{"A bus after five", "Bus after five, please"})
	b.Questions[0].Unsorted[1].Tally[0] = 3
	b.Questions[1].Unsorted[0].Text, b.Questions[1].Unsorted[0].Redacted = "", true
	if d := cmp.Diff([]string{"no bus after five! / Bus after five, please ~ bus, five"}, told(b)); d != "" {
		t.Error(d)
	}
}

// TestEchoesAreAllThereAre holds what is found against comparing each answer with each.
func TestEchoesAreAllThereAre(t *testing.T) {
	texts := sample.Crowd("vectors/vectors.bin", 60)
	rapid.Check(t, func(rt *rapid.T) {
		questions := make([][]string, rapid.IntRange(0, 3).Draw(rt, "questions"))
		for i := range questions {
			for range rapid.IntRange(0, 12).Draw(rt, "answers") {
				words := strings.Fields(rapid.SampledFrom(texts).Draw(rt, "text"))
				from := rapid.IntRange(0, len(words)-1).Draw(rt, "from")
				text := strings.Join(words[from:rapid.IntRange(from+1, len(words)).Draw(rt, "to")], " ")
				if !slices.Contains(questions[i], text) {
					questions[i] = append(questions[i], text)
				}
			}
		}
		b := boardOf("en", questions...)
		e := &echoing{lexicon: features.NewLexicon("en"), holders: map[string][]int{}}
		for i, q := range b.Questions {
			e.read(i, q)
		}
		want := map[string]bool{}
		for i, first := range e.texts {
			for _, second := range e.texts[i+1:] {
				if score, _ := first.like(second); first.question != second.question && score >= minEcho {
					want[first.answer.ID.String()+second.answer.ID.String()] = true
				}
			}
		}
		got := map[string]bool{}
		Echoes(b, func(first, second *mindmap.Answer, words []string) bool {
			got[first.ID.String()+second.ID.String()] = true
			if len(words) == 0 {
				rt.Errorf("%q and %q share no words", first.Text, second.Text)
			}
			for _, text := range words {
				if !strings.Contains(first.Text, strings.Fields(text)[0]) {
					rt.Errorf("%q does not say %q", first.Text, text)
				}
			}
			return true
		})
		if d := cmp.Diff(want, got); d != "" {
			rt.Error(d)
		}
	})
}

func BenchmarkEchoes(b *testing.B) {
	for _, size := range []int{500, 10_000} {
		b.Run(fmt.Sprint(size), func(b *testing.B) {
			texts := crowd(size)
			board := boardOf("en", texts[:size/3], texts[size/3:2*size/3], texts[2*size/3:size])
			for b.Loop() {
				Echoes(board, func(_, _ *mindmap.Answer, _ []string) bool { return true })
			}
		})
	}
}

// TestOtherEventsDoNotEcho holds that between the captions of events that have nothing to do with each other nothing is alike.
func TestOtherEventsDoNotEcho(t *testing.T) {
	files, err := filepath.Glob("testdata/*/*.txt")
	if err != nil || len(files) < 5 {
		t.Fatal(files, err)
	}
	var questions [][]string
	for _, file := range files {
		var captions []string
		for _, a := range readWall(t, file).answers {
			captions = append(captions, a.text)
		}
		questions = append(questions, captions)
	}
	if found := told(boardOf("en", questions...)); len(found) > 0 {
		t.Errorf("%q", found)
	}
}
