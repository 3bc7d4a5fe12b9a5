package console_test

import (
	"mindwall/tui/internal/drive"
)

// wall is the console of a wall with these questions, in a window of the usual size.
func wall(t drive.TB, questions ...string) *drive.Driver {
	return sized(t, 80, 24, questions...)
}

// sized is the console in a window of another size.
func sized(t drive.TB, w, h int, questions ...string) *drive.Driver {
	t.Helper()
	return drive.New(t, drive.Options{Size: drive.Size(w, h), Questions: questions})
}

// find selects what a text stands in.
func find(d *drive.Driver, text string) *drive.Driver { return d.Press("/").Type(text).Press("enter") }
