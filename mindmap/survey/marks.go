package survey

import (
	"strings"

	"mindwall/mindmap/survey/meaning"
)

// tells is what the cells of a column say beside words.
type tells struct {
	yes      bool // some say yes, so that "ne" is a no and no mark
	negative bool // some are negative numbers that no tool writes for a missing answer
}

func (c *Column) tellsOf(values []value) tells {
	var t tells
	for _, v := range values {
		text := v.text
		if len(text) > 32 {
			continue
		}
		t.yes = t.yes || meaning.Says(text, "yes") && !meaning.IsAllDigits(strings.TrimSpace(text))
		if text = strings.TrimSpace(text); strings.HasPrefix(text, "-") && meaning.IsNumber(text) {
			t.negative = t.negative || !missingCode().MatchString(text) && !meaning.Says(text, "blank")
		}
	}
	return t
}

// missingCode are the numbers that 1KA writes for the kinds of missing answers.
var missingCode = meaning.Pattern(`^-[1-5]$`)

// isMark reports whether a cell says that there is no answer.
func (c *Column) isMark(cell string) bool {
	if label := c.labels[meaning.Fold(cell)]; label != "" {
		return meaning.Says(label, "blank")
	}
	switch {
	case len(cell) > 64:
		return false
	case meaning.Says(cell, "blank"):
		return !c.tells.yes || !meaning.Says(cell, "no")
	}
	return !c.tells.negative && missingCode().MatchString(strings.TrimSpace(cell))
}
