// Package meaning tells what single texts of a survey are: what a header asks, whether a cell says yes, no or that there
// is no answer, what is a time, an amount, or tells who somebody is. It knows nothing of files, tables and walls.
//
// Words that tell it are data: headers.words, persons.words and cells.words.
package meaning
