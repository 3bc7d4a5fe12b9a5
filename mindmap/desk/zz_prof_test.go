package desk

import (
	"context"
	"os"
	"runtime"
	"runtime/pprof"
	"testing"
	"time"

	"mindwall/mindmap/survey"
)

func TestZZProf(t *testing.T) {
	wall, csv := os.Getenv("ZZWALL"), os.Getenv("ZZCSV")
	if wall == "" {
		t.Skip()
	}
	mem := func(s string) {
		runtime.GC()
		var m runtime.MemStats
		runtime.ReadMemStats(&m)
		t.Logf("%s live %d MB sys %d", s, m.HeapAlloc>>20, m.Sys>>20)
	}
	t0 := time.Now()
	d, err := Open(wall, Writer{Author: "sam"})
	if err != nil {
		t.Fatal(err)
	}
	mem("open")
	t.Log(time.Since(t0))
	if csv != "" {
		t0 = time.Now()
		s, err := OpenSurvey(csv, survey.Options{})
		if err != nil {
			t.Fatal(err)
		}
		mem("read")
		t.Log("read", time.Since(t0))
		t0 = time.Now()
		i := &Intake{Sheet: s, Mapping: GuessColumns(s, d.Board())}
		t.Log("guess", time.Since(t0))
		p, err := i.Propose(context.Background(), d.Live().Known())
		t.Log("propose", time.Since(t0), p.Counts, len(p.Answers))
		mem("proposed")
		p.Answers = nil
		t0 = time.Now()
		_, _, err = d.Import(context.Background(), i)
		if err != nil {
			t.Fatal(err)
		}
		t.Log("import", time.Since(t0))
		mem("imported")
	}
	f, _ := os.Create("/tmp/sv/heap.out")
	pprof.Lookup("heap").WriteTo(f, 0)
	f.Close()
	d.Close()
}
