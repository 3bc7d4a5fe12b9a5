package affinity

import (
	"fmt"
	"testing"

	"mindwall/mindmap"
	"mindwall/mindmap/affinity/internal/sample"
	"mindwall/mindmap/fold"
)

// crowd is n answers as sample.Crowd makes them.
func crowd(n int) []string { return sample.Crowd("vectors/vectors.bin", n) }

// filledWith is an index of all but the last thousand texts under twelve themes, and those that are left.
func filledWith(texts []string) (*Index, []string) {
	x, n := New("en"), len(texts)-1000
	for i := range 12 {
		x.AddTheme(id(1+i), unsorted, texts[n+i])
	}
	for i, s := range texts[:n] {
		x.AddAnswer(id(100+i), under(1+i%12), s)
	}
	x.updateNow()
	return x, texts[n:]
}

// filled is an index of n answers under twelve themes.
func filled(n int) (*Index, []mindmap.ID, []string) {
	x := New("en")
	texts := crowd(n + 1000)
	for i := range 12 {
		x.AddTheme(id(1+i), unsorted, texts[n+i])
	}
	ids := make([]mindmap.ID, n)
	for i := range n {
		ids[i] = id(100 + i)
		x.AddAnswer(ids[i], under(1+i%12), texts[i])
	}
	x.updateNow()
	return x, ids, texts[n:]
}

func (x *Index) updateNow() {
	x.mu.Lock()
	defer x.mu.Unlock()
	x.update()
}

func BenchmarkAdd(b *testing.B) {
	x, _, texts := filled(10_000)
	n := 0
	for b.Loop() {
		x.AddAnswer(id(1_000_000+n), under(1+n%12), texts[n%len(texts)])
		x.updateNow()
		x.Remove(id(1_000_000 + n))
		n++
	}
}

func BenchmarkSuggest(b *testing.B) {
	x, _, texts := filled(10_000)
	n := 0
	for b.Loop() {
		x.SuggestTyped(asked, texts[n%len(texts)], 3)
		n++
	}
}

func BenchmarkRepeats(b *testing.B) {
	for _, size := range []int{500, 10_000} {
		b.Run(fmt.Sprint(size), func(b *testing.B) {
			x, _, texts := filled(size)
			n := 0
			for b.Loop() {
				x.Repeats(asked, texts[n%len(texts)], mindmap.ID{}, 3)
				n++
			}
		})
	}
}

// BenchmarkTyping types answers letter by letter and works out after each what the console shows.
func BenchmarkTyping(b *testing.B) {
	for _, each := range []struct {
		name string
		said func(int) []string
	}{{"crowd", crowd}, {"alike", sample.Alike}} {
		for _, size := range []int{1_000, 10_000} {
			b.Run(fmt.Sprintf("%s/%d", each.name, size), func(b *testing.B) {
				x, texts := filledWith(each.said(size + 1000))
				b.ReportAllocs()
				n, letters := 0, 0
				for b.Loop() {
					if letters++; letters > len(texts[n]) {
						n, letters = (n+1)%len(texts), 1
					}
					x.SuggestTyped(asked, texts[n][:letters], 1)
					x.Repeats(asked, texts[n][:letters], mindmap.ID{}, 1)
				}
			})
		}
	}
}

func BenchmarkPropose(b *testing.B) {
	for _, size := range []int{100, 500, 2000, 10_000} {
		b.Run(fmt.Sprint(size), func(b *testing.B) {
			x, ids, _ := filled(size)
			for b.Loop() {
				x.Propose(ids)
			}
		})
	}
}

// BenchmarkSort sorts answers to which no theme was given beside 600 to which one was.
func BenchmarkSort(b *testing.B) {
	for _, size := range []int{1_000, 10_000} {
		b.Run(fmt.Sprint(size), func(b *testing.B) {
			x, _, texts := filled(600)
			ids := make([]mindmap.ID, size)
			for i, s := range append(texts, crowd(size)...)[:size] {
				ids[i] = id(10_000 + i)
				x.AddAnswer(ids[i], unsorted, s)
			}
			x.updateNow()
			for b.Loop() {
				x.Sort(b.Context(), asked, ids)
			}
		})
	}
}

func BenchmarkOpen(b *testing.B) {
	texts := crowd(10_000)
	for b.Loop() {
		x := New("en")
		for i, s := range texts {
			x.AddAnswer(id(100+i), under(1+i%12), s)
		}
		x.updateNow()
	}
}

// BenchmarkFollow goes to and fro between two boards of 10,000 answers that differ by one, which is moved.
func BenchmarkFollow(b *testing.B) {
	h := &history{t: b, live: fold.NewLive()}
	q := h.do(mindmap.AskQuestion{Text: "What helps?"})
	var themes []mindmap.ID
	for i := range 12 {
		themes = append(themes, h.do(mindmap.AddTheme{Question: q, Text: fmt.Sprint("theme ", i)}))
	}
	var last mindmap.ID
	for i, s := range crowd(10_000) {
		last = h.do(mindmap.AddAnswer{Question: q, Theme: themes[i%12], Caption: s})
	}
	boards := [2]*mindmap.Board{0: h.live.Board()}
	h.do(mindmap.Move{Node: last, Question: q, Theme: themes[0]})
	boards[1] = h.live.Board()
	x := New("")
	n := 0
	for b.Loop() {
		x.Follow(boards[n%2])
		x.updateNow()
		n++
	}
}
