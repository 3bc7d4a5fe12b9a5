// Package features reads a text into what it is compared by: its stems, the characters of its words and its meaning,
// each weighed by how rare it is, and what may set it against another that uses the same words.
//
// A [Lexicon] gives numbers to the words of the texts that are entered; it is for one goroutine, or behind a lock. What
// it returns is immutable and may be shared, but for the buffers named at each function. Weighing is pure: the same
// text and the same [Counts] give the same numbers to the last bit.
//
// It knows the English table of meanings, opposites and denials; other languages go by stems and spelling alone. It
// knows no answers, themes or boards.
package features
