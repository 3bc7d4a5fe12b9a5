package wallfile_test

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"mindwall/mindmap"
	"mindwall/mindmap/wallfile"
)

// timed runs do b.N times and reports the median and the 99th percentile.
func timed(b *testing.B, do func(i int)) {
	b.Helper()
	took := make([]time.Duration, 0, b.N)
	for i := range b.N {
		began := time.Now()
		do(i)
		took = append(took, time.Since(began))
	}
	slices.Sort(took)
	b.ReportMetric(float64(took[len(took)/2].Microseconds())/1000, "p50-ms")
	b.ReportMetric(float64(took[len(took)*99/100].Microseconds())/1000, "p99-ms")
}

func BenchmarkAppendOne(b *testing.B) {
	w := create(b)
	entries := answers(b, b.N)
	b.ResetTimer()
	timed(b, func(i int) { mustAppend(b, w, entries[i]) })
}

func BenchmarkAppendHundred(b *testing.B) {
	w := create(b)
	entries := answers(b, 100*b.N)
	b.ResetTimer()
	timed(b, func(i int) { mustAppend(b, w, entries[100*i:100*(i+1)]...) })
}

// BenchmarkAppendRaw is what the disk takes for the same bytes without SQLite.
func BenchmarkAppendRaw(b *testing.B) {
	file, err := os.Create(filepath.Join(b.TempDir(), "raw"))
	if err != nil {
		b.Fatal(err)
	}
	defer func() { _ = file.Close() }()
	record := make([]byte, 200)
	b.ResetTimer()
	timed(b, func(int) {
		if _, err := file.Write(record); err != nil {
			b.Fatal(err)
		}
		if err := file.Sync(); err != nil {
			b.Fatal(err)
		}
	})
}

func BenchmarkLoad(b *testing.B) {
	for _, n := range []int{1_000, 100_000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			w := create(b, answers(b, n)...)
			b.ReportAllocs()
			for b.Loop() {
				if len(load(b, w)) != n {
					b.Fatal("entries are missing")
				}
			}
		})
	}
}

func BenchmarkOpen(b *testing.B) {
	for _, n := range []int{100, 10_000, 100_000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			w := create(b, answers(b, n)...)
			if err := w.Close(); err != nil {
				b.Fatal(err)
			}
			for b.Loop() {
				w, err := wallfile.Open(w.Path())
				if err != nil {
					b.Fatal(err)
				}
				if err := w.Close(); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

func BenchmarkCreate(b *testing.B) {
	entries := answers(b, 10_000)
	for b.Loop() {
		w, err := wallfile.Create(filepath.Join(b.TempDir(), "day.wall"), entries)
		if err != nil {
			b.Fatal(err)
		}
		_ = w.Close()
	}
}

func BenchmarkIdleFollower(b *testing.B) {
	w := create(b, answers(b, 1_000)...)
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	told := make(chan struct{}, 10)
	go func() { _ = w.Follow(ctx, 0, func(wallfile.News) { told <- struct{}{} }) }()
	<-told
	b.ResetTimer()
	for b.Loop() {
		e := []mindmap.Entry{answer(b, 1, "x")}
		mustAppend(b, w, e...)
		<-told
	}
}
