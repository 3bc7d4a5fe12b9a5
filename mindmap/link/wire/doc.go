// Package wire is what tables that share a wall say to each other, and to their hub: subjects, messages and limits. It is
// pure: who sends and who hears is for others.
//
// Entries go two ways, and both end in the wall's file. On the live subject whoever is there hears of new ones at once, and
// nobody stores them. In the stream they stand in batches, for those who come later. So order, loss and repetition on either
// way do not matter.
package wire
