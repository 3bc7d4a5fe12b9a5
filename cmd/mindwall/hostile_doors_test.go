//go:build unix

package main

import (
	"encoding/csv"
	"encoding/json"
	"fmt"
	"html"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"mindwall/mindmap"
	"mindwall/mindmap/desk"
	"mindwall/mindmap/fold"
	"mindwall/mindmap/text"
)

// A door is a way for text into a wall: each takes the texts, and returns the wall that they are on.
type door func(t *testing.T, home string, texts []string) string

// doors are all of them, by what people do. Those that take lines or files of text get what these can hold.
func doors() map[string]door {
	return map[string]door{
		"add":                   addArguments,
		"add, themes and quote": addThemes,
		"add -":                 addLines,
		"in somebody's name":    addByAuthor,
		"typed":                 typeIntoConsole(""),
		"pasted":                typeIntoConsole("paste"),
		"plain mode":            typeIntoPlain,
		"new":                   newByFlags,
		"agenda":                newByAgenda,
		"outline":               newByOutline,
		"survey, CSV":           importCSV,
		"survey, XLSX":          importXLSX,
		"merge":                 mergeCrafted,
	}
}

// Whatever text comes in, and by whichever door, is stored as one line that shows what it is. Nothing that was said is
// lost for it.
func TestEveryDoorGoesThroughTheGate(t *testing.T) {
	var texts []string
	for _, evil := range evils() {
		texts = append(texts, evil)
	}
	slices.Sort(texts)
	for name, enter := range doors() {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			path := enter(t, t.TempDir(), texts)
			entries, err := desk.Entries(path)
			if err != nil {
				t.Fatal(err)
			}
			if name != "merge" { // entries are kept as they are, and shown through the gate
				for _, e := range entries {
					wantGated(t, e)
				}
			}
			board, err := json.Marshal(fold.Of(entries))
			if err != nil {
				t.Fatal(err)
			}
			if lost := unseen(string(board)); len(lost) > 0 && name != "typed" { // some keys do something else
				t.Errorf("lost: %q", lost)
			}
		})
	}
}

// wantGated wants every text of an entry to be what the gate makes of it.
func wantGated(t *testing.T, e mindmap.Entry) {
	t.Helper()
	var body any
	if err := json.Unmarshal(e.Body, &body); err != nil {
		t.Fatal(err)
	}
	var look func(any)
	look = func(v any) {
		switch v := v.(type) {
		case string:
			if clean, err := text.Quote.Clean(v); err != nil || clean != v {
				t.Errorf("%s holds %q, %v", e.Kind, v, err)
			}
		case []any:
			for _, x := range v {
				look(x)
			}
		case map[string]any:
			for _, x := range v {
				look(x)
			}
		}
	}
	look(body)
	look(e.Author)
}

// oneLine are the texts that a door of lines can take: each without its line ends.
func oneLine(text string) string {
	return strings.NewReplacer("\n", " ", "\r", " ").Replace(text)
}

func addArguments(t *testing.T, home string, texts []string) string {
	path := newWallFile(t, home, "What helps?")
	mindwall(t, home, append([]string{"add", path, "--question", "1"}, texts...)...)
	return path
}

func addThemes(t *testing.T, home string, texts []string) string {
	path := newWallFile(t, home, "What helps?")
	for _, text := range texts {
		theme := strings.ReplaceAll(text, "/", "//")
		if len(theme) > 100 {
			theme = "heap " + theme[len(theme)-6:] // the limit is on what was given
		}
		mindwall(t, home, "add", path, "--question", "1", "--theme", theme, "--quote", text, "Said with "+text)
	}
	return path
}

func addLines(t *testing.T, home string, texts []string) string {
	path := newWallFile(t, home, "What helps?")
	lines := ""
	for _, text := range texts {
		lines += oneLine(text) + "\n"
	}
	cmd := anAdd(home, path, "-")
	cmd.Stdin = strings.NewReader(lines)
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	return path
}

func addByAuthor(t *testing.T, home string, texts []string) string {
	path := newWallFile(t, home, "What helps?")
	for _, text := range texts {
		cmd := anAdd(home, path, "By "+text)
		cmd.Env = append(cmd.Env, "MINDWALL_AUTHOR="+text)
		if out, err := cmd.CombinedOutput(); err != nil {
			t.Fatalf("%v\n%s", err, out)
		}
	}
	return path
}

// typeIntoConsole types each text and Enter, or pastes it.
func typeIntoConsole(how string) door {
	return func(t *testing.T, home string, texts []string) string {
		path := newWallFile(t, home, "What helps?")
		x := start(t, 100, 40, home, "open", path).sees("Type what is said")
		for _, text := range texts {
			if strings.Contains(text, "\x1b[evil") {
				text = strings.Replace(text, "\x1b[", "\x1b[ \x1b", 1) // what follows it the library takes for its end
			}
			if how == "paste" {
				x.send("\x1b[200~" + oneLine(text) + "\x1b[201~").press("enter")
			} else {
				x.send(oneLine(text)).press("esc", "enter", "esc", "esc")
			}
		}
		if how != "paste" {
			x.press("esc", "esc")
		}
		x.say("The last one").sees("The last one", "✓ saved")
		if faults := x.traffic().faults(harmlessConsole(t)); len(faults) > 0 {
			t.Errorf("the console sends: %q", faults)
		}
		x.leave()
		return path
	}
}

func typeIntoPlain(t *testing.T, home string, texts []string) string {
	path := newWallFile(t, home, "What helps?")
	lines := ""
	for _, text := range texts {
		lines += oneLine(text) + "\n"
	}
	out := talk(t, home, lines, "open", "--plain", path)
	if faults := printed(out); len(faults) > 0 {
		t.Errorf("plain mode says: %q", faults)
	}
	return path
}

// talk runs a command that reads lines, and returns all it says.
func talk(t *testing.T, home, in string, args ...string) string {
	t.Helper()
	cmd := exec.Command("mindwall", args...)
	cmd.Env = append(os.Environ(), "HOME="+home, "XDG_CONFIG_HOME="+filepath.Join(home, "config"), "MINDWALL_AUTHOR=ruth")
	cmd.Stdin = strings.NewReader(in)
	out, _ := cmd.CombinedOutput() // that it refuses something is fine
	return string(out)
}

func newByFlags(t *testing.T, home string, texts []string) string {
	path := filepath.Join(home, "day.wall")
	args := []string{"new", path, "--no-open", "--title", texts[0], "--place", texts[1], "--host", texts[2], "--date", texts[3]}
	for _, text := range texts {
		args = append(args, "--question", "Why "+short(text))
	}
	mindwall(t, home, args...)
	return path
}

// short is a text within the limit of titles and themes: its heap is no larger than the gate leaves it.
func short(words string) string {
	if clean, err := text.Theme.Clean(words); err == nil && len(words) > 100 {
		return clean
	}
	return words
}

func newByAgenda(t *testing.T, home string, texts []string) string {
	agenda := "# A day\n\n## What helps?\n\n"
	for _, text := range texts {
		agenda += "- " + strings.ToValidUTF8(oneLine(text), "?") + "\n"
	}
	return newFrom(t, home, "agenda.md", agenda, "--agenda")
}

func newByOutline(t *testing.T, home string, texts []string) string {
	outline := `<?xml version="1.0" encoding="UTF-8"?><opml version="2.0"><head><title>A day</title></head><body><outline text="What helps?">`
	for _, text := range texts {
		outline += `<outline text="` + inXML(text) + `"/>`
	}
	return newFrom(t, home, "day.opml", outline+"</outline></body></opml>", "--from")
}

// inXML is a text without what XML cannot hold.
func inXML(text string) string {
	return html.EscapeString(strings.Map(func(r rune) rune {
		if r < 0x20 && r != '\n' && r != '\r' && r != '\t' {
			return -1
		}
		return r
	}, strings.ToValidUTF8(text, "?")))
}

func newFrom(t *testing.T, home, name, content, flag string) string {
	t.Helper()
	from, path := filepath.Join(home, name), filepath.Join(home, "day.wall")
	if err := os.WriteFile(from, []byte(content), 0o600); err != nil {
		t.Fatal(err)
	}
	mindwall(t, home, "new", path, "--no-open", "--title", "A day", flag, from)
	return path
}

func importCSV(t *testing.T, home string, texts []string) string {
	file, err := os.Create(filepath.Join(home, "survey.csv"))
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	rows := csv.NewWriter(file)
	records := [][]string{{"Name " + texts[0], "What helps?"}}
	for _, text := range texts {
		records = append(records, []string{"x", strings.ReplaceAll(text, "\r", " ")})
	}
	if err := rows.WriteAll(records); err != nil {
		t.Fatal(err)
	}
	return importSurvey(t, home, file.Name())
}

func importXLSX(t *testing.T, home string, texts []string) string {
	book := excelize.NewFile()
	defer book.Close()
	for i, text := range append([]string{"What helps?"}, texts...) {
		if err := book.SetCellStr("Sheet1", fmt.Sprintf("A%d", i+1), text); err != nil {
			t.Fatal(err)
		}
	}
	from := filepath.Join(home, "survey.xlsx")
	if err := book.SaveAs(from); err != nil {
		t.Fatal(err)
	}
	return importSurvey(t, home, from)
}

func importSurvey(t *testing.T, home, from string) string {
	t.Helper()
	path := newWallFile(t, home, "What helps?")
	out := talk(t, home, "", "import", path, from, "--map", "What helps?=1", "--yes")
	if faults := printed(out); len(faults) > 0 {
		t.Errorf("import says: %q\n%s", faults, out)
	}
	return path
}
