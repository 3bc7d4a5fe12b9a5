package main

import (
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

const module = "mindwall"

// toolkit are the packages under tui that are no screens: what screens are made of.
var toolkit = []string{"paint", "look", "cells", "capture", "rows", "files", "screen", "stage", "mapview", "presenter", "internal", "settings", "input", "painter", "probe", "keyboard", "forms", "wrap", "scan", "marks", "svg"}

// goList runs go list and returns its lines.
func goList(t *testing.T, args ...string) []string {
	t.Helper()
	cmd := exec.Command("go", append([]string{"list"}, args...)...)
	cmd.Dir = "../.."
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("%v: %v", cmd, err)
	}
	return strings.Fields(string(out))
}

// within reports whether a package is dir or lies under it.
func within(pkg, dir string) bool { return pkg == dir || strings.HasPrefix(pkg, dir+"/") }

// mayImport reports whether one package of the module may import another. Imports go one way: cmd to all but another
// command, tui and export to mindmap, screens to the toolkit and not to each other, mindmap to nothing. The desk alone
// stands above its siblings; what may stand in a text, drafts of files, lists of words and the arithmetic of chance are below all of them.
func mayImport(from, to string) bool {
	if from == to {
		return true
	}
	switch area, rest, _ := strings.Cut(from, "/"); area {
	case "cmd":
		command, _, _ := strings.Cut(rest, "/")
		return !within(to, "cmd") || within(to, "cmd/"+command) || within(to, "cmd/internal")
	case "export":
		return within(to, "mindmap") && to != "mindmap/desk" || within(to, "export")
	case "mindmap":
		if to == "mindmap/text" {
			return true
		}
		sibling, _, _ := strings.Cut(rest, "/")
		switch {
		case rest == "":
			return within(to, "mindmap/internal")
		case to == "mindmap", to == "mindmap/fold", to == "mindmap/plan", within(to, "mindmap/internal"), to == "mindmap/draft", to == "mindmap/fault", to == "mindmap/wordlist", to == "mindmap/say", to == "mindmap/chance", sibling == "desk" && within(to, "mindmap"):
			return true
		}
		return within(to, "mindmap/"+sibling)
	case "tui":
		if rest == "internal/drive" {
			return true // drives the root in tests; no program imports it
		}
		screen, _, _ := strings.Cut(rest, "/")
		if within(to, "mindmap") {
			return true
		}
		part, _, _ := strings.Cut(strings.TrimPrefix(to, "tui/"), "/")
		return within(to, "tui") && to != "tui" && (rest == "" || part == screen || slices.Contains(toolkit, part))
	}
	return false
}

func TestImportsGoOneWay(t *testing.T) {
	const format = `{{.ImportPath}}{{range .Imports}},{{.}}{{end}}`
	checked := 0
	for _, line := range goList(t, "-f", format, "./...") {
		list := strings.Split(line, ",")
		from := strings.TrimPrefix(list[0], module+"/")
		for _, path := range list[1:] {
			to, ours := strings.CutPrefix(path, module+"/")
			if !ours {
				continue
			}
			checked++
			if !mayImport(from, to) {
				t.Errorf("%s imports %s", from, to)
			}
		}
	}
	if checked < 10 {
		t.Errorf("only %d imports checked", checked)
	}
}

// The rules themselves, on packages that should and should not know of each other.
func TestHouseRules(t *testing.T) {
	for _, c := range []struct {
		from, to string
		want     bool
	}{
		{"cmd/mindwall", "tui", true},
		{"cmd/keylat", "cmd/keylat/internal/rig", true},
		{"cmd/mindwall", "cmd/keylat", false},
		{"cmd/mindwall", "cmd/internal/pace", true},
		{"cmd/mindwall", "mindmap/wallfile", true},
		{"tui", "tui/console", true},
		{"tui", "export", false},
		{"tui/console", "tui/paint", true},
		{"tui/console", "tui/mapview", true},
		{"tui/mapview", "tui/console", false},
		{"tui/presenter", "tui/stage", true},
		{"tui/console", "mindmap/layout", true},
		{"tui/console", "tui/room", false},
		{"tui/console", "tui", false},
		{"tui/console", "tui/console/purpose", true},
		{"tui/console/purpose", "tui/console/place", true},
		{"tui/room", "tui/console/place", false},
		{"tui/paint", "tui/look", true},
		{"tui/paint", "tui/console", false},
		{"export", "tui/look", false},
		{"export/dot", "mindmap/layout", true},
		{"mindmap", "mindmap/layout", false},
		{"mindmap", "mindmap/internal/rank", true},
		{"mindmap", "mindmap/fold", false},
		{"mindmap/wallfile", "mindmap/fold", true},
		{"mindmap/layout", "mindmap", true},
		{"mindmap/layout", "mindmap/affinity", false},
		{"mindmap/affinity", "mindmap/affinity/internal/cluster", true},
		{"mindmap/survey", "mindmap/wordlist", true},
		{"mindmap/phone", "mindmap/say", true},
		{"mindmap/phone", "mindmap/desk", false},
		{"mindmap", "mindmap/wordlist", false},
		{"mindmap/compare", "mindmap/chance", true},
		{"mindmap/compare", "mindmap/affinity", false},
		{"mindmap/survey", "mindmap/affinity/words", false},
		{"mindmap/desk", "mindmap/wallfile", true},
		{"mindmap/desk", "tui/screen", false},
		{"mindmap/wallfile", "mindmap/desk", false},
		{"mindmap/wallfile", "mindmap/draft", true},
		{"mindmap/draft", "mindmap/wallfile", false},
		{"tui", "mindmap/desk", true},
		{"export", "mindmap/desk", false},
		{"mindmap", "cmd/mindwall", false},
	} {
		if got := mayImport(c.from, c.to); got != c.want {
			t.Errorf("%s may import %s: %v, want %v", c.from, c.to, got, c.want)
		}
	}
}

// Who paints is for one package to know: all screens run by it.
func TestScreensRunByThePainter(t *testing.T) {
	for _, folder := range []string{"../../tui", "."} {
		sources(t, folder, func(path string, data []byte) {
			if strings.Contains(string(data), "tea.NewProgram(") && filepath.Base(filepath.Dir(path)) != "painter" {
				t.Errorf("%s runs a program of the library's by itself", path)
			}
		})
	}
}

// The model is pure: no I/O, no randomness, and nothing but its texts, the standard library and x/text behind it.
func TestModelIsPure(t *testing.T) {
	const notStandard = `{{if not .Standard}}{{.ImportPath}}{{end}}`
	for _, dep := range goList(t, "-deps", "-f", notStandard, module+"/mindmap/fold", module+"/mindmap/plan") {
		switch pkg, _ := strings.CutPrefix(dep, module+"/"); {
		case pkg == "mindmap", pkg == "mindmap/text", pkg == "mindmap/fold", pkg == "mindmap/plan", within(pkg, "mindmap/internal"), within(dep, "golang.org/x/text"):
		default:
			t.Errorf("the model depends on %s", dep)
		}
	}
	locks := regexp.MustCompile(`\bsync\.(?:[A-NP-Z]|Once\b)|\bgo func`) // what is made once, when it is asked for, is as pure as a constant
	forbidden := []string{"os", "os/exec", "os/user", "net", "net/http", "log", "math/rand", "math/rand/v2", "crypto/rand"}
	for _, pkg := range []string{"mindmap", "mindmap/fold", "mindmap/plan", "mindmap/text", "mindmap/crosstab", "mindmap/across", "mindmap/chance", "mindmap/compare", "mindmap/layout", "mindmap/demo", "mindmap/shown", "mindmap/replay"} {
		for _, path := range goList(t, "-f", `{{join .Imports "\n"}}`, module+"/"+pkg) {
			if slices.Contains(forbidden, path) {
				t.Errorf("%s imports %s", pkg, path)
			}
		}
		sources(t, "../../"+pkg, func(path string, data []byte) {
			if filepath.Dir(path) == filepath.Join("../..", pkg) && locks.Match(data) {
				t.Errorf("%s is of use to several goroutines", path)
			}
		})
	}
}

// What a package must not carry, directly or by what it imports: DOT has no fonts and no canvas, a plan neither, and a canvas
// knows nothing of maps.
func TestExportsCarryNoMore(t *testing.T) {
	fonts := []string{"mindwall/export/fonts", "mindwall/export/typeset", "mindwall/export/canvas", "github.com/go-text/typesetting", "golang.org/x/image", "codeberg.org/go-pdf/fpdf"}
	for pkg, forbidden := range map[string][]string{
		"export/dot": fonts, "export/plan": fonts,
		"export/canvas": {"mindwall/mindmap/layout", "mindwall/mindmap/walk", "mindwall/export/plan"},
	} {
		for _, dep := range goList(t, "-deps", module+"/"+pkg) {
			if slices.ContainsFunc(forbidden, func(path string) bool { return within(dep, path) }) {
				t.Errorf("%s carries %s", pkg, dep)
			}
		}
	}
}

// No package is too long to be read: under 3,000 lines without tests.
func TestPackagesAreShort(t *testing.T) {
	lines := map[string]int{}
	for _, folder := range []string{"../../export", "../../tui", "../../mindmap", "../internal", "."} {
		sources(t, folder, func(path string, data []byte) {
			lines[filepath.Dir(path)] += strings.Count(string(data), "\n")
		})
	}
	if len(lines) < 50 {
		t.Errorf("only %d packages counted", len(lines))
	}
	for dir, n := range lines {
		if n >= 3000 {
			t.Errorf("%s has %d lines", dir, n)
		}
	}
}

// Every module that the code imports has its reason and licence on the page about dependencies.
func TestDependenciesAreNamed(t *testing.T) {
	page, err := os.ReadFile("../../docs/dependencies.md")
	if err != nil {
		t.Fatal(err)
	}
	const imports = `{{join .Imports "\n"}}{{"\n"}}{{join .TestImports "\n"}}{{"\n"}}{{join .XTestImports "\n"}}`
	foreign := map[string]bool{}
	for _, path := range goList(t, "-f", imports, "./...") {
		if first, _, _ := strings.Cut(path, "/"); strings.Contains(first, ".") {
			foreign[path] = true
		}
	}
	const moduleOf = `{{with .Module}}{{.Path}}{{end}}`
	paths := slices.Sorted(maps.Keys(foreign))
	imported := goList(t, append([]string{"-f", moduleOf}, paths...)...)
	var named []string
	for _, row := range regexp.MustCompile("(?m)^\\| `([^`]+)` \\|").FindAllStringSubmatch(string(page), -1) {
		named = append(named, row[1])
		if !slices.Contains(imported, row[1]) {
			t.Errorf("%s is in docs/dependencies.md, and nothing imports it", row[1])
		}
	}
	for _, m := range slices.Compact(slices.Sorted(slices.Values(imported))) {
		if !slices.Contains(named, m) {
			t.Errorf("%s is not in docs/dependencies.md", m)
		}
	}
}

// Every kind of entry is on the page that a reader in another language goes by.
func TestKindsAreWrittenDown(t *testing.T) {
	page, err := os.ReadFile("../../docs/format.md")
	if err != nil {
		t.Fatal(err)
	}
	files, err := filepath.Glob("../../mindmap/op_*.go")
	if err != nil {
		t.Fatal(err)
	}
	kinds := 0
	for _, name := range files {
		source, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		for _, kind := range regexp.MustCompile(`spec\{\s*kind: "([a-z.]+)"`).FindAllStringSubmatch(string(source), -1) {
			kinds++
			if !strings.Contains(string(page), "| `"+kind[1]+"` |") {
				t.Errorf("docs/format.md lacks %s", kind[1])
			}
		}
	}
	if kinds < 20 {
		t.Errorf("only %d kinds found", kinds)
	}
}

// The page on the architecture names every package, and none that is not there.
func TestThePageNamesEveryPackage(t *testing.T) {
	page, err := os.ReadFile("../../docs/architecture.md")
	if err != nil {
		t.Fatal(err)
	}
	named := map[string]bool{}
	for _, path := range regexp.MustCompile("`((?:cmd|tui|mindmap|export)(?:/[a-z]+)*)`").FindAllStringSubmatch(string(page), -1) {
		named[path[1]] = true
		if info, err := os.Stat(filepath.Join("../..", path[1])); err != nil || !info.IsDir() {
			t.Errorf("docs/architecture.md names %s, and there is no such package", path[1])
		}
	}
	for _, path := range goList(t, "./...") {
		if pkg := strings.TrimPrefix(path, module+"/"); !named[pkg] {
			t.Errorf("docs/architecture.md does not name %s", pkg)
		}
	}
}
