package wordlist

import (
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

func TestParse(t *testing.T) {
	list := Parse("# for people\n\n[fruit]\n apple\n#\npear tree\n\n[sizes] in order\nsmall\nlarge\n")
	if got := list.Entries("fruit"); !slices.Equal(got, []string{"apple", "#", "pear tree"}) {
		t.Errorf("fruit %q", got)
	}
	if got := list.Entries("sizes"); !slices.Equal(got, []string{"small", "large"}) {
		t.Errorf("sizes %q", got)
	}
	if len(list) != 2 || list.Entries("colours") != nil {
		t.Errorf("read as %q", list)
	}
}

// Every list of words of the repository is one that can be read and looked through: sorted, and nothing twice.
func TestEveryListIsSound(t *testing.T) {
	found := 0
	err := filepath.WalkDir("../..", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || filepath.Ext(path) != ".words" {
			return err
		}
		found++
		data, err := os.ReadFile(path)
		for _, fault := range faults(string(data)) {
			t.Errorf("%s: %s", path, fault)
		}
		return err
	})
	if err != nil || found < 3 {
		t.Errorf("%d lists, %v", found, err)
	}
}

func TestFaults(t *testing.T) {
	for text, want := range map[string]int{
		"[a]\nb\nc\n": 0, "[a] in order\nc\nb\n": 0, "b\n[a]\nc\n": 1, "[a]\n": 0, "[a]\nc\nb\n": 1, "[a]\nb\nb\n": 1,
		"[a] in order\nb\nc\nb\n": 1, "[a]\nb\n[a]\nc\n": 1, "[a] sorted\nb\n": 1, "[a]\nb \n": 1, "[a\nb\n": 1,
	} {
		if got := faults(text); len(got) != want {
			t.Errorf("%q: %q", text, got)
		}
	}
}

// faults are what is wrong with a list.
func faults(text string) (all []string) {
	section, entries, ordered := "", []string{}, false
	names := map[string]bool{}
	end := func() {
		if sorted := slices.Sorted(slices.Values(entries)); !ordered && !slices.IsSorted(entries) {
			all = append(all, "["+section+"] is not sorted")
		} else if len(slices.Compact(sorted)) < len(entries) {
			all = append(all, "["+section+"] has an entry twice")
		}
	}
	for line := range strings.Lines(text) {
		line = strings.TrimSuffix(line, "\n")
		if strings.TrimSpace(line) != line {
			all = append(all, "blanks around "+line)
		}
		name, heading := strings.CutPrefix(line, "[")
		switch {
		case line == "" || strings.HasPrefix(line, "# "):
		case heading:
			if section != "" {
				end()
			}
			name, rest, ok := strings.Cut(name, "]")
			if !ok || name == "" || names[name] || rest != "" && rest != " in order" {
				all = append(all, "heading "+line)
			}
			section, entries, ordered, names[name] = name, nil, rest != "", true
		case section == "":
			all = append(all, "no section above "+line)
		default:
			entries = append(entries, line)
		}
	}
	end()
	return all
}
