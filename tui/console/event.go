package console

import (
	"cmp"
	"slices"

	tea "charm.land/bubbletea/v2"

	"mindwall/mindmap"
	"mindwall/mindmap/say"
	"mindwall/tui/console/purpose"
	"mindwall/tui/screen"
)

// chooseLanguage lists the languages that exports and the room's screen speak; any other may be typed, for likeness alone.
func chooseLanguage(c *Console) *purpose.Picking {
	p := &purpose.Picking{Title: "Language of the event (* translated by machine, read by nobody yet)", Word: "language", Takes: "take it", None: "type the short name of a language, as de or pt-BR", Made: typedLanguage}
	names, unread := say.Languages()
	tags := map[string]string{}
	for _, name := range names {
		note := name
		if slices.Contains(unread, name) {
			note = "* " + note
		}
		own := say.In(name).Text(say.Language)
		tags[own] = name
		p.All = append(p.All, purpose.NewPick(own, note, mindmap.ID{}))
	}
	p.Choose = func(chosen purpose.Pick) (screen.Intent, tea.Cmd) {
		tag, known := tags[chosen.Text]
		if !known {
			tag = chosen.Text
		}
		done := "language: " + chosen.Text
		if say.In(tag).Apart(tag) != "" {
			done += " · exports and room speak English"
		}
		return screen.Recordf([]mindmap.Draft{{Op: mindmap.DescribeEvent{Language: &tag}}}, "%s · Ctrl+Z undoes that", done), nil
	}
	return p
}

// describeEvent lists what may be known of the event; what is chosen is said in the line.
func describeEvent(c *Console) *purpose.Picking {
	p := &purpose.Picking{Title: "What is known of the event", Word: "event", Takes: "say it"}
	for _, field := range mindmap.EventFields() {
		if field != "language" { // which is chosen
			p.All = append(p.All, purpose.NewPick(field, cmp.Or(c.env.Board().Event.Known(field), eventHelp[field]), mindmap.ID{}))
		}
	}
	p.Choose = func(chosen purpose.Pick) (screen.Intent, tea.Cmd) { return purpose.Describe(c.stack, chosen.Text), nil }
	return p
}

// eventHelp is what people may say of an event.
var eventHelp = map[string]string{
	"date": "such as 2026-03-09", "host": "who holds it", "contact": "whom to ask about it", "thanks": "for the close and the write-up",
	"next": "what happens with what was said", "notice": "what those who answer by phone are told", "present": "who was there",
	"missing": "who was invited, or could not come", "write-up": "its address, for the close",
}

// typedLanguage is a language that is typed, when it is one.
func typedLanguage(query string) (purpose.Pick, bool) {
	tag, err := say.ParseLanguage(query)
	if err != nil || say.In(tag).Language() == tag {
		return purpose.Pick{}, false
	}
	return purpose.NewPick(tag, "as typed", mindmap.ID{}), true
}
