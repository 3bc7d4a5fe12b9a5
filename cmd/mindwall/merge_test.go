package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"mindwall/mindmap"
	"mindwall/mindmap/desk"
	"mindwall/mindmap/fold"
	"mindwall/mindmap/plan"
	"mindwall/mindmap/wallfile"
)

// TestCopiesThatWentApartMerge lets two or three copies of a wall go their own ways, as files, and unites them with the
// command: in every order, through one another, and twice. Each time the board is the plain fold of all that was
// recorded anywhere.
func TestCopiesThatWentApartMerge(t *testing.T) {
	rounds := 5
	if testing.Short() {
		rounds = 3
	}
	for seed := range rounds {
		t.Run(fmt.Sprint("seed ", seed), func(t *testing.T) {
			dice := rand.New(rand.NewPCG(uint64(seed), 7))
			copies := goApart(t, dice, 2+dice.IntN(2))
			var all []mindmap.Entry
			for _, path := range copies {
				entries, err := desk.Entries(path)
				if err != nil {
					t.Fatal(err)
				}
				all = append(all, entries...)
			}
			want := fold.Of(all)
			for _, way := range waysToMerge(copies, dice) {
				folder := t.TempDir()
				for _, step := range way {
					args := []string{"merge"}
					for _, path := range step {
						args = append(args, inFolder(t, folder, path))
					}
					runHere(t, args...)
				}
				got, err := desk.Entries(inFolder(t, folder, way[len(way)-1][0]))
				if err != nil {
					t.Fatal(err)
				}
				if diff := cmp.Diff(want, fold.Of(got), cmpopts.EquateEmpty(), cmpopts.IgnoreUnexported(mindmap.Question{}, mindmap.Theme{})); diff != "" {
					t.Fatalf("merged as %v the board differs:\n%s", way, diff)
				}
			}
		})
	}
}

// waysToMerge are sequences of merges, each ending in a wall that has everything.
func waysToMerge(paths []string, dice *rand.Rand) [][][]string {
	back := slices.Clone(paths)
	slices.Reverse(back)
	mixed := slices.Clone(paths)
	dice.Shuffle(len(mixed), func(i, j int) { mixed[i], mixed[j] = mixed[j], mixed[i] })
	ways := [][][]string{{paths}, {back}, {paths, paths}, {mixed, back, paths}}
	oneByOne := [][]string{}
	for _, other := range mixed[1:] {
		oneByOne = append(oneByOne, []string{mixed[0], other})
	}
	through := [][]string{}
	for i := 1; i < len(mixed); i++ {
		through = append(through, []string{mixed[i], mixed[i-1]})
	}
	return append(ways, oneByOne, through)
}

// inFolder is the copy of a file that a way of merging works on.
func inFolder(t *testing.T, folder, path string) string {
	t.Helper()
	to := filepath.Join(folder, filepath.Base(path))
	if _, err := os.Lstat(to); err == nil {
		return to
	}
	content, err := os.ReadFile(path)
	if err == nil {
		err = os.WriteFile(to, content, 0o600)
	}
	if err != nil {
		t.Fatal(err)
	}
	return to
}

// goApart makes a wall and copies of it, and changes each by itself.
func goApart(t *testing.T, dice *rand.Rand, n int) []string {
	t.Helper()
	first := newTestWall(t)
	changeAtRandom(t, first, 15, dice)
	paths := []string{first}
	for i := 1; i < n; i++ {
		path := filepath.Join(filepath.Dir(first), fmt.Sprintf("table%d.wall", i))
		runHere(t, "copy", first, path)
		paths = append(paths, path)
	}
	for _, path := range paths {
		changeAtRandom(t, path, 25, dice)
	}
	return paths
}

// changeAtRandom does to a wall what people do to one.
func changeAtRandom(t *testing.T, path string, changes int, dice *rand.Rand) {
	t.Helper()
	w := openForImport(t, path)
	for range changes {
		if dice.IntN(8) == 0 {
			if _, err := w.Undo(); err != nil {
				t.Fatal(err)
			}
			continue
		}
		op := opAtRandom(w.Board(), dice)
		if op == nil {
			continue
		}
		_, err := w.Change(context.Background(), func(p *desk.Pen) error { return p.Record(mindmap.Draft{Op: op}) })
		if err != nil {
			t.Fatalf("%s: %v", mindmap.KindOf(op), err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
}

// opAtRandom is something that can be done to a board; nil when it cannot be done to this one.
func opAtRandom(b *mindmap.Board, dice *rand.Rand) mindmap.Op {
	q := b.Questions[dice.IntN(len(b.Questions))]
	var answers []*mindmap.Answer
	for a := range q.AllAnswers {
		answers = append(answers, a)
	}
	themes := []mindmap.ID{{}}
	for th := range q.AllThemes {
		themes = append(themes, th.ID)
	}
	theme := themes[dice.IntN(len(themes))]
	kind := dice.IntN(12)
	switch {
	case kind < 3 || len(answers) < 2:
		return mindmap.AddAnswer{Question: q.ID, Theme: theme, Caption: fmt.Sprint("Answer ", dice.Uint32()), Tally: dice.IntN(3)}
	case kind == 3:
		return plan.NewTheme(b, q, theme, fmt.Sprint("Theme ", dice.IntN(50)))
	}
	a, other := answers[dice.IntN(len(answers))], answers[dice.IntN(len(answers))]
	switch kind {
	case 4:
		return mindmap.Move{Node: a.ID, Question: q.ID, Theme: theme}
	case 5:
		return mindmap.Reword{Node: a.ID, Text: fmt.Sprint("Reworded ", dice.Uint32())}
	case 6:
		return mindmap.TallyAnswer{Answer: a.ID, Delta: 1 + dice.IntN(3)}
	case 7:
		return mindmap.ParkAnswer{Answer: a.ID, Parked: true}
	case 8:
		return mindmap.QuoteAnswer{Answer: a.ID, Text: fmt.Sprint("Quote ", dice.Uint32())}
	case 9:
		if a != other {
			return mindmap.MergeAnswer{Answer: a.ID, Into: other.ID}
		}
	case 10:
		if !theme.IsZero() {
			return mindmap.Remove{Node: theme}
		}
	case 11:
		return mindmap.AskQuestion{Text: fmt.Sprint("Question ", dice.Uint32())}
	}
	return nil
}

// TestWhatCameFromElsewhereIsNamed holds that check and merge tell of words that are off the wall and still in the file, of
// entries that run ahead, and of forged ones, and that both go on.
func TestWhatCameFromElsewhereIsNamed(t *testing.T) {
	path, question, answer, other := plainWall(t)
	apart := duplicate(t, path)
	seal := func(clock uint64, op mindmap.Op) mindmap.Entry {
		e, err := mindmap.NewEntry(mindmap.Entry{ID: mindmap.ID{9, byte(clock)}, Clock: clock, Act: mindmap.ID{8}, Author: "eve", At: time.Unix(1e9, 0)}, op)
		if err != nil {
			t.Fatal(err)
		}
		return e
	}
	store := func(path string, entries ...mindmap.Entry) {
		file, err := wallfile.Open(path)
		if err != nil {
			t.Fatal(err)
		}
		if err := errors.Join(file.Append(t.Context(), entries...), file.Close()); err != nil {
			t.Fatal(err)
		}
	}
	store(path, seal(20, mindmap.Redact{Entries: []mindmap.ID{other}})) // as a link brings it
	said := func(want string, args ...string) {
		t.Helper()
		if got := runHere(t, args...); !strings.Contains(got, want) {
			t.Errorf("%v says %s, want %q", args, got, want)
		}
	}
	holds := func() bool {
		data, err := os.ReadFile(path)
		return err == nil && bytes.Contains(data, []byte("Ada"))
	}
	said("taken out and still in the file: those of 1 answer (by eve)", "check", path)
	if export := runHere(t, "export", path, "--format", "json", "--to", "-"); strings.Contains(export, "Ada") || !holds() {
		t.Errorf("the words are held: %v, exported: %s", holds(), export)
	}

	forged := seal(1, mindmap.AddAnswer{Question: question, Caption: "What nobody said"})
	forged.ID = mindmap.ID{7}
	store(apart, seal(30, mindmap.Reword{Node: answer, Text: "The bus home"}), forged)
	altered := forged
	altered.Body = bytes.Replace(forged.Body, []byte("nobody"), []byte("somebody"), 1)
	store(path, altered)
	leap, err := mindmap.NewEntry(mindmap.Entry{ID: mindmap.ID{6}, Clock: 1 << 39, Act: mindmap.ID{8}, Author: "eve", At: time.Unix(1e9, 0)},
		mindmap.Reword{Node: answer, Text: "What eve says"})
	if err != nil {
		t.Fatal(err)
	}
	copied, err := desk.Entries(apart)
	if err != nil {
		t.Fatal(err)
	}
	hostile := filepath.Join(t.TempDir(), "hostile.wall") // as an older program let it in
	if err := desk.Create(hostile, append(copied, leap)); err != nil {
		t.Fatal(err)
	}
	got := runHere(t, "merge", path, hostile)
	for _, want := range []string{"1 reworded", "1 entry of hostile.wall kept aside, ahead of the clock", "1 entry of hostile.wall unlike that of the same id",
		"taken out and still in the file: those of 1 answer (by eve)"} {
		if !strings.Contains(got, want) {
			t.Errorf("merge says %s, want %q", got, want)
		}
	}
	for a := range boardIn(t, path).Questions[0].AllAnswers {
		if a.ID == answer && a.Text != "The bus home" {
			t.Errorf("the answer reads %q", a.Text)
		}
	}
	said("1 entry aside, ahead of the wall's clock", "check", path)
	said("1 entry ahead of the wall's clock", "check", hostile)
	said("without the words", "merge", path, path, "--accept-redactions")
	if holds() {
		t.Error("the words are still in the file")
	}
	if got := runHere(t, "check", path); strings.Contains(got, "taken out") {
		t.Errorf("check says %s", got)
	}
	rescued := filepath.Join(t.TempDir(), "rescued.wall")
	said("1 entry ran ahead of the clock", "check", path, "--rescue", rescued)
	runHere(t, "add", rescued, "--question", "1", "Written all the same")
}
