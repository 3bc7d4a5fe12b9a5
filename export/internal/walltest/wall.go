// Package walltest makes the walls that exports are tried on. Only tests import it.
package walltest

import (
	"encoding/binary"
	"fmt"
	"strings"
	"time"

	"mindwall/mindmap"
	"mindwall/mindmap/fold"
	"mindwall/mindmap/plan"
	"mindwall/mindmap/scribe"
	"mindwall/mindmap/text"
)

// Secret stands in everything on [Day] that must not leave a wall: authors, private quotes, origins, and answers that are
// parked, waiting or removed.
const Secret = "SECRET"

// Maker writes a wall with ids, times and authors that are the same each time.
type Maker struct {
	scribe *scribe.Scribe
	ids    uint64
	minute int
}

// New is an empty wall.
func New() *Maker {
	m := &Maker{}
	m.scribe = &scribe.Scribe{
		Live: fold.NewLive(), Author: "sam " + Secret, Device: id(0xdecade), NewID: m.ID,
		Now: func() time.Time {
			m.minute++
			return time.Date(2026, 3, 9, 12, m.minute%60, 7, 0, time.UTC).Add(time.Duration(m.minute/60) * time.Hour)
		},
	}
	return m
}

// ID is a fresh id.
func (m *Maker) ID() mindmap.ID { m.ids++; return id(m.ids) }

// id spreads the number, so that no two ids of a wall begin alike.
func id(n uint64) mindmap.ID {
	var out mindmap.ID
	binary.BigEndian.PutUint64(out[:], n*0x9E3779B97F4A7C15)
	binary.BigEndian.PutUint64(out[8:], n)
	return out
}

// Do records operations as one act. It panics when one does not validate.
func (m *Maker) Do(ops ...mindmap.Op) {
	if _, err := m.scribe.Do(ops...); err != nil {
		panic(err)
	}
}

// Make records an operation that makes a node, and returns the node's id.
func (m *Maker) Make(op mindmap.Op) mindmap.ID {
	node := m.ID()
	if _, err := m.scribe.Record(mindmap.Draft{ID: node, Op: op}); err != nil {
		panic(err)
	}
	return node
}

// Board is the wall as it stands.
func (m *Maker) Board() *mindmap.Board { return m.scribe.Live.Board() }

// Event says what the event is.
func (m *Maker) Event(title, date, place, host string) {
	m.Do(mindmap.DescribeEvent{Title: &title, Date: &date, Place: &place, Host: &host})
}

// Ask asks a question.
func (m *Maker) Ask(text string) mindmap.ID { return m.Make(mindmap.AskQuestion{Text: text}) }

// Theme makes a theme, under another when parent is not zero.
func (m *Maker) Theme(question, parent mindmap.ID, text string) mindmap.ID {
	return m.Make(plan.NewTheme(m.Board(), m.scribe.Live.Question(question), parent, text))
}

// Say adds an answer from the room; "caption | quote" adds a private quote, "caption || quote" one to be published.
func (m *Maker) Say(question, theme mindmap.ID, text string) mindmap.ID {
	caption, quote, private := strings.Cut(text, " | ")
	publish := false
	if !private {
		caption, quote, publish = strings.Cut(text, " || ")
	}
	a := m.Make(mindmap.AddAnswer{Question: question, Theme: theme, Caption: caption, Quote: quote})
	if publish {
		m.Do(mindmap.PublishQuote{Answer: a, Publish: true})
	}
	return a
}

// Day is a wall with something of everything.
func Day() *mindmap.Board {
	m := New()
	m.Event("Link workers’ day", "2026-03-09", "Town Hall, Bath", "The Wellbeing Network")
	likes := m.Ask("What do you like most about the job?")
	gets := m.Ask("What gets in the way of the people you support?")
	gains := m.Ask("What does the health service gain?")
	aside := m.Ask("Aside: what about lunch?")
	m.Say(aside, mindmap.ID{}, Secret+" soup")
	m.Do(mindmap.SetAsideQuestion{Question: aside, Aside: true})

	m.dayLikes(likes)
	m.dayBarriers(gets)
	m.Say(gains, mindmap.ID{}, "Fewer appointments")
	m.Say(gains, mindmap.ID{}, "Somebody who listens || They gave me time.")

	parked := m.Say(gets, mindmap.ID{}, Secret+" the car park is too small | "+Secret+" quote")
	m.Do(mindmap.ParkAnswer{Answer: parked, Parked: true})
	removed := m.Say(gets, mindmap.ID{}, Secret+" removed")
	m.Do(mindmap.Remove{Node: removed})
	m.Make(mindmap.AddAnswer{Question: gets, Caption: Secret + " waiting", Source: mindmap.Survey, Inbox: true})
	return m.Board()
}

func (m *Maker) dayLikes(q mindmap.ID) {
	people := m.Theme(q, mindmap.ID{}, "The people")
	m.Say(q, people, "Hearing “I slept last night” || She said it twice.")
	m.Say(q, people, "No two days are the same")
	freedom := m.Theme(q, mindmap.ID{}, "Time & freedom")
	m.Say(q, freedom, "An hour, not ten minutes")
	m.Say(q, mindmap.ID{}, "Tea")
}

func (m *Maker) dayBarriers(q mindmap.ID) {
	waiting := m.Theme(q, mindmap.ID{}, "Waiting times")
	long := m.Say(q, waiting, "Eighteen months for a first assessment | "+Secret+" by the time it came she had moved")
	m.Do(mindmap.TallyAnswer{Answer: long, Delta: 3})
	repeat := m.Make(mindmap.AddAnswer{
		Question: q, Theme: waiting, Caption: "A year and a half to be seen", Quote: "My son was at school when we asked.",
		Source: mindmap.Survey, Tally: 2, Origin: &mindmap.Origin{File: Secret + ".csv", Row: 14, Column: "Q2", Key: "k1"},
	})
	m.Do(mindmap.PublishQuote{Answer: repeat, Publish: true})
	m.Do(mindmap.MergeAnswer{Answer: repeat, Into: long})
	m.Say(q, waiting, "Nobody says where you are in the queue")
	m.Say(q, waiting, "等待时间太长了")

	mind := m.Theme(q, mindmap.ID{}, "Mental health")
	anxiety := m.Theme(q, mind, "Anxiety")
	m.Say(q, anxiety, "Panic on public transport || My legs just stop.")
	m.Say(q, anxiety, "ارتفاع تكاليف المعيشة")
	isolation := m.Theme(q, mind, "Isolation")
	m.Make(mindmap.AddAnswer{Question: q, Theme: isolation, Caption: "Days without talking to anybody", Source: mindmap.Phone})
	m.Say(q, mind, "Stigma – men most of all")
	gone := m.Say(q, mind, Secret+" words of a person | "+Secret)
	m.Do(mindmap.Redact{Entries: m.scribe.Live.WordEntries(gone)})

	money := m.Theme(q, mindmap.ID{}, "Money & <forms>")
	m.Say(q, money, `A "letter" with \backslash, {braces} and #1`)
	m.Say(q, money, "=SUM(A1) is how it feels")
	m.Theme(q, mindmap.ID{}, "Covid-19")
	m.Make(mindmap.AddAnswer{Question: q, Caption: "Rural buses stop at six", Source: mindmap.Survey})
}

// Crowd is a wall of one question with so many answers, dealt to themes of growing size.
func Crowd(answers, themes int) *mindmap.Board {
	m := New()
	m.Event("A crowd", "2026-03-09", "", "")
	q := m.Ask("What is the biggest barrier for the people you support?")
	words := strings.Fields("waiting list support people housing anxious bus letters nobody answers form help families carers money trust")
	made := make([]mindmap.ID, themes)
	for i := range made {
		made[i] = m.Theme(q, mindmap.ID{}, fmt.Sprintf("Theme %d %s", i+1, words[i%len(words)]))
	}
	var ops []mindmap.Op
	for i := range answers {
		var said []string
		for k := range 3 + i%6 {
			said = append(said, words[(i*7+k*5)%len(words)])
		}
		at := (i*i + i/3) % (themes * (themes + 1) / 2)
		theme := 0
		for at > theme {
			theme++
			at -= theme
		}
		ops = append(ops, mindmap.AddAnswer{Question: q, Theme: made[theme], Caption: fmt.Sprint(strings.Join(said, " "), " ", i)})
	}
	m.Do(ops...)
	return m.Board()
}

// Of is a wall of one question, with one theme of that name and one answer, for texts that break formats.
func Of(title, question, theme, caption, quote string) *mindmap.Board {
	m := New()
	m.Event(orSome(text.Title, title), "", "", "")
	q := m.Ask(orSome(text.Question, question))
	t := m.Theme(q, mindmap.ID{}, orSome(text.Theme, theme))
	caption, quote, _, err := text.CleanAnswer(caption, quote)
	if err != nil {
		caption, quote = "-", ""
	}
	a := m.Make(mindmap.AddAnswer{Question: q, Theme: t, Caption: caption, Quote: quote})
	m.Do(mindmap.PublishQuote{Answer: a, Publish: true})
	return m.Board()
}

// orSome is the text as the gate leaves it, or a hyphen when it would refuse it or nothing is to be seen.
func orSome(f text.Field, words string) string {
	clean, err := f.Clean(words)
	if _, _, _, unseen := text.CleanAnswer(clean, ""); err != nil || unseen != nil {
		return "-"
	}
	return clean
}

// Texts is text in many scripts, with markup, directions, controls, stacked marks and emoji of many parts.
func Texts() []string {
	return []string{
		"Eighteen months for a first assessment", "等待时间太长了,很多老人根本等不起", "लोग अकेले रहते हैं", "ارتفاع تكاليف المعيشة والإيجار",
		"Долги и страх потерять жильё", "Ανησυχία για το μέλλον", "ボランティアが戻ってこない", "No credit on the phone 📵 😔",
		"Family 👩‍👩‍👧 flag 🇬🇧 skin 👍🏽 heart ❤️ keycap 1️⃣ plain 1 2 3 # * © ☎ ✓", "אני צריך עזרה with English inside ו-45 שקלים",
		"ภาษาไทยไม่มีช่องว่างระหว่างคำแต่ต้องตัดบรรทัดได้ถูกต้องเสมอ", "ﬁ ligature e\u0301 combining Å Å ṩ̌", "Z̷͉͒a̴̝͂l̶̰̊g̵̭̈́o̷̗͝",
		"control \u0007 \u202e override \u202c end", "\xff\xfe not UTF-8", "private \ue123 use", "", " ",
	}
}
