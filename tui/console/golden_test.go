package console

import (
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"mindwall/tui/screen"
)

var update = flag.Bool("update", false, "write the goldens anew")

// goldenSizes are the windows that every state is drawn in.
var goldenSizes = []screen.Size{{W: 60, H: 20}, {W: 80, H: 24}, {W: 120, H: 40}}

// golden draws what a script leads to in windows of every size and compares it with the file of that name.
func golden(t *testing.T, name string, script func(x *harness)) {
	t.Helper()
	var b strings.Builder
	for _, size := range goldenSizes {
		x := newHarness(t, size.W, size.H)
		script(x)
		b.WriteString(strings.Repeat("=", size.W) + "\n")
		for _, row := range strings.Split(x.view(), "\n") {
			b.WriteString(strings.TrimRight(row, " ") + "\n")
		}
	}
	path := filepath.Join("testdata", name+".golden")
	if *update {
		if err := os.WriteFile(path, []byte(b.String()), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), b.String()); diff != "" {
		t.Errorf("%s (-want +got):\n%s", name, diff)
	}
}

// event is half an hour of one: five themes, one with sub-themes, counts, quotes, unsorted answers, two questions.
func event(x *harness) *harness {
	return x.say("What gets in the way of the people you support?").press("ctrl+n").typeText("What helps?").press("enter", "alt+1").say(
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

func find(x *harness, text string) *harness { return x.press("/").typeText(text).press("enter") }

// TestGoldens draws the console in the states that people see most.
func TestGoldens(t *testing.T) {
	for name, script := range map[string]func(x *harness){
		"no-question": func(x *harness) {},
		"fresh-wall":  func(x *harness) { x.say("What gets in the way?") },
		"event":       func(x *harness) { event(x) },
		"selected":    func(x *harness) { find(event(x), "panic") },
		"walked":      func(x *harness) { find(event(x), "panic").press("left", "down", "right", "pgdown") },
		"first-page":  func(x *harness) { event(x).press("right", "pgup") },
		"folded":      func(x *harness) { find(event(x), "mental").press("tab") },
		"all-folded":  func(x *harness) { event(x).press("right", "tab") },
		"others-folded": func(x *harness) {
			find(event(x), "panic").press("f3")
		},
		"marked": func(x *harness) {
			find(event(x), "forms").press("space", "shift+down", "up")
		},
		"all-marked":   func(x *harness) { event(x).press("ctrl+a") },
		"by-tally":     func(x *harness) { find(event(x), "money").press("ctrl+s", "alt+left") },
		"presenting":   func(x *harness) { event(x).press("f5").typeText("The stairs") },
		"read-back":    func(x *harness) { find(event(x), "money").press("f9", "down") },
		"timer":        func(x *harness) { event(x).press("f7").typeText("4:30").press("enter") },
		"summary":      func(x *harness) { event(x).press("f12") },
		"other":        func(x *harness) { event(x).press("alt+2").say("Time to listen") },
		"finding":      func(x *harness) { event(x).press("/").typeText("bus") },
		"completing":   func(x *harness) { event(x).typeText("Bus #m") },
		"blank-remote": func(x *harness) { event(x).press("ctrl+b", "f5") },
	} {
		t.Run(name, func(t *testing.T) { golden(t, name, script) })
	}
}
