package console

import (
	"mindwall/mindmap"
	"mindwall/mindmap/say"
	"mindwall/tui/console/purpose"
	"mindwall/tui/screen"
)

// takeOutActions take words out for good, which nothing brings back.
func takeOutActions() []action {
	return []action{
		{name: "Take the words of this answer out for good", also: "redact redaction delete privacy name person erase gdpr", word: "take out", section: sectionSort, shown: "", help: "take words out",
			when: onAnswer, unless: "choose an answer on the map first", run: does(takeOutAnswer), quiet: true},
		{name: "Take out for good all that was refused", also: "redact redaction delete privacy inbox removed erase empty", word: "refused", section: sectionWall, shown: "", help: "take out what was refused",
			when: func(c *Console) bool { return len(refused(c)) > 0 }, unless: "nothing was refused", run: does(takeOutRefused), quiet: true},
	}
}

func takeOutAnswer(c *Console) screen.Intent {
	a := c.at.Answer()
	if a.Redacted {
		return screen.Sayf(screen.Info, "its words are out already")
	}
	ids := []mindmap.ID{a.ID}
	for _, m := range a.Merged {
		ids = append(ids, m.ID)
	}
	return askTakeOut(c, "“"+a.Text+"”", ids)
}

// refused are the answers that were refused in the inbox, and have their words still.
func refused(c *Console) (ids []mindmap.ID) {
	for _, a := range c.env.Board().Removed {
		if a.Waits && !a.Redacted {
			ids = append(ids, a.ID)
		}
	}
	return ids
}

func takeOutRefused(c *Console) screen.Intent {
	ids := refused(c)
	return askTakeOut(c, "the words of "+say.Counted(len(ids), "answer")+" that you refused", ids)
}

// askTakeOut asks once more: nothing brings words back that are out of the file.
func askTakeOut(c *Console, what string, ids []mindmap.ID) screen.Intent {
	c.stack.Ask(&purpose.Confirming{Passing: true, Text: "Del takes out of the file for good, with no way back: " + what, Choices: []purpose.Choice{
		{Keys: []string{"enter", "esc", "f8"}, Key: "esc", Does: "keep them"},
		{Keys: []string{"delete"}, Key: "del", Does: "take out for good", Run: func() screen.Intent { return screen.TakeOut{Answers: ids} }},
	}})
	return screen.Say{}
}
