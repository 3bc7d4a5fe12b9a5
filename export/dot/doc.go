// Package dot writes mind maps as Graphviz DOT, and has an installed Graphviz draw them.
//
// One file serves two readers. dot ignores positions and lays the map out on two sides, because a branch on the left is
// written from child to parent with dir=back. neato -n2 keeps the positions and draws the map as our own pictures have it.
// Cards in columns have branches too, below them.
//
// Sizes, wrapped lines and colours are those of a [plan.Plan]; nothing is measured here. The texts may hold anything:
// what Graphviz shows is what was on the wall, apart from control characters.
package dot
