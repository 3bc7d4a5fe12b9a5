package typeset

import (
	"strings"
	"testing"
	"unicode"

	"pgregory.net/rapid"
)

// long are words and sentences that are hard to break.
func long() []string {
	return []string{
		"Intergenerational conversations?", "Responsibilities", "Donaudampfschifffahrtsgesellschaftskapitän",
		"Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetz", "Lentokonesuihkuturbiinimoottoriapumekaanikkoaliupseerioppilas",
		"превысокомногорассмотрительствующий", "ηλεκτροεγκεφαλογραφήματος της νοσοκομειακής", strings.Repeat("x", 120),
		"Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetz-Reform, Donaudampfschifffahrtsgesellschaft!",
		"https://example.org/" + strings.Repeat("very-long-path/", 8), "a " + strings.Repeat("Verantwortung", 7) + " b",
		"ภาษาไทยไม่มีช่องว่างระหว่างคำแต่ต้องตัดบรรทัดได้ถูกต้องเสมอ",
	}
}

// TestNoWordIsBrokenWithoutAHyphen holds that a line never ends within a word, but with a hyphen, and that no word of up to 24
// letters is broken at all.
func TestNoWordIsBrokenWithoutAHyphen(t *testing.T) {
	set := NewTypesetter("de", false)
	check := func(t interface{ Fatalf(string, ...any) }, s string, st Style) {
		p := set.Set(s, st)
		var joined strings.Builder
		for i, l := range p.Lines {
			joined.WriteString(l.Text)
			if i == len(p.Lines)-1 {
				break
			}
			if strings.ContainsAny(p.Lines[i+1].Text[:1], "-.,!?)") && !strings.Contains(s, l.Text+" ") {
				t.Fatalf("%q has a line that begins with a sign of the word before, at %.0f points: %q", s, st.Measure, p.Words())
			}
			last, next := []rune(l.Text), []rune(p.Lines[i+1].Text)
			if n := len(last); n > 0 && len(next) > 0 && hyphenated(last[n-1]) && hyphenated(next[0]) &&
				!strings.Contains(s, l.Text+" ") {
				t.Fatalf("%q is broken without a hyphen at %.0f points: %q", s, st.Measure, p.Words())
			}
		}
		if p.String() != string(clean(s)) {
			t.Fatalf("%q became %q", s, p.String())
		}
		for _, word := range strings.Fields(s) {
			if letters([]rune(word)) <= wholeLetters && hyphenated([]rune(word)[0]) && !strings.ContainsFunc(word, unicode.IsPunct) &&
				!strings.Contains(strings.Join(p.Words(), " "), word) {
				t.Fatalf("the word %q is broken at %.0f points: %q", word, st.Measure, p.Words())
			}
		}
	}
	for _, s := range long() {
		for measure := 60.0; measure < 400; measure += 17 {
			check(t, s, Style{Size: 16, Bold: true, Measure: measure, Leading: 1.3, Even: true})
		}
	}
	// Here the A before a break stands further from the hyphen than from the C that followed it.
	check(t, "AAAAABAADIDFFMACAAAAAAAAAAAA A ", Style{Size: 13, Measure: 60.9375, Leading: 1.3})
	// Here the last letters that one line takes leave too few to be broken, and too wide for another.
	check(t, "AAAAAAAAAAAAAAAAAAAAAAAAAAAAB ", Style{Size: 13, Measure: 40, Leading: 1.3})
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(1, 9).Draw(t, "words")
		text := ""
		for range n {
			text += rapid.StringMatching(`[a-zäöüßA-Z]{1,60}`).Draw(t, "word") + " "
		}
		check(t, text, Style{Size: 13, Measure: rapid.Float64Range(40, 300).Draw(t, "measure"), Leading: 1.3, Even: rapid.Bool().Draw(t, "even")})
	})
}

func TestLongWordsBreakAtSyllables(t *testing.T) {
	set := NewTypesetter("de", false)
	for word, want := range map[string]string{
		"Donaudampfschifffahrtsgesellschaftskapitän": "Donaudampf-|schifffahrtsge-|sellschafts-|kapitän",
		"Antidisestablishmentarianisms":              "Antidisestablish-|mentarianisms",
		"Überdimensionierungsnachweise":              "Überdimensio-|nierungs-|nachweise",
	} {
		p := set.Set(word, Style{Size: 13.5, Measure: 110, Leading: 1.3, Even: true})
		if got := strings.Join(p.Words(), "|"); got != want {
			t.Errorf("got %s, want %s", got, want)
		}
	}
}

// TestLastLinesAreNotLonely holds that a block of two lines and more ends with no line much shorter than the others, where
// words allow.
func TestLastLinesAreNotLonely(t *testing.T) {
	set := NewTypesetter("en", false)
	for _, s := range []string{
		"What gets in the way of the people you support?", "People give up before the letter arrives, and then they are taken off the list now",
		"one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen",
	} {
		for measure := 120.0; measure < 420; measure += 20 {
			p := set.Set(s, Style{Size: 13.5, Measure: measure, Leading: 1.3, Even: true})
			if n := len(p.Lines); n > 1 && n <= evenLines && p.LastW() < 0.5*p.W {
				t.Errorf("at %.0f points: %q", measure, p.Words())
			}
		}
	}
}
