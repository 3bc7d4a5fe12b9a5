package synced

import (
	"path/filepath"
	"strings"
	"testing"

	"github.com/adrg/xdg"
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

// Where the program was cloned or unpacked into the folder that walls would be kept in, they are kept beside it.
func TestNewWallsAreNotKeptInTheProgram(t *testing.T) {
	for system, home := range map[string]string{"linux": "/home/sam", "windows": "/Users/sam"} {
		for file, want := range map[string]string{"LICENSE": "mindwall-walls", "day.wall": "mindwall"} {
			s := pretend{system: system, home: home, files: map[string]string{home + "/mindwall/" + file: ""}}.surroundings()
			if got := s.newWalls("").Folder; got != filepath.Join(home, want) {
				t.Errorf("%s, with %s in mindwall: they are kept in %s, want %s", system, file, got, want)
			}
		}
	}
}

// A folder of documents that is not there is no trouble, and is told.
func TestNewWallsHere(t *testing.T) {
	documents := xdg.UserDirs.Documents
	t.Cleanup(func() { xdg.UserDirs.Documents = documents })
	xdg.UserDirs.Documents = filepath.Join(t.TempDir(), "Papers")
	if got := ForNewWalls(); got.Folder == "" || got.Why() != "Not in Papers: there is no such folder here." {
		t.Errorf("they are kept in %+v, as %q", got, got.Why())
	}
}
