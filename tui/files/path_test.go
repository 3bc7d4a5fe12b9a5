package files

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// What terminals and file managers paste for a file is its path again; what a person types stays as it is.
func TestTypedPaths(t *testing.T) {
	home, err := os.UserHomeDir()
	if err != nil {
		t.Skip(err)
	}
	for _, c := range []struct{ pasted, want string }{
		{"responses.csv", "responses.csv"},
		{"", ""},
		{"our day.wall", "our day.wall"},
		{"  /tmp/a b.wall\n", "/tmp/a b.wall"},
		{"'/tmp/a b.wall' ", "/tmp/a b.wall"},
		{`"/tmp/a b.wall"`, "/tmp/a b.wall"},
		{`/tmp/a\ b\ \(1\)\ \&\ \[2\].wall`, "/tmp/a b (1) & [2].wall"},
		{`'/tmp/sam'\''s day.wall'`, "/tmp/sam's day.wall"},
		{`"/tmp/sam's day.wall"`, "/tmp/sam's day.wall"},
		{"'/tmp/one.wall' '/tmp/two.wall'", "/tmp/one.wall"},
		{"/tmp/100%.wall", "/tmp/100%.wall"},
		{"file:///tmp/a%20b.wall", "/tmp/a b.wall"},
		{"file://localhost/tmp/a%20b.wall", "/tmp/a b.wall"},
		{"FILE:///tmp/caf%C3%A9%23.wall", "/tmp/café#.wall"},
		{"file:///tmp/100%.wall", "/tmp/100%.wall"},
		{"file:///tmp/a%20b.wall\r\nfile:///tmp/c.wall\r\n", "/tmp/a b.wall"},
		{"~/day.wall", filepath.Join(home, "day.wall")},
		{"'", "'"},
		{"'half a day.wall", "'half a day.wall"},
		{`ends\`, `ends\`},
		{"one.csv\ntwo.csv", "one.csv"},
	} {
		if filepath.Separator != '/' && strings.ContainsAny(c.pasted, `\'`) {
			continue // that is how shells of Unix write them
		}
		if got := Typed(c.pasted); got != filepath.FromSlash(c.want) {
			t.Errorf("%q is %q, want %q", c.pasted, got, c.want)
		}
	}
	if got, want := address("/C:/Users/Sam/our%20day.wall"), filepath.FromSlash("C:/Users/Sam/our day.wall"); got != want {
		t.Errorf("an address of Windows is %q, want %q", got, want)
	}
	if got, want := firstWord(`"C:\Users\Sam\our day.wall"`, false), `C:\Users\Sam\our day.wall`; got != want {
		t.Errorf("a path of Windows is %q, want %q", got, want)
	}
}

// However a path is quoted, it is read back.
func TestQuotedPathsAreReadBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		path := "/" + rapid.StringMatching(`[a-z '"()%é\\&$-]{0,20}x`).Draw(t, "path")
		for _, quoted := range []string{
			"'" + strings.ReplaceAll(path, "'", `'\''`) + "'",
			strings.NewReplacer(" ", `\ `, "'", `\'`, `"`, `\"`, "(", `\(`, ")", `\)`, `\`, `\\`, "&", `\&`, "$", `\$`).Replace(path),
		} {
			if got := Typed(quoted); filepath.Separator == '/' && got != path {
				t.Fatalf("%q is %q, want %q", quoted, got, path)
			}
		}
	})
}

func TestComplete(t *testing.T) {
	t.Chdir(t.TempDir())
	for _, name := range []string{"day.wall", "dayroom/x.wall", "notes.txt", ".hidden.wall"} {
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, nil, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	walls := func(name string) bool { return filepath.Ext(name) == ".wall" }
	for text, want := range map[string][]string{
		"d": {"day.wall", filepath.FromSlash("dayroom/")}, "n": nil, ".h": {".hidden.wall"}, "none/": nil, "~": {filepath.FromSlash("~/")},
		filepath.FromSlash("dayroom/"): {filepath.FromSlash("dayroom/x.wall")},
	} {
		if got := Complete(text, walls); !slices.Equal(got, want) {
			t.Errorf("%q becomes %q, want %q", text, got, want)
		}
	}
	if got := commonStart([]string{"fäden", "fähre", "fä"}); got != "fä" {
		t.Errorf("got %q", got)
	}
}
