package export_test

import (
	"context"
	"fmt"
	"os"
	"path/filepath"

	"mindwall/export"
	"mindwall/export/internal/walltest"
	"mindwall/mindmap/fault"
)

// A wall leaves as files in a folder; one format of one question can go to any writer.
func Example() {
	dir, err := os.MkdirTemp("", "export")
	if err != nil {
		fmt.Println(err)
		return
	}
	defer os.RemoveAll(dir)

	board := walltest.Day()
	formats, _ := export.ParseFormats("mermaid,csv")
	result, err := export.Run(context.Background(), export.Request{
		Board: board, WallName: "day", Formats: formats, Dir: dir,
	})
	if err != nil {
		fmt.Println("mindwall:", err)
		if fault.KindOf(err) == fault.Exists {
			fmt.Println("hint: name another folder")
		}
	}
	for _, path := range result.Paths {
		fmt.Println(filepath.Base(path))
	}

	mermaid, _ := export.FindFormat("mermaid")
	_, err = export.Stream(context.Background(), os.Stdout, export.Request{
		Board: board, Formats: []export.Format{mermaid}, Question: board.Questions[2].ID,
	})
	if err != nil {
		fmt.Println(err)
	}
	// Output:
	// day-q1-what-do-you-like-most-about-the-job.mmd
	// day-q2-what-gets-in-the-way-of-the-people-you-support.mmd
	// day-q3-what-does-the-health-service-gain.mmd
	// day.csv
	// %% mindwall {"date":"2026-03-09","host":"The Wellbeing Network","place":"Town Hall, Bath","title":"Link workers\u2019 day"}
	// mindmap
	//   n0(("What does the health service gain?"))
	//     n1("Fewer appointments")
	//     n2("Somebody who listens")
}
