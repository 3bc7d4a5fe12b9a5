// Package comparison tells what changed from wall to wall: as one page for a browser, as Markdown, and as a picture of each
// question. All of them say the same, and nothing that may not leave the walls: captions, counts, shares, and quotes that are
// published. What belongs together and what changed is for mindmap/compare to know.
package comparison
