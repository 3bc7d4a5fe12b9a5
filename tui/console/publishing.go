package console

import (
	"slices"

	"mindwall/mindmap"
	"mindwall/tui/screen"
)

// publishActions are about all quotes of the question at once: what the room said yes or no to.
func publishActions() []action {
	quotes := func(published bool) func(*Console) bool {
		return func(c *Console) bool { return len(clustering{c.at}.quotes(published)) > 0 }
	}
	return []action{
		{name: "Let all quotes of this question be published", also: "consent clear mark permission release everyone", section: sectionSort, shown: "", help: "publish all quotes",
			when: quotes(false), unless: "no quote of this question waits for that", run: clusters(clustering.publishQuotes), quiet: true},
		{name: "Take back publishing of all quotes of this question", also: "consent clear revoke unpublish withdraw none", section: sectionSort, shown: "", help: "publish no quotes",
			when: quotes(true), unless: "no quote of this question is marked for publishing", run: does(takeBackQuotes), quiet: true},
	}
}

// quotes are the answers of the question whose quotes may be published, or that may not, with those merged into others.
// What is off the map counts among the former: a mark holds there too.
func (x clustering) quotes(published bool) []*mindmap.Answer {
	var found []*mindmap.Answer
	add := func(a *mindmap.Answer) {
		for _, one := range append([]*mindmap.Answer{a}, a.Merged...) {
			if one.Quote != "" && one.Publish == published {
				found = append(found, one)
			}
		}
	}
	q := x.at.current()
	if q == nil {
		return nil
	}
	for a := range q.AllAnswers {
		add(a)
	}
	if b := x.at.env.Board(); published {
		for _, a := range slices.Concat(b.Parked, b.Inbox) {
			if a.Question == q.ID {
				add(a)
			}
		}
	}
	return found
}

// publishQuotes says that all quotes of the question may be published.
func (x clustering) publishQuotes() screen.Intent {
	answers := x.quotes(false)
	return record(publishing(answers, true), "%s may be published ❞✓ · Ctrl+Z undoes that", plural(len(answers), "quote"))
}

// takeBackQuotes says that no quote of the question may be published; the room does not see one any more.
func takeBackQuotes(c *Console) screen.Intent {
	answers := clustering{c.at}.quotes(true)
	c.present.LeaveQuotes()
	return record(publishing(answers, false), "publishing of %s taken back ❞ · Ctrl+Z undoes that", plural(len(answers), "quote"))
}

func publishing(answers []*mindmap.Answer, publish bool) []mindmap.Draft {
	drafts := make([]mindmap.Draft, len(answers))
	for i, a := range answers {
		drafts[i].Op = mindmap.PublishQuote{Answer: a.ID, Publish: publish}
	}
	return drafts
}
