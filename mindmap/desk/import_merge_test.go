package desk

import (
	"context"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"mindwall/mindmap"
	"mindwall/mindmap/fold"
	"mindwall/mindmap/scribe"
	"mindwall/mindmap/survey"
)

// The questions of the surveys that are drawn: an open one, a closed one, one that is spread over columns, and one whose
// choices are joined by commas.
var asked = []string{"What gets in the way?", "How often do you come?", "What helps?", "Which places do you know?"}

// respondent is a row of a survey that is drawn.
type respondent struct {
	time, open, closed, places string
	helps                      [3]bool
}

func drawRespondent(t *rapid.T) (r respondent) {
	r.time = fmt.Sprintf("2024/03/0%d %d:%02d:%02d AM GMT", 1+rapid.IntRange(0, 5).Draw(t, "day"), rapid.IntRange(1, 11).Draw(t, "hour"),
		rapid.IntRange(0, 59).Draw(t, "minute"), rapid.IntRange(0, 59).Draw(t, "second"))
	r.open = rapid.SampledFrom([]string{"", "Waiting", "No bus, no car", "Forms; and forms", "Waiting", "The stairs at the back", "Money"}).Draw(t, "open")
	r.closed = rapid.SampledFrom([]string{"Never", "Every week", "Every day", "Every day", ""}).Draw(t, "closed")
	for i := range r.helps {
		r.helps[i] = rapid.Bool().Draw(t, "helps")
	}
	places := rapid.SliceOfNDistinct(rapid.SampledFrom([]string{"Library", "Church hall", "Allotment"}), 0, 3, rapid.ID[string]).Draw(t, "places")
	slices.Sort(places)
	r.places = strings.Join(places, ", ")
	return r
}

// says reports whether somebody answered anything.
func (r respondent) says() bool {
	return r.open != "" || r.closed != "" || r.places != "" || r.helps != [3]bool{}
}

// file writes respondents as a form exports them, by time or by nothing but what they say.
func file(timed bool, all []respondent) string {
	choices := []string{"Choir", "Bus", "A lift"}
	var b strings.Builder
	if timed {
		b.WriteString("Timestamp,")
	}
	fmt.Fprintf(&b, "%s,%s", asked[0], asked[1])
	for _, c := range choices {
		fmt.Fprintf(&b, ",%s [%s]", asked[2], c)
	}
	fmt.Fprintf(&b, ",%s\n", asked[3])
	for _, r := range all {
		if timed {
			b.WriteString(r.time + ",")
		}
		fmt.Fprintf(&b, "%q,%q", r.open, r.closed)
		for i, c := range choices {
			if b.WriteByte(','); r.helps[i] {
				b.WriteString(c)
			}
		}
		fmt.Fprintf(&b, ",%q\n", r.places)
	}
	return b.String()
}

// copyOf is a copy of a wall with somebody who imports into it.
func copyOf(entries []mindmap.Entry, device byte) *scribe.Scribe {
	live := fold.NewLive()
	live.Add(entries...)
	return &scribe.Scribe{Live: live, Author: "sam", Device: mindmap.ID{device}}
}

// importInto imports a file as the command does.
func importInto(t *rapid.T, s *scribe.Scribe, data string, split bool) {
	sheet, err := survey.Open("responses.csv", strings.NewReader(data), int64(len(data)), survey.Options{})
	if err != nil {
		t.Fatalf("%v:\n%s", err, data)
	}
	in := &Intake{Sheet: sheet, Mapping: GuessColumns(sheet, s.Live.Board())}
	if split {
		in.Split = survey.SplitAll
	}
	p, err := in.Propose(context.Background(), s.Live.Known())
	if err != nil {
		t.Fatal(err)
	}
	for drafts := range p.Drafts(false, s.ID, nil) {
		if _, err := s.Record(drafts...); err != nil {
			t.Fatal(err)
		}
	}
}

// told are the people behind all answers of each question.
func told(b *mindmap.Board) (n [4]int) {
	for i, q := range b.Questions {
		for a := range q.AllAnswers {
			n[i] += a.Tally.Total()
		}
	}
	return n
}

// TestEachRespondentCountsOnceInTwoCopies imports a file into one copy of a wall and a longer version of it, perhaps in
// another order, into another, takes a row out of one, perhaps, and merges them either way: whoever is in both counts once.
func TestEachRespondentCountsOnceInTwoCopies(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		all := rapid.SliceOfN(rapid.Custom(drawRespondent), 2, 60).Draw(t, "respondents")
		timed, split := rapid.Bool().Draw(t, "timed"), false
		short := all[:rapid.IntRange(1, len(all)).Draw(t, "short")]
		if !slices.ContainsFunc(short, respondent.says) {
			t.Skip("a file in which nobody says anything is refused")
		}
		long := slices.Clone(all)
		if rapid.Bool().Draw(t, "in another order") {
			rand.New(rand.NewPCG(rapid.Uint64().Draw(t, "order"), 1)).Shuffle(len(long), func(i, j int) { long[i], long[j] = long[j], long[i] })
		}
		begun := copyOf(nil, 1)
		for _, q := range asked {
			if _, err := begun.Do(mindmap.AskQuestion{Text: q}); err != nil {
				t.Fatal(err)
			}
		}
		a, b := copyOf(begun.Live.Entries(), 2), copyOf(begun.Live.Entries(), 3)
		importInto(t, a, file(timed, short), split)
		importInto(t, b, file(timed, long), split)
		alone := told(b.Live.Board())
		if row := rapid.IntRange(0, len(short)).Draw(t, "redacted"); row > 0 {
			words, counted, err := FindRow(a.Live, fmt.Sprint("responses.csv:", row+1))
			if err == nil && len(words.Entries) > 0 {
				_, err = a.Do(words)
			}
			if err == nil && len(counted.Rows) > 0 {
				_, err = a.Do(counted)
			}
			if err != nil && !strings.Contains(err.Error(), "row") {
				t.Fatal(err)
			}
		}
		one, other := copyOf(a.Live.Entries(), 2), copyOf(b.Live.Entries(), 3)
		one.Live.Add(b.Live.Entries()...)
		other.Live.Add(a.Live.Entries()...)
		for what, s := range map[string]*scribe.Scribe{"the short one takes in the long one": one, "the long one takes in the short one": other} {
			if got := told(s.Live.Board()); got != alone {
				t.Fatalf("%s: %v people, %v in the long one alone\n%s", what, got, alone, file(timed, long))
			}
			importInto(t, s, file(timed, long), split)
			if got := told(s.Live.Board()); got != alone {
				t.Fatalf("%s, and imports the long one again: %v people, %v in it", what, got, alone)
			}
		}
	})
}
