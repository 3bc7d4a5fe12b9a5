package console_test

import (
	"regexp"
	"strconv"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"mindwall/mindmap"
	"mindwall/tui/internal/drive"
	"mindwall/tui/presenter"
)

// inRoom is the room's view over a wall that does not fit its window.
func inRoom(t drive.TB, wall []mindmap.Entry, last mindmap.AddAnswer, w, h int) *drive.Driver {
	t.Helper()
	return studied(t, wall, last, drive.Size(w, h)).Press("f5")
}

// withoutSigns is the room's map with every sign that tells of a selection or a mark as if there was none.
func withoutSigns(d *drive.Driver) string {
	rows := strings.Split(d.Screen(), "\n")
	text := strings.Join(rows[:len(rows)-1], "\n")
	text = regexp.MustCompile(`([┠├╰┖])[▸◆]`).ReplaceAllString(text, "$1─")
	text = regexp.MustCompile(`[▸◆](\pL)`).ReplaceAllString(text, " $1") // before a name
	text = regexp.MustCompile(`([─┬┼┤] ?|─)[▸◆] `).ReplaceAllString(text, "$1─ ")
	return strings.NewReplacer("▸", "•", "◆", "•", "●", "•").Replace(text)
}

// TestWorkOnTheRoomsViewMovesNothing walks and marks on the room's view in windows of any size: not one word of it moves, and the
// room sees no tool but the signs and the quiet row.
func TestWorkOnTheRoomsViewMovesNothing(t *testing.T) {
	wall, last := study(t, 12)
	keys := []string{"up", "down", "left", "right", "space", "shift+up", "shift+down", "ctrl+a", "home", "pgup", "pgdown"}
	drive.Check(t, func(rt *rapid.T) {
		size := rapid.SampledFrom([][2]int{{60, 20}, {80, 24}, {100, 28}}).Draw(rt, "size") // in columns, or packed
		d := inRoom(rt, wall, last, size[0], size[1])
		before := withoutSigns(d)
		for range rapid.IntRange(1, 25).Draw(rt, "keys") {
			key := rapid.SampledFrom(keys).Draw(rt, "key")
			if selectsCount(d) && key == "right" {
				continue // it opens what is left out
			}
			if d.Press(key); d.Row(0) == "" {
				rt.Fatalf("it is not the room's view any more:\n%s", d.Screen())
			}
			if now := withoutSigns(d); now != before {
				rt.Fatalf("%s moves something:\n%s\nit was\n%s", key, now, before)
			}
		}
	})
}

// TestTheQuietRowIsBlankWhenNothingIsDone looks at the last row of the room's view: blank, then what is marked, what is typed and
// what Enter does with it, what is asked, what is wrong, and for a moment what was said.
func TestTheQuietRowIsBlankWhenNothingIsDone(t *testing.T) {
	wall, last := study(t, 3)
	drive.Test(t, func(t *testing.T) {
		d := inRoom(t, wall, last, 80, 24)
		quiet := func(want string) {
			t.Helper()
			if row := d.Row(-1); !strings.HasPrefix(row, want) || want == "" && row != "" {
				t.Errorf("the quiet row is %q, want %q\n%s", row, want, d.Screen())
			}
		}
		quiet("")
		d.Press("up")
		quiet("") // the map tells what is selected
		d.Press("space")
		quiet(" ◆ 1 marked · # or Alt+letter files them")
		d.Type("#")
		quiet(" › #")
		d.Sees("↵ file 1 answer → A Seeing change")
		d.Press("esc").Type("Half a line")
		quiet(" › Half a line   ↵ answer “Half a line” → unsorted")
		d.Paste("One\nTwo")
		quiet(" 2 lines pasted")
		d.Press("esc")
		quiet(" › Half a line")
		d.Press("ctrl+c", "ctrl+c")
		quiet(" Quit mindwall?")
		d.Press("esc")
		quiet(" ◆ 1 marked")
		d.Press("alt+e")
		quiet(" filed under Time")
		d.Pass(presenter.NoticeFor + time.Second)
		quiet("")
		d.Type("| a quote").Press("enter")
		quiet(" a caption is missing before the quote")
	})
}

// TestFilingFromTheRoomsView marks and files by letter, by name, by a click, and with nothing marked the selection.
func TestFilingFromTheRoomsView(t *testing.T) {
	drive.Test(t, func(t *testing.T) {
		d := wall(t, "Why?").Say("Rent #Money", "Fear #Mind", "Food", "Cold", "Late", "Far").Press("f5").Pass(5 * time.Second)
		d.Press("up").Sees("▸ Far").Press("space", "up").Sees("▸ Cold").Press("space").Sees("◆ Far").Press("alt+a")
		if n := d.Question().Themes[0].Count; n != 3 {
			t.Errorf("%d answers are under Money:\n%s", n, d.Screen())
		}
		d.Press("ctrl+z").Sees("◆ Far", "◆ Cold").Pass(5*time.Second).Sees("2 marked").Press("esc", "esc").Misses("◆")
		find(d, "late").Type("#mi").Sees("▸", "↵ file 1 answer → Mind").Press("enter")
		find(d, "food").Press("space").Click("B Mind")
		d.WallIs("A Money\n  Rent\nB Mind\n  Fear\n  Food\n  Late\n- Cold\n- Far\n")
		d.Press("esc", "esc").Sees("saved") // back to the console's own view
	})
}

var countsMore = regexp.MustCompile(`\+(\d+) more`)

// TestWhatIsLeftOutIsWalkedOpen walks to what counts the answers that a list leaves out: Enter shows the next of them in its place
// until all were seen, and nothing else moves; Esc shows the first ones again.
func TestWhatIsLeftOutIsWalkedOpen(t *testing.T) {
	wall, last := study(t, answers54)
	for _, key := range []string{"enter", "right"} {
		drive.Test(t, func(t *testing.T) {
			d := inRoom(t, wall, last, 60, 20).Pass(5 * time.Second)
			before := withoutSigns(d)
			d.Press("up") // on to the newest, the last of the unsorted
			for range 3 {
				if d.Press("right"); selectsCount(d) {
					break
				}
			}
			if !selectsCount(d) {
				t.Fatalf("the count is not walked to:\n%s", d.Screen())
			}
			seen := unsortedSeen(d)
			for i := 0; selectsCount(d) && i < 40; i++ {
				rows := strings.Split(withoutSigns(d), "\n")
				d.Press(key)
				for text := range unsortedSeen(d) {
					seen[text] = true
				}
				now := strings.Split(withoutSigns(d), "\n")
				for y, row := range now {
					if strings.Contains(row, "━━ Unsorted") {
						break
					}
					if row != rows[y] {
						t.Fatalf("%s moves what stands elsewhere: %q was %q", key, row, rows[y])
					}
				}
			}
			if want := len(d.Question().Unsorted); len(seen) < want-1 { // two are called the same but for one sign
				t.Errorf("%d of %d answers were seen:\n%s", len(seen), want, d.Screen())
			}
			if d.Press("esc"); withoutSigns(d) != before {
				t.Errorf("Esc leads to\n%s\nand not back to\n%s", withoutSigns(d), before)
			}
			if d.Row(0) == "" || strings.Contains(d.Screen(), "saved") {
				t.Errorf("it is not the room's view any more:\n%s", d.Screen())
			}
		})
	}
}

// selectsCount reports whether what counts answers that are left out is selected: it is reversed.
func selectsCount(d *drive.Driver) bool {
	return regexp.MustCompile(`\x1b\[[0-9;]*7[0-9;]*m\+\d+ more`).MatchString(d.View().Content)
}

// unsortedSeen are the captions of unsorted answers that are on the screen, by their first words.
func unsortedSeen(d *drive.Driver) map[string]bool {
	seen := map[string]bool{}
	rows := strings.Split(d.Screen(), "\n")
	for i, row := range rows {
		if strings.Contains(row, "━━ Unsorted") {
			rows = rows[i:]
			break
		}
	}
	text := strings.Join(strings.Fields(strings.Join(rows, " ")), " ")
	for _, a := range d.Question().Unsorted {
		if strings.Contains(text, a.Text) {
			seen[a.ID.String()] = true
		}
	}
	return seen
}

// TestACountIsWhatIsLeftOut holds that what is shown of the unsorted, and what is counted, come to what the rule says.
func TestACountIsWhatIsLeftOut(t *testing.T) {
	wall, last := study(t, answers54)
	drive.Test(t, func(t *testing.T) {
		for _, size := range studySizes() {
			d := inRoom(t, wall, last, size.W, size.H)
			more := 0
			if all := countsMore.FindAllStringSubmatch(d.Screen(), -1); len(all) > 0 {
				more, _ = strconv.Atoi(all[len(all)-1][1])
			}
			if n := len(unsortedSeen(d)) + more; n != 32 {
				t.Errorf("%v: %d are seen and %d counted, of 32:\n%s", size, len(unsortedSeen(d)), more, d.Screen())
			}
		}
	})
}
