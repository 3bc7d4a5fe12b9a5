// Package plan is a map ready to be drawn: a flat list of boxes, branches and panels with their words, places and colours, in
// points (96 to the inch). It stands between boards and painters: DOT and pictures draw the same plan, and none of them
// looks at a board for what a plan says.
//
// A plan knows no fonts. Whoever makes one hands in a [Setter], which sets the words and says how large they are.
//
// A plan carries captions, counts and sources, and a mark for quotes that may be published. It never carries authors,
// devices, or what is not on the map.
package plan
