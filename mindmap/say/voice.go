package say

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"
	"time"

	"golang.org/x/text/language"
	"golang.org/x/text/unicode/bidi"

	"mindwall/mindmap"
)

// Voice says things in one language: the words by its catalogue, numbers and dates as Unicode's CLDR has them for the
// language and its region. Voices may be compared. The zero voice is English.
type Voice struct{ of *catalogue }

// In is the voice for a language, as BCP 47 has it: that of its catalogue, or English where there is none. A language is
// never taken for another that is like it.
func In(lang string) Voice {
	tag, err := language.All.Parse(lang)
	if err != nil {
		return Voice{}
	}
	base, script, region := tag.Raw()
	if s, _ := tag.Script(); s.String() == "Hant" {
		script = s
	}
	all := catalogues()
	return Voice{cmp.Or(all[base.String()+"-"+region.String()], all[base.String()+"-"+script.String()], all[base.String()])}
}

// ParseLanguage reads the name of a language, as BCP 47 has it, and returns it as it is usually written.
func ParseLanguage(name string) (string, error) {
	tag, err := language.Parse(name)
	if err != nil || tag == language.Und {
		return "", fmt.Errorf("%q is no language", name)
	}
	return tag.String(), nil
}

// Language is the language of the voice's words, as BCP 47 has it.
func (v Voice) Language() string { return v.catalogue().name }

// FromRight reports whether the language is written from right to left.
func (v Voice) FromRight() bool {
	for _, r := range v.Text(Language) {
		p, _ := bidi.LookupRune(r)
		return p.Class() == bidi.R || p.Class() == bidi.AL
	}
	return false
}

// Apart is the language of the wall's own texts where it is another than the voice's, as BCP 47 has it; else empty.
func (v Voice) Apart(lang string) string {
	tag, err := language.Parse(lang)
	if err != nil {
		return ""
	}
	own, _ := language.Make(v.Language()).Base()
	if base, _ := tag.Base(); base == own {
		return ""
	}
	return tag.String()
}

// Everywhere is a message in each language.
func Everywhere(m Message) (texts []string) {
	for _, c := range catalogues() {
		texts = append(texts, c.text(m, nil))
	}
	slices.Sort(texts)
	return slices.Compact(texts)
}

// Voices are those of all languages, and of the regions that differ in numbers and dates, English first.
func Voices() []Voice {
	all := []Voice{English}
	for _, tag := range slices.Sorted(maps.Keys(catalogues())) {
		if tag != english {
			all = append(all, Voice{catalogues()[tag]})
		}
	}
	return all
}

// StandsForTakenOut reports whether a text is what stands for words that were taken out, in whatever language.
func StandsForTakenOut(text string) bool { return slices.Contains(Everywhere(takenOut), text) }

// Text is a message as it stands.
func (v Voice) Text(m Message) string { return v.catalogue().text(m, nil) }

// Say is a message with what it fills in, in pairs of a name and a text.
func (v Voice) Say(m Message, pairs ...string) string { return fill(v.Text(m), pairs...) }

// Counted is a message about a number, in the form that the language has for it. What else it fills in comes in pairs of a
// name and a text.
func (v Voice) Counted(n int, m Message, pairs ...string) string {
	return fill(v.catalogue().text(m, &n), append(pairs, "n", v.Number(n))...)
}

// fill puts texts in the places of their names, at once, so that a text may hold what looks like a place.
func fill(text string, pairs ...string) string {
	if len(pairs) == 2 {
		return strings.ReplaceAll(text, "{"+pairs[0]+"}", pairs[1])
	}
	for i := 0; i < len(pairs); i += 2 {
		pairs[i] = "{" + pairs[i] + "}"
	}
	return strings.NewReplacer(pairs...).Replace(text)
}

// groupedFrom is the least number whose digits stand in groups.
const groupedFrom = 10_000

// Number is a whole number.
func (v Voice) Number(n int) string {
	if n > -groupedFrom && n < groupedFrom {
		return strconv.Itoa(n)
	}
	return v.catalogue().locale().FmtNumber(float64(n), 0)
}

// Times is how often something was said, such as ×3.
func (v Voice) Times(n int) string { return v.Counted(n, timesSign) }

// VoteSign stands before a number of votes. What was said has [Voice.Times], so that nobody takes the one for the other.
const VoteSign = "●"

// Votes are those that something got, such as "●5, 7 hands"; nothing for none.
func (v Voice) Votes(got mindmap.Votes) string { return v.WithVotes("", got) }

// WithVotes puts the votes that something got behind how often it was said, such as "×3 ●5, 7 hands"; hands alone stand in brackets.
func (v Voice) WithVotes(said string, got mindmap.Votes) string {
	dots := ""
	if got.Dots > 0 {
		dots = VoteSign + v.Number(got.Dots)
	}
	before, hands := Joined(" ", said, dots), v.Hands(got)
	if before == "" && hands != "" {
		return "(" + hands + ")" // else it would read on from what was said
	}
	return Joined(v.between(listed), before, hands)
}

// Hands are those that were raised for something, in words; nothing for none.
func (v Voice) Hands(got mindmap.Votes) string {
	if got.Hands == 0 {
		return ""
	}
	return v.Counted(got.Hands, hands)
}

// VotesInWords is [Voice.Votes] for those who do not see the sign: "5 votes, 7 hands".
func (v Voice) VotesInWords(got mindmap.Votes) string {
	dots := ""
	if got.Dots > 0 {
		dots = v.Counted(got.Dots, votes)
	}
	return Joined(v.between(listed), dots, v.Hands(got))
}

// Date turns 2026-11-22 into 22 November 2026, as the language writes it, and leaves what it does not know as it is.
func (v Voice) Date(iso string) string {
	d, err := time.Parse(time.DateOnly, strings.TrimSpace(iso))
	if err != nil {
		return iso
	}
	return v.catalogue().locale().FmtDateLong(d)
}

// Quoted puts the marks of the language round what somebody said.
func (v Voice) Quoted(text string) string { return v.Say(quote, "text", text) }

// List puts what the language has between two things of a list between them.
func (v Voice) List(things ...string) string { return strings.Join(things, v.between(listed)) }

// Listed joins the parts of a list, which may have commas in them.
func (v Voice) Listed(parts []string) string { return strings.Join(parts, v.between(join)) }

// between is what a message has between its two places.
func (v Voice) between(m Message) string {
	return strings.TrimSuffix(strings.TrimPrefix(v.Text(m), "{a}"), "{b}")
}

// TakenOut stands where a person's words were taken out for good.
func (v Voice) TakenOut() string { return v.Text(takenOut) }

// Caption is an answer's caption, or what stands for it.
func (v Voice) Caption(a *mindmap.Answer) string {
	if IsTakenOut(a) {
		return v.TakenOut()
	}
	return a.Text
}

// AnswersSaid says how many answers there are, and how often they were said when that differs. It does not speak of
// people, as one may have said several.
func (v Voice) AnswersSaid(answers, times int) string {
	switch {
	case answers == 0:
		return v.Text(noAnswers)
	case times > answers:
		return v.Counted(times, said, "answers", v.Counted(answers, Answers))
	}
	return v.Counted(answers, Answers)
}

// AnswersYet is [Voice.AnswersSaid] while there may come more.
func (v Voice) AnswersYet(answers, times int) string {
	if answers == 0 {
		return v.Text(noneYet)
	}
	return v.AnswersSaid(answers, times)
}

// ByWhom says who does something, and until when, as far as that is known.
func (v Voice) ByWhom(a *mindmap.Action) string {
	due := v.Date(a.Due)
	switch {
	case due == a.Due: // no date, but words such as "by Easter"
		return Joined(", ", a.Who, due)
	case a.Who == "":
		return v.Say(actionDue, "due", due)
	default:
		return v.Say(actionBy, "who", a.Who, "due", due)
	}
}

// Source is the name of a source.
func (v Voice) Source(s mindmap.Source) string { return v.Text(Message(s)) }

// BySource names the sources of a tally with their numbers, such as "room 4, survey 2".
func (v Voice) BySource(t mindmap.Tally) string { return v.List(v.SourceParts(t)...) }

// SourceParts are the sources of a tally with their numbers, each for itself.
func (v Voice) SourceParts(t mindmap.Tally) (parts []string) {
	for _, s := range mindmap.Sources {
		if n := t.Of(s); n > 0 {
			parts = append(parts, v.Source(s)+" "+v.Number(n))
		}
	}
	return parts
}

// SourceNames are the sources as headings of columns, in the order of [mindmap.Sources].
func (v Voice) SourceNames() (names []string) {
	for _, s := range mindmap.Sources {
		names = append(names, capitalised(v.Source(s)))
	}
	return names
}

func capitalised(s string) string {
	for _, r := range s {
		first := string(r)
		return strings.ToUpper(first) + s[len(first):]
	}
	return s
}
