package wallfile_test

import (
	"context"
	"fmt"
	"math/rand/v2"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"mindwall/mindmap"
	"mindwall/mindmap/fold"
	"mindwall/mindmap/wallfile"
	"mindwall/mindmap/wallfile/rescue"
)

// entry seals an operation at a clock.
func entry(t testing.TB, clock uint64, op mindmap.Op) mindmap.Entry {
	t.Helper()
	e, err := mindmap.NewEntry(mindmap.Entry{ID: randomID(), Clock: clock, Device: mindmap.ID{2}, Author: "eve",
		At: time.Unix(1e9, 0).UTC(), Act: randomID()}, op)
	if err != nil {
		t.Fatal(err)
	}
	return e
}

// boardOf is the board of what is in a wall.
func boardOf(t testing.TB, w *wallfile.Wall) *fold.Live {
	t.Helper()
	live := fold.NewLive()
	live.Add(load(t, w)...)
	return live
}

func aside(t testing.TB, w *wallfile.Wall) int {
	t.Helper()
	entries, err := w.Ahead(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	return len(entries)
}

// attack are entries that would end the clock, and one that would have the last word for ever.
func attack(t testing.TB, said mindmap.ID) []mindmap.Entry {
	var all []mindmap.Entry
	for i := range uint64(300) {
		all = append(all, answer(t, min((i+1)*(1<<32-1), mindmap.MaxClock), fmt.Sprint("leap ", i)))
	}
	return append(all, entry(t, 1<<39, mindmap.Reword{Node: said, Text: "What eve says"}))
}

// TestClocksThatRunAheadAreKeptAside holds that they end nobody's clock by any door, and that they come in when the wall
// has caught up.
func TestClocksThatRunAheadAreKeptAside(t *testing.T) {
	said := answer(t, 2, "What was said")
	question := entry(t, 1, mindmap.AskQuestion{Text: "Why?"})
	w := create(t, question, said)
	hostile := attack(t, said.ID)
	mustAppend(t, w, hostile...)
	mustAppend(t, w, hostile...)
	if n := len(load(t, w)); n != 2 || aside(t, w) != len(hostile) {
		t.Errorf("%d entries are in the wall and %d aside, want 2 and %d", n, aside(t, w), len(hostile))
	}
	live := boardOf(t, w)
	if live.Clock() != 2 || live.Ahead() != 0 || live.Answer(said.ID).Text != "What was said" {
		t.Errorf("clock %d, answer %q", live.Clock(), live.Answer(said.ID).Text)
	}
	report, err := rescue.Health(context.Background(), w)
	if err != nil || report.Ahead != len(hostile) || len(report.Faults) > 0 {
		t.Errorf("report %+v, %v", report, err)
	}

	near := answer(t, 1_500_000, "A clock that was wrong")
	mustAppend(t, w, near)
	if n := len(load(t, w)); n != 2 {
		t.Errorf("%d entries", n)
	}
	other := reopen(t, w.Path()) // another process brings the wall so far
	mustAppend(t, other, answer(t, 900_000, "From a copy that is far on"))
	if n := len(load(t, w)); n != 4 || aside(t, w) != len(hostile) {
		t.Errorf("after it has caught up %d entries are in the wall and %d aside", n, aside(t, w))
	}
}

// TestThoseThatCatchUpBringOthers holds that entries that are kept aside come in with the one that they waited for, each
// with those that waited for it: two walls that have the same entries show the same.
func TestThoseThatCatchUpBringOthers(t *testing.T) {
	w := create(t, entry(t, 1, mindmap.AskQuestion{Text: "Why?"}))
	for _, clock := range []uint64{1_700_000, 2_600_000, 3_500_000, 4_400_000, 6_000_000} {
		mustAppend(t, w, answer(t, clock, "From a clock that ran ahead"))
	}
	if n := aside(t, w); n != 5 {
		t.Fatalf("%d entries are kept aside, want 5", n)
	}
	mustAppend(t, w, answer(t, 800_000, "From a copy that is far on"))
	if n := len(load(t, w)); n != 6 || aside(t, w) != 1 {
		t.Errorf("%d entries are in the wall and %d aside, want 6 and 1", n, aside(t, w))
	}
}

// forged is another entry under an id that is taken.
func forged(t testing.TB, id mindmap.ID, clock uint64) mindmap.Entry {
	e := answer(t, clock, "What was never said")
	e.ID = id
	return e
}

// TestWhatIsNotStoredBringsNobodyIn holds that an entry under an id that is taken, which is not stored, does not let in
// others that run ahead of what is: a copy that never met it would not have them.
func TestWhatIsNotStoredBringsNobodyIn(t *testing.T) {
	question, said := entry(t, 1, mindmap.AskQuestion{Text: "Why?"}), answer(t, 2, "What was said")
	far, near := answer(t, 2_400_000, "From a clock that ran ahead"), answer(t, 600_000, "From a copy that is far on")
	for name, appends := range map[string][][]mindmap.Entry{
		"handed in with others":         {{said}, {near, forged(t, said.ID, 1_500_000), far}},
		"handed in before them":         {{said}, {near, forged(t, said.ID, 1_500_000)}, {far}},
		"many times":                    {{said}, append(slices.Repeat([]mindmap.Entry{forged(t, said.ID, 900_000)}, 10), near, far)},
		"kept aside before it is taken": {{forged(t, said.ID, 1_500_000), far}, {said}, {near}},
		"kept aside with its namesake":  {{forged(t, said.ID, 1_500_000), far}, {said, near}},
	} {
		t.Run(name, func(t *testing.T) {
			w := create(t, question)
			for _, entries := range appends {
				mustAppend(t, w, entries...)
			}
			live := boardOf(t, w)
			if n := len(load(t, w)); n != 3 || live.Ahead() > 0 || live.Clock() != near.Clock || live.Answer(said.ID).Text != "What was said" {
				t.Errorf("%d entries are in the wall, %d ahead of clock %d, and the answer reads %q",
					n, live.Ahead(), live.Clock(), live.Answer(said.ID).Text)
			}
			if report, err := rescue.Health(context.Background(), w); err != nil || report.Leaps > 0 || report.Ahead == 0 {
				t.Errorf("report %+v, %v", report, err)
			}
		})
	}
}

// TestWhatIsNotStoredTakesOutNoWords holds that a redaction that runs ahead, or has an id that is taken, takes nothing out of
// what comes with it: no other copy would.
func TestWhatIsNotStoredTakesOutNoWords(t *testing.T) {
	question, said := entry(t, 1, mindmap.AskQuestion{Text: "Why?"}), answer(t, 2, "What was said")
	taken := entry(t, 3, mindmap.Redact{Entries: []mindmap.ID{said.ID}})
	taken.ID = question.ID
	for name, redaction := range map[string]mindmap.Entry{
		"its id is taken": taken, "it runs ahead": entry(t, 1<<39, mindmap.Redact{Entries: []mindmap.ID{said.ID}}),
	} {
		w := create(t, question)
		mustAppend(t, w, redaction, said)
		if got := boardOf(t, w).Answer(said.ID); got == nil || got.Text != "What was said" {
			t.Errorf("%s: the answer is %+v", name, got)
		}
	}
}

// TestFilesThatMetHoldTheSame lets two copies take in entries whose clocks run ahead of each other, and ids that are taken, in
// any order and portions; then each takes in what the other holds, until nothing is new. Neither holds an entry that runs
// ahead, nor keeps one aside that does not, and both hold the same.
func TestFilesThatMetHoldTheSame(t *testing.T) {
	for range 20 {
		seed := rand.Uint64()
		dice := rand.New(rand.NewPCG(seed, 0))
		known := append(answers(t, 3), entry(t, 4, mindmap.AskQuestion{Text: "Why?"}))
		walls := []*wallfile.Wall{create(t, known...), create(t, known...)}
		for range 8 {
			w := walls[dice.IntN(2)]
			some := make([]mindmap.Entry, 1+dice.IntN(3))
			for i := range some {
				clock := []uint64{5, 400_000, 900_000, 1_300_000, 1 << 39}[dice.IntN(5)] + uint64(dice.IntN(6))*mindmap.MaxLead
				some[i] = answer(t, clock, "Said somewhere")
				if dice.IntN(3) == 0 {
					some[i] = forged(t, known[dice.IntN(len(known))].ID, clock)
				}
			}
			mustAppend(t, w, some...)
		}
		for before := -1; before < len(load(t, walls[0]))+len(load(t, walls[1])); {
			before = len(load(t, walls[0])) + len(load(t, walls[1]))
			mustAppend(t, walls[0], load(t, walls[1])...)
			mustAppend(t, walls[1], load(t, walls[0])...)
		}
		for _, w := range walls {
			live := boardOf(t, w)
			waiting, err := w.Ahead(t.Context())
			if err != nil || live.Ahead() > 0 || len(waiting) > 0 && waiting[0].Clock <= live.Clock()+mindmap.MaxLead {
				t.Errorf("seed %d: %d entries ahead of clock %d, aside %+v, %v", seed, live.Ahead(), live.Clock(), waiting, err)
			}
		}
		if diff := cmp.Diff(boardOf(t, walls[0]).Entries(), boardOf(t, walls[1]).Entries()); diff != "" {
			t.Errorf("seed %d:\n%s", seed, diff)
		}
	}
}

// TestAWallThatHoldsLeapsCanBeWritten holds that of a wall of an older program, in which nobody could write any more.
func TestAWallThatHoldsLeapsCanBeWritten(t *testing.T) {
	said := answer(t, 2, "What was said")
	path := closed(t, append(attack(t, said.ID), entry(t, 1, mindmap.AskQuestion{Text: "Why?"}), said)...)
	w := reopen(t, path)
	live := boardOf(t, w)
	if live.Clock() != 2 || live.Ahead() != 301 {
		t.Fatalf("clock %d, %d ahead", live.Clock(), live.Ahead())
	}
	mustAppend(t, w, entry(t, live.Clock()+1, mindmap.Reword{Node: said.ID, Text: "What was meant"}))
	held := answer(t, 1<<33, "Ahead of all that are not")
	mustAppend(t, w, held)
	if n := len(load(t, w)); n != 304 || aside(t, w) != 1 {
		t.Errorf("%d entries, %d aside", n, aside(t, w))
	}
	report, err := rescue.Health(context.Background(), w)
	if err != nil || report.Leaps != 301 || report.Ahead != 1 {
		t.Errorf("report %+v, %v", report, err)
	}
	before := boardOf(t, w)
	to := filepath.Join(t.TempDir(), "rescued.wall")
	report, err = rescue.Into(context.Background(), path, to)
	if err != nil || report.Renumbered != 302 || report.Entries != 305 {
		t.Fatalf("report %+v, %v", report, err)
	}
	rescued := reopen(t, to)
	after := boardOf(t, rescued)
	if after.Clock() != 305 || after.Ahead() != 0 || after.Answer(said.ID).Text != before.Answer(said.ID).Text {
		t.Errorf("clock %d, %d ahead, answer %q", after.Clock(), after.Ahead(), after.Answer(said.ID).Text)
	}
	mustAppend(t, rescued, entry(t, after.Clock()+1, mindmap.Reword{Node: said.ID, Text: "What was meant"}))
	if got := boardOf(t, rescued).Answer(said.ID).Text; got != "What was meant" {
		t.Errorf("the correction does not count: %q", got)
	}
	if load(t, reopen(t, path))[0].Clock != 1<<32-1 {
		t.Error("the old wall was changed")
	}
}

// TestCountedRowsRaiseTheVersion holds that by every way, and that nothing else does.
func TestCountedRowsRaiseTheVersion(t *testing.T) {
	version := func(path string) int {
		t.Helper()
		report, err := rescue.Check(context.Background(), path)
		if err != nil {
			t.Fatal(err)
		}
		return report.Version
	}
	said := answer(t, 1, "By bus")
	row := entry(t, 2, mindmap.CountAnswer{Answer: said.ID, Rows: []mindmap.CountedRow{{Key: "a"}}})
	round := entry(t, 3, mindmap.OpenVote{Question: mindmap.ID{9}, On: mindmap.OnThemes, Votes: 3})
	others := []mindmap.Entry{said, round, entry(t, 4, mindmap.AddAction{Text: "Ask"}),
		entry(t, 5, mindmap.CastBallot{Round: round.ID, Ballot: mindmap.ID{7}}), entry(t, 6, mindmap.CloseVote{Round: round.ID}),
		entry(t, 7, mindmap.RedactRows{Rows: []mindmap.ID{{1}}}),
		entry(t, 8, mindmap.TallyAnswer{Answer: said.ID, Delta: 1, Source: mindmap.Phone})}
	path := closed(t, others...)
	if v := version(path); v != 1 {
		t.Fatalf("version %d without counted rows", v)
	}
	created := closed(t, said, row)
	w := reopen(t, path)
	mustAppend(t, w, row)
	copied, rescued := path+"copy", path+"rescued"
	if err := w.CopyTo(context.Background(), copied); err != nil {
		t.Fatal(err)
	}
	_ = w.Close()
	if _, err := rescue.Into(context.Background(), path, rescued); err != nil {
		t.Fatal(err)
	}
	for _, path := range []string{created, path, copied, rescued} {
		if v := version(path); v != 2 {
			t.Errorf("%s has version %d", filepath.Base(path), v)
		}
	}
	// An older program took the row in, which it does not know.
	alter(t, path, "PRAGMA user_version = 1")
	w = reopen(t, path)
	mustAppend(t, w, answer(t, 9, "By car"))
	_ = w.Close()
	if v := version(path); v != 2 {
		t.Errorf("version %d after the next write", v)
	}
}

// TestRowsThatAreNoEntriesStopNobody holds that what a stranger put into the table does not.
func TestRowsThatAreNoEntriesStopNobody(t *testing.T) {
	path := closed(t, answers(t, 3)...)
	for i, clock := range []string{"-1", "0", "'x'", "x'00'", "9223372036854775807", "1.5e300"} {
		alter(t, path, fmt.Sprintf(`INSERT INTO entries (id, clock, device, author, at, act, kind, body)
			VALUES ('%d', %s, '', x'00', '', '', 'words.redact', x'ff')`, i, clock))
	}
	w := reopen(t, path)
	mustAppend(t, w, answer(t, 4, "said all the same"))
	if _, err := w.AcceptRedactions(context.Background()); err != nil {
		t.Fatal(err)
	}
	if entries := load(t, w); len(entries) != 4 || slices.ContainsFunc(entries, func(e mindmap.Entry) bool { return e.Clock > 4 }) {
		t.Errorf("entries %+v", entries)
	}
}

// TestAnAttackLeavesTheFileAsItWas holds that whatever another's wall holds, what was acknowledged is in the file byte for
// byte, and the wall can be written, checked and put in order.
func TestAnAttackLeavesTheFileAsItWas(t *testing.T) {
	ctx := context.Background()
	for seed := range 8 {
		known := answers(t, 5)
		w := create(t, known...)
		dice := rand.New(rand.NewPCG(uint64(seed), 3))
		hostile := attack(t, known[0].ID)
		any := func() mindmap.Entry { return known[dice.IntN(len(known))] }
		for range 40 {
			clock := []uint64{1, 5, 900_000, 1<<32 - 1, 1 << 39}[dice.IntN(5)]
			var op mindmap.Op
			switch dice.IntN(5) {
			case 0:
				op = mindmap.Undo{Act: any().Act}
			case 1:
				op = mindmap.Redact{Entries: []mindmap.ID{any().ID, any().ID}}
			case 2:
				op = mindmap.MergeAnswer{Answer: any().ID, Into: randomID()}
			case 3:
				op = mindmap.Reword{Node: any().ID, Text: "What was never said"}
			default:
				op = mindmap.Remove{Node: any().ID}
			}
			e := entry(t, clock, op)
			if dice.IntN(4) == 0 {
				e.ID = any().ID
			}
			hostile = append(hostile, e)
		}
		dice.Shuffle(len(hostile), func(i, j int) { hostile[i], hostile[j] = hostile[j], hostile[i] })
		mustAppend(t, w, hostile...)
		stored := load(t, w)
		for i, want := range known {
			if got := stored[i]; got.ID != want.ID || got.Stamp() != want.Stamp() || string(got.Body) != string(want.Body) {
				t.Fatalf("seed %d: %s is %s in the file, was %s", seed, want.ID, got.Body, want.Body)
			}
		}
		live := boardOf(t, w)
		if live.Ahead() > 0 {
			t.Errorf("seed %d: %d entries run ahead", seed, live.Ahead())
		}
		mustAppend(t, w, answer(t, live.Clock()+1, "said afterwards"))
		if report, err := rescue.Health(ctx, w); err != nil || len(report.Faults) > 0 {
			t.Errorf("seed %d: %+v, %v", seed, report, err)
		}
		if _, err := rescue.Into(ctx, w.Path(), w.Path()+"2"); err != nil {
			t.Errorf("seed %d: %v", seed, err)
		}
	}
}

// What is kept aside of a wall whose tables a stranger changed is rescued with the rest, though that is read from bytes.
func TestWhatIsKeptAsideIsRescued(t *testing.T) {
	path := closed(t, entry(t, 1, mindmap.AskQuestion{Text: "Why?"}))
	w, err := wallfile.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	mustAppend(t, w, answer(t, 1<<33, "Ahead"))
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	alter(t, path, "CREATE INDEX strange ON entries (author)")
	report, err := rescue.Into(t.Context(), path, path+"2")
	if err != nil || report.Entries != 2 || report.Renumbered != 1 {
		t.Errorf("%+v, %v", report, err)
	}
}
