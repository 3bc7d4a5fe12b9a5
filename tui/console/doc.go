// Package console is the facilitator's screen: the map of one question, one line to type in, and the state of things.
//
// Typing always types. A letter or a digit goes into the line in every state, so there is no mode to be stuck in; what
// acts on the map are keys that no answer begins with, and keys held with Ctrl or Alt. The screen changes nothing on
// the wall itself: it asks the root to record drafts, and sees the board that comes of them.
//
// A key is taken by what the line is for, see the package purpose; else by an action, see actions; else it is typed. Where the
// facilitator is on the wall, and what is done there to answers and themes, is the package place; what the room is shown is
// the presenter's.
package console
