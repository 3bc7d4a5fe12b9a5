package words

import (
	"slices"
	"strings"
	"testing"
	"unicode/utf8"
)

func wordsOf(tokens []Token) []string {
	var out []string
	for _, t := range tokens {
		out = append(out, t.Word)
	}
	return out
}

func TestTokens(t *testing.T) {
	for _, c := range []struct{ tag, text, want string }{
		{"en", "The GP's waiting-times, 3 weeks!", "the gp waiting times 3 weeks"},
		{"en", "don’t  can't o'clock 'quoted'", "dont cant oclock quoted"},
		{"en", "cafe\u0301 naïve", "café naïve"},
		{"fr", "l'hôpital d'ici", "l hôpital d ici"},
		{"en", "OracleException get_posts VS2008", "oracle exception get posts vs 2008"},
		{"en", "WhatsApp iPhone MP3 McDonald's 5G A&E 10am", "whatsapp iphone mp3 mcdonald 5g a e 10am"},
		{"tr", "İŞ IŞIK", "iş ışık"},
		{"de", "Größe der Räume", "größe der räume"},
		{"ru", "Нет автобусов", "нет автобусов"},
		{"zh", "等待时间太长", "等待 待时 时间 间太 太长"},
		{"en", "GP 等待 wait", "gp 等待 wait"},
		{"ja", "待ち時間", "待ち ち時 時間"},
		{"th", "ที่นี่", "ที่นี่"},
		{"zh", "水", "水"},
		{"", "", ""},
		{"en", "'' ... \u202e \x00", ""},
	} {
		if got := strings.Join(wordsOf(For(c.tag).Tokens(c.text)), " "); got != c.want {
			t.Errorf("%s %q: %q, want %q", c.tag, c.text, got, c.want)
		}
	}
}

func TestContentDropsWhatSaysNothing(t *testing.T) {
	for _, c := range []struct{ tag, text, want string }{
		{"en", "we need more parking", "parking"},
		{"en", "not on the way", "not on the way"},
		{"en", "plan b and 5 buses", "plan 5 buses"},
		{"de", "wir brauchen mehr Busse für die Kinder", "brauchen busse kinder"},
		{"fr", "trop d'attente à l'hôpital", "attente hôpital"},
		{"es", "más tiempo para los niños", "tiempo niños"},
		{"ja", "時間がない", "時間 間が"},
		{"", "انتظار في المساء", "انتظار المساء"},
		{"de", "нет автобусов в городе", "автобусов городе"},
	} {
		l := For(c.tag)
		if got := strings.Join(wordsOf(l.AppendContent(nil, l.Tokens(c.text))), " "); got != c.want {
			t.Errorf("%s %q: %q, want %q", c.tag, c.text, got, c.want)
		}
	}
}

func TestStemBringsFormsTogether(t *testing.T) {
	for _, c := range []struct{ tag, a, b string }{
		{"", "الحافلة", "حافلة"}, {"de", "автобус", "автобусов"}, {"en", "waiting", "waits"}, {"en-GB", "appointment", "appointments"}, {"", "ticket", "tickets"},
		{"de", "wartezeit", "wartezeiten"}, {"fr", "rendez", "rendez"}, {"es", "niño", "niños"},
		{"it", "scuola", "scuole"}, {"nl", "school", "scholen"}, {"pt", "escola", "escolas"},
		{"ru", "автобус", "автобусов"}, {"sv", "skola", "skolor"}, {"nb", "skole", "skolen"},
		{"fi", "koulu", "koulut"}, {"da", "skole", "skolen"},
	} {
		l := For(c.tag)
		if l.Stem(c.a) != l.Stem(c.b) {
			t.Errorf("%q: %q and %q have stems %q and %q", c.tag, c.a, c.b, l.Stem(c.a), l.Stem(c.b))
		}
	}
}

func TestOpenMarksTheUnfinishedWord(t *testing.T) {
	l := For("en")
	for text, want := range map[string]bool{"more par": true, "more park ": false, "more park.": false, "it's": true} {
		tokens := l.Tokens(text)
		if got := tokens[len(tokens)-1].Open; got != want {
			t.Errorf("%q: open %v, want %v", text, got, want)
		}
	}
}

var fuzzTags = []string{"en", "ar", "da", "nl", "fi", "fr", "de", "hu", "ga", "it", "no", "pt", "ro", "ru", "es", "sv",
	"ta", "tr", "zh", "xx"}

func FuzzTokens(f *testing.F) {
	f.Add("The GP's waiting-times, 等待时间 ที่นี่ l'eau\xff")
	f.Fuzz(func(t *testing.T, text string) {
		for _, tag := range fuzzTags {
			l := For(tag)
			tokens := l.Tokens(text)
			if len(tokens) > maxTokens {
				t.Fatalf("%d tokens", len(tokens))
			}
			for _, token := range tokens {
				if token.Word == "" || utf8.RuneCountInString(token.Word) > maxRunes {
					t.Fatalf("%s %q: word %q", tag, text, token.Word)
				}
				if l.Stem(token.Word) == "" {
					t.Fatalf("%s: %q has an empty stem", tag, token.Word)
				}
			}
			if !slices.Equal(tokens, l.Tokens(text)) {
				t.Fatalf("%q is cut in two ways", text)
			}
		}
	})
}
