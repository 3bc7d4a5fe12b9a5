package say

import (
	"embed"
	"fmt"
	"path"
	"strconv"
	"strings"
	"sync"
	"time"

	"golang.org/x/text/feature/plural"
	"golang.org/x/text/language"

	"mindwall/mindmap"
	"mindwall/mindmap/wordlist"
)

// Message is the name of a text that a [Voice] has in its language: a section of each of the files *.words.
type Message string

// The messages that others ask for by name.
const (
	Answers   Message = "answers"
	Questions Message = "questions"
	Themes    Message = "themes"
	takenOut  Message = "taken out"
	noAnswers Message = "no answers"
	said      Message = "answers said"
	date      Message = "date"
	join      Message = "join"
	times     Message = "times"
	unsorted  Message = "unsorted"
)

// Voice says things in one language, by its catalogue: the file that is named after the language. The zero voice is English.
type Voice struct{ *catalogue }

// In is the voice for a language, as BCP 47 has it: that of its catalogue, or English where there is none.
func In(lang string) Voice {
	all := catalogues()
	asked, err := language.Parse(lang)
	if err != nil {
		return Voice{all.list[0]}
	}
	_, i, confidence := all.matcher.Match(asked)
	if confidence == language.No {
		i = 0
	}
	return Voice{all.list[i]}
}

// Counted is a message about a number, in the form that the language has for it. What else it fills in comes in pairs of a
// name and a text.
func (v Voice) Counted(n int, m Message, pairs ...string) string {
	return fill(v.text(m, n), append(pairs, "n", strconv.Itoa(n))...)
}

// Say is a message with what it fills in, in pairs of a name and a text.
func (v Voice) Say(m Message, pairs ...string) string { return fill(v.text(m, 0), pairs...) }

// fill puts texts in the places of their names, at once, so that a text may hold what looks like a place.
func fill(text string, pairs ...string) string {
	for i := 0; i < len(pairs); i += 2 {
		pairs[i] = "{" + pairs[i] + "}"
	}
	return strings.NewReplacer(pairs...).Replace(text)
}

// Listed joins the parts of a list, which may have commas in them.
func (v Voice) Listed(parts []string) string {
	between := strings.TrimSuffix(strings.TrimPrefix(v.text(join, 0), "{a}"), "{b}")
	return strings.Join(parts, between)
}

// Language is the language that it speaks, as BCP 47 has it.
func (v Voice) Language() string { return v.or().tag.String() }

// TakenOut stands where a person's words were taken out for good.
func (v Voice) TakenOut() string { return v.text(takenOut, 0) }

// AnswersSaid says how many answers there are, and how often they were said when that differs. It does not speak of
// people, as one may have said several.
func (v Voice) AnswersSaid(answers, times int) string {
	switch {
	case answers == 0:
		return v.text(noAnswers, 0)
	case times > answers:
		return v.Counted(times, said, "answers", v.Counted(answers, Answers))
	}
	return v.Counted(answers, Answers)
}

// Source is the name of a source.
func (v Voice) Source(s mindmap.Source) string { return v.text(Message(s), 0) }

// BySource names the sources of a tally with their numbers, such as "room 4, survey 2".
func (v Voice) BySource(t mindmap.Tally) string {
	var parts []string
	for _, s := range mindmap.Sources {
		if n := t.Of(s); n > 0 {
			parts = append(parts, fmt.Sprintf("%s %d", v.Source(s), n))
		}
	}
	return strings.Join(parts, ", ")
}

// Date turns 2026-11-22 into 22 November 2026, as the language writes it, and leaves what it does not know as it is.
func (v Voice) Date(iso string) string {
	d, err := time.Parse(time.DateOnly, strings.TrimSpace(iso))
	if err != nil {
		return iso
	}
	month := v.or().months[d.Month()-1]
	return v.Say(date, "d", strconv.Itoa(d.Day()), "month", month, "m", strconv.Itoa(int(d.Month())), "y", strconv.Itoa(d.Year()))
}

func (v Voice) text(m Message, n int) string {
	forms := v.or().messages[m]
	if text, known := forms[v.or().form(n)]; known {
		return text
	}
	return forms[plural.Other]
}

// catalogue is what there is to be said in a language.
type catalogue struct {
	tag      language.Tag
	messages map[Message]map[plural.Form]string
	months   []string
}

// or is the catalogue, or that of English.
func (c *catalogue) or() *catalogue {
	if c == nil {
		return catalogues().list[0]
	}
	return c
}

// form is the kind of a whole number in the language.
func (c *catalogue) form(n int) plural.Form {
	const million = 1_000_000 // of larger numbers what is left of millions tells, and that there are some
	if n > million {
		n = n%million + million
	}
	return plural.Cardinal.MatchPlural(c.tag, n, 0, 0, 0, 0)
}

var formNames = map[string]plural.Form{
	"zero": plural.Zero, "one": plural.One, "two": plural.Two, "few": plural.Few, "many": plural.Many, "other": plural.Other,
}

//go:embed *.words
var files embed.FS

// shelf is all catalogues, English first.
type shelf struct {
	list    []*catalogue
	matcher language.Matcher
}

var catalogues = sync.OnceValue(func() shelf {
	entries, _ := files.ReadDir(".") // of the program itself
	s := shelf{list: make([]*catalogue, 1)}
	for _, e := range entries {
		data, _ := files.ReadFile(e.Name())
		c := readCatalogue(strings.TrimSuffix(path.Base(e.Name()), ".words"), string(data))
		if c.tag == language.English {
			s.list[0] = c
			continue
		}
		s.list = append(s.list, c)
	}
	tags := make([]language.Tag, len(s.list))
	for i, c := range s.list {
		tags[i] = c.tag
	}
	s.matcher = language.NewMatcher(tags)
	return s
})

// readCatalogue reads what a test holds to be whole and sound.
func readCatalogue(name, text string) *catalogue {
	c := &catalogue{tag: language.Make(name), messages: map[Message]map[plural.Form]string{}}
	for _, section := range wordlist.Parse(text) {
		if section.Name == "months" {
			c.months = section.Entries
			continue
		}
		forms := map[plural.Form]string{}
		for _, entry := range section.Entries {
			kind, text, _ := strings.Cut(entry, ": ")
			forms[formNames[kind]] = text
		}
		c.messages[Message(section.Name)] = forms
	}
	return c
}
