package fold

import (
	"fmt"
	"math/rand/v2"
	"runtime"
	"testing"

	"mindwall/mindmap"
)

// bigWall is a wall as an event makes one, at another size: three questions, eight themes each with four sub-themes,
// and answers most of which are filed while they are typed.
type bigWall struct {
	entries   []mindmap.Entry
	questions []mindmap.ID
	themes    []mindmap.ID
	answers   []mindmap.ID
}

const benchDevice = 1 << 40

func makeBigWall(answers int) *bigWall {
	w, r := &bigWall{}, rand.New(rand.NewPCG(1, 2))
	for q := range 3 {
		question := w.add(mindmap.AskQuestion{Text: fmt.Sprintf("Question %d?", q)})
		w.questions = append(w.questions, question)
		for i := range 8 {
			theme := w.add(mindmap.AddTheme{Question: question, Text: fmt.Sprintf("Theme %d", i), Letter: mindmap.Letter(i), Side: mindmap.Right})
			w.themes = append(w.themes, theme)
			for j := range 4 {
				w.themes = append(w.themes, w.add(mindmap.AddTheme{Question: question, Parent: theme, Text: fmt.Sprintf("Sub %d", j)}))
			}
		}
	}
	for i := range answers {
		op := mindmap.AddAnswer{Question: w.questions[i%3], Caption: fmt.Sprintf("What person %d said of it", i)}
		if r.IntN(4) > 0 {
			op.Theme = w.themes[r.IntN(len(w.themes))]
		}
		w.answers = append(w.answers, w.add(op))
	}
	return w
}

// add appends an entry of an act of its own, and returns its id.
func (w *bigWall) add(op mindmap.Op) mindmap.ID {
	e := w.next(op)
	w.entries = append(w.entries, e)
	return e.ID
}

func (w *bigWall) next(op mindmap.Op) mindmap.Entry {
	n := len(w.entries) + 1
	return entryOf(n, uint64(n), id(benchDevice), id(benchDevice+n), op)
}

func (w *bigWall) live() *Live {
	l := NewLive()
	l.Add(w.entries...)
	return l
}

// growing adds one entry an iteration to a live board that has 10,000 answers, and starts anew before it has doubled.
func growing(b *testing.B, next func(w *bigWall, i int) mindmap.Entry) {
	base := makeBigWall(10_000)
	var w *bigWall
	var l *Live
	b.ReportAllocs()
	for i := 0; b.Loop(); i++ {
		if i%2_000 == 0 {
			b.StopTimer()
			w = &bigWall{append([]mindmap.Entry(nil), base.entries...), base.questions, base.themes, base.answers}
			l = w.live()
			b.StartTimer()
		}
		e := next(w, i)
		w.entries = append(w.entries, e)
		l.Add(e)
	}
}

func BenchmarkLiveAddInOrder(b *testing.B) {
	growing(b, func(w *bigWall, i int) mindmap.Entry {
		return w.next(mindmap.AddAnswer{Question: w.questions[0], Theme: w.themes[i%len(w.themes)], Caption: "One more"})
	})
}

func BenchmarkLiveAddUnsorted(b *testing.B) {
	growing(b, func(w *bigWall, _ int) mindmap.Entry {
		return w.next(mindmap.AddAnswer{Question: w.questions[0], Caption: "One more"})
	})
}

func BenchmarkLiveAddOutOfOrder(b *testing.B) {
	growing(b, func(w *bigWall, i int) mindmap.Entry {
		e := w.next(mindmap.AddAnswer{Question: w.questions[0], Theme: w.themes[i%len(w.themes)], Caption: "A late one"})
		e.Clock = 500 + uint64(i%9_000)
		return e
	})
}

func BenchmarkLiveMove(b *testing.B) {
	growing(b, func(w *bigWall, i int) mindmap.Entry {
		return w.next(mindmap.Move{Node: w.answers[i*7%len(w.answers)], Question: w.questions[i%3], Theme: w.themes[i*5%len(w.themes)]})
	})
}

func BenchmarkLiveReorder(b *testing.B) {
	growing(b, func(w *bigWall, i int) mindmap.Entry {
		return w.next(mindmap.Reorder{Node: w.answers[i*7%len(w.answers)], Rank: "mi"})
	})
}

func BenchmarkLiveMerge(b *testing.B) {
	growing(b, func(w *bigWall, i int) mindmap.Entry {
		return w.next(mindmap.MergeAnswer{Answer: w.answers[i*7%len(w.answers)], Into: w.answers[i*11%len(w.answers)]})
	})
}

func BenchmarkLiveMoveTheme(b *testing.B) {
	growing(b, func(w *bigWall, i int) mindmap.Entry {
		return w.next(mindmap.Move{Node: w.themes[1], Question: w.questions[0], Theme: w.themes[5*(1+i%7)]})
	})
}

func BenchmarkLiveAddTheme(b *testing.B) {
	growing(b, func(w *bigWall, _ int) mindmap.Entry {
		return w.next(mindmap.AddTheme{Question: w.questions[0], Parent: w.themes[0], Text: "New"})
	})
}

// BenchmarkLiveUndo undoes the making of an answer, another one each time.
func BenchmarkLiveUndo(b *testing.B) {
	growing(b, func(w *bigWall, i int) mindmap.Entry {
		return w.next(mindmap.Undo{Act: id(benchDevice + 5_000 + i%2_000)})
	})
}

// BenchmarkLiveUndoTheme undoes and redoes the making of a theme.
func BenchmarkLiveUndoTheme(b *testing.B) {
	growing(b, func(w *bigWall, i int) mindmap.Entry {
		if i%2 == 1 && i%2_000 != 0 {
			return w.next(mindmap.Undo{Act: w.entries[len(w.entries)-1].Act})
		}
		return w.next(mindmap.Undo{Act: id(benchDevice + 2)})
	})
}

func BenchmarkLiveUndoable(b *testing.B) {
	l := makeBigWall(10_000).live()
	b.ReportAllocs()
	for b.Loop() {
		if _, ok := l.Undoable(id(benchDevice), nil); !ok {
			b.Fatal("nothing to undo")
		}
	}
}

// BenchmarkMergeTwoTables adds the 10,000 entries of one table to the live board of another, as one batch.
func BenchmarkMergeTwoTables(b *testing.B) {
	ours, theirs := makeBigWall(10_000), makeBigWall(10_000)
	for i := range theirs.entries[len(theirs.entries)-10_000:] {
		e := &theirs.entries[len(theirs.entries)-10_000+i]
		e.ID, e.Device, e.Act = id(1<<50+i), id(1<<51), id(1<<52+i)
	}
	for b.Loop() {
		b.StopTimer()
		l := ours.live()
		b.StartTimer()
		l.Add(theirs.entries...)
	}
}

func BenchmarkFold(b *testing.B) {
	for _, n := range []int{500, 10_000, 100_000} {
		w := makeBigWall(n)
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				Of(w.entries)
			}
		})
		b.Run(fmt.Sprintf("live-%d", n), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				w.live()
			}
		})
	}
}

// BenchmarkMemory reports what is kept, in bytes an answer, by a board alone and by a live one.
func BenchmarkMemory(b *testing.B) {
	w := makeBigWall(10_000)
	for _, c := range []struct {
		name string
		make func() any
	}{{"board", func() any { return Of(w.entries) }}, {"live", func() any { return w.live() }}} {
		b.Run(c.name, func(b *testing.B) {
			var kept any
			before := heap()
			for b.Loop() {
				kept = c.make()
			}
			b.ReportMetric(float64(heap()-before)/10_000, "bytes/answer")
			runtime.KeepAlive(kept)
		})
	}
	runtime.KeepAlive(w)
}

func heap() uint64 {
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return m.HeapAlloc
}
