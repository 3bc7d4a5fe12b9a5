package meaning

import (
	"strings"
	"unicode"
)

// IsPersonHeader reports whether a header asks who somebody is: each of its words does, or may stand beside such a word,
// as in "Vor- und Nachname" or RecipientFirstName. So "Name one barrier" and "How do you use e-mail?" stay questions.
func IsPersonHeader(header string) bool {
	words := headerWords(header)
	if len(words) == 0 || len(words) > 12 {
		return false
	}
	if phrase := strings.Join(words, " "); IsHeader(phrase, "person") || IsHeader(strings.Trim(Fold(header), " :?*."), "person") {
		return true
	}
	switch words[len(words)-1] { // of a place, as Kobo writes them for any question
	case "latitude", "longitude", "altitude", "precision", "geopoint":
		return strings.HasPrefix(header, "_") || len(words) == 1
	}
	some := false
	for _, w := range words {
		who, fits := wordAsks(w)
		if !fits {
			return false
		}
		some = some || who
	}
	return some
}

// headerWords are the words of a header, folded, without what stands in brackets.
func headerWords(header string) []string {
	var b strings.Builder
	depth := 0
	last := ' '
	for _, r := range header {
		switch {
		case strings.ContainsRune("([（【", r):
			depth++
		case strings.ContainsRune(")]）】", r):
			depth--
		case depth > 0:
		case unicode.IsUpper(r) && unicode.IsLower(last):
			b.WriteByte(' ')
			b.WriteRune(r)
		default:
			b.WriteRune(r)
		}
		last = r
	}
	h := strings.NewReplacer("e-mail", "email", "e mail", "email", "e-posta", "eposta", "e-post", "epost", "e-bost", "ebost").Replace(Fold(b.String()))
	return strings.FieldsFunc(h, func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsMark(r) && !unicode.IsDigit(r) && r != '\'' && r != '’' && r != '"'
	})
}

// wordAsks reports whether a word of a header asks who somebody is, or at least fits beside one that does.
func wordAsks(w string) (who, fits bool) {
	if isJoined(w) {
		return joinedAsks(w)
	}
	lists := personWords()
	if lists["who"][w] {
		return true, true
	}
	for i := range w {
		if i > 2 && lists["who"][w[:i]+"*"] {
			return true, true
		}
	}
	return lists["who"][w+"*"], lists["who"][w+"*"] || lists["with"][w] || IsAllDigits(w)
}

// IsAllDigits reports whether a text is digits and nothing else.
func IsAllDigits(s string) bool { return strings.Trim(s, "0123456789") == "" }

// isJoined reports whether a word is of a script that puts no blanks between words.
func isJoined(w string) bool {
	return strings.ContainsFunc(w, func(r rune) bool {
		return unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Hangul)
	})
}

// joinedAsks takes words written without blanks apart, the longest first.
func joinedAsks(w string) (who, fits bool) {
	lists := personWords()
next:
	for w != "" {
		for n := len(w); n > 0; n-- {
			if lists["who joined"][w[:n]] || lists["with joined"][w[:n]] {
				who = who || lists["who joined"][w[:n]]
				w = w[n:]
				continue next
			}
		}
		return who, false
	}
	return who, true
}
