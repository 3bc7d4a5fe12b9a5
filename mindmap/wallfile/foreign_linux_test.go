package wallfile_test

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"syscall"
	"testing"

	"github.com/google/go-cmp/cmp"

	"mindwall/mindmap"
	"mindwall/mindmap/wallfile"
	"mindwall/mindmap/wallfile/rescue"
)

// replacements are walls that take the place of one that somebody has open: as small as it, and larger.
var replacements = map[string]int{"small": 3, "large": 400}

// replace puts a closed wall of n entries in the place of another, and returns the entries.
func replace(t *testing.T, path string, n int) []mindmap.Entry {
	t.Helper()
	entries := answers(t, n)
	if err := os.Rename(closed(t, entries...), path); err != nil {
		t.Fatal(err)
	}
	return entries
}

// A wall that takes the place of one that is open gets none of its pages, and loses nothing that is written to it when
// the other window notices and is closed.
func TestAWallInThePlaceOfAnOpenOne(t *testing.T) {
	for name, n := range replacements {
		t.Run(name, func(t *testing.T) {
			path := closed(t, answers(t, 2)...)
			p, end := startHolder(t, "hold", path, "written")
			want := replace(t, path, n)
			w := reopen(t, path)
			if err := w.Notice(); err != nil {
				t.Fatalf("the wall cannot be written to: %v", err)
			}
			want = append(want, answer(t, uint64(n+1), "to the new one"))
			mustAppend(t, w, want[n])
			if !p.out.Scan() || p.out.Text() != "moved" {
				t.Fatalf("the holder says %q", p.out.Text())
			}
			end()
			if diff := cmp.Diff(ids(want), ids(load(t, w))); diff != "" {
				t.Error(diff)
			}
			if err := w.Close(); err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff([]string{"day.wall"}, files(t, path)); diff != "" {
				t.Error(diff)
			}
			if diff := cmp.Diff(ids(want), ids(load(t, reopen(t, path)))); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// startHolder starts a process that has the wall open, and waits until it says so. end lets it close the wall.
func startHolder(t *testing.T, role, path, says string) (p *process, end func()) {
	t.Helper()
	in, out, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	p = startWith(t, role, path, in)
	_ = in.Close()
	if !p.out.Scan() || p.out.Text() != says {
		t.Fatalf("the holder says %q", p.out.Text())
	}
	return p, func() {
		_ = out.Close()
		if err := p.drain(); err != nil {
			t.Error(err)
		}
	}
}

// A log whose writer is frozen stays beside the name. It is not read into a wall that takes the name, and not written
// into it.
func TestTheLogOfAFrozenWriterIsLeftAlone(t *testing.T) {
	for name, n := range replacements {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			leavesLogAlone(t, n, syscall.SIGSTOP)
		})
	}
}

// The same of a log whose writer was killed. Each way of opening waits for a second whether somebody comes for the log.
func TestTheLogOfAKilledWriterIsLeftAlone(t *testing.T) {
	if *kills < manyKills {
		t.Skip("it waits for seconds: .ci/torture runs it")
	}
	for name, n := range replacements {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			leavesLogAlone(t, n, syscall.SIGKILL)
		})
	}
}

// leavesLogAlone puts a wall of n entries in the place of one whose writer was stopped in that way, and opens it.
func leavesLogAlone(t *testing.T, n int, way syscall.Signal) {
	t.Helper()
	path := closed(t, answers(t, 5)...)
	p := start(t, "append 0", path)
	for len(p.acked) < 30 && p.out.Scan() {
		p.acked = append(p.acked, p.out.Text())
	}
	t.Cleanup(func() { _ = p.cmd.Process.Kill(); _ = p.cmd.Wait() })
	if err := p.cmd.Process.Signal(way); err != nil {
		t.Fatal(err)
	}
	if way == syscall.SIGKILL {
		_ = p.drain()
	}
	want := replace(t, path, n)
	before := contents(t, path, "", "-wal")
	readUnmixed(t, path, want)
	if diff := cmp.Diff(before, contents(t, path, "", "-wal")); diff != "" {
		t.Error("a file was changed")
	}
}

// readUnmixed opens a wall that has another's log beside it in every way, and wants its own entries alone.
func readUnmixed(t *testing.T, path string, want []mindmap.Entry) {
	t.Helper()
	for _, open := range []func(string) (*wallfile.Wall, error){wallfile.Open, wallfile.OpenReadOnly} {
		w, err := open(path)
		if err != nil {
			t.Fatal(err)
		}
		wantFault(t, w.Notice(), wallfile.ErrSideFiles)
		wantFault(t, w.Append(context.Background(), answer(t, 900, "more")), wallfile.ErrSideFiles)
		if diff := cmp.Diff(ids(want), ids(load(t, w))); diff != "" {
			t.Error(diff)
		}
		if err := w.Close(); err != nil {
			t.Error(err)
		}
	}
	report, err := rescue.Check(context.Background(), path)
	if err != nil || len(report.Faults) != 1 {
		t.Fatalf("faults %v, %v; want one", report.Faults, err)
	}
	wantFault(t, report.Faults[0], wallfile.ErrSideFiles)
	saved := filepath.Join(t.TempDir(), "saved.wall")
	if _, err := rescue.Into(context.Background(), path, saved); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(ids(want), ids(load(t, reopen(t, saved)))); diff != "" {
		t.Error(diff)
	}
}

func contents(t *testing.T, path string, suffixes ...string) [][]byte {
	t.Helper()
	var all [][]byte
	for _, s := range suffixes {
		data, err := os.ReadFile(path + s)
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, bytes.Clone(data))
	}
	return all
}

// A file that is put back is written to again; another wall under the same name is not.
func TestAFileThatComesBack(t *testing.T) {
	w := create(t, answers(t, 2)...)
	path := w.Path()
	mustAppend(t, w, answer(t, 3, "before"))
	if err := os.Rename(path, path+".away"); err != nil {
		t.Fatal(err)
	}
	wantFault(t, w.Append(context.Background(), answer(t, 4, "away")), wallfile.ErrMoved)
	if err := os.Rename(path+".away", path); err != nil {
		t.Fatal(err)
	}
	mustAppend(t, w, answer(t, 5, "back"))
	if n := len(load(t, w)); n != 4 {
		t.Errorf("%d entries, want 4", n)
	}
	if err := os.Remove(path); err != nil {
		t.Fatal(err)
	}
	wantFault(t, w.Append(context.Background(), answer(t, 6, "removed")), wallfile.ErrMoved)
	if n := len(load(t, w)); n != 4 {
		t.Errorf("%d entries of the removed file can be read, want 4", n)
	}
	for range 5 { // the system gives the next file what identified the removed one
		other, err := wallfile.Create(path, answers(t, 1))
		if err != nil {
			t.Fatal(err)
		}
		wantFault(t, w.Append(context.Background(), answer(t, 7, "to another wall")), wallfile.ErrMoved)
		if n := len(load(t, other)); n != 1 {
			t.Errorf("the other wall holds %d entries, want its own", n)
		}
		if err := other.Close(); err != nil {
			t.Fatal(err)
		}
		if err := os.Remove(path); err != nil {
			t.Fatal(err)
		}
	}
}
