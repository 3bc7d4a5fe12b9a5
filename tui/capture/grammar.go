package capture

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"mindwall/mindmap"
	"mindwall/mindmap/plan"
	"mindwall/mindmap/text"
)

// Parsed is what a line says. Blanks at the ends of its texts and runs of them are folded.
type Parsed struct {
	Caption string
	Theme   []string // names, outermost first; empty when no theme is named
	Themed  bool     // a # was typed, perhaps with no name after it yet
	Quote   string
	Tally   int     // at least 1
	Action  *Action // what somebody will do, in place of all else; nil is none. Only a [Line] that knows its event reads one
	Spans   []Span  // what each part of the line is, in order; between them are blanks

	// filing is where the name of the theme stands, trailing blanks included when the line ends with it. It may be one
	// that is text unless it is chosen from the list; see [parseAmong].
	filing Span

	to Target // the theme among those that are there, once it was looked for: see [Line.Meant] and [ReadAmong]
}

// Said is the answer that the line says.
func (p Parsed) Said(from mindmap.Source) plan.Said {
	return plan.Said{Caption: p.Caption, Quote: p.Quote, Theme: p.Theme, Tally: p.Tally, Source: from}
}

// Span is a part of a line and what it is. Start and End are bytes.
type Span struct {
	Role       Role
	Start, End int
}

// Parse reads a line where no theme is known; see [parseAmong].
func Parse(line string) Parsed { return parseAmong(line, nil) }

// parseAmong reads a line. A # right before a digit is text, as in "We are #1", unless known says that a theme of the path
// behind it is there; known may be nil. Every line says something, so it cannot fail; an empty one has a tally of 1.
func parseAmong(line string, known func(path []string) bool) Parsed {
	var room [24]Span
	tokens := appendTokens(room[:0], line)
	r := reader{line: line, known: known, out: Parsed{Tally: 1}}

	head, quote, bar := tokens, []Span(nil), -1
	for i, t := range tokens {
		if r.text(t) == "|" {
			head, quote, bar = tokens[:i], tokens[i+1:], i
			break
		}
	}
	var headTally, quoteTally bool
	if head, headTally = r.takeTally(head, 2); !headTally && bar >= 0 {
		quote, quoteTally = r.takeTally(quote, 1)
	}
	r.readHead(head, headTally || quoteTally)
	if headTally {
		r.mark(TallyRole, tokens[len(head)])
	}
	if bar >= 0 {
		r.mark(MarkupRole, tokens[bar])
		r.readQuote(quote)
	}
	if quoteTally {
		r.mark(TallyRole, tokens[len(tokens)-1])
	}
	if r.out.names() && r.out.filing.End == r.lastEnd() {
		r.out.filing.End = len(line)
	}
	return r.out
}

// reader gathers what the tokens of a line say.
type reader struct {
	line  string
	known func(path []string) bool
	out   Parsed
}

// names reports whether the line has a theme's name in it, or what may be one.
func (p *Parsed) names() bool { return p.Themed || p.filing.End > 0 }

func (r *reader) text(t Span) string { return r.line[t.Start:t.End] }

func (r *reader) mark(role Role, t Span) {
	r.out.Spans = append(r.out.Spans, Span{Role: role, Start: t.Start, End: t.End})
}

func (r *reader) lastEnd() int { return r.out.Spans[len(r.out.Spans)-1].End }

// takeTally takes a tally off the end of at least least tokens.
func (r *reader) takeTally(tokens []Span, least int) (rest []Span, taken bool) {
	if len(tokens) < least {
		return tokens, false
	}
	n := tallyOf(r.text(tokens[len(tokens)-1]))
	if n == 0 {
		return tokens, false
	}
	r.out.Tally = n
	return tokens[:len(tokens)-1], true
}

// readHead reads caption and theme. Unless the line has a tally at its end, one may stand before the theme.
func (r *reader) readHead(tokens []Span, tallied bool) {
	at := r.themeAt(tokens)
	caption, theme := tokens, []Span(nil)
	if at >= 0 {
		caption, theme = tokens[:at], tokens[at:]
	}
	var before bool
	if !tallied && at >= 0 {
		caption, before = r.takeTally(caption, 2)
	}
	for _, t := range caption {
		r.markPlain(CaptionRole, t)
	}
	r.out.Caption = r.join(caption, 0)
	if before {
		r.mark(TallyRole, tokens[at-1])
	}
	if at >= 0 {
		r.readTheme(theme)
	}
}

// themeAt is the token that begins the theme, or -1. What may be the name of one is noted on the way.
func (r *reader) themeAt(tokens []Span) int {
	for i, t := range tokens {
		switch words := r.text(t); {
		case !beginsTheme(words):
		case !beginsWithDigit(words[1:]), r.known != nil && r.known(text.SplitPath(r.join(tokens[i:], 1))):
			return i
		default:
			r.out.filing = Span{Role: ThemeRole, Start: t.Start + 1, End: tokens[len(tokens)-1].End}
		}
	}
	return -1
}

// readTheme reads the tokens of a theme, of which the first begins with #.
func (r *reader) readTheme(tokens []Span) {
	first, last := tokens[0], tokens[len(tokens)-1]
	r.out.Themed = true
	r.out.filing = Span{Role: ThemeRole, Start: first.Start + 1, End: last.End}
	r.out.Theme = text.SplitPath(r.join(tokens, 1))
	r.mark(MarkupRole, Span{Start: first.Start, End: first.Start + 1})
	for i, t := range tokens {
		if i == 0 {
			t.Start++
		}
		r.markNames(t)
	}
}

// markNames marks the names in a token of a theme, and the slashes between them.
func (r *reader) markNames(t Span) {
	start := t.Start
	for i := t.Start; i < t.End; i++ {
		switch {
		case r.line[i] != '/':
		case i+1 < t.End && r.line[i+1] == '/':
			i++
		default:
			if start < i {
				r.mark(ThemeRole, Span{Start: start, End: i})
			}
			r.mark(MarkupRole, Span{Start: i, End: i + 1})
			start = i + 1
		}
	}
	if start < t.End {
		r.mark(ThemeRole, Span{Start: start, End: t.End})
	}
}

// markPlain marks a token of text; what escapes its first character is markup.
func (r *reader) markPlain(role Role, t Span) {
	if text := r.text(t); plain(text) != text {
		r.mark(MarkupRole, Span{Start: t.Start, End: t.Start + 1})
		t.Start++
	}
	r.mark(role, t)
}

// readQuote reads the quote, word for word.
func (r *reader) readQuote(tokens []Span) {
	var b strings.Builder
	for i, t := range tokens {
		if i > 0 {
			b.WriteByte(' ')
		}
		b.WriteString(r.text(t))
		r.mark(QuoteRole, t)
	}
	r.out.Quote = b.String()
}

// join is the plain text of tokens, without the first skip bytes of the first.
func (r *reader) join(tokens []Span, skip int) string {
	switch {
	case len(tokens) == 0:
		return ""
	case len(tokens) == 1 && skip == 0:
		return plain(r.text(tokens[0]))
	}
	var b strings.Builder
	b.Grow(tokens[len(tokens)-1].End - tokens[0].Start)
	for i, t := range tokens {
		text := r.text(t)
		if i == 0 && skip > 0 {
			b.WriteString(text[skip:])
			continue
		}
		if b.Len() > 0 {
			b.WriteByte(' ')
		}
		b.WriteString(plain(text))
	}
	return b.String()
}

// beginsTheme reports whether a token is the # of a theme with what follows. A # with a mark on it, such as that of the
// key #️⃣, is another character.
func beginsTheme(token string) bool {
	return token[0] == '#' && !strings.HasPrefix(token, "##") && !beginsWithMark(token[1:])
}

func beginsWithMark(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsMark(r)
}

func beginsWithDigit(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsDigit(r)
}

// plain undoes the doubling of # and of | in a token.
func plain(token string) string {
	if strings.HasPrefix(token, "##") || len(token) > 1 && isBars(token) {
		return token[1:]
	}
	return token
}

func isBars(token string) bool { return token != "" && strings.Trim(token, "|") == "" }

// tallyOf reads a token such as +3, from +1 to +999; 0 when it is something else.
func tallyOf(token string) int {
	if len(token) < 2 || len(token) > 4 || token[0] != '+' || token[1] == '0' {
		return 0
	}
	n := 0
	for _, c := range []byte(token[1:]) {
		if c < '0' || c > '9' {
			return 0
		}
		n = 10*n + int(c-'0')
	}
	return n
}

// appendTokens splits a line at its blanks.
func appendTokens(dst []Span, line string) []Span {
	start := -1
	for i, r := range line {
		switch {
		case !isBlank(r) && start < 0:
			start = i
		case isBlank(r) && start >= 0:
			dst = append(dst, Span{Start: start, End: i})
			start = -1
		}
	}
	if start >= 0 {
		dst = append(dst, Span{Start: start, End: len(line)})
	}
	return dst
}

// isBlank tells what separates tokens: any blank but the one that keeps words together.
func isBlank(r rune) bool {
	if r < utf8.RuneSelf {
		return r == ' ' || r >= '\t' && r <= '\r'
	}
	return r != '\u00A0' && r != '\u0085' && unicode.IsSpace(r)
}

// foldBlanks makes one blank of many and takes them off the ends.
func foldBlanks(s string) string { return strings.Join(strings.FieldsFunc(s, isBlank), " ") }
