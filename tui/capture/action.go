package capture

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"mindwall/mindmap"
	"mindwall/mindmap/say"
	"mindwall/mindmap/text"
	"mindwall/tui/screen"
)

// beginsAction begins a line that notes what somebody will do. Twice it is text, and so it is in what was pasted.
const beginsAction = "!"

// Action is what a line notes that somebody will do: "! Ask the surgery about evening calls @Sam by 27 April".
type Action struct {
	Text, Who string
	Due       string // as [mindmap.AddAction] has it
}

// ReadAction reads a line that begins with ! and a blank. At its end, and nowhere else, @ begins who does it, and "by" and a date,
// as the event's language writes it, until when, in either order. Of a name only words with a capital go on behind the first.
func ReadAction(line string, e *mindmap.Event) (a Action, ok bool) {
	p, ok := parseAction(line, e)
	if !ok {
		return Action{}, false
	}
	return *p.Action, true
}

func parseAction(line string, e *mindmap.Event) (p Parsed, ok bool) {
	tokens := appendTokens(nil, line)
	if len(tokens) == 0 || line[tokens[0].Start:tokens[0].End] != beginsAction || tokens[0].End == len(line) {
		return Parsed{}, false
	}
	r := reader{line: line, out: Parsed{Tally: 1, Action: &Action{}}}
	r.mark(MarkupRole, tokens[0])
	rest, spans := tokens[1:], []Span(nil)
	for {
		more, found := r.takeDue(rest, e)
		if len(found) == 0 {
			more, found = r.takeWho(rest)
		}
		if len(found) == 0 {
			break
		}
		rest, spans = more, append(found, spans...)
	}
	for i, t := range rest {
		if i > 0 {
			r.out.Action.Text += " "
		}
		r.out.Action.Text += r.text(t)
		r.mark(CaptionRole, t)
	}
	r.out.Spans = append(r.out.Spans, spans...)
	return r.out, true
}

// maxDate is how many words a date has at most.
const maxDate = 5

// takeDue takes a date with "by" before it off the end.
func (r *reader) takeDue(tokens []Span, e *mindmap.Event) (rest, spans []Span) {
	if r.out.Action.Due != "" {
		return tokens, nil
	}
	for n := 1; n <= maxDate && n < len(tokens); n++ {
		by, date := tokens[len(tokens)-n-1], tokens[len(tokens)-n:]
		if !strings.EqualFold(r.text(by), "by") {
			continue
		}
		words := strings.TrimRight(r.line[date[0].Start:date[n-1].End], ".,;")
		due, ok := say.In(e.Language).ReadDate(words, e.Date)
		if !ok {
			due, ok = say.English.ReadDate(words, e.Date)
		}
		if ok {
			r.out.Action.Due = due
			return tokens[:len(tokens)-n-1], append([]Span{{MarkupRole, by.Start, by.End}}, roles(TallyRole, date)...)
		}
	}
	return tokens, nil
}

// takeWho takes a name with @ before it off the end.
func (r *reader) takeWho(tokens []Span) (rest, spans []Span) {
	at := len(tokens) - 1
	for at >= 0 && isCapital(r.text(tokens[at])) {
		at--
	}
	if at < 0 || !beginsWho(r.text(tokens[at])) {
		return tokens, nil
	}
	var name []string
	for _, t := range tokens[at:] {
		name = append(name, strings.TrimRight(r.text(t), ".,;"))
	}
	r.out.Action.Who = say.Joined(", ", strings.TrimPrefix(strings.Join(name, " "), "@"), r.out.Action.Who)
	first := tokens[at]
	spans = []Span{{MarkupRole, first.Start, first.Start + 1}, {ThemeRole, first.Start + 1, first.End}}
	return tokens[:at], append(spans, roles(ThemeRole, tokens[at+1:])...)
}

func roles(role Role, tokens []Span) []Span {
	var spans []Span
	for _, t := range tokens {
		spans = append(spans, Span{role, t.Start, t.End})
	}
	return spans
}

// beginsWho reports whether a token is @ and a name.
func beginsWho(token string) bool {
	r, _ := utf8.DecodeRuneInString(strings.TrimPrefix(token, "@"))
	return token[0] == '@' && unicode.IsLetter(r)
}

func isCapital(token string) bool {
	r, _ := utf8.DecodeRuneInString(token)
	return unicode.IsUpper(r)
}

// Problem is why Enter will refuse it, in a few words; empty when it will not.
func (a *Action) Problem() string {
	if a.Text == "" {
		return "type what will be done; at the end @who and by when"
	}
	if err := a.Op().Validate(); err != nil {
		return screen.Told(err)
	}
	return ""
}

// Op is the operation that notes it.
func (a *Action) Op() mindmap.Op {
	return mindmap.AddAction{Text: a.Text, Who: text.Title.Lenient(a.Who), Due: a.Due}
}

// Note is who does it, and until when.
func (a *Action) Note() string { return say.English.ByWhom(&mindmap.Action{Who: a.Who, Due: a.Due}) }
