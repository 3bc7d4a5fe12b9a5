package desk

import (
	"os"
	"testing"
)

func BenchmarkOpen(b *testing.B) {
	for _, n := range []string{"100", "1000", "10000", "100000"} {
		b.Run(n, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				d, err := Open(os.Getenv("WALLS")+"/w"+n+".wall", Writer{Author: "sam"})
				if err != nil {
					b.Fatal(err)
				}
				b.StopTimer()
				d.Close()
				b.StartTimer()
			}
		})
	}
}
