package text

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"pgregory.net/rapid"
)

func TestPathsShowWhatTheyAre(t *testing.T) {
	for path, want := range map[string]string{
		"walls/day.wall":                   "walls/day.wall",
		`C:\walls\day.wall`:                `C:\walls\day.wall`,
		"Montag früh – 世界 👍🏽.wall":         "Montag früh – 世界 👍🏽.wall",
		"👩\u200d🌾.wall":                    "👩\u200d🌾.wall",
		"Screenshot 10.00\u202fAM":         "Screenshot 10.00\u202fAM",
		"می\u200cخواهم.wall":               "می\u200cخواهم.wall",
		"a\x1b[5i":                         `a\x1b[5i`,
		"a\u009b5i":                        `a\u009b5i`,
		"a\nb\tc\rd\x7f":                   `a\nb\tc\rd\x7f`,
		"\xff\xc3(":                        `\xff\xc3(`,
		"\ufffd":                           "\ufffd",
		"txt\u202ellaw.yad":                `txt\u202ellaw.yad`,
		"\u2067x\u2069\u200e\u061c":        `\u2067x\u2069\u200e\u061c`,
		"a\u200bb\u00ad\u2060\ufeff":       `a\u200bb\u00ad\u2060\ufeff`,
		"a\u2028b\u2029":                   `a\u2028b\u2029`,
		"x\U000E0068\U000E007F":            `x\U000e0068\U000e007f`,
		"\u3164.wall":                      `\u3164.wall`,
		"q" + strings.Repeat("\u0301", 10): "q" + strings.Repeat("\u0301", 8) + `\u0301\u0301`,
	} {
		if got := TellPath(path); got != want {
			t.Errorf("%q is told as %q, want %q", path, got, want)
		}
	}
}

// Whatever a name holds, what is told of it is a line of text that nothing hides in, and that stays when it is told again.
func TestToldPathsAreHarmless(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		path := rapid.OneOf(rapid.String(), rapid.Map(rapid.SliceOf(rapid.Byte()), func(b []byte) string { return string(b) })).Draw(t, "path")
		told := TellPath(path)
		if !utf8.ValidString(told) || TellPath(told) != told {
			t.Fatalf("%q is told as %q, and then as %q", path, told, TellPath(told))
		}
		for _, r := range told {
			if unicode.IsControl(r) || isForbidden(r) {
				t.Fatalf("%q is told as %q, which has %U", path, told, r)
			}
		}
	})
}

func TestErrorsOfTheSystemTellTheirPaths(t *testing.T) {
	raw := &fs.PathError{Op: "open", Path: "a\x1b[5i\nb", Err: fs.ErrPermission}
	for _, err := range []error{
		raw, fmt.Errorf("read agenda: %w", raw), errors.Join(errors.New("first"), fmt.Errorf("then: %w", raw)),
		fmt.Errorf("%w (%w)", fs.ErrInvalid, raw),
	} {
		want := strings.ReplaceAll(err.Error(), raw.Path, `a\x1b[5i\nb`)
		if got := TellError(err); got != want || strings.Contains(got, "\x1b") {
			t.Errorf("told %q, want %q", got, want)
		}
	}
}

// That nothing is there is told in plain words, in whatever words the system has it.
func TestWhatIsNotThereIsToldPlainly(t *testing.T) {
	_, err := os.Open(filepath.Join(t.TempDir(), "none.md"))
	name := err.(*fs.PathError).Path
	if got, want := TellError(fmt.Errorf("read agenda: %w", err)), "read agenda: "+name+": there is no such file or folder"; got != want {
		t.Errorf("told %q, want %q", got, want)
	}
}
