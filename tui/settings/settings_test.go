package settings

import (
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"mindwall/mindmap"
	"mindwall/mindmap/text"
	"mindwall/tui/look"
)

func write(t *testing.T, name, content string) {
	t.Helper()
	if err := os.WriteFile(name, []byte(content), 0o600); err != nil {
		t.Fatal(err)
	}
}

func TestAWrongLineCostsItselfAlone(t *testing.T) {
	f := Folder(t.TempDir())
	write(t, f.File(), "\ufeff# mine\nauthor =  Ruth\tOgden \nlook = purple\r\n\nbell=ON\nsuggestions\nvolume = 3\nsuggestions = off\nbell = off\n")
	got, problems := f.Load()
	if want := (Settings{Author: "Ruth Ogden", Look: look.Dark, AsTerminal: true, Bell: true, Suggestions: false, Synced: Ask}); got != want {
		t.Errorf("got %+v, want %+v", got, want)
	}
	want := []string{
		`:3: look is "purple": want light, dark, contrast or auto`,
		`:6: want name = value, got "suggestions"`,
		`:7: unknown setting "volume": want author, look, bell, suggestions or synced`,
		`:9: bell is set on line 5 already`,
	}
	if len(problems) != len(want) {
		t.Fatalf("problems %q", problems)
	}
	for i, p := range problems {
		if p.Error() != f.File()+want[i] {
			t.Errorf("problem %d: %q, want %q", i, p, f.File()+want[i])
		}
	}
}

// A long line costs itself alone, and is told in few words.
func TestALongLineCostsItselfAlone(t *testing.T) {
	got, problems := parse("look = dark\n"+strings.Repeat("x", 100_000)+"\nbell = on\n", "a\x1b[5i.txt")
	if got.Look != look.Dark || !got.Bell || len(problems) != 1 || !strings.HasPrefix(problems[0].Error(), `a\x1b[5i.txt:2: `) || len(problems[0].Error()) > 300 {
		t.Errorf("got %+v, problems %.400q", got, problems)
	}
}

func TestNothingThere(t *testing.T) {
	for _, f := range []Folder{"", Folder(filepath.Join(t.TempDir(), "none"))} {
		if got, problems := f.Load(); got != defaults() || problems != nil {
			t.Errorf("%q: %+v, %v", f, got, problems)
		}
		if list, err := f.Recent(); list != nil || err != nil {
			t.Errorf("%q: %v, %v", f, list, err)
		}
	}
}

func TestAFileThatCannotBeReadIsSaid(t *testing.T) {
	f := Folder(t.TempDir())
	if err := os.Mkdir(f.File(), 0o700); err != nil {
		t.Fatal(err)
	}
	if got, problems := f.Load(); got != defaults() || len(problems) != 1 {
		t.Errorf("%+v, %v", got, problems)
	}
	write(t, filepath.Join(string(f), "recent.json"), "[{")
	if list, err := f.Recent(); list != nil || err == nil {
		t.Errorf("%v, %v", list, err)
	}
	if err := f.Remember(Recent{Path: "a.wall"}); err != nil {
		t.Error(err)
	}
}

func TestKeepChangesOneLine(t *testing.T) {
	f := Folder(filepath.Join(t.TempDir(), "new"))
	if err := f.Keep("look", "dark"); err != nil {
		t.Fatal(err)
	}
	if err := f.Keep("bell", "on"); err != nil {
		t.Fatal(err)
	}
	if err := f.Keep("look", "light"); err != nil {
		t.Fatal(err)
	}
	if err := f.Keep("look", "purple"); err == nil {
		t.Error("kept a wrong look")
	}
	want := defaults()
	want.Look, want.AsTerminal, want.Bell = look.Light, false, true
	if got, problems := f.Load(); got != want || problems != nil {
		t.Errorf("%+v, %v", got, problems)
	}
	content, err := os.ReadFile(f.File())
	if err != nil || !strings.HasPrefix(string(content), sample) || strings.Count(string(content), "\n") != strings.Count(sample, "\n")+2 {
		t.Errorf("%v, file is\n%s", err, content)
	}
}

// Programs that begin at once each find their id among one's own afterwards, and what 0.1.0 kept is one of one's own for
// every wall.
func TestEachOpeningIsOnesOwn(t *testing.T) {
	f := Folder(filepath.Join(t.TempDir(), "new"))
	wall, old := mindmap.ID{1}, mindmap.ID{255}
	var wait sync.WaitGroup
	for i := range 20 {
		wait.Go(func() {
			if _, err := f.Opening(wall, mindmap.ID{2, byte(i)}); err != nil {
				t.Error(err)
			}
		})
	}
	wait.Wait()
	write(t, filepath.Join(string(f), "device"), old.String()+"\n")
	if _, err := f.Opening(mindmap.ID{9}, mindmap.ID{3}); err != nil {
		t.Fatal(err)
	}
	earlier, err := f.Opening(wall, mindmap.ID{4})
	if err != nil || len(earlier) != 21 || !slices.Contains(earlier, old) {
		t.Errorf("%d ids before, %v: %v", len(earlier), err, earlier)
	}
	for i := range 20 {
		if !slices.Contains(earlier, mindmap.ID{2, byte(i)}) {
			t.Errorf("the id of opening %d is lost", i)
		}
	}
	other, err := f.Opening(mindmap.ID{9}, mindmap.ID{5})
	if want := []mindmap.ID{{3}, old}; err != nil || !slices.Equal(other, want) {
		t.Errorf("on another wall %v, %v, want %v", other, err, want)
	}
}

// The list has an end, the oldest go first, and what cannot be read costs nothing but undo.
func TestOnesOwnAreBounded(t *testing.T) {
	f := Folder(t.TempDir())
	wall := mindmap.ID{1}
	for i := range maxDevices + 5 {
		if _, err := f.Opening(wall, mindmap.ID{2, byte(i >> 8), byte(i)}); err != nil {
			t.Fatal(err)
		}
	}
	earlier, err := f.Opening(wall, mindmap.ID{3})
	if err != nil || len(earlier) != maxDevices || earlier[0] != (mindmap.ID{2, 0, 5}) {
		t.Errorf("%d ids before, the first %v, %v", len(earlier), earlier[0], err)
	}
	for i := range maxWalls {
		if _, err := f.Opening(mindmap.ID{9, byte(i)}, mindmap.ID{4}); err != nil {
			t.Fatal(err)
		}
	}
	if earlier, err := f.Opening(wall, mindmap.ID{3}); err != nil || len(earlier) > 0 {
		t.Errorf("a wall unused for long has %d ids, %v", len(earlier), err)
	}
	for _, damage := range []string{"", "zzz", "[{\"wall\":\"7\"}]"} {
		write(t, f.ownFile(), damage)
		write(t, filepath.Join(string(f), "device"), damage)
		if earlier, err := f.Opening(wall, mindmap.ID{5}); err == nil || len(earlier) > 0 {
			t.Errorf("%q: %v, %v", damage, earlier, err)
		}
		if earlier, err := f.Opening(wall, mindmap.ID{6}); err != nil || len(earlier) != 1 {
			t.Errorf("after %q: %v, %v", damage, earlier, err)
		}
	}
}

func TestWhoWrites(t *testing.T) {
	t.Setenv("MINDWALL_AUTHOR", " ruth\x1b ")
	if who, err := (Settings{Author: "sam"}).Who(); err != nil || who != "ruth" {
		t.Errorf("%q, %v", who, err)
	}
	t.Setenv("MINDWALL_AUTHOR", "")
	if who, err := (Settings{Author: "sam"}).Who(); err != nil || who != "sam" {
		t.Errorf("%q, %v", who, err)
	}
	if who, err := (Settings{}).Who(); err != nil || who == "" {
		t.Errorf("%q, %v", who, err)
	}
	t.Setenv("MINDWALL_AUTHOR", strings.Repeat("a", 200))
	if _, err := (Settings{}).Who(); err == nil {
		t.Error("too long a name is taken")
	}
}

func TestRecent(t *testing.T) {
	f := Folder(t.TempDir())
	at := time.Date(2026, 3, 9, 12, 0, 0, 0, time.UTC)
	for i := range maxRecent + 3 {
		if err := f.Remember(Recent{Path: fmt.Sprintf("/walls/%d.wall", i), Title: "Day", Opened: at}); err != nil {
			t.Fatal(err)
		}
	}
	if err := f.Remember(Recent{Path: "/walls/9.wall", Title: "Another day", Opened: at.Add(time.Hour)}); err != nil {
		t.Fatal(err)
	}
	list, err := f.Recent()
	if err != nil || len(list) != maxRecent {
		t.Fatalf("%d walls, %v", len(list), err)
	}
	want := Recent{Path: "/walls/9.wall", Title: "Another day", Opened: at.Add(time.Hour)}
	if !reflect.DeepEqual(list[0], want) || list[1].Path != "/walls/22.wall" {
		t.Errorf("%+v", list[:2])
	}
}

func FuzzParse(f *testing.F) {
	f.Add("look = dark\nauthor = \x1b[31mred\n")
	f.Fuzz(func(t *testing.T, words string) {
		s, _ := parse(words, "settings.txt")
		if clean, err := text.Title.Clean(s.Author); err != nil || clean != s.Author {
			t.Errorf("author %q is not fit for an entry: %v", s.Author, err)
		}
	})
}
