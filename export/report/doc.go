// Package report writes the write-up of an event, for those who were there, those who were not, and those who pay for it:
// as one HTML file that holds all it needs, as a document for Word, and as Markdown with pictures beside it.
//
// It says what the wall says and nothing more: what was named most, the map and the chart of each question, the themes, the strongest
// first, with their counts and what was said, in the captions of the wall, and the quotes that are marked for publishing, each right
// behind its own answer. Whatever else is on the board is left out: authors, private quotes, and answers that are parked, waiting or
// removed. How many are parked is said. What the content is decided once; a page and a walk read it.
//
// Nothing here reads a clock, so the same wall gives the same write-up on the same machine.
package report
