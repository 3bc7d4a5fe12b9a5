package meant

import (
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/spf13/cobra"
	"pgregory.net/rapid"

	"mindwall/cmd/internal/advice"
	"mindwall/mindmap/desk"
)

func TestAmong(t *testing.T) {
	names := []string{"add", "check", "copy", "demo", "export", "help", "import", "info", "log", "merge", "new", "open", "report", "show", "json", "room"}
	for word, want := range map[string][]string{
		"hlep": {"help"}, "jsn": {"json"}, "exprot": {"export"}, "inof": {"info"}, "EXPORT": {"export"}, "exp": {"export"}, "nwe": {"new"},
		"sho": {"show"}, "frobnicate": nil, "x": nil, "": nil, "cpoy": {"copy"}, "reprot": {"report"}, "impotr": {"import"},
	} {
		if got := Among(word, names); !slices.Equal(got, want) {
			t.Errorf("%q stands for %q, want %q", word, got, want)
		}
	}
}

// One slip is always understood, wherever it is.
func TestOneSlipIsUnderstood(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		name := []rune(rapid.StringMatching(`[a-zé]{3,12}`).Draw(t, "name"))
		at := rapid.IntRange(0, len(name)-2).Draw(t, "at")
		for what, slip := range map[string][]rune{
			"missing": slices.Delete(slices.Clone(name), at, at+1),
			"twice":   slices.Insert(slices.Clone(name), at, name[at]),
			"wrong":   slices.Replace(slices.Clone(name), at, at+1, '-'),
			"swapped": slices.Replace(slices.Clone(name), at, at+2, name[at+1], name[at]),
		} {
			if got := Among(string(slip), []string{"zzzzzzzzzzzzz", string(name)}); !slices.Contains(got, string(name)) {
				t.Errorf("%s, %q: %q", what, string(slip), got)
			}
		}
		if got := distance(name, name); got != 0 {
			t.Errorf("%q is %d from itself", string(name), got)
		}
	})
}

func TestWhatIsProposed(t *testing.T) {
	t.Chdir(t.TempDir())
	for _, name := range []string{"info.wall", "sub/lunch.wall"} {
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, nil, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	root := &cobra.Command{Use: "mindwall"}
	export := &cobra.Command{Use: "export", Run: func(*cobra.Command, []string) {}}
	export.Flags().Bool("json", false, "")
	export.Flags().String("format", "", "")
	root.AddCommand(export)
	nowhere := errors.New("unknown")
	_, missing := desk.Read("infos.wall")
	_, below := desk.Read(filepath.Join("sub", "lucnh.wall"))
	_, far := desk.Read("nothing.wall")
	for _, c := range []struct {
		err  error
		want string
	}{
		{Command(nowhere, root, "exprot"), "did you mean mindwall export?"},
		{Command(nowhere, root, "infos"), "did you mean mindwall info.wall?"},
		{Command(nowhere, root, "frobnicate"), "mindwall help lists the commands"},
		{Flag(export.ParseFlags([]string{"--jsn"}), export), "did you mean --json?"},
		{Flag(export.ParseFlags([]string{"-json"}), export), "did you mean --json?"},
		{Flag(export.ParseFlags([]string{"--frobnicate"}), export), ""},
		{Wall(missing), "did you mean info.wall?"},
		{Wall(below), "did you mean " + filepath.Join("sub", "lunch.wall") + "?"},
		{Wall(far), "look at the name"},
		{Wall(nowhere), ""},
	} {
		if got := advice.Of(c.err); !strings.HasPrefix(got, c.want) || (got == "") != (c.want == "") {
			t.Errorf("of %v it is said %q, want %q", c.err, got, c.want)
		}
	}
}
