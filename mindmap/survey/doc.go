// Package survey reads what survey tools export, as CSV or XLSX, and proposes answers from it.
//
// The way of a file: [Open] recognises the tool that wrote it, finds the rows of its header by their shape, and gathers
// the columns that answer one question ([Sheet.Asked]); [Sheet.Columns] shows them with samples; [Guess] matches columns
// to questions, and a person changes the [Mapping] as they like; [Sheet.Answers] makes a [Proposal] of it, which says for
// every cell whether it is new, known, empty or refused, and why. Nothing here changes a wall: the proposal is a preview
// until its answers are recorded.
//
// Files are hostile: see package table, which reads them. Words that tell what a header or a cell means are data, in package
// meaning.
//
// Names, addresses and other columns about a person are imported only when the mapping names them.
package survey
