package replay

import (
	"fmt"
	"testing"

	"mindwall/mindmap/fold"
	"mindwall/mindmap/shapes"
)

func BenchmarkOf(b *testing.B) {
	for _, n := range []int{1_000, 10_000, 100_000} {
		live := fold.NewLive()
		live.Add(shapes.Wide(n)...)
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			for b.Loop() {
				Of(live, Options{})
			}
		})
		r := Of(live, Options{})
		b.Run(fmt.Sprint("seek-", n), func(b *testing.B) {
			for b.Loop() {
				r.Player().Board(r.Len() - 1)
			}
		})
	}
}
