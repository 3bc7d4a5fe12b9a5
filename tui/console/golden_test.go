package console_test

import (
	"strings"
	"testing"

	"mindwall/tui/internal/drive"
)

// golden draws what a script leads to in windows of every size and compares it with the file of that name.
func golden(t *testing.T, name string, script func(d *drive.Driver)) {
	t.Helper()
	var b strings.Builder
	for _, size := range drive.Sizes() {
		d := sized(t, size.W, size.H)
		script(d)
		b.WriteString(strings.Repeat("=", size.W) + "\n" + d.Screen() + "\n")
	}
	drive.Golden(t, name, b.String())
}

// event is half an hour of one: five themes, one with sub-themes, counts, quotes, unsorted answers, two questions.
func event(d *drive.Driver) *drive.Driver {
	return d.Say("What gets in the way of the people you support?").Press("ctrl+n").Type("What helps?").Press("enter", "alt+1").Put(
		"Months to see a specialist #Waiting times +4",
		"Counselling list closed since autumn #Waiting times",
		"Panic on the bus #Mental health/Anxiety +2 | she gets off two stops early and walks",
		"Too anxious to join a group #Mental health/Anxiety",
		"Nobody to go along with #Mental health/Isolation +3",
		"No sleep, so no energy #Mental health",
		"Bus fare or lunch #Money worries +3",
		"Letters about benefits left unopened #Money worries",
		"Lunch club never opened again #Covid-19",
		"No bus after five #Getting there +2",
		"Taxi costs more than the class, and the class is over before the last one home is paid #Getting there",
		"English is a second language", "The stairs at the clinic +2", "Forms", "No help with the benefit form", "The team",
	)
}

// TestGoldens draws the console in the states that people see most.
func TestGoldens(t *testing.T) {
	for name, script := range map[string]func(d *drive.Driver){
		"no-question": func(d *drive.Driver) {},
		"fresh-wall":  func(d *drive.Driver) { d.Say("What gets in the way?") },
		"event":       func(d *drive.Driver) { event(d) },
		"selected":    func(d *drive.Driver) { find(event(d), "panic") },
		"walked":      func(d *drive.Driver) { find(event(d), "panic").Press("left", "down", "right", "pgdown") },
		"first-page":  func(d *drive.Driver) { event(d).Press("right", "pgup", "pgup", "pgup") },
		"folded":      func(d *drive.Driver) { find(event(d), "mental").Press("tab") },
		"all-folded":  func(d *drive.Driver) { event(d).Press("right", "pgup", "pgup", "pgup", "tab") },
		"others-folded": func(d *drive.Driver) {
			find(event(d), "panic").Press("f3")
		},
		"marked": func(d *drive.Driver) {
			find(event(d), "forms").Press("space", "shift+down", "up")
		},
		"all-marked":   func(d *drive.Driver) { event(d).Press("ctrl+a") },
		"by-tally":     func(d *drive.Driver) { find(event(d), "money").Press("ctrl+s", "alt+left") },
		"presenting":   func(d *drive.Driver) { event(d).Press("f5").Type("The stairs") },
		"read-back":    func(d *drive.Driver) { find(event(d), "money").Press("f9", "down") },
		"timer":        func(d *drive.Driver) { event(d).Press("f7").Type("4:30").Press("enter") },
		"summary":      func(d *drive.Driver) { event(d).Press("f12") },
		"other":        func(d *drive.Driver) { event(d).Press("alt+2").Say("Time to listen") },
		"finding":      func(d *drive.Driver) { event(d).Press("/").Type("bus") },
		"completing":   func(d *drive.Driver) { event(d).Type("Bus #m") },
		"blank-remote": func(d *drive.Driver) { event(d).Press("ctrl+b", "f5") },
	} {
		t.Run(name, func(t *testing.T) {
			drive.Test(t, func(t *testing.T) { golden(t, name, script) })
		})
	}
}
