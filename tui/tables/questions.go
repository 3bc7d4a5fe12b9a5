package tables

import (
	"io"
	"slices"
	"strconv"

	"mindwall/mindmap"
	"mindwall/mindmap/desk"
)

// MinQuestions is the least width in which questions can be read beside their counts, in cells.
const MinQuestions = 80

// Questions prints the questions of a wall with their counts; where no answer came from elsewhere, nothing is said of that.
func Questions(out io.Writer, width int, questions []desk.QuestionInfo) {
	header := []string{"#", "Question", "Answers", "Said", "Themes", "Unsorted"}
	var sources []mindmap.Source
	for _, from := range []mindmap.Source{mindmap.Survey, mindmap.Phone} {
		if slices.ContainsFunc(questions, func(q desk.QuestionInfo) bool { return q.BySource[from] > 0 }) {
			header, sources = append(header, "By "+string(from)), append(sources, from)
		}
	}
	rows := make([][]string, len(questions))
	for i := range questions {
		q := &questions[i]
		counts := []int{q.Answers, q.Tally, q.Themes, q.Unsorted}
		for _, from := range sources {
			counts = append(counts, q.BySource[from])
		}
		rows[i] = []string{strconv.Itoa(q.Number), q.Text}
		for _, n := range counts {
			rows[i] = append(rows[i], strconv.Itoa(n))
		}
	}
	Print(out, width, header, rows)
}
