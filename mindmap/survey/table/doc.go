// Package table reads a CSV or XLSX file row by row into a table that takes little room: each column keeps a text once,
// however often it comes. It finds out how a text file writes its letters and what parts its cells; what the cells mean
// is not its business, but for what programs put around them ([unwrap]).
//
// Files are hostile. Sizes are checked before anything is unpacked, what is held is within fixed [Limits], macros, links
// and formulas are never looked at, and a file that cannot be read to its end is refused whole with an [*Error] that
// names the row and the column. Rows count as a spreadsheet counts them, from 1.
package table
