// Package stage is what the room sees: it turns a board and the facilitator's choice of what is shown into rows of
// terminal cells, few, large and calm.
//
// It paints cells itself and without Lip Gloss, as the map and the line do: it is drawn at every key, keeps what did not change,
// and is on a budget of cells that no wrapping library knows of. It wears the styles of package look all the same.
//
// It is a pure painter. It reads no clock, no keys and no files; the same [View] gives the same rows. The question
// stands at the top, whole. What hangs under it is fitted to the window by steps, from every answer down to one theme
// at a time, and nothing scrolls. What the room must not see never reaches a row: who wrote an answer and where it came
// from, quotes that were not released, answers that were removed, wait in the inbox or, but for their own scene, are
// parked.
package stage
