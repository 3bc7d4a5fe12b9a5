// Package typeset sets text of any script: it shapes it, breaks it into lines, and hyphenates long words, with an embedded font
// and, only when a character is missing in that, the fonts of the system. What it gives are glyphs with places, in points, for
// others to draw. Nothing here reads a clock. A [Typesetter] belongs to one goroutine at a time.
package typeset
