package wallfile_test

import (
	"context"
	"fmt"
	"math"
	"strings"
	"testing"
	"time"

	"mindwall/mindmap"
	"mindwall/mindmap/wallfile"
	"mindwall/mindmap/wallfile/rescue"
)

// strayed writes an entry into a wall as another program does, under a number, or under the one that SQLite gives.
func strayed(t testing.TB, path, seq string) mindmap.Entry {
	t.Helper()
	e := answer(t, 9, "numbered by another program")
	alter(t, path, fmt.Sprintf("INSERT INTO entries VALUES (%s, '%s', %d, '', '', '', '%s', '%s', '%s')",
		seq, e.ID, e.Clock, e.Act, e.Kind, strings.ReplaceAll(string(e.Body), "'", "''")))
	return e
}

// Rows under numbers that mindwall never gives are read, named and numbered anew, and nobody misses what comes after them.
func TestNumbersThatNobodyGives(t *testing.T) {
	ctx := context.Background()
	for name, numbers := range map[string][]int64{
		"negative": {-3}, "none": {0}, "least": {math.MinInt64}, "greatest": {math.MaxInt64}, "many": {-7, -3, 0, math.MaxInt64 - 1, math.MaxInt64},
	} {
		t.Run(name, func(t *testing.T) {
			path := closed(t, answers(t, 3)...)
			w := reopen(t, path)
			told := follow(t, w)
			told.want(t, load(t, w)...)
			for _, n := range numbers {
				told.want(t, strayed(t, path, fmt.Sprint(n)))
			}
			report, err := rescue.Check(ctx, path)
			if err != nil || len(report.Faults) != 1 || report.Entries != 3+len(numbers) || report.Unreadable > 0 {
				t.Fatalf("report is %+v, %v", report, err)
			}
			wantFault(t, report.Faults[0], wallfile.ErrNumbers)
			if n := len(load(t, reopen(t, path))); n != 3+len(numbers) {
				t.Errorf("%d entries can be read", n)
			}
			for range 5 { // by a program that knows nothing of this, as version 0.1.0
				told.want(t, strayed(t, path, "NULL"))
			}
			mine := answer(t, 10, "written here")
			mustAppend(t, w, mine)
			told.want(t, mine, strayed(t, path, "NULL"), strayed(t, path, "NULL"))
			if report, err := rescue.Check(ctx, path); err != nil || len(report.Faults) > 0 || report.Entries != len(told.seen) {
				t.Errorf("report is %+v, %v", report, err)
			}
		})
	}
}

// Where there is no number left to give, rows stay as they are numbered: everybody writes and sees the others all the same,
// and heeds redactions.
func TestNoNumberIsLeft(t *testing.T) {
	entries := answers(t, 3)
	path := closed(t, entries...)
	strayed(t, path, fmt.Sprint(int64(1)<<62+1<<61))
	strayed(t, path, fmt.Sprint(math.MaxInt64))
	w, other := reopen(t, path), reopen(t, path)
	told := follow(t, w)
	told.want(t, load(t, w)...)
	for range 5 {
		e := answer(t, 10, "written here")
		mustAppend(t, other, e)
		told.want(t, e, strayed(t, path, "NULL"))
	}
	said := answer(t, 11, "not to be kept")
	mustAppend(t, other, redaction(t, 12, said.ID))
	mustAppend(t, w, said)
	for _, e := range load(t, w) {
		if e.ID == said.ID && strings.Contains(string(e.Body), "kept") {
			t.Error("a redaction was not heeded")
		}
	}
}

// following are the entries that a follower was told of.
type following struct {
	news chan mindmap.Entry
	seen map[mindmap.ID]bool
}

func follow(t testing.TB, w *wallfile.Wall) *following {
	t.Helper()
	ctx, cancel := context.WithCancel(context.Background())
	t.Cleanup(cancel)
	f := &following{news: make(chan mindmap.Entry, 1000), seen: map[mindmap.ID]bool{}}
	go func() {
		_ = w.FollowOthers(ctx, 0, mindmap.ID{5}, func(news wallfile.News) {
			for _, e := range news.Entries {
				select {
				case f.news <- e:
				case <-ctx.Done():
				}
			}
		})
	}()
	return f
}

// want waits until the follower has been told of entries.
func (f *following) want(t testing.TB, entries ...mindmap.Entry) {
	t.Helper()
	deadline := time.After(30 * time.Second)
	for _, e := range entries {
		for !f.seen[e.ID] {
			select {
			case told := <-f.news:
				f.seen[told.ID] = true
			case <-deadline:
				t.Fatalf("%s is not seen", e.ID)
			}
		}
	}
}
