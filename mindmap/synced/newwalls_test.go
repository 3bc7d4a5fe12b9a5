package synced

import (
	"path/filepath"
	"strings"
	"testing"
)

// New walls are kept among the documents, unless a service would copy them while they are open; then it is said why, and a copy
// is offered there.
func TestWhereNewWallsAreKept(t *testing.T) {
	home := filepath.FromSlash("/home/sam")
	documents, cloud := filepath.Join(home, "Documents"), filepath.Join(home, "OneDrive", "Documents")
	s := pretend{system: "linux", home: home}.surroundings()
	for _, c := range []struct {
		documents string
		want      NewWalls
		why       string
	}{
		{documents, NewWalls{Folder: documents, Documents: documents}, ""},
		{"", NewWalls{Folder: filepath.Join(home, "mindwall")}, ""},
		{cloud, NewWalls{Folder: filepath.Join(home, "mindwall"), Documents: cloud, Service: "OneDrive"}, "OneDrive copies what is there"},
	} {
		got := s.newWalls(c.documents)
		if got != c.want {
			t.Errorf("with documents in %q they are kept in %+v, want %+v", c.documents, got, c.want)
		}
		if why := got.Why(); !strings.Contains(why, c.why) || (why == "") != (c.why == "") {
			t.Errorf("with documents in %q: %q, want %q", c.documents, why, c.why)
		}
		for path, want := range map[string]string{
			filepath.Join(home, "mindwall", "day.wall"):         cloud,
			filepath.Join(home, "mindwall", "2026", "day.wall"): cloud,
			filepath.Join(home, "mindwalls", "day.wall"):        "",
			filepath.Join(cloud, "day.wall"):                    "",
			filepath.Join(home, "day.wall"):                     "",
		} {
			if want != "" && got.Service != "" {
				want = filepath.Join(want, "day.wall")
			} else {
				want = ""
			}
			if to := got.CopyOf(path); to != want {
				t.Errorf("with documents in %q a copy of %s goes to %q, want %q", c.documents, path, to, want)
			}
		}
	}
}

// A folder of documents that is not there, or is a link, is no trouble.
func TestNewWallsHere(t *testing.T) {
	t.Setenv("HOME", t.TempDir())
	if got := ForNewWalls(); got.Folder == "" {
		t.Errorf("they are kept in %+v", got)
	}
}
