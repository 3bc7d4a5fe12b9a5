// Package exportdialog is the screen from which pictures and data leave the wall: which formats, which questions,
// and how far it has got. What is written, and how, is handed in.
package exportdialog

import (
	"context"

	"mindwall/mindmap"
)

// Format is one kind of file, as it is offered.
type Format struct {
	Name  string // as handed to Run
	Title string // what people read
	Usual bool   // chosen beforehand
}

// Request is what to write.
type Request struct {
	Board    *mindmap.Board
	Question mindmap.ID // zero is every question
	Formats  []string
	Look     string // "light", "dark" or "contrast"
	Paper    string // that pictures are laid out for, one of Exporter.Papers
	Language string // that files speak beside the wall's own words, as BCP 47 has it; empty is that of the event
	Book     bool   // PDF as a book
	Replace  bool   // files of the same name are replaced
	// Progress is told how far the work has got. It may be called from any goroutine.
	Progress func(done, total int, what string)
}

// Result is what was written.
type Result struct {
	Paths []string
	Notes []string // what people should know of them
}

// Exporter writes files.
type Exporter struct {
	Formats []Format
	Papers  []string      // names as handed to Run, the usual one first
	Folder  func() string // where the files go; it changes when the wall is saved elsewhere
	Run     func(context.Context, Request) (Result, error)
}
