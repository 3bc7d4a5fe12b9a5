// Package place is where the facilitator is on the wall, and what is done there: which question is shown, what is selected and
// marked on its map, and how answers and themes are filed, moved, merged and taken away.
//
// A [Place] follows the board: what is gone is not selected or marked any more. A [Clustering] returns what is to be recorded
// and moves the selection on; nothing here changes the wall, knows of the line, or of keys.
package place
