package affinity

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"mindwall/mindmap"
	"mindwall/mindmap/affinity/vectors"
)

// crowd is n answers of three to twelve words that people use, some far more often than others.
func crowd(n int) []string {
	r := rand.New(rand.NewPCG(1, 2))
	table := strings.Split(string(tableBytes[16:60000]), "\n")
	zipf := rand.NewZipf(r, 1.3, 8, uint64(min(len(table)-2, 5000)))
	out := make([]string, n)
	for i := range out {
		var b strings.Builder
		for range 3 + r.IntN(10) {
			b.WriteString(table[zipf.Uint64()])
			b.WriteByte(' ')
		}
		out[i] = b.String()
	}
	return out
}

// alike is n answers, each said once, that share their words and differ in how they put them together.
func alike(n int) []string {
	parts := [][]string{
		strings.Split("bus,clinic,garden,letter,phone line,lunch club,form,rent,walking group,choir,library,waiting list,surgery,car park,website,job centre,church hall,market,school,pharmacy", ","),
		strings.Split("too far,too late,closed,costly,lonely,confusing,friendly,full,quiet,new,slow,crowded,cold,welcoming,noisy,hidden,broken,short of people,hard to reach,changing", ","),
		strings.Split("for families,for carers,after five,at weekends,in winter,without a car,in our village,for men,with a pram,on benefits,near the station,for newcomers,since Covid,when it rains,with a dog", ","),
		strings.Split("they said,every week,so I stayed at home,and nobody knows why,my neighbour says,again,sadly,still,now,as ever,once more", ","),
	}
	out := make([]string, n)
	for i := range out {
		said := make([]any, len(parts))
		rest := i
		for p, choices := range parts {
			said[p] = choices[rest%len(choices)]
			rest /= len(choices)
		}
		out[i] = fmt.Sprintf("The %s is %s %s, %s", said...)
	}
	return out
}

// filledWith is an index of all but the last thousand texts under twelve themes, and those that are left.
func filledWith(texts []string) (*Index, []string) {
	x, n := New("en"), len(texts)-1000
	for i := range 12 {
		x.AddTheme(id(1+i), unsorted, texts[n+i])
	}
	for i, s := range texts[:n] {
		x.AddAnswer(id(100+i), under(1+i%12), s)
	}
	x.settleNow()
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
	x.settleNow()
	return x, ids, texts[n:]
}

func (x *Index) settleNow() {
	x.mu.Lock()
	defer x.mu.Unlock()
	x.settle()
}

func BenchmarkLoad(b *testing.B) {
	for b.Loop() {
		if _, err := vectors.Parse(tableBytes); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkAdd(b *testing.B) {
	x, _, texts := filled(10_000)
	n := 0
	for b.Loop() {
		x.AddAnswer(id(1_000_000+n), under(1+n%12), texts[n%len(texts)])
		x.settleNow()
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
	}{{"crowd", crowd}, {"alike", alike}} {
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
			x.settleNow()
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
		x.settleNow()
	}
}

// BenchmarkFollow goes to and fro between two boards of 10,000 answers that differ by one, which is moved.
func BenchmarkFollow(b *testing.B) {
	h := &history{t: b, live: mindmap.NewLive()}
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
		x.settleNow()
		n++
	}
}
