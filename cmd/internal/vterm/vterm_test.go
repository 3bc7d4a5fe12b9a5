package vterm

import (
	"strings"
	"testing"
	"time"
)

// feed writes to a terminal of 10 by 4 cells and returns it.
func feed(t *testing.T, pieces ...string) *Terminal {
	t.Helper()
	x := New(10, 4, Options{})
	t.Cleanup(func() { _ = x.Close() })
	for _, p := range pieces {
		if _, err := x.Write([]byte(p)); err != nil {
			t.Fatal(err)
		}
	}
	return x
}

func TestWhatIsShown(t *testing.T) {
	for name, c := range map[string]struct{ written, want string }{
		"lines":             {"one\r\ntwo", "one\ntwo\n\n\n"},
		"a place":           {"\x1b[2;4Hx\x1b[1;1Hy", "y\n   x\n\n\n"},
		"wide characters":   {"日本\x1b[1;5Hx", "日本x\n\n\n\n"},
		"wrapping":          {"0123456789ab", "0123456789\nab\n\n\n"},
		"scrolling":         {"1\r\n2\r\n3\r\n4\r\n5", "2\n3\n4\n5\n"},
		"a region":          {"\x1b[2;3r\x1b[4;1Hend\x1b[2;1Ha\r\nb\r\nc", "\nb\nc\nend\n"},
		"erasing a line":    {"abcdef\x1b[3D\x1b[K", "abc\n\n\n\n"},
		"erasing cells":     {"abcdef\x1b[1;2H\x1b[2X", "a  def\n\n\n\n"},
		"deleting":          {"abcdef\x1b[1;2H\x1b[2P", "adef\n\n\n\n"},
		"inserting":         {"abcdef\x1b[1;2H\x1b[2@", "a  bcdef\n\n\n\n"},
		"inserting lines":   {"1\r\n2\x1b[1;1H\x1b[L", "\n1\n2\n\n"},
		"repeating":         {"a\x1b[3b ", "aaaa\n\n\n\n"},
		"the other screen":  {"main\x1b[?1049h\x1b[Hother\x1b[?1049l", "main\n\n\n\n"},
		"titles are unseen": {"\x1b]2;title\x07a\x1b]8;;x\x1b\\b", "ab\n\n\n\n"},
		"tabs":              {"a\tb\x1b[1Zc", "a       c\n\n\n\n"},
	} {
		t.Run(name, func(t *testing.T) {
			x := feed(t, c.written)
			if got := x.Text(); got != c.want {
				t.Errorf("%q shows\n%q, want\n%q", c.written, got, c.want)
			}
			if split := feed(t, strings.Split(c.written, "")...); split.Text() != c.want {
				t.Errorf("written piece by piece it shows\n%q", split.Text())
			}
			if len(x.Unknown()) > 0 {
				t.Errorf("unknown sequences: %v", x.Unknown())
			}
		})
	}
}

func TestClustersAreOneCharacter(t *testing.T) {
	const family = "👨‍👩‍👧"
	if got := feed(t, "e\u0301"+family+"x").Row(0); got != "e\u0301"+family+"x      " {
		t.Errorf("the row is %q", got)
	}
}

func TestPicturesAreTold(t *testing.T) {
	x := feed(t, "a")
	plain := x.Hash()
	for name, written := range map[string]string{
		"another text": "\x1b[Hb", "another style": "\x1b[H\x1b[1ma\x1b[0m", "another place of the cursor": "\x1b[Ha\x1b[D",
	} {
		if _, _ = x.Write([]byte(written)); x.Hash() == plain {
			t.Errorf("%s is not seen", name)
		}
	}
	if _, _ = x.Write([]byte("\x1b[H\x1b[1m\x1b[0ma")); x.Hash() != plain {
		t.Error("a style that was taken back is seen")
	}
	if _, _ = x.Write([]byte("\x1b[?25l\x1b[D")); x.Hash() == plain {
		t.Error("a cursor that was hidden is not seen")
	}
}

func TestAnswers(t *testing.T) {
	for asked, want := range map[string]string{
		"ab\x1b[6n": "\x1b[1;3R", "\x1b[?2026$p": "\x1b[?2026;2$y", "\x1b[?2027$p": "\x1b[?2027;3$y", "\x1b[?9999$p": "\x1b[?9999;0$y",
		"\x1b[18t": "\x1b[8;4;10t", "\x1b[c": "\x1b[?62;1;6;22c", "\x1b]11;?\x07": "\x1b]11;rgb:0000/0000/0000\x07",
	} {
		answers := make(chan string, 1)
		x := New(10, 4, Options{Reply: func(text string) { answers <- text }})
		if _, err := x.Write([]byte(asked)); err != nil {
			t.Fatal(err)
		}
		select {
		case got := <-answers:
			if got != want {
				t.Errorf("%q is answered with %q, want %q", asked, got, want)
			}
		case <-time.After(10 * time.Second):
			t.Errorf("%q is not answered", asked)
		}
		if err := x.Close(); err != nil {
			t.Error(err)
		}
	}
}

// Of a block that is not over nothing is seen.
func TestBlocksAreSeenWhole(t *testing.T) {
	x := feed(t, "old", "\x1b[?2026h", "\x1b[Hha")
	if !x.Holding() || x.Shown() != "old\n\n\n\n" {
		t.Errorf("half a block shows %q", x.Shown())
	}
	if x.Text() != "had\n\n\n\n" {
		t.Errorf("what was written is %q", x.Text())
	}
	if _, _ = x.Write([]byte("lf\x1b[?2026l")); x.Holding() || x.Shown() != "half\n\n\n\n" {
		t.Errorf("a block that is over shows %q", x.Shown())
	}
}

func TestUnknownSequencesAreCounted(t *testing.T) {
	x := feed(t, "\x1b[3y\x1b[3y\x1b[?1J", "\x1b[>1u\x1b[?u\x1b[>4;1m\x1b]52;c;?\x07")
	if got := x.Unknown(); got["3y"] != 2 || got["?1J"] != 1 || len(got) != 2 {
		t.Errorf("unknown sequences: %v", got)
	}
}

// FuzzWrite holds that no output of a program breaks the terminal.
func FuzzWrite(f *testing.F) {
	for _, seed := range []string{"\x1b[2;3r\x1b[99L", "a\x1b[999999999b", "日\x1b[1;10H日", "\x1b[4;1r\n", "\x1b]", "\x1b[;H"} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, written []byte) {
		x := New(10, 4, Options{})
		defer x.Close()
		if n, err := x.Write(written); n != len(written) || err != nil {
			t.Fatalf("wrote %d of %d bytes: %v", n, len(written), err)
		}
		if rows := strings.Count(x.Text(), "\n"); rows != 4 {
			t.Fatalf("%d rows", rows)
		}
	})
}
