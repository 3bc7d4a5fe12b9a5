package affinity

import (
	"runtime"
	"testing"

	"mindwall/mindmap"
	"mindwall/mindmap/affinity/internal/sample"
	"mindwall/mindmap/affinity/vectors"
)

// held is how many bytes are in use that nobody can free.
func held() int64 {
	runtime.GC()
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return int64(m.HeapAlloc)
}

// A console holds an index for as long as it is open, also of a wall of very many answers.
func TestAnIndexIsSmall(t *testing.T) {
	const answers = 10_000
	vectors.English()
	for name, each := range map[string]struct {
		texts []string
		limit int64 // bytes an answer
	}{"crowd": {crowd(answers + 1000), 1000}, "alike": {sample.Alike(answers + 1000), 450}} {
		before := held()
		x, _ := filledWith(each.texts)
		for _, s := range each.texts[:50] {
			x.Repeats(asked, s, mindmap.ID{}, 1)
		}
		if bytes := (held() - before) / answers; bytes > each.limit {
			t.Errorf("%s: %d bytes an answer, at most %d wanted", name, bytes, each.limit)
		}
		runtime.KeepAlive(x)
	}
}
