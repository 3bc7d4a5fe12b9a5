//go:build unix

package main

import (
	"database/sql"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"

	"mindwall/mindmap/desk"
	"mindwall/mindmap/fold"
)

// craft makes a wall with sqlite as a stranger could: its entries hold hostile texts past every door, in every column
// and in bodies of known and of unknown kinds, and so does its state.
func craft(t *testing.T, home, path string, texts []string) {
	t.Helper()
	mindwall(t, home, "new", path, "--no-open", "--title", "Our day", "--question", "What helps?", "--question", "What hinders?")
	mindwall(t, home, "add", path, "--question", "1", "--theme", "Money", "Bus fares", "Bus fare", "Fares of the bus")
	entries, err := desk.Entries(path)
	if err != nil {
		t.Fatal(err)
	}
	board := fold.Of(entries)
	question, theme := board.Questions[0].ID, board.Questions[0].Themes[0].ID
	db, err := sql.Open("sqlite", path)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	n := 0
	insert := func(kind, author, body string) {
		n++
		_, err := db.Exec(`INSERT INTO entries (id, clock, device, author, at, act, kind, body) VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
			fmt.Sprintf("%032x", n), 1000+n, fmt.Sprintf("%032x", 9), author, "not a time "+author, fmt.Sprintf("%032x", 5000+n), kind, body)
		if err != nil {
			t.Fatal(err)
		}
	}
	for i, text := range texts {
		words := inJSON(text)
		insert("answer.add", text, fmt.Sprintf(`{"question":"%s","caption":%s,"quote":%s,"origin":{"file":%s,"key":%s}}`,
			question, words, words, words, words))
		insert("answer.quote", text, fmt.Sprintf(`{"answer":"%032x","quote":%s}`, n, words))
		insert("answer.publish", text, fmt.Sprintf(`{"answer":"%032x","publish":true}`, n-1))
		if i%5 == 0 { // as many as there is room for on a screen
			insert("theme.add", text, fmt.Sprintf(`{"question":"%s","text":%s,"letter":%s,"side":%s}`, question, words, words, words))
		}
		insert("node.reword", text, fmt.Sprintf(`{"node":"%s","text":%s}`, theme, words))
		insert("event.describe", text, fmt.Sprintf(`{"title":%s,"date":%s,"place":%s,"host":%s,"language":%s}`, words, words, words, words, words))
		insert("node.reword", text, fmt.Sprintf(`{"node":"%s","text":%s}`, question, words))
		insert("of.a.newer\x1b[5i"+text, text, words)
		insert("answer.add", text, `"not what it should be`+`"`)
		if _, err := db.Exec(`INSERT INTO state (key, value) VALUES (?, ?)`, "note/"+text, text); err != nil {
			t.Fatal(err)
		}
	}
	for key, value := range map[string]string{"note/" + oldDevice(t, home) + "/999999/draft": texts[0] + texts[1], "shown": texts[2]} {
		if _, err := db.Exec(`INSERT OR REPLACE INTO state (key, value) VALUES (?, ?)`, key, value); err != nil {
			t.Fatal(err)
		}
	}
}

// inJSON is a JSON string of any bytes: what JSON forbids is escaped, all else stands as it is.
func inJSON(text string) string {
	var b strings.Builder
	b.WriteByte('"')
	for i := range len(text) {
		switch c := text[i]; {
		case c < 0x20 || c == '"' || c == '\\':
			fmt.Fprintf(&b, `\u%04x`, c)
		default:
			b.WriteByte(c)
		}
	}
	b.WriteByte('"')
	return b.String()
}

// oldDevice is the id that version 0.1.0 kept for this person's machine.
func oldDevice(t *testing.T, home string) string {
	t.Helper()
	id := strings.Repeat("0d", 16)
	folder := filepath.Join(home, "config", "mindwall")
	err := os.MkdirAll(folder, 0o700)
	if err == nil {
		err = os.WriteFile(filepath.Join(folder, "device"), []byte(id+"\n"), 0o600)
	}
	if err != nil {
		t.Fatal(err)
	}
	return id
}

// mergeCrafted is the door of another's wall.
func mergeCrafted(t *testing.T, home string, texts []string) string {
	crafted := filepath.Join(home, "crafted.wall")
	craft(t, home, crafted, texts)
	path := filepath.Join(home, "day.wall")
	mindwall(t, home, "copy", crafted, path)
	mindwall(t, home, "new", path+"2", "--from", path, "--no-open")
	out := talk(t, home, "", "merge", path+"2", crafted)
	if faults := printed(out); len(faults) > 0 || !strings.Contains(out, "left out") {
		t.Errorf("merge says: %q\n%s", faults, out)
	}
	return path + "2"
}

// traffic is what was sent to the terminal so far.
func (x *terminal) traffic() traffic {
	x.mu.Lock()
	defer x.mu.Unlock()
	return readTraffic(string(x.raw))
}

// leave ends the program from outside, and waits for its end.
func (x *terminal) leave() {
	x.t.Helper()
	_ = x.cmd.Process.Signal(syscall.SIGTERM)
	x.ends()
}

// harmlessConsole is what a console sends when nothing is wrong, in every kind of use.
func harmlessConsole(t *testing.T) traffic {
	t.Helper()
	home := t.TempDir()
	path := newWallFile(t, home, "What helps?", "What hinders?")
	x := start(t, 100, 40, home, "open", path).sees("Type what is said")
	x.say("Soup #Warm", "Bread", "No time | none at all", "naïve 世界 👍🏽").sees("4 answers")
	x.press("up", "up", "down", "left", "right", "esc", "f1").sees("Keys").press("esc", "ctrl+p", "esc", "ctrl+x", "esc", "f5", "esc")
	x.press("ctrl+z", "ctrl+y", "alt+2", "alt+1").send("/so").press("esc", "esc", "f7").sees("in pairs").press("esc")
	x.leave() // with all keys read: one that comes later, as Ctrl+Z, is for the line discipline, which drops what was sent
	harmless := x.traffic()
	for _, move := range []string{"\t", "\b", "\r"} { // by which the cursor is moved, depending on where it is
		harmless.acts[move] = true
	}
	return harmless
}

// TestNothingHostileReachesTheTerminal shows a crafted wall, under a hostile name and with hostile settings, by every way
// out. Nothing that the program does not send of its own accord reaches the terminal, and nothing hides or reorders text.
func TestNothingHostileReachesTheTerminal(t *testing.T) {
	var texts []string
	for _, evil := range evils() {
		texts = append(texts, evil)
	}
	slices.Sort(texts)
	home := t.TempDir()
	dir := filepath.Join(home, hostileName)
	if err := os.Mkdir(dir, 0o700); err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(dir, hostileName+".wall")
	craft(t, home, path, texts)
	hostileSettings(t, home, path, texts)
	t.Run("console", func(t *testing.T) { throughConsole(t, home, path) })
	t.Run("room", func(t *testing.T) { throughRoom(t, home, path) })
	t.Run("home", func(t *testing.T) { throughHome(t, home) })
	t.Run("commands", func(t *testing.T) { throughCommands(t, home, path, texts) })
	t.Run("paths", func(t *testing.T) { throughPaths(t) })
}

// hostileName is one of a file and of folders, and toldName how people read it.
const (
	hostileName = "a\x1b[5i\u202e\u009b5i\xffwall\nFAKED"
	toldName    = `a\x1b[5i\u202e\u009b5i\xffwall\nFAKED`
)

// hostileSettings writes settings and a list of recent walls full of hostile text.
func hostileSettings(t *testing.T, home, path string, texts []string) {
	t.Helper()
	lines, recent := "", []string{}
	for _, text := range texts {
		lines += "author = " + oneLine(text) + "\nlook = " + oneLine(text) + "\n" + oneLine(text) + "\n"
		recent = append(recent, fmt.Sprintf(`{"path":%s,"title":%s,"opened":"2026-03-09T12:00:00Z"}`, inJSON("/"+text), inJSON(text)))
	}
	recent = append(recent, fmt.Sprintf(`{"path":%s,"title":"","opened":"2026-03-09T12:00:00Z"}`, inJSON(path)))
	for name, content := range map[string]string{"settings.txt": lines, "recent.json": "[" + strings.Join(recent, ",") + "]"} {
		if err := os.WriteFile(filepath.Join(home, "config", "mindwall", name), []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
	}
}

func (x *terminal) wantHarmless() {
	x.t.Helper()
	if faults := x.traffic().faults(harmlessConsole(x.t)); len(faults) > 0 {
		x.t.Errorf("%v: %q", x.cmd.Args[1:], faults)
	}
}

// throughConsole looks at every screen of the console.
func throughConsole(t *testing.T, home, path string) {
	x := start(t, 160, 60, home, "open", path).sees("1/2")
	x.until(func(s string) bool { return len(unseen(s)) == 0 }, "shows all answers")
	x.press("esc", "up", "up", "up", "enter", "esc", "ctrl+p", "esc", "f1", "esc", "f5", "esc", "alt+2", "alt+1", "ctrl+a", "esc")
	x.send("/evil").press("enter", "esc", "esc", "ctrl+x", "esc").send("\x1b[23~").press("esc", "esc")
	x.say("Last").sees("Last")
	x.leave()
	x.wantHarmless()
}

func throughRoom(t *testing.T, home, path string) {
	x := start(t, 200, 70, home, "show", path).sees("Bus fares")
	x.until(func(s string) bool { return len(unseen(s)) == 0 }, "shows all answers")
	x.leave()
	x.wantHarmless()
}

func throughHome(t *testing.T, home string) {
	x := start(t, 120, 60, home).sees("Lately", "evil21") // above it stood what is wrong with the settings, until it was drawn
	x.press("down", "down", "down", "up")
	x.press("esc").leave()
	x.wantHarmless()
}

// throughCommands looks at what commands print, to a file and to a terminal, and at their errors.
func throughCommands(t *testing.T, home, path string, texts []string) {
	commands := [][]string{
		{"info", path}, {"info", "--json", path}, {"log", path}, {"log", "--json", path}, {"check", path}, {"suggest", path},
		{"suggest", "--json", path}, {"export", path, "--format", "json", "--to", "-"}, {"export", path, "--format", "md", "--question", "1", "--to", "-"}, {"report", path, "--format", "md", "--to", "-"},
		{"compare", path, path}, {"compare", path, path, "--format", "json"},
		{"open", "--plain", path}, {"merge", path, path}, {"copy", path, path}, {"new", path, "--title", "x", "--question", "y"},
	}
	for _, text := range texts {
		commands = append(commands, []string{"info", "/none/" + text}, []string{text}, []string{"add", path, "--question", text, "x"},
			[]string{"redact", path, text}, []string{"info", "--" + text}, []string{"export", path, "--format", text}, []string{"compare", path, path, "--match", text}, []string{"compare", path, "--by", text},
			[]string{"import", path, "/none/" + text, "--yes"}, []string{"add", path, "--question", "1", "--source", text, "x"})
	}
	for _, args := range commands {
		out := talk(t, home, ":list\n:themes\n:help\n:nonsense \x1b[5i\n", args...)
		if faults := printed(out); len(faults) > 0 {
			t.Errorf("%q prints: %q", args, faults)
		}
		if lost := unseen(out); args[0] == "log" && len(lost) > 0 {
			t.Errorf("%q does not show %q", args, lost)
		}
	}
	for _, args := range commands[:7] {
		shown := inTerminal(t, "xterm-256color", "\x1b[1;3R\x1b[?1006;2$y\x1b[?62;22c", args...)
		own := inTerminal(t, "xterm-256color", "\x1b[1;3R\x1b[?1006;2$y\x1b[?62;22c", args[0], newWallFile(t, t.TempDir(), "What helps?"))
		if faults := readTraffic(shown).faults(readTraffic(own)); len(faults) > 0 {
			t.Errorf("%q shows on a terminal: %q", args, faults)
		}
	}
}

// pathCommands are command lines about files in a folder: each that makes some twice, so that it fails the second time, and
// those that find nothing there.
func pathCommands(t *testing.T, wall, dir string) (makes, fails [][]string) {
	t.Helper()
	for name := range destinations("", "") {
		to := filepath.Join(dir, name)
		if err := os.MkdirAll(to, 0o700); err != nil {
			t.Fatal(err)
		}
		args := destinations(wall, to)[name]
		makes, fails = append(makes, args), append(fails, args)
	}
	none := filepath.Join(dir, "none")
	return makes, append(fails, []string{"info", none}, []string{"log", none}, []string{"open", "--plain", none}, []string{"info", dir},
		[]string{"suggest", none}, []string{"merge", wall, none}, []string{"add", none, "--question", "1", "x"}, []string{"check", none},
		[]string{"redact", none, "ffff"}, []string{"import", wall, none + ".csv", "--yes"}, []string{"import", wall, wall, "--yes"},
		[]string{"new", none + ".wall", "--agenda", none + ".md", "--no-open"}, []string{"new", none + ".wall", "--from", none + ".opml", "--no-open"},
		[]string{"new", filepath.Join(none, "x.wall"), "--title", "T", "--question", "Q?", "--no-open"}, []string{"copy", wall, dir},
		[]string{"export", wall, "--to", wall}, []string{"report", wall, "--to", wall, "--force"}, []string{"show", "--once", none},
		[]string{"merge", wall, filepath.Join(dir, "new", "out.wall")}, []string{"export", wall, "--to", filepath.Join(wall, "x")})
}

// throughPaths looks at what commands say of files with a hostile name in a hostile folder, when they succeed and when they
// fail, to a file and to a terminal: a path is shown as it is, on one line.
func throughPaths(t *testing.T) {
	home := t.TempDir()
	in := func(name string) (wall, dir string) {
		wall, dir = filepath.Join(home, name, name+".wall"), filepath.Join(home, name)
		if err := os.Mkdir(dir, 0o700); err != nil {
			t.Fatal(err)
		}
		mindwall(t, home, "new", wall, "--title", "Our day", "--question", "What helps?", "--no-open")
		return wall, dir
	}
	wall, dir := in(hostileName)
	makes, fails := pathCommands(t, wall, dir)
	for i, args := range slices.Concat(makes, fails) {
		out := talk(t, home, "", args...)
		if faults := printed(out); len(faults) > 0 || !strings.Contains(out, toldName) {
			t.Errorf("%q prints: %q\n%q", args, faults, out)
		}
		if failed := strings.Contains(out, "mindwall: "); failed != (i >= len(makes)) {
			t.Errorf("%q prints: %s", args, out)
		}
	}
	plainWall, plainDir := in("plain")
	shownDir := filepath.Join(dir, "shown")
	makes, fails = pathCommands(t, wall, shownDir)
	plainMakes, plainFails := pathCommands(t, plainWall, plainDir)
	for i, args := range slices.Concat(makes, fails) {
		harmless := inTerminal(t, "xterm-256color", "", slices.Concat(plainMakes, plainFails)[i]...)
		shown := inTerminal(t, "xterm-256color", "", args...)
		if faults := readTraffic(shown).faults(readTraffic(harmless)); len(faults) > 0 || !strings.Contains(readTraffic(shown).text, toldName) {
			t.Errorf("%q shows on a terminal: %q\n%q", args, faults, shown)
		}
	}
}
