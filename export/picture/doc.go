// Package picture draws mind maps: as PNG, SVG and PDF, in a light, a dark and a high-contrast look.
//
// [NewPlan] measures a question's map and places it, in points (96 to the inch); the plan is what painters share, and
// other formats may read its boxes and branches. A plan becomes one scene of filled paths and shaped text, which small
// back ends write. The text is shaped with an embedded font; the fonts of the system are opened only when a character is
// missing in it.
//
// A picture carries captions, counts and sources, and a mark for quotes that may be published. It never carries authors,
// devices, or what is not on the map. Nothing here reads a clock: the same wall gives the same picture on the same
// machine. Functions may be called from several goroutines at once; one Plan belongs to one goroutine at a time.
package picture
