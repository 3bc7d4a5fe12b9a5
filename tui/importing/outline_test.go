package importing_test

import (
	"testing"

	"mindwall/tui/internal/drive"
)

const map1 = `<opml><head><title>Lunch</title></head><body>` +
	`<outline text="What helps?" _note="asked after coffee"><outline text="Money"><outline text="Bus fare" _note="two pounds"/></outline><outline text="Cake"/></outline>` +
	`<outline text="Elsewhere?"><outline text="A lift"/></outline></body></opml>`

// An outline comes in with its themes, as one act; where each question goes can be changed, and what finds no place is seen.
func TestOutlines(t *testing.T) {
	drive.Test(t, func(t *testing.T) {
		x := open(t, 80, 24, way, help)
		x.files["map.opml"] = map1
		x.Type("map.opml").Press("enter").Sees("Import 2 answers, 1 theme from map.opml", "2 new · 0 here already · 1 new theme")
		x.Sees("▸ What helps?", "→ 2 What helps?", "left out: note of “What helps?”: asked after coffee")
		x.Press("down").Sees("▸ Elsewhere?", "left out").Press("right").Sees("→ 1 "+way, "3 new · 0 here already")
		x.Press("left").Sees("2 new")
		x.Press("home", "down").Sees("[ ] Keep the notes").Press("space").Sees("[✓] Keep the notes", "3 new").Press("space").Sees("2 new")
		x.Golden("outline-80x24")
		x.Press("enter").Sees("2 answers, 1 theme imported, as they stand in the file", "left out: the question “Elsewhere?”", "Ctrl+Z")
		want(t, "on the wall", x.answers(), []string{"Bus fare", "Cake"})
		x.Press("enter", "f10").Type("map.opml").Press("enter").Sees("0 new · 2 here already", "Import 0 answers")
		x.Press("enter").Misses("imported").Press("esc", "esc", "ctrl+z")
		want(t, "after one undo", x.answers(), nil)
	})
}

// What cannot be read says so with what to save instead; none of the wall's questions may be in the file.
func TestOutlinesThatDoNotFit(t *testing.T) {
	drive.Test(t, func(t *testing.T) {
		x := open(t, 80, 24, way)
		x.files["map.vym"], x.files["other.opml"] = "x", map1
		x.Type("map.vym").Press("enter").Sees("map.vym cannot be read", "export it as Markdown")
		x.Press("ctrl+u").Type("other.opml").Press("enter").Sees("No question here reads so", "0 new")
		x.Press("right").Sees("→ 1 "+way, "2 new").Press("enter").Sees("2 answers, 1 theme imported")
	})
}
