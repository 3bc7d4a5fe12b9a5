package stage

import (
	"fmt"
	"regexp"
	"strings"
	"testing"
	"time"

	"mindwall/mindmap"
	"mindwall/mindmap/say"
	"mindwall/mindmap/say/saytest"
	"mindwall/mindmap/shown"
	"mindwall/tui/forms"
	"mindwall/tui/screen"
	"mindwall/tui/stage/figures"
)

// numbers is a wall without letters, of an event in a language.
func numbers(t *testing.T, lang string) (w *wall, quoted mindmap.ID) {
	w = newWall(t, "11 22?", "33?")
	title, date, place, host := "44", saytest.Date, "55", "66"
	w.do(mindmap.DescribeEvent{Title: &title, Date: &date, Place: &place, Host: &host, Language: &lang, Thanks: new("111"), Next: new("222"), WriteUp: new("https://192.0.2.7/333")})
	for i := range 60 {
		theme := []string{"1000", "2000", "3000/3100", "4000", "", "5000", "6000"}[i%7]
		w.answer(1, theme, mindmap.AddAnswer{Caption: fmt.Sprint(123456789, " ", i), Tally: 1 + i%4, Source: mindmap.Sources[i%3]})
	}
	quoted = w.answer(1, "1000", mindmap.AddAnswer{Caption: "77", Quote: "88 99"})
	w.do(mindmap.PublishQuote{Answer: quoted, Publish: true})
	gone := w.say(1, "2000", "10101", 1)
	w.do(mindmap.Redact{Entries: w.Live.WordEntries(gone)})
	w.do(mindmap.AddAction{Text: "30303", Who: "40", Due: saytest.Date})
	w.do(mindmap.ParkAnswer{Answer: w.say(1, "", "20202", 1), Parked: true})
	w.follow("99", func(t *mindmap.Theme) int { return t.Tally.Total() })
	return w, quoted
}

// TestTheRoomSpeaksTheLanguageOfTheEvent shows walls without letters in all ways and sizes: each word is one of the language.
func TestTheRoomSpeaksTheLanguageOfTheEvent(t *testing.T) {
	all, _ := say.Languages()
	for _, lang := range all {
		w, quoted := numbers(t, lang)
		q := w.Live.Board().Questions[0]
		if q.Unsorted == nil {
			t.Fatal("nothing is unsorted")
		}
		var seen strings.Builder
		for _, size := range []screen.Size{{W: 44, H: 12}, {W: 56, H: 16}, {W: 93, H: 26}, {W: 160, H: 45}} {
			for hold := forms.Free; hold <= OneTheme; hold++ {
				v := w.view(size)
				v.Hold = hold
				seen.WriteString(shows(v))
			}
			for _, scene := range []shown.Shown{
				{Scene: shown.ReadBack, Theme: w.theme("2000")}, {Scene: shown.ReadBack, Theme: shown.UnsortedID(q.ID)}, {Scene: shown.Summary},
				{Scene: shown.Quote, Answer: quoted}, {Scene: shown.Parked}, {Scene: shown.Closing}, {Scene: shown.Across}, {Scene: shown.WriteUp}, {Scene: shown.LastTime},
				{Scene: shown.Map, Timer: shown.Timer{Ends: noon.Add(-time.Second), Length: time.Minute}},
				{Scene: shown.Blank, Timer: shown.Timer{Ends: noon.Add(-time.Second), Length: time.Minute}},
			} {
				v := w.view(size)
				scene.Question = q.ID
				v.Shown = scene
				seen.WriteString(shows(v))
			}
		}
		empty := newWall(t)
		date := saytest.Date
		empty.do(mindmap.DescribeEvent{Date: &date, Language: &lang})
		v := View{Live: empty.Live, Size: sizes[0], Look: w.view(sizes[0]).Look, Now: noon}
		seen.WriteString(strings.ReplaceAll(shows(v), "Social prescribing lunch", ""))
		if strange := saytest.Strangers(t, lang, cutWords.ReplaceAllString(seen.String(), "")); len(strange) > 0 {
			t.Errorf("the room reads in %s: %q", lang, strange)
		}
		speaks := say.In(lang)
		for _, want := range []string{
			speaks.Text(say.ParkedForLater), speaks.Text(say.Unsorted), speaks.Text(say.ToDo), speaks.TakenOut(), speaks.Quoted("88 99"), speaks.Source(mindmap.Survey), speaks.Date(saytest.Date),
			speaks.Text(sayThankYou), speaks.Text(say.Next), speaks.Text(say.WriteUpHere), speaks.Text(sayLastTime), speaks.Text(sayStillToDo),
			speaks.Counted(1, say.Answers), "+" + speaks.Counted(5, say.Themes), speaks.Times(3),
		} {
			if !strings.Contains(seen.String(), want) {
				t.Errorf("the room does not read %q in %s", want, lang)
			}
		}
	}
}

// cutWords are those that an ellipsis stands behind.
var cutWords = regexp.MustCompile(`\p{L}+…`)

// TestTheTimeIsToldInLargeLetters holds that there is a large letter for each of what the languages in Latin letters say.
func TestTheTimeIsToldInLargeLetters(t *testing.T) {
	all, _ := say.Languages()
	for _, lang := range all {
		text := say.In(lang).Text(say.TimeIsUp)
		latin := text[0] < 0x80 || strings.HasPrefix(text, "É")
		if width := figures.Scale(1).Width(text); latin && width > 76 {
			t.Errorf("%q takes %d cells in %s", text, width, lang)
		}
	}
}
