package desk

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/adrg/xdg"

	"mindwall/mindmap"
	"mindwall/mindmap/desk/agenda"
	"mindwall/mindmap/fault"
	"mindwall/mindmap/synced"
	"mindwall/mindmap/wallfile"
)

// onShelf has walls kept elsewhere in a folder of the test's.
func onShelf(t *testing.T) synced.Shelf {
	t.Helper()
	t.Setenv("XDG_DATA_HOME", t.TempDir())
	xdg.Reload()
	t.Cleanup(xdg.Reload)
	return synced.Standard()
}

// chooses settles where a wall is kept while it is open.
func chooses(t *testing.T, path string, elsewhere bool) {
	place, err := synced.Standard().Of(path)
	if err == nil {
		err = Synced{place: place}.Settle(elsewhere)
	}
	if err != nil {
		t.Fatal(err)
	}
}

// working is the working file of a wall.
func working(t *testing.T, path string) string {
	place, err := synced.Standard().Of(path)
	if err != nil {
		t.Fatal(err)
	}
	return place.Working()
}

// stored are the captions that a file holds, and nil when it is no wall.
func stored(path string) []string {
	file, err := wallfile.OpenReadOnly(path)
	if err != nil {
		return nil
	}
	defer file.Close()
	view, err := load(context.Background(), file)
	if err != nil {
		return nil
	}
	return captions(view.live.Board())
}

// names are those of a folder's files.
func names(t *testing.T, folder string) (all []string) {
	entries, err := os.ReadDir(folder)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		all = append(all, e.Name())
	}
	return all
}

func closes(t *testing.T, d *Desk) {
	t.Helper()
	if err := d.Close(); err != nil {
		t.Fatal(err)
	}
}

// A wall that is kept elsewhere is one wall for all windows; its own file changes when one of them is closed, in one piece,
// and nothing else comes into its folder. The last one leaves nothing behind.
func TestKeptElsewhereWhileOpen(t *testing.T) {
	onShelf(t)
	ruth, lee := &person{name: "ruth"}, &person{name: "lee"}
	path := newWall(t, ruth.writer())
	chooses(t, path, true)
	x := begin(t, path, ruth.writer(), nil)
	room := watch(t, path)
	other := openDesk(t, path, lee.writer())
	x.say("Typed").saved(1)
	room.sees("Typed")
	if err := other.Record(answerTo(other.Board(), "Added")); err != nil {
		t.Fatal(err)
	}
	x.waitFor("what the other added", func(any) bool { return slices.Contains(captions(x.desk.Board()), "Added") })
	if x.desk.Path() != path || !x.desk.lodged() || x.desk.Beside("more") != filepath.Join(filepath.Dir(path), "more.wall") {
		t.Errorf("the wall's place is %s, and names are beside %s", x.desk.Path(), x.desk.Beside("more"))
	}
	if got := stored(path); len(got) > 0 {
		t.Errorf("while it is open its own file has %q", got)
	}
	closes(t, other)
	if got := slices.Sorted(slices.Values(stored(path))); !slices.Equal(got, []string{"Added", "Typed"}) { // neither waited for the other
		t.Errorf("after one window is closed the file has %q", got)
	}
	x.say("Last").saved(1)
	closes(t, x.desk)
	room.stop()
	if got := slices.Sorted(slices.Values(stored(path))); !slices.Equal(got, []string{"Added", "Last", "Typed"}) {
		t.Errorf("after all are closed the file has %q", got)
	}
	if got := names(t, filepath.Dir(path)); !slices.Equal(got, []string{"day.wall"}) {
		t.Errorf("beside the wall lie %q", got)
	}
	if w := working(t, path); exists(w) || exists(w+"-wal") {
		t.Error("the working file is left behind")
	}
}

// Who only looks changes no byte of the wall's own file, and leaves nothing behind.
func TestLookingAtAWallThatIsKeptElsewhere(t *testing.T) {
	onShelf(t)
	path := newWall(t, (&person{name: "ruth"}).writer())
	chooses(t, path, true)
	before, err := os.Stat(path)
	if err != nil {
		t.Fatal(err)
	}
	for range 3 {
		if _, err := Entries(path); err != nil {
			t.Fatal(err)
		}
	}
	if after, err := os.Stat(path); err != nil || !os.SameFile(before, after) || after.ModTime() != before.ModTime() {
		t.Errorf("it was written to: %v", err)
	}
	if exists(working(t, path)) {
		t.Error("the working file is left behind")
	}
}

// A wall that stays in its place, and one that somebody has open there, are opened where they are.
func TestNotKeptElsewhere(t *testing.T) {
	onShelf(t)
	ruth := &person{name: "ruth"}
	path := newWall(t, ruth.writer())
	there := openDesk(t, path, ruth.writer())
	for _, elsewhere := range []bool{false, true} {
		chooses(t, path, elsewhere)
		d := openDesk(t, path, ruth.writer())
		if d.lodged() || d.wall().Path() != path || d.InPlace() != elsewhere {
			t.Errorf("it is open in %s", d.wall().Path())
		}
		closes(t, d)
	}
	closes(t, there)
	if d := openDesk(t, path, ruth.writer()); !d.lodged() || d.InPlace() {
		t.Error("it is not kept elsewhere though nobody has it open")
	} else {
		closes(t, d)
	}
	if _, err := Open(path+"2", ruth.writer()); !errors.Is(err, wallfile.ErrNotFound) {
		t.Errorf("a wall that is not there: %v", err)
	}
}

// A wall that is saved under another name is put back first, and the new file is the wall from then on.
func TestMovedFromElsewhere(t *testing.T) {
	onShelf(t)
	x := keep(t, nil)
	path := x.path
	x.say("Before").saved(1)
	closes(t, x.desk)
	chooses(t, path, true)
	x = begin(t, path, (&person{name: "ruth"}).writer(), nil)
	x.say("Then").saved(1)
	to := x.moves("more")
	x.say("After").saved(1)
	closes(t, x.desk)
	if got := stored(path); !slices.Equal(got, []string{"Before", "Then"}) {
		t.Errorf("the old file has %q", got)
	}
	if got := stored(to); !slices.Equal(got, []string{"Before", "Then", "After"}) || to != filepath.Join(filepath.Dir(path), "more.wall") {
		t.Errorf("%s has %q", to, got)
	}
	if exists(working(t, path)) {
		t.Error("the working file is left behind")
	}
}

// What is asked of a wall in a synced folder is asked until it is settled, and said once.
func TestSettlingIsRemembered(t *testing.T) {
	onShelf(t)
	path := newWall(t, (&person{name: "ruth"}).writer())
	if s := LooksSynced(path); s.Service != "" {
		t.Skipf("tests run in a folder of %s", s.Service)
	}
	if err := os.Mkdir(filepath.Join(filepath.Dir(path), ".stfolder"), 0o700); err != nil {
		t.Fatal(err)
	}
	s := LooksSynced(path)
	if s.Service != "Syncthing" || s.Told {
		t.Fatalf("it looks like %+v", s)
	}
	if err := s.Tell(); err != nil {
		t.Fatal(err)
	}
	if s := LooksSynced(path); s.Service != "Syncthing" || !s.Told {
		t.Errorf("after it was said it looks like %+v", s)
	}
	if err := s.Settle(false); err != nil {
		t.Fatal(err)
	}
	if s := LooksSynced(path); s.Service != "" {
		t.Errorf("after it was settled it looks like %+v", s)
	}
}

// twoMachines is a wall in a synced folder, which a service changes, and which is open on this machine, closed and killed.
type twoMachines struct {
	t      *testing.T
	path   string
	shelf  string
	desks  []*Desk
	here   []string // answers that were saved on this machine
	there  []string // that the service brought, and nothing replaced before it was seen
	next   int
	writer Writer
}

func (m *twoMachines) caption() string {
	m.next++
	return fmt.Sprintf("Answer %d", m.next)
}

func (m *twoMachines) open() {
	d, err := Open(m.path, m.writer)
	if err != nil {
		m.t.Fatal(err)
	}
	m.desks = append(m.desks, d)
}

func (m *twoMachines) record() {
	if len(m.desks) == 0 {
		return
	}
	d := m.desks[m.next%len(m.desks)]
	caption := m.caption()
	if err := errors.Join(d.Refresh(), d.Record(answerTo(d.Board(), caption))); err != nil {
		m.t.Fatal(err)
	}
	m.here = append(m.here, caption)
}

func (m *twoMachines) close() {
	if len(m.desks) > 0 {
		_ = m.desks[0].Close() // it may tell of a copy beside
		m.desks = m.desks[1:]
	}
}

// kill leaves all files as they are now, as when every program is killed.
func (m *twoMachines) kill() {
	saved := map[string][]byte{}
	for _, root := range []string{m.shelf, filepath.Dir(m.path)} {
		_ = filepath.WalkDir(root, func(path string, e fs.DirEntry, err error) error {
			if err == nil && !e.IsDir() {
				saved[path], err = os.ReadFile(path)
			}
			return err
		})
	}
	for len(m.desks) > 0 {
		m.close()
	}
	for _, root := range []string{m.shelf, filepath.Dir(m.path)} {
		_ = filepath.WalkDir(root, func(path string, e fs.DirEntry, err error) error {
			if err == nil && !e.IsDir() {
				err = os.Remove(path)
			}
			return err
		})
	}
	for path, content := range saved {
		if err := os.WriteFile(path, content, 0o600); err != nil {
			m.t.Fatal(err)
		}
	}
}

// arrive has the service bring a copy of the wall that somebody changed on another machine.
func (m *twoMachines) arrive() {
	elsewhere := filepath.Join(filepath.Dir(filepath.Dir(m.path)), fmt.Sprintf("other%d.wall", m.next))
	content, err := os.ReadFile(m.path)
	if err == nil {
		err = os.WriteFile(elsewhere, content, 0o600)
	}
	if err != nil {
		m.t.Fatal(err)
	}
	d, err := Open(elsewhere, Writer{Author: "lee"})
	if err != nil {
		m.t.Fatal(err)
	}
	caption := m.caption()
	if err := errors.Join(d.Record(answerTo(d.Board(), caption)), d.Close(), os.Rename(elsewhere, m.path)); err != nil {
		m.t.Fatal(err)
	}
	m.there = append(m.there, caption)
}

// missing are the answers that no file beside the wall has, itself and the working file among them.
func (m *twoMachines) missing() (missing []string) {
	found := map[string]bool{}
	files, _ := filepath.Glob(filepath.Join(filepath.Dir(m.path), "*.wall"))
	for _, f := range append(files, working(m.t, m.path)) {
		for _, caption := range stored(f) {
			found[caption] = true
		}
	}
	for _, caption := range slices.Concat(m.here, m.there) {
		if !found[caption] {
			missing = append(missing, caption)
		}
	}
	return missing
}

// Whatever is done, and whoever is killed when: an answer that was saved here, or came by the service, is in the wall or in a
// file beside it that was told of, and in the end no other file is left.
func TestNothingIsLostBetweenTwoMachines(t *testing.T) {
	shelf := onShelf(t)
	for seed := range uint64(16) {
		t.Run(fmt.Sprint(seed), func(t *testing.T) {
			folder := filepath.Join(t.TempDir(), "synced")
			if err := os.MkdirAll(folder, 0o700); err != nil {
				t.Fatal(err)
			}
			m := &twoMachines{t: t, path: filepath.Join(folder, "day.wall"), shelf: string(shelf), writer: Writer{Author: "ruth"}}
			b := Begin(m.writer)
			if err := errors.Join(b.Plan(t.Context(), &agenda.Plan{Event: mindmap.Event{Title: "Day"}, Questions: []agenda.Question{{Text: "What helps?"}}}), b.Create(m.path)); err != nil {
				t.Fatal(err)
			}
			chooses(t, m.path, true)
			m.history(rand.New(rand.NewPCG(seed, 0)))
			if left := slices.DeleteFunc(names(t, folder), func(name string) bool { return strings.HasSuffix(name, ".wall") }); len(left) > 0 {
				t.Errorf("left behind are %q", left)
			}
		})
	}
}

// history does some of everything, and looks whether all is there whenever nothing is open.
func (m *twoMachines) history(draw *rand.Rand) {
	m.t.Helper()
	steps := []struct {
		name string
		do   func()
	}{{"open", m.open}, {"record", m.record}, {"record", m.record}, {"close", m.close}, {"kill", m.kill}, {"arrive", m.arrive}}
	var done []string
	look := func() {
		m.t.Helper()
		if missing := m.missing(); len(missing) > 0 {
			m.t.Fatalf("after %q no file has %q; there are %q", done, missing, names(m.t, filepath.Dir(m.path)))
		}
	}
	m.open()
	for range 9 {
		step := steps[draw.IntN(len(steps))]
		step.do()
		if done = append(done, step.name); len(m.desks) == 0 {
			look()
		}
	}
	for len(m.desks) > 0 {
		m.close()
	}
	m.open()
	if err := m.desks[0].Close(); err != nil {
		m.t.Fatal(err)
	}
	if look(); exists(working(m.t, m.path)) {
		m.t.Error("the working file is left behind")
	}
}

// Another wall that came under the name of one that was killed while it was open here costs neither of them an answer, and
// what cannot be read as a wall is left as it is.
func TestWhatTookThePlaceOfAWall(t *testing.T) {
	onShelf(t)
	for what, content := range map[string]func(t *testing.T) []byte{
		"another wall": func(t *testing.T) []byte {
			content, err := os.ReadFile(newWall(t, (&person{name: "lee"}).writer()))
			if err != nil {
				t.Fatal(err)
			}
			return content
		},
		"half a file": func(*testing.T) []byte { return []byte("SQLite form") },
	} {
		t.Run(what, func(t *testing.T) {
			ruth := &person{name: "ruth"}
			path := newWall(t, ruth.writer())
			chooses(t, path, true)
			d := openDesk(t, path, ruth.writer())
			if err := d.Record(answerTo(d.Board(), "Said here")); err != nil {
				t.Fatal(err)
			}
			theirs := content(t)
			if err := os.WriteFile(path, theirs, 0o600); err != nil {
				t.Fatal(err)
			}
			err := d.Close()
			if err == nil || !strings.Contains(err.Error(), "day-from-here.wall") || fault.KindOf(err) != fault.PutBeside {
				t.Errorf("it is told as %v, of kind %d", err, fault.KindOf(err))
			}
			if got := stored(filepath.Join(filepath.Dir(path), "day-from-here.wall")); !slices.Equal(got, []string{"Said here"}) {
				t.Errorf("beside it lies a wall with %q", got)
			}
			if now, err := os.ReadFile(path); err != nil || string(now) != string(theirs) {
				t.Errorf("what came was changed: %v", err)
			}
		})
	}
}
