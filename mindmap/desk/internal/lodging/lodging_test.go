package lodging

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"testing"

	"github.com/adrg/xdg"

	"mindwall/mindmap"
	"mindwall/mindmap/fault"
	"mindwall/mindmap/fold"
	"mindwall/mindmap/scribe"
	"mindwall/mindmap/synced"
	"mindwall/mindmap/wallfile"
)

// elsewhere makes a wall that is to be kept on this machine while it is open.
func elsewhere(t *testing.T, questions ...string) (path string) {
	t.Helper()
	t.Setenv("XDG_DATA_HOME", t.TempDir())
	xdg.Reload()
	t.Cleanup(xdg.Reload)
	path = filepath.Join(t.TempDir(), "day.wall")
	makeWall(t, path, questions...)
	place, err := synced.Standard().Of(path)
	if err == nil {
		place.Note.Decided, place.Note.Elsewhere = true, true
		err = place.Keep()
	}
	if err != nil {
		t.Fatal(err)
	}
	return path
}

// asked are entries that ask questions, in an order of their own.
func asked(t *testing.T, live *fold.Live, questions ...string) []mindmap.Entry {
	t.Helper()
	s := &scribe.Scribe{Live: live, Author: "ruth", Device: scribe.RandomID()}
	var all []mindmap.Entry
	for _, q := range questions {
		entries, err := s.Do(mindmap.AskQuestion{Text: q})
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, entries...)
	}
	return all
}

func makeWall(t *testing.T, path string, questions ...string) {
	t.Helper()
	file, err := wallfile.Create(path, asked(t, fold.NewLive(), questions...))
	if err == nil {
		err = file.Close()
	}
	if err != nil {
		t.Fatal(err)
	}
}

// ask asks one more question in a wall's file, as a program does that has it open.
func ask(t *testing.T, path, question string) {
	t.Helper()
	live, err := boardOf(path)
	if err != nil {
		t.Fatal(err)
	}
	file, err := wallfile.Open(path)
	if err == nil {
		sound, _ := wallfile.Sift(asked(t, live, question))
		err = errors.Join(file.AppendSealed(context.Background(), sound...), file.Close())
	}
	if err != nil {
		t.Fatal(err)
	}
}

// wants holds a wall to its questions.
func wants(t *testing.T, path string, want ...string) {
	t.Helper()
	live, err := boardOf(path)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, q := range live.Board().Questions {
		got = append(got, q.Text)
	}
	slices.Sort(got)
	if slices.Sort(want); !slices.Equal(got, want) {
		t.Errorf("%s asks %q, want %q", filepath.Base(path), got, want)
	}
}

// opens fetches a wall that is kept elsewhere.
func opens(t *testing.T, path string) *Lodging {
	t.Helper()
	l, unlock, err := Open(path)
	if err != nil || l == nil {
		t.Fatalf("%v, %v", l, err)
	}
	unlock()
	l.Wrote = true
	return l
}

// TestAWallGoesBackWhole follows a wall to this machine and back.
func TestAWallGoesBackWhole(t *testing.T) {
	path := elsewhere(t, "What helps?")
	if err := os.Chmod(path, 0o640); err != nil {
		t.Fatal(err)
	}
	l := opens(t, path)
	ask(t, l.Working(), "What hinders?")
	wants(t, path, "What helps?")
	if err := l.Leave(); err != nil {
		t.Fatal(err)
	}
	wants(t, path, "What helps?", "What hinders?")
	if info, err := os.Stat(path); err != nil || info.Mode().Perm() != 0o640 && runtime.GOOS != "windows" {
		t.Errorf("its mode is %v, %v", info.Mode(), err)
	}
	if exists(l.Working()) {
		t.Error("the working file is still there")
	}
}

// TestOtherWallsStayWhereTheyAre opens what is not to be kept elsewhere, or is not there.
func TestOtherWallsStayWhereTheyAre(t *testing.T) {
	path := elsewhere(t, "What helps?")
	other := filepath.Join(filepath.Dir(path), "other.wall")
	makeWall(t, other, "What else?")
	if err := os.Remove(path); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{other, path} {
		if l, unlock, err := Open(name); l != nil || err != nil {
			t.Errorf("%s: %v, %v", filepath.Base(name), l, err)
		} else {
			unlock()
		}
	}
}

// TestAKilledProgramLosesNothing goes on with a working file that was left, and with what came into the wall's own meanwhile.
func TestAKilledProgramLosesNothing(t *testing.T) {
	path := elsewhere(t, "What helps?")
	ask(t, opens(t, path).Working(), "Asked here?")
	ask(t, path, "Asked there?")
	l := opens(t, path)
	wants(t, l.Working(), "What helps?", "Asked here?", "Asked there?")
	if err := l.Leave(); err != nil {
		t.Fatal(err)
	}
	wants(t, path, "What helps?", "Asked here?", "Asked there?")
}

// TestNothingIsWrittenOver puts a wall beside the one in whose place something else has come.
func TestNothingIsWrittenOver(t *testing.T) {
	for name, came := range map[string]func(t *testing.T, path string) (questions []string){
		"a change": func(t *testing.T, path string) []string {
			ask(t, path, "Asked there?")
			return []string{"What helps?", "Asked there?"}
		},
		"another wall": func(t *testing.T, path string) []string {
			removeWall(path)
			makeWall(t, path, "Another one?")
			return []string{"Another one?"}
		},
	} {
		t.Run(name, func(t *testing.T) {
			path := elsewhere(t, "What helps?")
			beside := filepath.Join(filepath.Dir(path), "day-from-here.wall")
			makeWall(t, beside, "Taken already?")
			l := opens(t, path)
			ask(t, l.Working(), "Asked here?")
			theirs := came(t, path)
			if told := (fault.Advice{fault.PutBeside: "%2"}).For(l.Leave()); told != "day-from-here-2.wall" {
				t.Errorf("told of %q", told)
			}
			wants(t, path, theirs...)
			wants(t, beside, "Taken already?")
			wants(t, filepath.Join(filepath.Dir(path), "day-from-here-2.wall"), "What helps?", "Asked here?")
		})
	}
}
