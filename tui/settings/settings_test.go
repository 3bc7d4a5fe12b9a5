package settings

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"sync"
	"testing"
	"time"

	"mindwall/mindmap"
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
	if want := (Settings{Author: "Ruth Ogden", Look: Auto, Bell: true, Suggestions: false}); got != want {
		t.Errorf("got %+v, want %+v", got, want)
	}
	want := []string{
		`:3: look is "purple": want light, dark, contrast or auto`,
		`:6: want name = value, got "suggestions"`,
		`:7: unknown setting "volume": want author, look, bell or suggestions`,
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

func TestNothingThere(t *testing.T) {
	for _, f := range []Folder{"", Folder(filepath.Join(t.TempDir(), "none"))} {
		if got, problems := f.Load(); got != Default() || problems != nil {
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
	if got, problems := f.Load(); got != Default() || len(problems) != 1 {
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
	want := Default()
	want.Look, want.Bell = Light, true
	if got, problems := f.Load(); got != want || problems != nil {
		t.Errorf("%+v, %v", got, problems)
	}
	content, err := os.ReadFile(f.File())
	if err != nil || !strings.HasPrefix(string(content), sample) || strings.Count(string(content), "\n") != strings.Count(sample, "\n")+2 {
		t.Errorf("%v, file is\n%s", err, content)
	}
}

func TestDeviceStays(t *testing.T) {
	f := Folder(filepath.Join(t.TempDir(), "new"))
	var all sync.Map
	var wait sync.WaitGroup
	for range 8 {
		wait.Go(func() {
			id, err := f.Device()
			if err != nil {
				t.Error(err)
			}
			all.Store(id, true)
		})
	}
	wait.Wait()
	n := 0
	all.Range(func(any, any) bool { n++; return true })
	if n != 1 {
		t.Errorf("%d ids for one device", n)
	}
	if files, _ := os.ReadDir(string(f)); len(files) != 1 {
		t.Errorf("left behind: %v", files)
	}
}

func TestADamagedDeviceIsMadeAnew(t *testing.T) {
	f := Folder(t.TempDir())
	for _, damage := range []string{"", "zzz\n", strings.Repeat("0", 32)} {
		write(t, filepath.Join(string(f), "device"), damage)
		first, err := f.Device()
		again, err2 := f.Device()
		if err = errors.Join(err, err2); err != nil || first != again || first == (mindmap.ID{}) {
			t.Errorf("%q: %v, %v, %v", damage, first, again, err)
		}
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
	if err := f.Forget("/walls/22.wall"); err != nil {
		t.Fatal(err)
	}
	list, err := f.Recent()
	if err != nil || len(list) != maxRecent-1 {
		t.Fatalf("%d walls, %v", len(list), err)
	}
	want := Recent{Path: "/walls/9.wall", Title: "Another day", Opened: at.Add(time.Hour)}
	if !reflect.DeepEqual(list[0], want) || list[1].Path != "/walls/21.wall" {
		t.Errorf("%+v", list[:2])
	}
}

func FuzzParse(f *testing.F) {
	f.Add("look = dark\nauthor = \x1b[31mred\n")
	f.Fuzz(func(t *testing.T, text string) {
		s, _ := parse(strings.NewReader(text), "settings.txt")
		if clean, err := mindmap.TitleField.Clean(s.Author); err != nil || clean != s.Author {
			t.Errorf("author %q is not fit for an entry: %v", s.Author, err)
		}
	})
}
