package typeset

import (
	"math"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"mindwall/export/internal/walltest"
)

// anyText draws text of the kinds that people and spreadsheets bring.
func anyText() *rapid.Generator[string] {
	return rapid.OneOf(
		rapid.StringMatching(`[A-Za-z ,.?!'-]{0,120}`), rapid.StringN(0, 60, 200), rapid.SampledFrom(walltest.Texts()),
		rapid.Just(strings.Repeat("w", 300)),
	)
}

// What is drawn as one is never taken for two, of which the first would fit.
func TestNoLineBreaksWithinACluster(t *testing.T) {
	for _, s := range []string{
		"AAAAAǅ \u0300", "AAAAAA \u20dd", "AAAAAA \u200d", "AAAAAA \u0300 \u0300 \u0300", "\u0300 \u0300", "AAAAAA\U0001F3FB", "AAAAAA\u0600世",
	} {
		set, st := NewTypesetter("en", false), Style{Size: 13.5, Measure: 60, Leading: 1.3}
		p := set.Set(s, st)
		for _, l := range p.Lines {
			if l.W > set.shaped(s, st).breaks.widened(60)+0.5 {
				t.Errorf("%q: line %q is %.1f wide at a measure of 60", s, l.Text, l.W)
			}
		}
	}
}

func TestTextKeepsEveryWordOnLinesThatFit(t *testing.T) {
	set := NewTypesetter("en", false)
	rapid.Check(t, func(t *rapid.T) {
		s := anyText().Draw(t, "text")
		measure := rapid.Float64Range(60, 400).Draw(t, "measure")
		st := Style{Size: 13.5, Measure: measure, Leading: 1.3, Even: rapid.Bool().Draw(t, "even")}
		p := set.Set(s, st)
		measure = set.shaped(s, st).breaks.widened(measure)
		var lines strings.Builder
		for _, l := range p.Lines {
			lines.WriteString(strings.ReplaceAll(l.Text, " ", ""))
			if l.W > measure+0.5 && len([]rune(l.Text)) > 1 && !strings.Contains(l.Text, "\ufdfd") {
				t.Fatalf("line %q is %.1f wide at a measure of %.1f", l.Text, l.W, measure)
			}
		}
		plain := strings.NewReplacer(" ", "", "-", "") // lines have hyphens of their own
		if want := plain.Replace(string(clean(s))); plain.Replace(lines.String()) != want {
			t.Fatalf("lines hold %q, want %q", lines.String(), want)
		}
	})
}

// TestATailStandsBehindWords holds that a tail has a line of its own only where no other way is.
func TestATailStandsBehindWords(t *testing.T) {
	set := NewTypesetter("en", false)
	st := Style{Size: 13.5, Measure: 280, Leading: 1.36, Even: true}
	for _, text := range []string{"People damp nobody carers people damp", "Afraid interpreter rent interpreter housing"} {
		p, extra := set.SetWithTail(text, st, 26)
		if extra || len(p.Lines) != 2 || p.Lines[1].W+26 > st.Measure {
			t.Errorf("%q is set on %d lines, the tail alone: %v", text, len(p.Lines), extra)
		}
	}
	if p, extra := set.SetWithTail(strings.Repeat("w", 22), st, 40); !extra || len(p.Lines) != 1 {
		t.Errorf("a word was broken for a tail: %d lines, the tail alone: %v", len(p.Lines), extra)
	}
	rapid.Check(t, func(t *rapid.T) {
		s, tail := anyText().Draw(t, "text"), rapid.Float64Range(0, 100).Draw(t, "tail")
		st.MaxLines = rapid.IntRange(0, 5).Draw(t, "most lines")
		plain, p := set.Set(s, st), Text{}
		p, extra := set.SetWithTail(s, st, tail)
		if !extra && tail > 0 && p.LastW()+tail > set.shaped(s, st).breaks.widened(st.Measure)+0.5 {
			t.Fatalf("%q: the tail overlaps", s)
		}
		cut := func(p *Text) bool { return strings.HasSuffix(p.Lines[len(p.Lines)-1].Text, "…") }
		if len(p.Lines) > len(plain.Lines)+1 || cut(&p) != cut(&plain) {
			t.Fatalf("%q is on %d lines, %d without a tail", s, len(p.Lines), len(plain.Lines))
		}
	})
}

// TestWordsInKatakanaStayWhole holds that a line of Japanese does not end within a word from elsewhere.
func TestWordsInKatakanaStayWhole(t *testing.T) {
	set := NewTypesetter("ja", false)
	for measure := 60.0; measure < 300; measure += 7 {
		p := set.Set("夜六時以降のバスがありませんボランティアセンターでコーヒー・ティーを", Style{Size: 13.5, Measure: measure, Leading: 1.3})
		for i, l := range p.Lines[1:] {
			before, first := []rune(p.Lines[i].Text), []rune(l.Text)[0]
			if katakana(before[len(before)-1]) && katakana(first) {
				t.Errorf("at a measure of %.0f a line ends in %q, and the next is %q", measure, p.Lines[i].Text, l.Text)
			}
		}
	}
}

// All letters that the font of screens has are as wide.
func TestMonoLettersAreAsWide(t *testing.T) {
	set := NewMono("en", false)
	for _, bold := range []bool{false, true} {
		for _, s := range []string{"iiiiii", "WWWWWW", "ŵ’–…“ß", "ЖжыΩλé", "→×·–…›"} {
			text := set.Set(s, Style{Size: 10, Bold: bold, Measure: 1000, Leading: 1})
			if want := 36.0; math.Abs(text.W-want) > 0.5 || len(text.Lines) != 1 {
				t.Errorf("%s is %v wide on %d lines, want %v on one", s, text.W, len(text.Lines), want)
			}
		}
	}
	if lack := set.Missing(); len(lack) > 0 {
		t.Errorf("%q are missing", lack)
	}
}
