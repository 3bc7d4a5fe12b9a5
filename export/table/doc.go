// Package table writes a wall as data: JSON for machines, CSV and XLSX for people with spreadsheets.
//
// JSON is the whole wall. CSV and XLSX have a row an answer. Whatever is on the board that is handed in is written, so the
// caller takes out beforehand what must not leave the wall; authors and states have columns only when the caller asks for
// the private ones. Nothing here reads a clock, so the same wall gives the same table.
package table
