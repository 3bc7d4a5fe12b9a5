package mapview

import (
	"strconv"
	"strings"

	"mindwall/mindmap"
	"mindwall/mindmap/say"
	"mindwall/tui/look"
)

// foldedSign tells that more hangs under a head than is shown.
const foldedSign = "▾"

// wordsOf are what a map shows of an answer: its caption, and small signs behind it.
func wordsOf(a *mindmap.Answer) (text, signs string) {
	return say.Caption(a), strings.TrimSpace(look.AnswerSigns(a))
}

// QuestionNumber is the place of a question among all that are asked, as 2/3; a dash for one that was set aside.
func QuestionNumber(q *mindmap.Question, questions int) string {
	if q.Number == 0 {
		return "–"
	}
	return strconv.Itoa(q.Number) + "/" + strconv.Itoa(questions)
}
