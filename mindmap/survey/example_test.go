package survey_test

import (
	"context"
	"fmt"
	"strings"

	"mindwall/mindmap"
	"mindwall/mindmap/survey"
)

// An import from beginning to end: look at the columns, guess where they go, look at what would be added.
func Example() {
	export := "Timestamp,Email Address,What stops people?,What helps?\n" +
		"2026/03/09 9:01:00 AM GMT,ann@example.org,Waiting lists,A lift home\n" +
		"2026/03/09 9:04:30 AM GMT,,,\"A friendly face\nSomebody who listens\"\n"
	sheet, err := survey.Open("answers.csv", strings.NewReader(export), int64(len(export)), survey.Options{})
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(sheet.Preset, sheet.Rows)
	for _, c := range sheet.Columns {
		fmt.Println(c.Letter, c.Kind, c.Name(), c.Samples)
	}

	helps := &mindmap.Question{ID: mindmap.ID{1}, Text: "What helps?"}
	mapping := survey.Guess(sheet.Columns, []*mindmap.Question{helps}, nil)
	proposal, err := sheet.Answers(context.Background(), mapping, survey.Choices{Split: survey.SplitAll})
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, a := range proposal.Answers {
		fmt.Printf("%s (row %d)\n", a.Caption, a.Origin.Row)
	}
	// Output:
	// Google Forms 2
	// A time Timestamp [2026/03/09 9:01:00 AM GMT 2026/03/09 9:04:30 AM GMT]
	// B person Email Address [•••]
	// C question What stops people? [Waiting lists]
	// D question What helps? [A lift home A friendly face Somebody who listens]
	// A lift home (row 2)
	// A friendly face (row 3)
	// Somebody who listens (row 3)
}
