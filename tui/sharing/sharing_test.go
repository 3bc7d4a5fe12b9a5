package sharing

import (
	"strings"
	"testing"

	"mindwall/mindmap"
	"mindwall/mindmap/fold"
	"mindwall/tui/cells"
	"mindwall/tui/look"
	"mindwall/tui/screen"
)

// The dialog fits into any window, however much there is to tell, and what can be done is seen in each that holds a few rows.
func TestAnyWindow(t *testing.T) {
	env := &screen.Env{Live: fold.NewLive(), Look: look.New(look.Dark, false)}
	for name, at := range map[string]screen.Tables{
		"not shared": {}, "opening": {Opening: true}, "not shared, and why": {Trouble: strings.Repeat("why ", 40), Again: "10.0.0.7"},
		"all at once": {
			On: true, Hosts: true, Places: []string{"192.168.1.20", "10.0.0.7"}, Code: "ABCD EFGH", Words: "pride more spike purchase",
			Asking: []screen.AskingTable{{N: 1, Name: strings.Repeat("long ", 8)}}, Here: []screen.Table{{Device: mindmap.ID{1}, Name: "Anna"}, {Name: "日本語の机"}},
			Let: []string{"Anna"}, Waiting: 14, Away: "no hub answers", Leads: true, Trouble: "the hub ended",
		},
	} {
		for _, mirrored := range []bool{false, true} {
			env.Tables = at
			d := New(env, func() bool { return mirrored })
			for w := 0; w < 90; w += 7 {
				for h := 0; h < 30; h += 3 {
					drawn, _ := d.View(screen.Size{W: w, H: h})
					if w == 0 || h == 0 {
						continue
					}
					lines := strings.Split(drawn, "\n")
					if len(lines) > h {
						t.Fatalf("%s, %d×%d: %d rows", name, w, h, len(lines))
					}
					for _, line := range lines {
						if n := cells.Width(line); n > w {
							t.Fatalf("%s, %d×%d: %d cells: %s", name, w, h, n, line)
						}
					}
					if w > 40 && h > 12 && !at.Opening && mirrored == strings.Contains(drawn, "▸") {
						t.Fatalf("%s, %d×%d, mirrored %v:\n%s", name, w, h, mirrored, drawn)
					}
				}
			}
		}
	}
}
