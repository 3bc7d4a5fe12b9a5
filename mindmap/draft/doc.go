// Package draft makes files that appear whole or not at all, and clears away what killed programs left of theirs.
//
// What is not whole yet lies in the same folder as a draft, .mindwall-MACHINE-RANDOM.N, and gets its own name when it is
// whole. As long as its maker runs, that holds a lock on .mindwall-MACHINE-RANDOM.lock, which is made before the first
// draft and removed after the last one: so whether the maker is gone is told by the lock, and never by a number that
// another program may have by now. MACHINE stands for the name of the maker's computer, as a lock says nothing on another
// one, to which the folder may be carried, or copied by a service: what lies there from elsewhere is named and left.
//
// It knows nothing of walls: who may replace a file is asked by who commits it.
package draft
