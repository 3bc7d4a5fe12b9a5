package text

import (
	"errors"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
	"pgregory.net/rapid"
)

func TestGate(t *testing.T) {
	for _, c := range []struct{ name, in, want string }{
		{"blanks fold", "  a \t b  ", "a b"},
		{"line ends fold", "a\nb\r\nc\u0085d\u2028e\u2029f\vg\fh", "a b c d e f g h"},
		{"hard blanks stay inside", "\u00a010\u00a0km\u00a0", "10\u00a0km"},
		{"wide blanks fold", "a\u3000b\u2003c", "a b c"},
		{"escape sequences lose their teeth", "\x1b[31mred\x1b]0;title\a", "[31mred]0;title"},
		{"C1 controls go", "a\u009b31mb\u0090c", "a31mbc"},
		{"delete and null go", "a\x00\x7fb", "ab"},
		{"bidirectional overrides go", "a\u202eb\u202c \u2066c\u2069", "ab c"},
		{"byte order mark goes", "\ufeffa", "a"},
		{"bad bytes become marks", "a\xff\xfeb", "a\ufffdb"},
		{"composed", "e\u0301", "é"},
		{"composed across what was dropped", "e\u0007\u0301", "é"},
		{"family", "👨‍👩‍👧 here", "👨‍👩‍👧 here"},
		{"flag of Wales", "🏴\U000E0067\U000E0062\U000E0077\U000E006C\U000E0073\U000E007F", "🏴\U000E0067\U000E0062\U000E0077\U000E006C\U000E0073\U000E007F"},
		{"heart in colour", "❤\ufe0f", "❤\ufe0f"},
		{"Hindi joiners", "क्\u200dष क्\u200cष", "क्\u200dष क्\u200cष"},
		{"Persian half blank", "می\u200cخواهم", "می\u200cخواهم"},
		{"right-to-left mark", "שלום\u200f!", "שלום\u200f!"},
		{"what shows nothing is nothing", "\u200b \u00ad\u3164", ""},
		{"signs of no width go", "a\u200bb\u2060c\u00add\u180ee\u2063f", "abcdef"},
		{"hidden words go", "a\U000E0068\U000E0069\U000E007Fb", "ab"},
		{"hidden words after a flag go", "🏴\U000E0067\U000E0062 \U000E0077\U000E007F", "🏴"},
		{"hidden words in selectors go", "a\ufe01\ufe02\U000E0101\U000E0102b", "a\ufe01b"},
		{"joiners join once", "a\u200d\u200c\u200d\u200db", "a\u200db"},
		{"heaps of marks are cut", "q" + strings.Repeat("\u0323", 500) + "!", "q" + strings.Repeat("\u0323", 8) + "!"},
		{"Hebrew with all its points", "בְּרֵאשִׁ֖ית", norm.NFC.String("בְּרֵאשִׁ֖ית")},
		{"Chinese", "等候時間", "等候時間"},
	} {
		if got := Clean(c.in); got != c.want {
			t.Errorf("%s: gate(%+q) = %+q, want %+q", c.name, c.in, got, c.want)
		}
	}
}

// nastyText draws what ordinary strings seldom hold.
var nastyText = rapid.Custom(func(t *rapid.T) string {
	parts := rapid.SliceOf(rapid.OneOf(
		rapid.String(),
		rapid.Map(rapid.SliceOfN(rapid.Byte(), 0, 4), func(b []byte) string { return string(b) }),
		rapid.SampledFrom([]string{" ", "\u00a0", "\u0085", "\n", "e", "\u0301", "\u0323", "\u1100", "\u1161", "\u11a8", "\x1b[",
			"\u202e", "\u2066", "\u200d", "\ufe0f", "👩", "🏽", "\u034f", "\u0345", "\u212b", "\u2126", "\u200b", "\U0001F3F4", "\U000E0067", "\U000E007F", "\U000E0101", strings.Repeat("\u0300", 40)}),
	)).Draw(t, "parts")
	return strings.Join(parts, "")
})

func TestGateProperties(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) { checkGate(t, nastyText.Draw(t, "text")) })
}

func checkGate(t interface{ Fatalf(string, ...any) }, s string) {
	got := Clean(s)
	if again := Clean(got); again != got {
		t.Fatalf("gate(%+q) = %+q, and again %+q", s, got, again)
	}
	if !utf8.ValidString(got) || !norm.NFC.IsNormalString(got) {
		t.Fatalf("gate(%+q) = %+q is not in NFC", s, got)
	}
	if strings.TrimSpace(got) != got || strings.Contains(got, "  ") {
		t.Fatalf("gate(%+q) = %+q has loose blanks", s, got)
	}
	for _, r := range got {
		if unicode.IsControl(r) || unicode.Is(unicode.Bidi_Control, r) && r != 0x200E && r != 0x200F && r != 0x061C ||
			unicode.IsSpace(r) && r != ' ' && r != '\u00a0' {
			t.Fatalf("gate(%+q) = %+q lets %U in", s, got, r)
		}
	}
	for f := Title; f <= Quote; f++ {
		short := f.Lenient(s)
		if clean, err := f.Clean(short); err != nil || clean != short {
			t.Fatalf("%s: lenient(%+q) = %+q does not pass: %v", f, s, short, err)
		}
		if (short == "") != (got == "") {
			t.Fatalf("%s: lenient(%+q) = %+q", f, s, short)
		}
	}
	c, q, shortened, err := CleanAnswer(s, "")
	if err != nil {
		return
	}
	if shortened && (q != got || utf8.RuneCountInString(c) > 300) || !shortened && (c != got || q != "") {
		t.Fatalf("CleanAnswer(%+q) = %+q, %+q, %v", s, c, q, shortened)
	}
	if again, quote, short, err := CleanAnswer(c, q); err != nil || short || again != c || quote != q {
		t.Fatalf("a cleaned answer becomes %+q, %+q, %v, %v", again, quote, short, err)
	}
}

func FuzzGate(f *testing.F) {
	for _, s := range []string{"", "plain", " a\u0085b ", "e\u0007\u0301", "\xff\x1b[2J", "👨‍👩‍👧", strings.Repeat("é ", 200),
		"a" + strings.Repeat("\u0300", 64)} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) { checkGate(t, s) })
}

func TestLimitsCountCharacters(t *testing.T) {
	for f, limit := range map[Field]int{Title: 120, Question: 200, Theme: 60, Caption: 300, Quote: 20_000} {
		if got, err := f.Clean(strings.Repeat("ü", limit)); err != nil || utf8.RuneCountInString(got) != limit {
			t.Errorf("%s of %d: %v", f, limit, err)
		}
		var long *TooLongError
		if _, err := f.Clean(strings.Repeat("ü", limit+1)); !errors.As(err, &long) || long.Length != limit+1 || long.Hint() == "" {
			t.Errorf("%s of %d: error %v", f, limit+1, err)
		}
	}
}

func TestCleanAnswerKeepsLongCaptionsWhole(t *testing.T) {
	words := strings.TrimSpace(strings.Repeat("waiting ", 50)) // 399 characters
	family := strings.Repeat("👨‍👩‍👧", 80)
	for _, c := range []struct{ name, caption, quote, wantCaption, wantQuote string }{
		{"short", " Fares ", "Too dear", "Fares", "Too dear"},
		{"at a word", words, "", strings.TrimSpace(strings.Repeat("waiting ", 37)) + "…", words},
		{"before its quote", words, "And more.", strings.TrimSpace(strings.Repeat("waiting ", 37)) + "…", words + " And more."},
		{"heads its quote already", words, words + ", she said", strings.TrimSpace(strings.Repeat("waiting ", 37)) + "…", words + ", she said"},
		{"no blank to cut at", strings.Repeat("等", 301), "", strings.Repeat("等", 299) + "…", strings.Repeat("等", 301)},
		{"emoji stay whole", family, "", strings.Repeat("👨‍👩‍👧", 59) + "…", family},
		{"marks stay on", strings.Repeat("q\u0323", 200), "", strings.Repeat("q\u0323", 149) + "…", strings.Repeat("q\u0323", 200)},
	} {
		caption, quote, shortened, err := CleanAnswer(c.caption, c.quote)
		if err != nil || caption != c.wantCaption || quote != c.wantQuote || shortened != (c.name != "short") {
			t.Errorf("%s:\n got %q\nwant %q\nquote %q, shortened %v, error %v", c.name, caption, c.wantCaption, quote, shortened, err)
		}
	}
}

func TestCleanAnswerRefusesNothingness(t *testing.T) {
	for _, s := range []string{"", " ", "\n", "\u200b", "\u200d\u200d", "\ufe0f", "\u3164", "\u2800 \u2800", "\u00ad"} {
		var empty *EmptyError
		if _, _, _, err := CleanAnswer(s, "words"); !errors.As(err, &empty) {
			t.Errorf("%+q: error %v, want one that says it is empty", s, err)
		}
	}
	for _, s := range []string{"?", "1", "é", "👍", "\U0001FADF", "\ue0b0"} { // a new emoji, a private character
		if _, _, _, err := CleanAnswer(s, ""); err != nil {
			t.Errorf("%+q: %v", s, err)
		}
	}
	var long *TooLongError
	if _, _, _, err := CleanAnswer(strings.Repeat("x", 20_001), ""); !errors.As(err, &long) || long.Field != Quote {
		t.Errorf("error %v, want one about the quote", err)
	}
}
