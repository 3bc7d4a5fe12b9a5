package tui_test

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"
	"pgregory.net/rapid"

	"mindwall/mindmap"
	"mindwall/tui"
	"mindwall/tui/capture"
	"mindwall/tui/exportdialog"
	"mindwall/tui/internal/drive"
)

// wallNow is what is to be compared of a wall before and after Enter.
type wallNow struct {
	answers, themes, tally int
	text                   string
}

func lookAt(d *drive.Driver) wallNow {
	w := wallNow{text: d.Wall()}
	for _, q := range d.Live.Board().Questions {
		w.answers += q.Answers
		w.tally += q.Tally.Total()
		for range q.AllThemes {
			w.themes++
		}
	}
	return w
}

var (
	saysAnswer = regexp.MustCompile(`^ ↵ answer “(.*?)…?”( ×(\d+))? → (unsorted|new theme (.+?)|(.+?))(  |$)`)
	saysFile   = regexp.MustCompile(`^ ↵ file (\d+) answers? → (new theme )?(.+?)(  |$)`)
	saysFirst  = regexp.MustCompile(`^ ↵ file (\d+) answers? → A (Money) · type, or ↑↓, to choose`)
	saysMake   = regexp.MustCompile(`^ ↵ make a new theme (.+?)(  |$)`)
	saysNest   = regexp.MustCompile(`^ ↵ put “(.+?)” under (.+?)(  |$)`)
	saysWords  = regexp.MustCompile(`^ ↵ (?:correct to|call it) “(.*?)…?”`)
	saysCount  = regexp.MustCompile(`^ ↵ count (\d+) (more|fewer) for (\d+ answers|“)`)
)

// TestWhatIsSaidHappens holds that Enter does what the row above the line says, whatever is typed, selected and marked: it
// adds, files, makes, counts or corrects just that; and when the row tells why not, nothing happens and nothing typed is lost.
func TestWhatIsSaidHappens(t *testing.T) {
	pieces := rapid.SampledFrom([]string{"Rent", " rises", "#Money", " #money", " #Mind/Anxiety", " #", "#", " #New one", "#b", " #b", " #A", "#c/Late", "#z", "/", "/2", "/undo", " +3", "+2", "-1", "+", " | said so", "| ",
		" #1 in Leeds", "##", "/", " #xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx", " ", "9"})
	keys := rapid.SampledFrom([]string{"up", "down", "left", "right", "space", "shift+down", "ctrl+a", "enter", "esc", "tab", "ctrl+up", "backspace", "home", "ctrl+n", "/", "shift+tab"})
	const wall = "? Why?\n# Money\n- Rent is due\n# Mind/Anxiety\n- Fear\n# Bus\n- Late\n#\n- Food\n- Bus +3\n- Cold\n? And?"
	drive.Check(t, func(rt *rapid.T) {
		d := drive.New(rt, drive.Options{Size: drive.Size(170, 22), Wall: wall})
		for range rapid.IntRange(0, 6).Draw(rt, "keys") {
			d.Press(keys.Draw(rt, "key"))
		}
		for range rapid.IntRange(0, 3).Draw(rt, "pieces") {
			if piece := pieces.Draw(rt, "piece"); len(piece) < 3 {
				d.Type(piece)
			} else {
				d.Paste(piece)
			}
		}
		if rapid.Bool().Draw(rt, "choose") {
			d.Press(rapid.SampledFrom([]string{"down", "up", "tab", "esc"}).Draw(rt, "choice"))
		}
		if d.Typed() != "" {
			d.Press("end") // what was said of the last key makes way for what Enter does
		}
		if !strings.HasSuffix(d.Row(-1), "ctrl+p all") {
			return // something was found and done that led to another screen
		}
		said, line, before := d.Row(-4), d.Row(-3), lookAt(d)
		d.Press("enter")
		if err := happened(d, said, line, before); err != nil {
			rt.Fatalf("%v\nit said %q over %q\nthe wall was\n%sand is\n%s\n%s", err, said, line, before.text, d.Wall(), d.Screen())
		}
	})
}

func happened(d *drive.Driver, said, line string, before wallNow) error {
	after := lookAt(d)
	number := func(s string) int { n, _ := strconv.Atoi(s); return n }
	switch {
	case saysAnswer.MatchString(said):
		m := saysAnswer.FindStringSubmatch(said)
		tally := max(number(m[3]), 1)
		if after.answers != before.answers+1 || after.tally != before.tally+tally {
			return fmt.Errorf("%d answers said %d times, were %d said %d times", after.answers, after.tally, before.answers, before.tally)
		}
		a := newest(d)
		if path := strings.Join(d.Live.ThemePath(a.Theme), "/"); !strings.HasPrefix(a.Text, m[1]) ||
			m[4] == "unsorted" && path != "" || m[5] != "" && after.themes == before.themes || m[6] != "" && (path != m[6] || after.themes != before.themes) {
			return fmt.Errorf("%q came under %q", a.Text, path)
		}
	case saysFirst.MatchString(said):
		m := saysFirst.FindStringSubmatch(said)
		if after.answers != before.answers || after.themes != before.themes || after.text == before.text || !stand(d, m[2], number(m[1])) {
			return fmt.Errorf("not filed under %q", m[2])
		}
	case saysFile.MatchString(said):
		m := saysFile.FindStringSubmatch(said)
		if after.answers != before.answers || (after.themes > before.themes) != (m[2] != "") || after.text == before.text {
			return fmt.Errorf("not filed")
		}
		if !stand(d, m[3], number(m[1])) {
			return fmt.Errorf("not filed under %q", m[3])
		}
	case saysMake.MatchString(said):
		if after.themes <= before.themes || after.answers != before.answers {
			return fmt.Errorf("no theme was made")
		}
	case saysNest.MatchString(said):
		if after.answers != before.answers || after.text == before.text {
			return fmt.Errorf("not put there")
		}
	case saysWords.MatchString(said):
		if words := saysWords.FindStringSubmatch(said)[1]; !strings.Contains(everything(d), words) {
			return fmt.Errorf("nothing is called %q", words)
		}
	case saysCount.MatchString(said):
		m := saysCount.FindStringSubmatch(said)
		if by := after.tally - before.tally; m[2] == "more" && by < number(m[1])-1 || m[2] == "fewer" && by > 0 || after.answers != before.answers {
			return fmt.Errorf("%d counted", by)
		}
	case strings.HasPrefix(said, " ↵ ask this question"):
		if len(d.Live.Board().Questions) != 3 {
			return fmt.Errorf("not asked")
		}
	case strings.HasPrefix(said, " ↵ go there: “"):
		name, _, _ := strings.Cut(strings.TrimPrefix(said, " ↵ go there: “"), "”")
		if before.text = after.text; after != before || !strings.Contains(d.Screen(), "▸") && !strings.Contains(d.Row(-3), "› "+name) {
			return fmt.Errorf("it did not go to %q", name)
		}
	case strings.HasPrefix(said, " ↵ do it: “"): // which may be anything
	case strings.Contains(said, "” does nothing now · "):
		if after != before || d.Typed() != "" {
			return fmt.Errorf("what does nothing did something")
		}
	case strings.HasPrefix(said, " ↵ "):
		return fmt.Errorf("it says something that this test does not know")
	case after != before || !emptyLine.MatchString(line) && d.Row(-3) != line && !strings.Contains(d.Row(-3), "correct ›"):
		return fmt.Errorf("it said no ↵, and something happened")
	}
	return nil
}

// stand reports whether as many answers stand under a theme of the question shown whose path is written like that in the line,
// but for signs that are doubled in some places.
func stand(d *drive.Driver, path string, answers int) bool {
	plain := strings.NewReplacer("#", "", " ", "")
	for t := range d.Question().AllThemes {
		if plain.Replace(capture.FormatTheme(d.Live.ThemePath(t.ID))) == plain.Replace(path) && len(t.Answers) >= answers {
			return true
		}
	}
	return false
}

// emptyLine matches a line with nothing in it, for answers: behind the sign stands the question at most, after it was turned to.
var emptyLine = regexp.MustCompile(`^ ([12] )?›( Why\?| And\?)?$`)

// newest is the answer that was made last on the question shown.
func newest(d *drive.Driver) (last *mindmap.Answer) {
	for a := range d.Live.Question(d.Shown.Question).AllAnswers {
		if last == nil || a.Made.After(last.Made) {
			last = a
		}
	}
	return last
}

// everything is all words on the wall.
func everything(d *drive.Driver) string {
	var b strings.Builder
	for _, q := range d.Live.Board().Questions {
		b.WriteString(q.Text + "\n")
		for t := range q.AllThemes {
			b.WriteString(t.Text + "\n")
		}
		for a := range q.AllAnswers {
			b.WriteString(a.Text + "\n")
		}
	}
	return b.String()
}

// TestHelpNamesWhatEnterDoes holds that the help line offers Enter just when it does something.
func TestHelpNamesWhatEnterDoes(t *testing.T) {
	drive.Test(t, func(t *testing.T) {
		d := drive.New(t, drive.Options{Size: drive.Size(160, 24), Questions: []string{"Why?"}}).Say("Rent #Money", "Food")
		for _, c := range []struct{ line, want string }{
			{"", ""}, {"Fear", "enter put on the wall"}, {"#", ""}, {"#Money", ""}, {"#New", "enter make the theme"}, {"| quote", ""}, {"#New +3", ""}, {"+2", "enter count"}, {"+0", ""},
		} {
			d.Type(c.line)
			help := d.Row(-1)
			if c.want == "" && strings.Contains(help, "enter ") || !strings.Contains(help, c.want) {
				t.Errorf("with %q in the line the help is %q, want %q", c.line, help, c.want)
			}
			d.Press("ctrl+c")
		}
	})
}

// TestAKeyDoesSomethingOrSaysWhyNot presses every key of every action in many states: the screen changes, or something is
// said, in words that go into a usual window. Arrows and pages at the edge of the map, Enter with nothing to take up, and Esc with nothing to let go of may be silent.
func TestAKeyDoesSomethingOrSaysWhyNot(t *testing.T) {
	keys := strings.Fields(`tab shift+tab space delete f2 f3 f4 f5 f6 f7 f9 f10 f11 f12 shift+f3 shift+f6 shift+up shift+down
		ctrl+a ctrl+b ctrl+d ctrl+f ctrl+g ctrl+k ctrl+l ctrl+n ctrl+o ctrl+p ctrl+r ctrl+s ctrl+t ctrl+x ctrl+z ctrl+y ctrl+c
		ctrl+up ctrl+down ctrl+pgdown ctrl+pgup alt+a alt+z alt+1 alt+9 alt+up alt+down alt+left alt+right f1 ? / + -`)
	states := map[string]func(*drive.Driver){
		"fresh":    func(d *drive.Driver) {},
		"answers":  func(d *drive.Driver) { d.Say("Rent #Money", "Food | said") },
		"undone":   func(d *drive.Driver) { d.Say("Rent #Money").Press("ctrl+z") },
		"question": func(d *drive.Driver) { d.Say("Rent #Money", "Food").Press("right", "up", "up", "up") },
		"theme":    func(d *drive.Driver) { d.Say("Rent #Money", "Food").Press("right", "up", "up") },
		"answer":   func(d *drive.Driver) { d.Say("Rent #Money", "Food").Press("up", "up") },
		"head":     func(d *drive.Driver) { d.Say("Rent #Money", "Food").Press("ctrl+a", "esc") },
		"marked":   func(d *drive.Driver) { d.Say("Rent #Money", "Food", "Fear").Press("ctrl+a") },
		"half":     func(d *drive.Driver) { d.Say("Rent #Money").Type("half") },
	}
	for name, state := range states {
		for _, key := range keys {
			if name == "half" && strings.Contains("delete ctrl+a ctrl+k alt+left alt+right", key) {
				continue // they are the line's, and move or erase nothing that this looks at
			}
			drive.Test(t, func(t *testing.T) {
				d := drive.New(t, drive.Options{Size: drive.Size(80, 24), Questions: []string{"Why?"}, More: func(o *tui.Options) {
					o.Export = exportdialog.Exporter{Folder: func() string { return "/home/sam" }}
				}})
				state(d)
				d.Pass(5e9)                              // what was new is not new any more
				d.Send(tea.KeyPressMsg{Code: tea.KeyF8}) // and what was said is taken back
				state := d.Screen()
				if name != "fresh" && name != "undone" && name != "answers" { // F8 let go of the selection
					state = ""
				}
				before := styled(d)
				d.Press(key)
				if after := styled(d); after == before && (state == "" || d.Screen() == state) && !d.Quit {
					t.Errorf("%s: %s does nothing and says nothing:\n%s", name, key, ansi.Strip(after))
				}
				if said := d.Row(-2); strings.Contains(said, "…") && strings.Contains(said, "✓ saved") {
					t.Errorf("%s: what is said of %s is cut: %s", name, key, said)
				}
			})
		}
	}
}

func styled(d *drive.Driver) string { return d.Model.View().Content }

// TestPeopleFindActions types into the list of actions what people call things.
func TestPeopleFindActions(t *testing.T) {
	drive.Test(t, func(t *testing.T) {
		d := drive.New(t, drive.Options{Size: drive.Size(120, 30), Questions: []string{"Why?"}}).Say("Rent")
		for _, c := range []struct{ words, want string }{
			{"redo", "Redo"}, {"again", "Redo"}, {"previous", "Question before"}, {"back", "Question before"}, {"delete", "Remove"}, {"erase", "Remove"},
			{"rename", "Correct what is selected"}, {"edit", "Correct the last answer"}, {"typo", "Correct the last answer"}, {"less", "Count one less"}, {"minus", "Count one less"}, {"more", "Count one more"},
			{"down", "Move down among its siblings"}, {"up", "Move up among its siblings"}, {"new", "Ask another question"}, {"next", "Next question"},
			{"save", "Save the wall in another file"}, {"copy", "Save the wall in another file"}, {"exit", "Clear the line, or quit"}, {"quit", "Clear the line, or quit"},
			{"print", "Export"}, {"pdf", "Export"}, {"excel", "Import"}, {"csv", "Export"}, {"search", "Find an answer"}, {"join", "Merge what is marked"}, {"combine", "Merge the theme"},
			{"restore", "List what was removed"}, {"trash", "List what was removed"}, {"countdown", "Timer"}, {"clock", "Timer"}, {"full screen", "Present"}, {"mirror", "Present"},
			{"hide", "Blank the room's screen"}, {"black", "Blank the room's screen"}, {"chart", "Show the room the summary"}, {"consent", "Mark the quote"}, {"group", "Cluster the unsorted"},
			{"collapse", "Fold or unfold"}, {"expand", "Unfold all"}, {"select", "Mark all unsorted"}, {"order", "Sort by tally"}, {"duplicates", "Walk through likely repeats"},
			{"colours", "Next look"}, {"shortcuts", "Help"}, {"undo", "Undo"}, {"later", "Park for later"}, {"scroll", "Go down a page"}, {"vote", "Count one more"}, {"close", "Let go"},
		} {
			d.Press("ctrl+p").Type(c.words)
			if !strings.Contains(d.Screen(), c.want) {
				t.Errorf("%q does not find %q:\n%s", c.words, c.want, d.Screen())
			}
			d.Press("esc")
		}
	})
}
