// Package report writes the write-up of an event, for those who were there, those who were not, and those who pay for it:
// as one HTML file that holds all it needs, and as Markdown with pictures beside it.
//
// It says what the wall says and nothing more: the questions, the map and the chart of each, the themes in the wall's order
// with their counts and what was said, in the captions of the wall, and the quotes that are marked for publishing. Whatever
// else is on the board is left out: authors, private quotes, and answers that are parked, waiting or removed. How many are
// parked is said.
//
// Nothing here reads a clock, so the same wall gives the same write-up on the same machine.
package report
