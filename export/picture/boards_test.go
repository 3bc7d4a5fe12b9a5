package picture

import (
	"encoding/binary"
	"fmt"
	"math/rand/v2"
	"strings"

	"mindwall/mindmap"
)

// boardMaker builds boards by hand, with everything that a fold would fill in.
type boardMaker struct {
	board *mindmap.Board
	made  uint64
}

func (m *boardMaker) id() mindmap.ID {
	m.made++
	var id mindmap.ID
	binary.BigEndian.PutUint64(id[8:], m.made)
	return id
}

func (m *boardMaker) answer(text string, tally ...int) *mindmap.Answer {
	a := &mindmap.Answer{ID: m.id(), Text: text, Source: mindmap.Room, Tally: mindmap.Tally{1}, Own: 1, Author: "sam"}
	if len(tally) > 0 {
		a.Tally = mindmap.Tally{}
		copy(a.Tally[:], tally)
	}
	return a
}

func (m *boardMaker) answers(texts ...string) []*mindmap.Answer {
	var out []*mindmap.Answer
	for _, t := range texts {
		out = append(out, m.answer(t))
	}
	return out
}

func (m *boardMaker) theme(text string, answers []*mindmap.Answer, subs ...*mindmap.Theme) *mindmap.Theme {
	return &mindmap.Theme{ID: m.id(), Text: text, Answers: answers, Themes: subs}
}

// question finishes a question: letters, colours, sides, counts and tallies.
func (m *boardMaker) question(text string, themes []*mindmap.Theme, unsorted ...*mindmap.Answer) *mindmap.Question {
	q := &mindmap.Question{ID: m.id(), Number: len(m.board.Questions) + 1, Text: text, Themes: themes, Unsorted: unsorted}
	weight := map[mindmap.Side]int{}
	for i, th := range themes {
		side := mindmap.Right
		finish(th, 1, i, letterOf(i), side)
		if weight[mindmap.Left] < weight[mindmap.Right] {
			side = mindmap.Left
			finish(th, 1, i, letterOf(i), side)
		}
		weight[side] += th.Count + 1
		q.Answers += th.Count
		q.Tally = q.Tally.Plus(th.Tally)
	}
	for _, a := range unsorted {
		q.Answers++
		q.Own.Tally = q.Own.Tally.Plus(a.Tally)
	}
	q.Tally = q.Tally.Plus(q.Own.Tally)
	m.board.Questions = append(m.board.Questions, q)
	return q
}

func letterOf(i int) string {
	if i < 26 {
		return string(rune('A' + i))
	}
	return fmt.Sprint(i + 1)
}

func finish(th *mindmap.Theme, depth, colour int, letter string, side mindmap.Side) {
	th.Depth, th.Colour, th.Letter, th.Side = depth, colour, letter, side
	th.Count, th.Tally = len(th.Answers), mindmap.Tally{}
	for _, a := range th.Answers {
		a.Theme = th.ID
		th.Tally = th.Tally.Plus(a.Tally)
	}
	th.Own.Tally = th.Tally
	for _, sub := range th.Themes {
		sub.Parent = th.ID
		finish(sub, depth+1, colour, letter, side)
		th.Count += sub.Count
		th.Tally = th.Tally.Plus(sub.Tally)
	}
}

func newMaker() *boardMaker {
	return &boardMaker{board: &mindmap.Board{Event: mindmap.Event{
		Title: "Community partners’ day", Date: "2026-11-22", Place: "Town Hall", Host: "the Link Workers’ Network", Language: "en",
	}}}
}

// partnersDay is a map of 25 answers in many scripts, from two sources, with tallies and quotes.
func partnersDay() (*mindmap.Board, *mindmap.Question) {
	m := newMaker()
	waiting := m.answers(
		"Eighteen months for a first assessment",
		"People give up before the letter arrives, and then they are taken off the list",
		"No one tells families where they are in the queue",
		"GP appointments at 8 am only – if you work, you lose",
		"Die Wartezeit für einen Therapieplatz ist viel zu lang",
		"等待时间太长了,很多老人根本等不起",
	)
	waiting[0].Tally = mindmap.Tally{4, 2, 0}
	waiting[1].Quote, waiting[1].Publish = "By the time it came she had moved house.", true
	waiting[2].Quote = "not for publishing"
	isolation := m.answers(
		"Days without talking to anybody 😔",
		"The lunch club closed and nothing took its place; the people who came every week for years have simply disappeared from view",
		"लोग अकेले रहते हैं",
		"Rural buses stop at six",
	)
	isolation[0].Tally, isolation[0].Quote, isolation[0].Publish = mindmap.Tally{2, 0, 1}, "Sunday to Sunday.", true
	isolation[3].Tally = mindmap.Tally{0, 1, 0}
	money := m.answers(
		"Heating or eating",
		"Benefit forms nobody can fill in without help",
		"ارتفاع تكاليف المعيشة والإيجار",
		"Childcare costs more than the wage",
		"Долги и страх потерять жильё",
		"No credit on the phone to call the helpline 📵",
	)
	money[0].Tally = mindmap.Tally{12, 3, 0}
	money[2].Tally = mindmap.Tally{0, 3, 0}
	covid := m.answers("Long Covid is still not believed", "Services moved online and never came back",
		"ボランティアが戻ってこない", "Volunteers over 70 stopped coming")
	q := m.question("What is the biggest barrier for the people you support?", []*mindmap.Theme{
		m.theme("Waiting times", waiting),
		m.theme("Mental health", m.answers("Stigma – especially among men"),
			m.theme("Anxiety", m.answers("Fear of phone calls and of official letters", "Panic on public transport",
				"Ανησυχία για το μέλλον", "Not knowing what will happen next")),
			m.theme("Social isolation", isolation)),
		m.theme("Money worries", money),
		m.theme("Covid-19", covid),
	})
	return m.board, q
}

// crowd is a map of so many answers of common words, dealt to themes of growing size.
func crowd(answers, themes, unsorted int) (*mindmap.Board, *mindmap.Question) {
	words := strings.Fields(`waiting list support people housing the anxious bus letters nobody answers form help is and
		long families carers money for at night trust language interpreter digital school work alone health`)
	rng := rand.New(rand.NewPCG(42, uint64(answers)))
	m := newMaker()
	phrase := func() string {
		n := 2 + rng.IntN(8)
		if rng.IntN(20) == 0 {
			n = 25 + rng.IntN(15)
		}
		out := make([]string, n)
		for i := range out {
			out[i] = words[rng.IntN(len(words))]
		}
		return strings.Join(out, " ")
	}
	all := make([]*mindmap.Theme, themes)
	for i := range all {
		all[i] = m.theme(fmt.Sprintf("Theme %d %s", i+1, words[rng.IntN(len(words))]), nil)
	}
	for range answers - unsorted {
		i, at := 0, rng.IntN(themes*(themes+1)/2)
		for at > i {
			i++
			at -= i
		}
		all[i].Answers = append(all[i].Answers, m.answer(phrase()))
	}
	var loose []*mindmap.Answer
	for range unsorted {
		loose = append(loose, m.answer(phrase()))
	}
	return m.board, m.question("What is the biggest barrier for the people you support?", all, loose...)
}

// hostile is text that breaks pictures: markup, directions, controls, stacked marks, emoji of many parts.
func hostile() (*mindmap.Board, *mindmap.Question) {
	m := newMaker()
	m.board.Event.Title = "</title><script>alert(1)</script> \u202eevil\u202c"
	gone := m.answer("")
	gone.Redacted = true
	return m.board, m.question("What ☕ keeps you going? <b>&amp; \"quotes\"</b>", []*mindmap.Theme{
		m.theme("Emoji 🎉", m.answers("Family 👩‍👩‍👧 flag 🇬🇧 skin 👍🏽 heart ❤️ keycap 1️⃣ plain 1 2 3 # * © ☎ ✓",
			strings.Repeat("🙂", 30), "ok")),
		m.theme("Bidi مرحبا", m.answers("The word مرحبا بالعالم in English, 123 items",
			"אני צריך עזרה with English inside ו-45 שקלים", "עזרה")),
		m.theme("Unbreakable", m.answers(strings.Repeat("x", 120), "https://example.org/"+strings.Repeat("very-long-path/", 8),
			"ภาษาไทยไม่มีช่องว่างระหว่างคำแต่ต้องตัดบรรทัดได้ถูกต้องเสมอ")),
		m.theme("日本語テーマ", m.answers("長い日本語の文章は空白がなくても正しく折り返される必要がありますし、句読点が行頭に来てはいけません。",
			"한국어 문장도 잘 보입니다", "ﬁ ligature e\u0301 combining Å Å ṩ̌")),
		m.theme("Single", nil),
		m.theme("Zalgo Z̷͉͒a̴̝͂l̶̰̊g̵̭̈́o̷̗͝", append(m.answers("Ẑ̷͓̣̤̀͋̈́̿ stacked", " ", "control \u0007 \u202e override \u202c end",
			"\xff\xfe not UTF-8", "private \ue123 use"), gone)),
	})
}

// sample is one map to draw.
type sample struct {
	name string
	make func() (*mindmap.Board, *mindmap.Question)
}

func samples() []sample {
	empty := func() (*mindmap.Board, *mindmap.Question) {
		m := newMaker()
		return m.board, m.question("What do you like most about your job?", nil)
	}
	one := func() (*mindmap.Board, *mindmap.Question) {
		m := newMaker()
		m.board.Event = mindmap.Event{}
		return m.board, m.question("Why?", nil, m.answer("Tea"))
	}
	seven := func() (*mindmap.Board, *mindmap.Question) {
		m := newMaker()
		return m.board, m.question("What does the health service gain?", []*mindmap.Theme{
			m.theme("Fewer appointments", m.answers("People come back less often", "Doctors get their ten minutes")),
			m.theme("Trust", m.answers("Somebody who listens")),
		}, m.answers("Time", "Knowing what is out there", "Fewer prescriptions", "Hope")...)
	}
	long := func() (*mindmap.Board, *mindmap.Question) {
		m := newMaker()
		words := strings.Repeat("a caption that was never shortened because it came from an old wall ", 5)
		return m.board, m.question(strings.Repeat("Is this a very long question that nobody would ask like this? ", 3), []*mindmap.Theme{
			m.theme("A theme with a name as long as it may be, which is sixty", m.answers(words, words+words, "short")),
			m.theme("Short", m.answers(words)),
		})
	}
	mixed := func() (*mindmap.Board, *mindmap.Question) { // sub-themes beside many answers
		board, question := crowd(90, 3, 0)
		board.Questions = nil
		m := &boardMaker{board: board, made: 9000}
		for i, th := range question.Themes {
			th.Themes = []*mindmap.Theme{
				m.theme("A sub-theme", m.answers("one", "two", "three")),
				m.theme("With its own", m.answers("four"), m.theme("Deeper", th.Answers[:i*10])),
				m.theme("Empty", nil),
			}
			th.Answers = th.Answers[i*10:]
		}
		return board, m.question(question.Text, question.Themes)
	}
	n := func(answers, themes, unsorted int) func() (*mindmap.Board, *mindmap.Question) {
		return func() (*mindmap.Board, *mindmap.Question) { return crowd(answers, themes, unsorted) }
	}
	return []sample{
		{"0", empty}, {"1", one}, {"7", seven}, {"25", partnersDay}, {"40", n(40, 6, 5)}, {"100", n(100, 7, 12)},
		{"300", n(300, 9, 20)}, {"mixed", mixed}, {"2000", n(2000, 12, 60)}, {"long", long}, {"hostile", hostile},
	}
}

// spoken is a map of so many answers of the lengths that people type: 30 signs in the mean and 90 at most.
func spoken(answers, themes, unsorted int) (*mindmap.Board, *mindmap.Question) {
	words := strings.Fields(`waiting list support people housing the anxious bus letters nobody answers form help is and
		long families carers money for at night trust language interpreter digital school work alone health`)
	rng := rand.New(rand.NewPCG(7, uint64(answers)))
	m := newMaker()
	said := func() *mindmap.Answer {
		length := 12 + rng.IntN(33)
		if rng.IntN(16) == 0 {
			length = 60 + rng.IntN(30)
		}
		text := words[rng.IntN(len(words))]
		for {
			next := text + " " + words[rng.IntN(len(words))]
			if len(next) > length {
				break
			}
			text = next
		}
		a := m.answer(text)
		if rng.IntN(5) == 0 {
			a.Tally = mindmap.Tally{1 + rng.IntN(6)}
		}
		return a
	}
	all := make([]*mindmap.Theme, themes)
	for i := range all {
		all[i] = m.theme(fmt.Sprintf("Theme %d %s", i+1, words[rng.IntN(len(words))]), nil)
	}
	for range answers - unsorted {
		i := min(rng.IntN(themes), rng.IntN(themes))
		all[i].Answers = append(all[i].Answers, said())
	}
	var loose []*mindmap.Answer
	for range unsorted {
		loose = append(loose, said())
	}
	return m.board, m.question("What is the biggest barrier for the people you support?", all, loose...)
}
