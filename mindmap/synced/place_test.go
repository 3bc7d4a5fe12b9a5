package synced

import (
	"os"
	"path/filepath"
	"testing"
)

func write(t *testing.T, name, content string) {
	t.Helper()
	if err := os.WriteFile(name, []byte(content), 0o600); err != nil {
		t.Fatal(err)
	}
}

func placeOf(t *testing.T, s Shelf, path string) *Place {
	t.Helper()
	p, err := s.Of(path)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// However a wall is named, it has one place; what is noted there is there again.
func TestAWallHasOnePlace(t *testing.T) {
	shelf, folder := Shelf(filepath.Join(t.TempDir(), "shelf")), t.TempDir()
	path := filepath.Join(folder, "day.wall")
	p := placeOf(t, shelf, path) // before it is there
	write(t, path, "a wall")
	p.Note.Decided, p.Note.Elsewhere = true, true
	if err := p.Keep(); err != nil {
		t.Fatal(err)
	}
	link := filepath.Join(t.TempDir(), "link.wall")
	if err := os.Symlink(path, link); err != nil {
		t.Skip(err)
	}
	t.Chdir(folder)
	for _, name := range []string{path, link, "day.wall", "./../" + filepath.Base(folder) + "/day.wall"} {
		if q := placeOf(t, shelf, name); q.Folder != p.Folder || !q.Note.Elsewhere || q.Working() != p.Working() {
			t.Errorf("%s has the place %+v, want %+v", name, q, p)
		}
	}
	if q := placeOf(t, shelf, filepath.Join(folder, "other.wall")); q.Folder == p.Folder || q.Note.Elsewhere {
		t.Errorf("another wall has the place %+v", q)
	}
	write(t, filepath.Join(p.Folder, "place.json"), "not JSON")
	if q := placeOf(t, shelf, path); q.Note.Decided {
		t.Errorf("of a broken note %+v is read", q.Note)
	}
}

// Who locks a place sees what the one before noted.
func TestPlacesAreLocked(t *testing.T) {
	shelf, path := Shelf(t.TempDir()), filepath.Join(t.TempDir(), "day.wall")
	first, second := placeOf(t, shelf, path), placeOf(t, shelf, path)
	unlock, err := first.Lock()
	if err != nil {
		t.Fatal(err)
	}
	known := make(chan string)
	go func() {
		unlock, err := second.Lock()
		if err != nil {
			t.Error(err)
			close(known)
			return
		}
		defer unlock()
		known <- second.Note.Known
	}()
	first.Note.Known = "abc"
	if err := first.Keep(); err != nil {
		t.Fatal(err)
	}
	unlock()
	if got := <-known; got != "abc" {
		t.Errorf("the second reads %q", got)
	}
}
