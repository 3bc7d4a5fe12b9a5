package screen

import (
	"strings"
	"testing"
)

// feed writes to a screen of 10 by 4 cells and returns it.
func feed(t *testing.T, pieces ...string) (*Screen, *strings.Builder) {
	t.Helper()
	var replies strings.Builder
	s := New(10, 4, Options{Reply: func(text string) { replies.WriteString(text) }})
	for _, p := range pieces {
		if _, err := s.Write([]byte(p)); err != nil {
			t.Fatal(err)
		}
	}
	return s, &replies
}

func TestWhatIsShown(t *testing.T) {
	for name, c := range map[string]struct{ written, want string }{
		"lines":             {"one\r\ntwo", "one\ntwo\n\n\n"},
		"a place":           {"\x1b[2;4Hx\x1b[1;1Hy", "y\n   x\n\n\n"},
		"wide characters":   {"日本\x1b[1;5Hx", "日本x\n\n\n\n"},
		"combining marks":   {"e\u0301x", "ex\n\n\n\n"},
		"wrapping":          {"0123456789ab", "0123456789\nab\n\n\n"},
		"scrolling":         {"1\r\n2\r\n3\r\n4\r\n5", "2\n3\n4\n5\n"},
		"a region":          {"\x1b[2;3r\x1b[4;1Hend\x1b[2;1Ha\r\nb\r\nc", "\nb\nc\nend\n"},
		"erasing a line":    {"abcdef\x1b[3D\x1b[K", "abc\n\n\n\n"},
		"erasing cells":     {"abcdef\x1b[1;2H\x1b[2X", "a  def\n\n\n\n"},
		"deleting":          {"abcdef\x1b[1;2H\x1b[2P", "adef\n\n\n\n"},
		"inserting":         {"abcdef\x1b[1;2H\x1b[2@", "a  bcdef\n\n\n\n"},
		"inserting lines":   {"1\r\n2\x1b[1;1H\x1b[L", "\n1\n2\n\n"},
		"repeating":         {"a\x1b[3b", "aaaa\n\n\n\n"},
		"the other screen":  {"main\x1b[?1049h\x1b[Hother\x1b[?1049l", "main\n\n\n\n"},
		"titles are unseen": {"\x1b]2;title\x07a\x1b]8;;x\x1b\\b", "ab\n\n\n\n"},
		"tabs":              {"a\tb\x1b[1Zc", "a       c\n\n\n\n"},
	} {
		t.Run(name, func(t *testing.T) {
			s, _ := feed(t, c.written)
			if got := s.Text(); got != c.want {
				t.Errorf("%q shows\n%q, want\n%q", c.written, got, c.want)
			}
			// The same bytes one at a time give the same picture.
			split, _ := feed(t, strings.Split(c.written, "")...)
			if split.Hash() != s.Hash() {
				t.Error("another picture when written piece by piece")
			}
			if len(s.Unknown()) > 0 {
				t.Errorf("unknown sequences: %v", s.Unknown())
			}
		})
	}
}

func TestPicturesAreTold(t *testing.T) {
	plain, _ := feed(t, "a")
	for name, written := range map[string]string{
		"another text": "b", "another style": "\x1b[1ma\x1b[0m", "another place of the cursor": "a\x1b[D",
	} {
		if s, _ := feed(t, written); s.Hash() == plain.Hash() {
			t.Errorf("%s is not seen", name)
		}
	}
	if s, _ := feed(t, "\x1b[1m\x1b[0ma"); s.Hash() != plain.Hash() {
		t.Error("a style that was taken back is seen")
	}
}

func TestAnswers(t *testing.T) {
	for asked, want := range map[string]string{
		"ab\x1b[6n": "\x1b[1;3R", "\x1b[?2026$p": "\x1b[?2026;2$y", "\x1b[?9999$p": "\x1b[?9999;0$y",
		"\x1b[c": "\x1b[?62;22c", "\x1b]11;?\x07": "\x1b]11;rgb:1111/1111/1111\x1b\\",
	} {
		if _, replies := feed(t, asked); replies.String() != want {
			t.Errorf("%q is answered with %q, want %q", asked, replies, want)
		}
	}
}

func TestSynchronizedBlocks(t *testing.T) {
	s, _ := feed(t, "\x1b[?2026h", "half")
	if !s.Holding() {
		t.Error("a block that is open is not held")
	}
	if _, _ = s.Write([]byte(" and half\x1b[?2026l")); s.Holding() {
		t.Error("a block that is over is held")
	}
}

func TestUnknownSequencesAreCounted(t *testing.T) {
	if s, _ := feed(t, "\x1b[3y\x1b[3y"); s.Unknown()["3y"] != 2 {
		t.Errorf("unknown sequences: %v", s.Unknown())
	}
}

// FuzzWrite holds that no output of a program breaks the terminal.
func FuzzWrite(f *testing.F) {
	for _, seed := range []string{"\x1b[2;3r\x1b[99L", "\x1b[999999999b", "日\x1b[1;10H日", "\x1b[4;1r\n", "\x1b]", "\x1b[;H"} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, written []byte) {
		s := New(10, 4, Options{})
		if n, err := s.Write(written); n != len(written) || err != nil {
			t.Fatalf("wrote %d of %d bytes: %v", n, len(written), err)
		}
		if rows := strings.Count(s.Text(), "\n"); rows != 4 {
			t.Fatalf("%d rows", rows)
		}
	})
}
