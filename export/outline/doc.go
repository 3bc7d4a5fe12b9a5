// Package outline writes walls as outlines that other programs open, and reads outlines that other programs made.
//
// Markdown, OPML and XMind hold the whole wall; FreeMind and Mermaid hold the map of one question. All carry captions,
// counts, sources and the quotes marked for publishing, whatever else is on the board. Counts and sources stand behind a
// caption as people read them: "Panic on the bus ×3", "Rural buses stop at six (survey)", "… ×6 (room 4, survey 2)".
//
// [Read] makes an [Outline] of OPML, FreeMind, Markdown and indented text, its own files and foreign ones, and
// [Outline.Drafts] makes a new wall of that. Input is not trusted: its size, its depth and the number of its lines are
// bounded.
package outline
