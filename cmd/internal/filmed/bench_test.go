package filmed

import (
	"context"
	"path/filepath"
	"testing"
)

func BenchmarkFilms(b *testing.B) {
	for name, request := range map[string]func() Request{
		"demo": func() Request { return requestOf(demoWall(), "") },
		"1000": func() Request { return requestOf(busy(b, 1000), "") },
	} {
		for _, ext := range []string{".svg", ".gif", ".png"} {
			b.Run(name+ext, func(b *testing.B) {
				r := request()
				r.To, r.Force = filepath.Join(b.TempDir(), "film"+ext), true
				for b.Loop() {
					if _, err := Write(context.Background(), r); err != nil {
						b.Fatal(err)
					}
				}
			})
		}
	}
}
