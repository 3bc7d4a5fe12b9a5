// Package canvas draws shapes and text of any script, and writes them as PNG, SVG and PDF. It knows nothing of maps.
//
// A [Scene] is a page of filled paths and of text that package typeset has set, in points (96 to the inch), with its top left corner at
// (0, 0) and y downward; [WritePNG], [WriteSVG] and [WritePDF] write scenes. A [Painter] paints scenes that follow each other: strips
// of PNGs, or pictures of a [GIF]. Nothing here reads a clock: the same scene gives the same bytes on the same machine. Functions may
// be called from several goroutines at once; a Scene belongs to one goroutine at a time.
package canvas
