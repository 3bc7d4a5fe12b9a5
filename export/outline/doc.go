// Package outline writes walls as outlines that other programs open, and reads outlines that other programs made.
//
// Markdown, OPML and XMind hold the whole wall; FreeMind and Mermaid hold the map of one question. All carry captions,
// counts, sources and the quotes marked for publishing, whatever else is on the board. Counts and sources stand behind a
// caption as people read them: "Panic on the bus ×3", "Rural buses stop at six (survey)", "… ×6 (room 4, survey 2)".
//
// [Read] reads outlines, our own and those of other programs: Markdown with front matter and that of markmap, OPML,
// FreeMind, XMind of both kinds, MindMup, Mermaid, indented text. It refuses no file for one long line, and what of a file
// has no place on a wall it hands out or names. Input is not trusted: its size, its depth and the number of its lines are
// bounded.
package outline
