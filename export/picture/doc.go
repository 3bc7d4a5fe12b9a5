// Package picture draws the pictures of a wall: the map of a question, the overview of an event, the chart of themes, and the
// book of a map that is too large for a page.
//
// A map is a [plan.Plan] whose words are set here, and a picture a [canvas.Scene] that package canvas writes. Nothing here
// reads a clock: the same wall gives the same picture on the same machine. Functions may be called from several goroutines
// at once; one Map belongs to one goroutine at a time.
package picture
