package features

import (
	"strings"
	"testing"
)

// topicNames are the topics of a text, the first one first.
func topicNames(tag, text string) string {
	l := NewLexicon(tag)
	var f Weights
	f.Weigh(l.Read(text), &Counts{})
	var names []string
	for _, t := range f.Topics {
		names = append(names, l.Topics.Names[t.Topic])
	}
	return strings.Join(names, "; ")
}

func TestTopicsAreFound(t *testing.T) {
	for _, c := range []struct{ about, tag, text, want string }{
		{"a listed word", "en", "the bus", "Transport"},
		{"another form of it", "en", "chemists", "Doctors"},
		{"a spelling of its own before a common stem", "en", "trains", "Transport"},
		{"a word near a listed one", "en", "violin", "Music and arts"},
		{"two topics", "en", "kitchen toilets", "Buildings; Food; Toilets and washing"},
		{"nothing that is listed", "en", "zebrafish", ""},
		{"a weak word", "en", "two hundred", ""},
		{"a compound", "de", "Grundschulen", "Kinder und Jugend; Schule und Lernen"},
		{"French", "fr", "les voisines", "Vivre ensemble"},
		{"Spanish", "es", "listas de espera", "Espera"},
		{"a language without a list", "it", "autobus", ""},
	} {
		if got := topicNames(c.tag, c.text); got != c.want {
			t.Errorf("%s: %q is about %q, want %q", c.about, c.text, got, c.want)
		}
	}
}

// TestDiversityIsExact holds that taking texts off brings back what was there before.
func TestDiversityIsExact(t *testing.T) {
	l := NewLexicon("en")
	var c Counts
	said := []string{"no bus after six", "the bus is late", "rent is dear", "late rent"}
	var seen []float64
	for _, s := range said {
		l.Enter(s)
		seen = append(seen, c.Diversity())
		c.Add(l.Read(s), 1)
	}
	if d := c.Diversity(); d <= 0 || d >= seen[1] {
		t.Errorf("diversity %v when words recur, %v before", d, seen[1])
	}
	for i := len(said) - 1; i >= 0; i-- {
		c.Add(l.Read(said[i]), -1)
		if d := c.Diversity(); d != seen[i] {
			t.Errorf("diversity %v with %d texts left, want %v", d, i, seen[i])
		}
	}
}

func TestSlipsMeetTheirWord(t *testing.T) {
	l := NewLexicon("en")
	for _, c := range []struct{ about, slip, want string }{
		{"a letter too few", "japnese", "japanese"}, {"a letter too many", "hospittal", "hospital"},
		{"another letter", "enviranment", "environment"}, {"letters that changed places", "appiontment", "appointment"},
		{"a short word", "hosue", "hosue"}, {"the first letter", "gospital", "gospital"}, {"no word at all", "qwertzuiop", "qwertzuiop"},
	} {
		if got, want := l.word(c.slip, true).Stem.Text, l.word(c.want, true).Stem.Text; got != want {
			t.Errorf("%s: %q is read as %q, want %q", c.about, c.slip, got, want)
		}
	}
}
