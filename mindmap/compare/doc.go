// Package compare tells what changed from wall to wall: which questions and themes belong together, how often each was said
// in every wall, what grew, shrank, is new or gone, and whether that may be chance.
//
// Walls are columns: years, towns, tables. A status goes from the first column to the last; see [Status]. The groups of an
// attribute of one wall, such as roles, may be columns as well; see [Groups].
//
// What belongs together is known by ids in copies of a wall, by lineage in a wall that follows another, by name, and, where
// nothing else tells, by likeness. Likeness is handed in and only proposes: such a tie holds, and is to be confirmed by a person
// ([Comparison.Proposals]). What a person said of it ([Decision]) goes before everything else. Each question and each theme of a
// wall is used once. The same walls and decisions give the same comparison.
//
// Everything that can be reached from a [Comparison] may be published: boards are cleaned before they are compared, so quotes
// that are not marked for publishing, authors, origins, and words that one of the walls took back are not in it, not even in the
// questions and themes it points to.
//
// The package does no I/O. Nothing of one wall is written into another.
package compare
