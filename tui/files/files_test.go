package files

import (
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"
	"pgregory.net/rapid"

	"mindwall/mindmap/text"
	"mindwall/tui/cells"
	"mindwall/tui/internal/keytest"
	"mindwall/tui/look"
)

// tree makes files, and folders where a name ends in a slash.
func tree(t *testing.T, names ...string) string {
	t.Helper()
	dir := t.TempDir()
	for _, name := range names {
		path := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if strings.HasSuffix(name, "/") {
			if err := os.MkdirAll(path, 0o755); err != nil {
				t.Fatal(err)
			}
			continue
		}
		if err := os.WriteFile(path, nil, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// in is a picker that has read a folder.
func in(dir string) *Picker {
	p, read := New(dir, func(name string) bool { return strings.HasSuffix(name, ".csv") })
	p.Update(read())
	return p
}

// press presses keys, waits for what is read, and draws.
func press(p *Picker, keys ...string) *Picker {
	for _, k := range keys {
		if cmd, _ := p.Key(keytest.Press(k)); cmd != nil {
			p.Update(cmd())
		}
		seen(p)
	}
	return p
}

func seen(p *Picker) string {
	return ansi.Strip(strings.Join(p.View(look.New(look.Light, false), 60, 12, true)[1:], "\n"))
}

func chosen(p *Picker) string {
	path, folder := p.Chosen()
	name := filepath.Base(path)
	if folder {
		name += "/"
	}
	return name
}

// What stands beside an open wall is no file to choose, and what only ends like it is.
func TestSideFilesAreNotShown(t *testing.T) {
	p := in(tree(t, "a.wall", "a.wall-journal", "a.wall-shm", "a.wall-wal", "alone-wal", "b.wall", "b.wall-wal", "dir/", "dir-wal"))
	if got, want := seen(p), " ▸ dir/\n   a.wall\n   alone-wal\n   b.wall\n   dir-wal"; got != want {
		t.Errorf("sees\n%s\nwant\n%s", got, want)
	}
	for _, c := range [][2]string{{"down", "a.wall"}, {"down", "alone-wal"}, {"down", "b.wall"}, {"up", "alone-wal"}, {"end", "dir-wal"}, {"home", "dir/"}} {
		if got := chosen(press(p, c[0])); got != c[1] {
			t.Errorf("%s chooses %s, want %s", c[0], got, c[1])
		}
	}
	p.Scroll(3)
	if got := chosen(p); got != "b.wall" {
		t.Errorf("three rows on is %s", got)
	}
}

func TestWalking(t *testing.T) {
	dir := tree(t, "a.txt", "b.csv", ".hidden", "one/", "two/deep/c.csv", "two/d.csv")
	if err := os.Symlink("two/deep", filepath.Join(dir, "link")); err != nil {
		t.Skip(err)
	}
	p := in(dir)
	if got := seen(p); got != " ▸ one/\n   two/\n   a.txt\n   b.csv\n   link/" {
		t.Errorf("sees\n%s", got)
	}
	for _, c := range []struct{ keys, folder, chosen string }{
		{"", ".", "one/"}, {"enter", "one", "."}, {"left", ".", "one/"}, {"down right", "two", "deep/"}, {"end", "two", "d.csv"}, {"right enter", "two", "d.csv"},
		{"home enter", "two/deep", "c.csv"}, {"left", "two", "deep/"}, {"left", ".", "two/"}, {"up up", ".", "one/"}, {"pgdown", ".", "link/"}, {"enter", "link", "c.csv"}, {"left", ".", "link/"},
	} {
		press(p, strings.Fields(c.keys)...)
		if want := filepath.Join(dir, c.folder); p.Folder() != want || chosen(p) != c.chosen {
			t.Fatalf("%s leads to %s in %s, want %s in %s", c.keys, chosen(p), p.Folder(), c.chosen, want)
		}
	}
	p.Scroll(-3)
	if chosen(p) != "two/" {
		t.Errorf("scrolled to %s", chosen(p))
	}
}

// A folder that goes, or may not be read, or has fewer files than it had, is no trap.
func TestTheDiskChanges(t *testing.T) {
	dir := tree(t, "gone/x", "full/a", "full/b/", "z")
	p := in(dir)
	press(p, "down")
	if err := os.RemoveAll(filepath.Join(dir, "gone")); err != nil {
		t.Fatal(err)
	}
	if press(p, "enter"); p.Folder() != dir || !strings.Contains(seen(p), "✗ ") || !strings.Contains(seen(p), "file or folder") {
		t.Errorf("in %s:\n%s", p.Folder(), seen(p))
	}
	press(p, "up", "enter", "enter", "left")
	if chosen(p) != "b/" {
		t.Fatalf("%s is chosen of\n%s", chosen(p), seen(p))
	}
	press(p, "left", "end", "enter") // the picker remembers the first of what is three files now and one then
	for _, name := range []string{"full", "z"} {
		if err := os.RemoveAll(filepath.Join(dir, name)); err != nil {
			t.Fatal(err)
		}
	}
	q := in(tree(t, "s/1/", "s/2/", "s/3/in"))
	press(q, "enter", "end", "enter")
	for _, name := range []string{"1", "2"} {
		if err := os.RemoveAll(filepath.Join(filepath.Dir(q.Folder()), name)); err != nil {
			t.Fatal(err)
		}
	}
	if press(q, "left", "enter"); filepath.Base(q.Folder()) != "3" {
		t.Errorf("in %s, sees\n%s", q.Folder(), seen(q))
	}
	if e := in(filepath.Join(dir, "nowhere")); !strings.Contains(seen(e), "✗ ") || chosen(press(e, "down", "enter", "end")) != "." {
		t.Errorf("sees\n%s", seen(e))
	}
}

// No letter, digit or sign is a key.
func TestLettersAreNotTaken(t *testing.T) {
	p := in(tree(t, "a/", "b/", "c"))
	press(p, "down")
	before := seen(p)
	for r := rune(' '); r < 0x17F; r++ {
		for _, mod := range []tea.KeyMod{0, tea.ModCtrl, tea.ModAlt} {
			if cmd, done := p.Key(tea.KeyPressMsg{Code: r, Text: string(r), Mod: mod}); done || cmd != nil || seen(p) != before {
				t.Fatalf("%q with %v is a key:\n%s", r, mod, seen(p))
			}
		}
	}
}

// Names and the targets of links may hold anything that a file system takes. What is drawn is rows of text and our styles.
func TestHostileNames(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("such names are not allowed here")
	}
	l := look.New(look.Dark, false)
	rapid.Check(t, func(rt *rapid.T) {
		name := strings.NewReplacer("/", "", "\x00", "").Replace(rapid.StringN(1, 20, 60).Draw(rt, "name") +
			rapid.SampledFrom([]string{"\x1b]0;x\a", "\x1b[2J", "\r\n", "\u202e", "\x9b5i", "\u009b5i", "a"}).Draw(rt, "tail"))
		dir, err := os.MkdirTemp("", "hostile")
		if err != nil {
			rt.Fatal(err)
		}
		defer os.RemoveAll(dir)
		file := filepath.Join(dir, "f"+name)
		if err := os.Mkdir(file, 0o755); err != nil {
			rt.Skip(err)
		}
		if err := os.Symlink(file, filepath.Join(dir, "link")); err != nil {
			rt.Fatal(err)
		}
		p := in(dir)
		press(p, "enter") // its name is that of the folder now
		for _, picker := range []*Picker{p, in(dir)} {
			for i, row := range picker.View(l, 40, 10, true) {
				plain := strings.NewReplacer(l.Muted.On(), "", l.Answer.On(), "", l.Selected.On(), "", l.Answer.Off(), "").Replace(row)
				if plain != text.Show(plain) || cells.Width(plain) > 40 {
					rt.Fatalf("row %d is %q", i, row)
				}
			}
		}
		if path, folder := in(dir).Chosen(); path != file || !folder {
			rt.Fatalf("%q is chosen, want %q", path, file)
		}
	})
}
