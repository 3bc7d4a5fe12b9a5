package console

import (
	"mindwall/tui/console/place"
	"mindwall/tui/screen"
)

// publishActions are about all quotes of the question at once: what the room said yes or no to.
func publishActions() []action {
	quotes := func(published bool) func(*Console) bool {
		return func(c *Console) bool { return len(c.at.Clustering().Quotes(published)) > 0 }
	}
	return []action{
		{name: "Let all quotes of this question be published", also: "consent clear mark permission release everyone", section: sectionSort, shown: "", help: "publish all quotes",
			when: quotes(false), unless: "no quote of this question waits for that", run: clusters(place.Clustering.PublishQuotes), quiet: true},
		{name: "Take back publishing of all quotes of this question", also: "consent clear revoke unpublish withdraw none", section: sectionSort, shown: "", help: "publish no quotes",
			when: quotes(true), unless: "no quote of this question is marked for publishing", run: does(takeBackQuotes), quiet: true},
	}
}

// takeBackQuotes says that no quote of the question may be published; the room does not see one any more.
func takeBackQuotes(c *Console) screen.Intent {
	c.present.LeaveQuotes()
	return c.at.Clustering().TakeBackQuotes()
}
