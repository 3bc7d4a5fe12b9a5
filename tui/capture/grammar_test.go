package capture

import (
	"reflect"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"mindwall/mindmap/text"
)

func TestParse(t *testing.T) {
	path := func(names ...string) []string { return names }
	tests := []struct {
		line string
		want Parsed
	}{
		{"", Parsed{}},
		{"   ", Parsed{}},
		{"Heating or eating", Parsed{Caption: "Heating or eating"}},
		{"  Heating   or eating ", Parsed{Caption: "Heating or eating"}},
		{"Heating #Money", Parsed{Caption: "Heating", Theme: path("Money")}},
		{"Heating #money worries /  Debt ", Parsed{Caption: "Heating", Theme: path("money worries", "Debt")}},
		{"Heating #Money/", Parsed{Caption: "Heating", Theme: path("Money")}},
		{"Heating #", Parsed{Caption: "Heating", Themed: true}},
		{"Heating # Money", Parsed{Caption: "Heating", Theme: path("Money")}},
		{"#Money", Parsed{Theme: path("Money")}},
		{"C# and F#", Parsed{Caption: "C# and F#"}},
		{"We're ##1", Parsed{Caption: "We're #1"}},
		{"We're #1", Parsed{Caption: "We're #1"}},
		{"We are #1 in Leeds #Money", Parsed{Caption: "We are #1 in Leeds", Theme: path("Money")}},
		{"We are #24H ready +3", Parsed{Caption: "We are", Theme: path("24H ready"), Tally: 3}},
		{"We are # 1", Parsed{Caption: "We are", Theme: path("1")}},
		{"#5", Parsed{Caption: "#5"}},
		{"#24h ready", Parsed{Theme: path("24h ready")}},
		{"A #Either//or/Both", Parsed{Caption: "A", Theme: path("Either/or", "Both")}},
		{"A #one #two", Parsed{Caption: "A", Theme: path("one #two")}},
		{"A +3", Parsed{Caption: "A", Tally: 3}},
		{"age 60 + 3", Parsed{Caption: "age 60 + 3"}},
		{"age 60 +3 +1", Parsed{Caption: "age 60 +3"}},
		{"+3", Parsed{Caption: "+3"}},
		{"A +0", Parsed{Caption: "A +0"}},
		{"A +1000", Parsed{Caption: "A +1000"}},
		{"call +447700900123", Parsed{Caption: "call +447700900123"}},
		{"A +3 B", Parsed{Caption: "A +3 B"}},
		{"A +3 #Money", Parsed{Caption: "A", Theme: path("Money"), Tally: 3}},
		{"A +3 #Money/Debt | said so", Parsed{Caption: "A", Theme: path("Money", "Debt"), Tally: 3, Quote: "said so"}},
		{"age 60 +3 #Money +1", Parsed{Caption: "age 60 +3", Theme: path("Money")}},
		{"+3 #Money", Parsed{Caption: "+3", Theme: path("Money")}},
		{"A #Money +12", Parsed{Caption: "A", Theme: path("Money"), Tally: 12}},
		{"A #Money +2 | said so", Parsed{Caption: "A", Theme: path("Money"), Tally: 2, Quote: "said so"}},
		{"A #Money | said so +2", Parsed{Caption: "A", Theme: path("Money"), Tally: 2, Quote: "said so"}},
		{"A +4 | it went +2", Parsed{Caption: "A", Tally: 4, Quote: "it went +2"}},
		{"A | #1 | of them ##", Parsed{Caption: "A", Quote: "#1 | of them ##"}},
		{"A |", Parsed{Caption: "A"}},
		{"A |b", Parsed{Caption: "A |b"}},
		{"either || or", Parsed{Caption: "either | or"}},
		{"| only said", Parsed{Quote: "only said"}},
		{"press #\ufe0f\u20e3 now", Parsed{Caption: "press #\ufe0f\u20e3 now"}},
		{"暑い\u3000#お金", Parsed{Caption: "暑い", Theme: path("お金")}},
		{"no\u00a0#break", Parsed{Caption: "no\u00a0#break"}},
		{"חום #כסף", Parsed{Caption: "חום", Theme: path("כסף")}},
	}
	for _, test := range tests {
		want := test.want
		want.Themed = want.Themed || len(want.Theme) > 0
		want.Tally = max(want.Tally, 1)
		known := func(path []string) bool { return strings.EqualFold(path[0], "24h ready") }
		if got := said(parseAmong(test.line, known)); !reflect.DeepEqual(got, want) {
			t.Errorf("Parse(%q) = %+v, want %+v", test.line, got, want)
		}
	}
}

// said is p without places.
func said(p Parsed) Parsed {
	p.Spans, p.filing = nil, Span{}
	return p
}

func TestSpansSayWhatEachPartIs(t *testing.T) {
	line := "Heat ##1 #Money/Debt owed +3 | not /mine"
	var got []string
	for _, s := range Parse(line).Spans {
		got = append(got, line[s.Start:s.End]+":"+roleNames[s.Role])
	}
	want := "Heat:caption #:markup #1:caption #:markup Money:theme /:markup Debt:theme owed:theme +3:tally |:markup not:quote /mine:quote"
	if strings.Join(got, " ") != want {
		t.Errorf("got  %s\nwant %s", strings.Join(got, " "), want)
	}
}

var roleNames = map[Role]string{CaptionRole: "caption", MarkupRole: "markup", ThemeRole: "theme", TallyRole: "tally", QuoteRole: "quote"}

// lines draws lines full of markup.
func lines() *rapid.Generator[string] {
	piece := rapid.OneOf(
		rapid.SampledFrom([]string{" ", " ", "#", "##", "/", "//", "|", "||", "+3", "+1", "+", " | ", " #", " +2", "Money", "a", "世界", "e\u0301", "\u0301",
			"שלום", "\u3000", "\u00a0"}),
		rapid.StringN(0, 3, -1),
	)
	return rapid.Custom(func(t *rapid.T) string { return strings.Join(rapid.SliceOfN(piece, 0, 12).Draw(t, "pieces"), "") })
}

func TestFormatUndoesParse(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) { checkRoundTrip(t, lines().Draw(t, "line")) })
}

func TestFormatSaysAnything(t *testing.T) {
	word := rapid.Map(lines(), foldBlanks)
	rapid.Check(t, func(t *rapid.T) {
		p := Parsed{
			Caption: word.Draw(t, "caption"),
			Quote:   word.Draw(t, "quote"),
			Theme:   rapid.SliceOfN(word.Filter(isName), 0, 3).Draw(t, "theme"),
			Tally:   rapid.IntRange(1, 999).Draw(t, "tally"),
		}
		p.Themed = len(p.Theme) > 0
		if !p.Themed {
			p.Theme = nil
		}
		line := Format(p)
		if got := said(Parse(line)); !reflect.DeepEqual(got, p) {
			t.Fatalf("%q says %+v, want %+v", line, got, p)
		}
	})
}

// isName reports whether a theme's name is one that the gate leaves as it is.
func isName(s string) bool {
	clean, err := text.Quote.Clean(s)
	return err == nil && clean == s && s != ""
}

type fataler interface{ Fatalf(string, ...any) }

func checkRoundTrip(t fataler, line string) {
	p := Parse(line)
	again := Format(p)
	if got := Parse(again); !reflect.DeepEqual(said(got), said(p)) {
		t.Fatalf("%q says %+v, but formatted, %q, it says %+v", line, said(p), again, said(got))
	}
	if Format(Parse(again)) != again {
		t.Fatalf("%q is formatted as %q and then as %q", line, again, Format(Parse(again)))
	}
	end := 0
	for _, s := range p.Spans {
		if s.Start < end || s.End <= s.Start || foldBlanks(line[end:s.Start]) != "" {
			t.Fatalf("spans of %q overlap, are empty or miss something: %+v", line, p.Spans)
		}
		end = s.End
	}
	if foldBlanks(line[end:]) != "" {
		t.Fatalf("spans of %q end too early: %+v", line, p.Spans)
	}
	if p.Themed && (p.filing.Start > p.filing.End || p.filing.End > len(line)) {
		t.Fatalf("%q files at %+v", line, p.filing)
	}
}

func FuzzParse(f *testing.F) {
	for _, s := range []string{"Heating #Money/Debt +3 | I had to", "## || // +1 +1", "| +3", "# ##x/ //y | +2"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, line string) { checkRoundTrip(t, line) })
}

func BenchmarkParse(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		Parse("Choosing between heating and eating #Money/Debt +3")
	}
}
