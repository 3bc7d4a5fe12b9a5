package demo

import (
	"fmt"

	"mindwall/mindmap"
)

func openEvent(s *stage) {
	title, date, place, host, language := Title, "2026-03-09", "Harbour Street Library", "Harbour Community Trust", "en-GB"
	s.do(ruth(), mindmap.DescribeEvent{Title: &title, Date: &date, Place: &place, Host: &host, Language: &language})
	s.do(ruth(),
		mindmap.AskQuestion{Text: "What do you like most about your work?"},
		mindmap.AskQuestion{Text: "What gets in the way of the people you support?"},
		mindmap.AskQuestion{Text: "What does the health service gain from it?"})
	s.pass(8 * 60) // soup first
}

func playJoys(s *stage) {
	for _, a := range []said{
		{"", "An hour instead of ten minutes", "The doctor has ten minutes. I have an hour, and it is often " +
			"in the last five that we get to what is really wrong.", 0, "", 40},
		{"", "No two days alike", "", 0, "", 11},
		{"Seeing people change", "Watching confidance come back", "In spring she would not open the door. In June she " +
			"ran the plant stall.", 0, "", 25},
		{"Seeing people change", "Small steps that last", "", 0, "", 19},
		{"Time to listen", "Hearing the whole story", "", 2, "", 22},
		{"The neighbourhood", "Finding groups nobody has heard of", "", 0, "", 17},
		{"The neighbourhood", "Matching people with what they love", "He told me about pigeons for half an hour. There is " +
			"a pigeon club two streets away.", 0, "", 31},
		{"Good company", "Colleagues who pick up the phone", "", 0, "", 14},
		{"Good company", "Volunteers who never tire", "", 0, "", 12},
		{"Seeing people change", "Being thanked in the supermarket", "", 0, "", 21},
		{"", "Cake at the allotment group", "", 0, "", 9},
		{"", "Seeing somebody smile again", "", 0, "", 13},
	} {
		s.say(ruth(), 1, a)
	}
	s.pass(6)
	s.do(ruth(), mindmap.Reword{Node: s.answer("Watching confidance come back"), Text: "Watching confidence come back"})
	s.file(idris(), 1, "Time to listen", "An hour instead of ten minutes")
	s.again(idris(), "An hour instead of ten minutes", 3)
	s.again(idris(), "No two days alike", 4)
	s.again(idris(), "Small steps that last", 2)
	s.pass(95)
}

func playBarriers(s *stage) {
	for _, a := range []said{
		{"Waiting times", "Months to see a specialist", "By the time the letter came she had stopped hoping for it.",
			4, "", 38},
		{"Waiting times", "Counselling list closed since autumn", "", 0, "", 16},
		{"Mental health/Anxiety", "Panic on the bus", "", 0, "", 21},
		{"Mental health/Anxiety", "Too anxious to join a group", "I walked him to the door three weeks running. The " +
			"fourth week he went in.", 2, "", 24},
		{"Mental health/Isolation", "Nobody to go along with", "", 3, "", 18},
		{"Money worries", "Bus fare or lunch", "It is one pound eighty. That is her lunch.", 0, "", 27},
		{"Money worries", "Letters about benefits left unopened", "", 2, "", 13},
		{"", "Lunch club never opened again", "", 0, "", 15},
		{"", "Still afraid of crowded rooms", "", 0, "", 12},
		{"Mental health/Isolation", "Days without hearing a voice", "", 0, "", 20},
		{"Mental health", "No sleep, so no energy", "", 0, "", 14},
		{"Mental health/Anxiety", "Panic on public transport", "", 0, "", 26},
		{"Money worries", "Heating off, so no visitors", "", 0, "", 17},
		{"", "English is a second language", "", 0, "", 11},
		{"", "Months of waiting for a hearing aid", "", 0, "", 16},
		{"", "No bus after five", "", 2, "", 10},
		{"", "Letters only in English", "", 0, "", 9},
		{"", "Who pays for the minibus?", "", 0, "", 29},
	} {
		s.say(ruth(), 2, a)
	}
	s.do(idris(), mindmap.MergeAnswer{Answer: s.answer("Panic on public transport"), Into: s.answer("Panic on the bus")})
	s.file(idris(), 2, "Covid-19", "Lunch club never opened again", "Still afraid of crowded rooms")
	s.again(idris(), "Lunch club never opened again", 3)
	s.again(idris(), "Bus fare or lunch", 2)
	s.do(ruth(), mindmap.ParkAnswer{Answer: s.answer("Who pays for the minibus?"), Parked: true})
	s.pass(70)
}

func playGains(s *stage) {
	for _, a := range []said{
		{"Fewer appointments", "Regulars stop booking every week", "He used to come every Monday. Now Monday is his " +
			"walking group.", 3, "", 33},
		{"Fewer appointments", "Reception gets fewer calls", "", 0, "", 15},
		{"Care that fits", "A prescription is not always medicine", "", 2, "", 19},
		{"Care that fits", "Doctors learn who people are", "", 0, "", 14},
		{"Prevention", "Trouble noticed before a crisis", "", 0, "", 18},
		{"Staff who stay", "Doctors feel less alone", "A doctor told me she goes home lighter, since there is " +
			"somebody to hand people on to.", 0, "", 30},
	} {
		s.say(ruth(), 3, a)
	}
	slip := s.say(ruth(), 3, said{caption: "fewer appt", after: 4})
	s.do(ruth(), mindmap.Undo{Act: slip})
	s.say(ruth(), 3, said{caption: "Money saved, but hard to prove", tally: 2, after: 12})
	s.say(ruth(), 3, said{caption: "A reason to leave the house", after: 9})
	s.pass(40)
}

// readSurvey takes in what those wrote who could not come: one import, one act.
func readSurvey(s *stage) {
	rows := []struct {
		number int
		said   said
	}{
		{1, said{theme: "Seeing people change", caption: "The first smile in weeks"}},
		{1, said{caption: "Work that my gran would understand"}},
		{2, said{theme: "Mental health/Isolation", caption: "Lost touch after being widowed", quote: "All our friends " +
			"were couples. Nobody meant to drop him, but the invitations stopped."}},
		{2, said{theme: "Covid-19", caption: "Lost the habit of going out", tally: 2}},
		{2, said{caption: "Looking after somebody all day"}},
		{3, said{theme: "Prevention", caption: "Fewer falls after the strength class", quote: "Two winters, and not one " +
			"of the class has been in an ambulance."}},
		{3, said{caption: "Fewer ambulances called at night"}},
	}
	var drafts []mindmap.Draft
	for i, r := range rows {
		r.said.source = mindmap.Survey
		drafts = append(drafts, s.drafts(r.number, r.said, &mindmap.Origin{
			File: "responses.csv", Row: i + 2, Column: s.question(r.number).Text,
			Time: fmt.Sprintf("2026-03-0%d 18:%02d", 4+i/2, 7+6*i), Key: fmt.Sprintf("sample-survey-%d", i+2),
		})...)
	}
	s.pass(120)
	s.act(idris(), drafts...)
}

// tidyUp is the read-back: the room corrects, and those who were quoted say what may be published.
func tidyUp(s *stage) {
	s.pass(180)
	s.do(idris(), mindmap.SortTheme{Theme: s.theme(2, "Waiting times"), ByTally: true})
	for _, caption := range []string{
		"An hour instead of ten minutes", "Watching confidance come back", "Too anxious to join a group", "Bus fare or lunch",
		"Lost touch after being widowed", "Regulars stop booking every week", "Doctors feel less alone",
	} {
		s.pass(8)
		s.do(idris(), mindmap.PublishQuote{Answer: s.answer(caption), Publish: true})
	}
}

func (s *stage) theme(number int, name string) mindmap.ID {
	return mindmap.FindTheme(s.question(number).Themes, name).ID
}
