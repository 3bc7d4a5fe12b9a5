package picture

import (
	"fmt"
	"io"
	"testing"
)

func BenchmarkPicture(b *testing.B) {
	for _, n := range []int{100, 1000, 10000} {
		board, question := crowd(n, 8+n/1000, n/20)
		b.Run(fmt.Sprintf("plan/%d", n), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if _, err := NewMap(board, question, Options{NoSystemFonts: true}); err != nil {
					b.Fatal(err)
				}
			}
		})
		p, err := NewMap(board, question, Options{NoSystemFonts: true})
		if err != nil {
			b.Fatal(err)
		}
		for name, write := range map[string]func(io.Writer) error{
			"svg": func(w io.Writer) error { return p.WriteSVG(w, false) }, "png": p.WritePNG, "pdf": p.WritePDF,
		} {
			b.Run(fmt.Sprintf("%s/%d", name, n), func(b *testing.B) {
				b.ReportAllocs()
				for b.Loop() {
					if err := write(io.Discard); err != nil {
						b.Fatal(err)
					}
				}
			})
		}
	}
}
