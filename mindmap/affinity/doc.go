// Package affinity tells which answers are alike: it suggests a theme while an answer is typed, spots an answer that
// says the same as another, and proposes themes, with names, for answers that are under none.
//
// Everything happens offline, from the words themselves and from a table of English word vectors that is part of the
// program and is loaded when first needed. An [Index] takes texts as they come and go, or follows a board. The same
// answers give the same results, whatever the order in which they came, save that texts are weighed anew only when
// their number has doubled; taking back a change gives back the results from before it.
//
// Nothing is ever filed or merged here. A caller shows what is at least [Confident], or at least [Alike], and a person
// decides. The methods, the data and the figures are described in docs/likeness.md.
//
// The package keeps the index: what hangs where, the sums by theme, and the answers by word. Below it, words cuts texts
// into words and vectors holds the table; internal/features reads a text into what it is compared by, and
// internal/cluster partitions texts and names the groups.
//
// The package does no I/O and starts no goroutine. It must not import the screens, the exporters or its siblings.
package affinity
