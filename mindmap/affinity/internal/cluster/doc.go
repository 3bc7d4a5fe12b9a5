// Package cluster partitions texts into groups that are alike, and names the groups by the words that their texts share.
//
// [Partition] is pure and the same for the same texts in the same order. It takes a time that grows with the square of
// the number of texts up to a thousand, and in proportion to it beyond; a context ends it early. The words of all texts
// must be in the lexicon. It knows no answers, themes or boards: texts go by their places in the list.
package cluster
