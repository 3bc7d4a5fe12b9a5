// Package room is the program behind `mindwall show`: the room view in a window of its own. It is read-only. It follows
// what arrives on the wall and what the facilitator chose to show; its keys choose only how that looks here.
// What it shows is painted by package stage.
package room
