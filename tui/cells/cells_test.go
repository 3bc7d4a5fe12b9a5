package cells

import (
	"strings"
	"testing"
	"unicode"

	"github.com/charmbracelet/x/ansi"
	"pgregory.net/rapid"

	"mindwall/mindmap/text"
)

const (
	family = "👨‍👩‍👧"
	flag   = "🇬🇧"
	eAcute = "e\u0301"
)

func TestWidth(t *testing.T) {
	for s, want := range map[string]int{
		"": 0, "Heating or eating": 17, "Café": 4, eAcute: 1, "世界": 4, family: 2, flag: 2, "שלום": 4,
		"\x1b[1mbold\x1b[m": 4, "a\u200db": 2,
	} {
		if got := Width(s); got != want {
			t.Errorf("Width(%q) = %d, want %d", s, got, want)
		}
	}
}

func TestTruncate(t *testing.T) {
	tests := []struct {
		in   string
		n    int
		want string
	}{
		{"Heating or eating", 17, "Heating or eating"},
		{"Heating or eating", 16, "Heating or…"},
		{"Heating or eating", 12, "Heating or…"},
		{"Heating or eating", 11, "Heating or…"},
		{"Heating or eating", 9, "Heating…"},
		{"Heating or eating", 1, "…"},
		{"Heating or eating", 0, ""},
		{"Heating or eating", -3, ""},
		{"世界平和", 5, "世界…"},
		{"世界平和", 6, "世界…"},
		{"caf" + eAcute + "s", 4, "caf…"},
		{"caf" + eAcute + "s", 5, "caf" + eAcute + "s"},
		{"a" + family + "b", 3, "a…"},
		{"one\ntwo\x1b[31m", 20, "one two[31m"},
		{"abc\u202edef", 20, "abcdef"},
		{"\u0600", 0, ""},
		{"\u0600", 1, "\u0600"},
	}
	for _, test := range tests {
		if got := Truncate(test.in, test.n); got != test.want {
			t.Errorf("Truncate(%q, %d) = %q, want %q", test.in, test.n, got, test.want)
		}
	}
}

func TestWrap(t *testing.T) {
	tests := []struct {
		in   string
		n    int
		want []string
	}{
		{"", 10, []string{""}},
		{"   ", 2, []string{""}},
		{"Three weeks for a GP", 20, []string{"Three weeks for a GP"}},
		{"Three weeks for a GP", 11, []string{"Three weeks", "for a GP"}},
		{"Three weeks for a GP", 4, []string{"Thre", "e", "week", "s", "for", "a GP"}},
		{"an incomprehensible form", 8, []string{"an", "incompre", "hensible", "form"}},
		{"世界平和、万歳", 8, []string{"世界平", "和、万歳"}},
		{"say 世界 now", 6, []string{"say 世", "界 now"}},
		{"(世界)", 3, []string{"(世", "界)"}},
		{"e" + family + "!", 1, []string{"e", "…", "!"}},
		{"a\nb", 9, []string{"a b"}},
		{"a", 0, nil},
		{"keep\u00a0together please", 14, []string{"keep\u00a0together", "please"}},
	}
	for _, test := range tests {
		if got := Wrap(test.in, test.n); strings.Join(got, "|") != strings.Join(test.want, "|") || len(got) != len(test.want) {
			t.Errorf("Wrap(%q, %d) = %q, want %q", test.in, test.n, got, test.want)
		}
	}
}

func TestCutAndPad(t *testing.T) {
	if head, w := Cut("世界", 3); head != "世" || w != 2 {
		t.Errorf("Cut = %q, %d", head, w)
	}
	if head, w := Cut("abc", -1); head != "" || w != 0 {
		t.Errorf("Cut = %q, %d", head, w)
	}
	if got := Pad("世", 4) + "|" + Pad("long", 2); got != "世  |long" {
		t.Errorf("Pad = %q", got)
	}
	if len(Blanks(300)) != 300 {
		t.Error("Blanks is short")
	}
}

// texts draws what people type and paste, and what they should not.
func texts() *rapid.Generator[string] {
	piece := rapid.OneOf(
		rapid.SampledFrom([]string{" ", "  ", "word", "世界", "。", family, flag, eAcute, "שלום", "مرحبا", "\u0600", "\u200d", "\u0301",
			"\x1b[31m", "\u202e", "\r\n", "\t", "\xff", "…", "한국", "ｱ", "\u00a0", "🇬", "☎️"}),
		rapid.String(),
	)
	return rapid.Custom(func(t *rapid.T) string { return strings.Join(rapid.SliceOfN(piece, 0, 8).Draw(t, "pieces"), "") })
}

func TestNothingIsWiderThanAsked(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) { checkCells(t, texts().Draw(t, "text"), rapid.IntRange(-1, 30).Draw(t, "cells")) })
}

type fataler interface{ Fatalf(string, ...any) }

func checkCells(t fataler, s string, n int) {
	short := Truncate(s, n)
	if Width(short) > max(n, 0) {
		t.Fatalf("Truncate(%q, %d) = %q takes %d", s, n, short, Width(short))
	}
	// Some characters take no cell, yet in none there is no place for them.
	if n > 0 && Width(s) == ansi.StringWidth(s) && text.Show(s) == s && Width(s) <= n && short != s {
		t.Fatalf("Truncate(%q, %d) = %q cut what fits", s, n, short)
	}
	lines := Wrap(s, n)
	for _, line := range lines {
		if Width(line) > n {
			t.Fatalf("Wrap(%q, %d) has the line %q of %d", s, n, line, Width(line))
		}
	}
	for _, line := range append(lines, short, text.Show(s)) {
		if i := strings.IndexFunc(line, func(r rune) bool { return !text.Printable(r) }); i >= 0 {
			t.Fatalf("%q let %q through", s, line[i:])
		}
	}
	if n >= 2 && squeeze(strings.Join(lines, "")) != squeeze(text.Show(s)) {
		t.Fatalf("Wrap(%q, %d) = %q lost text", s, n, lines)
	}
	if text.Show(text.Show(s)) != text.Show(s) {
		t.Fatalf("text.Show(%q) is not idempotent", s)
	}
}

func squeeze(s string) string {
	return strings.Map(func(r rune) rune {
		if r != '\u00a0' && unicode.IsSpace(r) {
			return -1
		}
		return r
	}, s)
}

func TestNextWalksThroughAnything(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := text.Show(texts().Draw(t, "text"))
		sum, at := 0, 0
		for at < len(s) {
			c, w := Next(s[at:])
			if c == "" {
				t.Fatalf("stuck in %q at %d", s, at)
			}
			at, sum = at+len(c), sum+w
		}
		if sum != Width(s) {
			t.Fatalf("clusters of %q take %d, the whole %d", s, sum, Width(s))
		}
	})
}

func FuzzCells(f *testing.F) {
	f.Add("Heating or eating", 9)
	f.Add("世界\u0600"+family, 3)
	f.Fuzz(func(t *testing.T, s string, n int) { checkCells(t, s, n%200) })
}

func BenchmarkWrap(b *testing.B) {
	for name, s := range map[string]string{
		"ascii": "People are choosing between heating and eating, and it shows",
		"curly": "People don’t choose between heating and eating – “we did”, he said",
		"wide":  "暖房か食事かを選ばなければならない人がたくさんいます",
	} {
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				Wrap(s, 24)
			}
		})
	}
}

func BenchmarkWidth(b *testing.B) {
	for b.Loop() {
		Width("People don’t choose between heating and eating – “we did”, he said")
	}
}
