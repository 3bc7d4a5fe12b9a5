package filmed

import (
	"encoding/binary"
	"fmt"
	"testing"
	"time"

	"mindwall/mindmap"
	"mindwall/mindmap/fold"
	"mindwall/mindmap/scribe"
)

// wall is one that tests fill, an answer every ten seconds.
type wall struct {
	t testing.TB
	*scribe.Scribe
	now  time.Time
	made uint64
}

func newWall(t testing.TB, title, language string) *wall {
	w := &wall{t: t, now: time.Date(2026, 3, 9, 12, 0, 0, 0, time.UTC)}
	w.Scribe = &scribe.Scribe{
		Live: fold.NewLive(), Author: "ruth", Device: mindmap.ID{1}, Now: func() time.Time { return w.now },
		NewID: func() (id mindmap.ID) {
			w.made++
			binary.BigEndian.PutUint64(id[8:], w.made)
			return id
		},
	}
	w.do(mindmap.DescribeEvent{Title: &title, Language: &language})
	return w
}

func (w *wall) do(op mindmap.Op) mindmap.ID {
	w.t.Helper()
	w.now = w.now.Add(10 * time.Second)
	entries, err := w.Do(op)
	if err != nil {
		w.t.Fatal(err)
	}
	return entries[0].ID
}

// busy is a wall of three questions with eight themes each, and so many answers.
func busy(t testing.TB, n int) *fold.Live {
	w := newWall(t, "A large day", "en")
	var questions [3]mindmap.ID
	var all [3][8]mindmap.ID
	for i := range questions {
		questions[i] = w.do(mindmap.AskQuestion{Text: fmt.Sprintf("What was said in hour %d of the day?", i+1)})
	}
	words := []string{"bus", "rent", "letters", "waiting", "calls", "stairs", "forms", "lunch", "neighbours", "sleep", "garden", "debt"}
	for i := range n {
		q, th := i*3/n, i*7%9
		var theme mindmap.ID
		if th < 8 {
			if all[q][th].IsZero() {
				all[q][th] = w.do(mindmap.AddTheme{Question: questions[q], Text: "About the " + words[th]})
			}
			theme = all[q][th]
		}
		w.do(mindmap.AddAnswer{Question: questions[q], Theme: theme, Caption: fmt.Sprintf("The %s and the %s, again and %d times", words[i%12], words[i*5%11], i), Tally: 1 + i%4})
	}
	return w.Live
}
