package canvas

import (
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// anyText draws text of the kinds that people and spreadsheets bring.
func anyText() *rapid.Generator[string] {
	return rapid.OneOf(
		rapid.StringMatching(`[A-Za-z ,.?!'-]{0,120}`), rapid.StringN(0, 60, 200), rapid.SampledFrom(said()),
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
		for _, l := range p.lines {
			if l.w > set.shaped(s, st).breaks.widened(60)+0.5 {
				t.Errorf("%q: line %q is %.1f wide at a measure of 60", s, l.text, l.w)
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
		for _, l := range p.lines {
			lines.WriteString(strings.ReplaceAll(l.text, " ", ""))
			if l.w > measure+0.5 && len([]rune(l.text)) > 1 && !strings.Contains(l.text, "\ufdfd") {
				t.Fatalf("line %q is %.1f wide at a measure of %.1f", l.text, l.w, measure)
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
		if extra || len(p.lines) != 2 || p.lines[1].w+26 > st.Measure {
			t.Errorf("%q is set on %d lines, the tail alone: %v", text, len(p.lines), extra)
		}
	}
	if p, extra := set.SetWithTail(strings.Repeat("w", 22), st, 40); !extra || len(p.lines) != 1 {
		t.Errorf("a word was broken for a tail: %d lines, the tail alone: %v", len(p.lines), extra)
	}
	rapid.Check(t, func(t *rapid.T) {
		s, tail := anyText().Draw(t, "text"), rapid.Float64Range(0, 100).Draw(t, "tail")
		st.MaxLines = rapid.IntRange(0, 5).Draw(t, "most lines")
		plain, p := set.Set(s, st), Text{}
		p, extra := set.SetWithTail(s, st, tail)
		if !extra && tail > 0 && p.LastW()+tail > set.shaped(s, st).breaks.widened(st.Measure)+0.5 {
			t.Fatalf("%q: the tail overlaps", s)
		}
		cut := func(p *Text) bool { return strings.HasSuffix(p.lines[len(p.lines)-1].text, "…") }
		if len(p.lines) > len(plain.lines)+1 || cut(&p) != cut(&plain) {
			t.Fatalf("%q is on %d lines, %d without a tail", s, len(p.lines), len(plain.lines))
		}
	})
}
