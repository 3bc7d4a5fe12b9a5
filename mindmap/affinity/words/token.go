package words

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

const (
	maxTokens = 256 // a caption has 300 runes at most; what a longer text says after these changes nothing
	maxRunes  = 40  // of a word; what is longer is no word, and stemmers take time squared
)

// Token is one word of a text.
type Token struct {
	Word string // lower case, without apostrophes; two characters where the script has no spaces
	Raw  string // as written, cut from the text
	// Place is how many words of the text are before it.
	Place int
	// Open reports that the text ends with this word, so that somebody who is typing may not have finished it.
	Open bool
	// Apart tells that a mark such as a comma parts it from the word before.
	Apart bool
}

// Tokens cuts a text into words: runs of letters, digits and the marks on them. Apostrophes and a final 's fall away;
// words that were glued together are parted.
func (l *Language) Tokens(text string) []Token { return l.AppendTokens(nil, text) }

// AppendTokens is Tokens into a buffer, which must be empty.
func (l *Language) AppendTokens(buffer []Token, text string) []Token {
	text = norm.NFC.String(text)
	c := cutter{l: l, text: text, start: -1, out: buffer}
	for i, r := range text {
		if len(c.out) >= maxTokens {
			return c.out
		}
		c.read(i, r)
	}
	c.end(len(text))
	if n := len(c.out); n > 0 && c.start < 0 && c.touches {
		c.out[n-1].Open = true
	}
	return c.out
}

// cutter holds the word that is being read: from byte start of text, or none when start is below zero.
type cutter struct {
	l       *Language
	text    string
	start   int
	pairs   bool // the run is of a script without spaces
	out     []Token
	touches bool // the run that ended last reached the end of the text
	apart   bool // a mark came since the last word
}

func (c *cutter) read(i int, r rune) {
	switch {
	case unspaced(r):
		if c.start >= 0 && !c.pairs {
			c.end(i)
		}
		if c.start < 0 {
			c.start, c.pairs = i, true
		}
	case unicode.IsMark(r) && c.start >= 0:
	case unicode.IsLetter(r) && !isApostrophe(r), unicode.IsDigit(r):
		if c.start >= 0 && c.pairs {
			c.end(i)
		}
		if c.start < 0 {
			c.start, c.pairs = i, false
		}
	case isApostrophe(r) && c.start >= 0 && !c.pairs && !c.l.elides:
	default:
		c.end(i)
		c.apart = c.apart || !unicode.IsSpace(r) && !unicode.Is(unicode.Pd, r)
	}
}

func (c *cutter) end(at int) {
	if c.start < 0 {
		return
	}
	raw := c.text[c.start:at]
	c.touches = at == len(c.text)
	c.start = -1
	if c.pairs {
		c.cutPairs(raw)
		return
	}
	raw = strings.TrimRightFunc(raw, isApostrophe)
	for _, part := range unglued(raw) {
		if w := c.l.fold(part); w != "" {
			c.add(w, part)
		}
	}
}

const (
	minGlued  = 4 // letters of a word that another is glued to by a capital
	minNumber = 2 // letters before a number that is glued to them, and digits of it
)

// unglued parts what programmers glue together: OracleException, VS2008. Names that are one word to people stay whole, as
// far as their shortness tells: WhatsApp, iPhone, MP3.
func unglued(raw string) []string {
	letters, before := 0, rune(0)
	for i, r := range raw {
		rest := raw[i:]
		switch {
		case letters >= minGlued && unicode.IsLower(before) && unicode.IsUpper(r) && utf8.RuneCountInString(rest) >= minGlued,
			letters >= minNumber && unicode.IsLetter(before) && len(rest) >= minNumber && strings.Trim(rest, "0123456789") == "":
			return append([]string{raw[:i]}, unglued(rest)...)
		}
		letters, before = letters+1, r
	}
	return []string{raw}
}

func (c *cutter) add(word, raw string) {
	c.out = append(c.out, Token{Word: word, Raw: raw, Place: len(c.out), Apart: c.apart})
	c.apart = false
}

// cutPairs appends every pair of neighbouring characters of the run, each with the marks on it; or its only character.
func (c *cutter) cutPairs(run string) {
	var at []int // where each character begins
	for i, r := range run {
		if i == 0 || !unicode.IsMark(r) {
			at = append(at, i)
		}
	}
	at = append(at, len(run))
	if len(at) == 2 && utf8.RuneCountInString(run) <= maxRunes {
		c.add(run, run)
	}
	for i := 2; i < len(at) && len(c.out) < maxTokens; i++ {
		pair := run[at[i-2]:at[i]]
		if utf8.RuneCountInString(pair) > maxRunes {
			continue // heaps of marks: no language writes so
		}
		c.add(pair, pair)
	}
}

// fold makes the word that a spelling stands for: lower case, without a final 's and apostrophes, at most maxRunes long.
func (l *Language) fold(raw string) string {
	var b strings.Builder
	n := 0
	rest := raw
	for rest != "" && n < maxRunes {
		r, size := utf8.DecodeRuneInString(rest)
		if isApostrophe(r) {
			if tail := rest[size:]; tail == "s" || tail == "S" {
				break
			}
		} else {
			b.WriteRune(l.lower(r))
			n++
		}
		rest = rest[size:]
	}
	return b.String()
}

// AppendContent keeps the words that say what a text is about: no stop words, no single Latin letters, no pairs of
// hiragana, which is grammar. If that leaves nothing, all words are kept. The buffer must be empty and not that of the
// tokens.
func (l *Language) AppendContent(buffer, tokens []Token) []Token {
	kept := buffer
	for _, t := range tokens {
		if !l.Stops(t.Word) && !isLetter(t.Word) && !isHiragana(t.Word) {
			kept = append(kept, t)
		}
	}
	if len(kept) == 0 {
		return append(kept, tokens...)
	}
	return kept
}

// Paired reports whether the word is a pair cut from a text without spaces.
func Paired(word string) bool {
	r, _ := utf8.DecodeRuneInString(word)
	return unspaced(r)
}

// Bare is the word without the accents on its letters.
func Bare(word string) string {
	if isASCII(word) {
		return word
	}
	var b strings.Builder
	for _, r := range norm.NFD.String(word) {
		if !unicode.IsMark(r) {
			b.WriteRune(r)
		}
	}
	return b.String()
}

// Join puts two words together: with a space between, or as one when both are pairs and the second begins with what the
// first ends with.
func Join(a, b string) string {
	if a == "" || b == "" {
		return a + b
	}
	last, _ := utf8.DecodeLastRuneInString(a)
	if Paired(b) && (unspaced(last) || unicode.IsMark(last)) {
		for i := len(b) - 1; i > 0; i-- {
			if utf8.RuneStart(b[i]) && strings.HasSuffix(a, b[:i]) {
				return a + b[i:]
			}
		}
	}
	return a + " " + b
}

func isLetter(w string) bool { return len(w) == 1 && w[0] >= 'a' && w[0] <= 'z' }

func isHiragana(w string) bool {
	return w != "" && !strings.ContainsFunc(w, func(r rune) bool { return !unicode.Is(unicode.Hiragana, r) })
}

func isApostrophe(r rune) bool { return r == '\'' || r == '’' || r == 'ʼ' || r == '‘' }

func unspaced(r rune) bool {
	return r >= 0x0e00 && (unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Thai, unicode.Lao,
		unicode.Khmer, unicode.Myanmar) && (unicode.IsLetter(r) || unicode.IsMark(r)) || r == 'ー')
}
