package export

import (
	"bytes"
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
	"pgregory.net/rapid"

	"mindwall/mindmap"

	"mindwall/export/internal/walltest"
	"mindwall/mindmap/fault"
)

func mustParse(t testing.TB, list string) []Format {
	t.Helper()
	f, err := ParseFormats(list)
	if err != nil {
		t.Fatal(err)
	}
	return f
}

func names(t testing.TB, dir string) []string {
	t.Helper()
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, e := range entries {
		out = append(out, e.Name())
	}
	return out
}

func TestRunWritesAFileAQuestion(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "new folder")
	var steps []string
	r, err := Run(context.Background(), Request{
		Board: walltest.Day(), WallName: "day", Dir: dir, Formats: mustParse(t, "dot,json"),
		Progress: func(done, total int, file string) { steps = append(steps, file) },
	})
	if err != nil {
		t.Fatal(err)
	}
	want := []string{
		"day-q1-what-do-you-like-most-about-the-job.dot",
		"day-q2-what-gets-in-the-way-of-the-people-you-support.dot",
		"day-q3-what-does-the-health-service-gain.dot",
		"day.json",
	}
	if got := names(t, dir); !slices.Equal(got, want) {
		t.Errorf("wrote %q", got)
	}
	for i, p := range r.Paths {
		if p != filepath.Join(dir, want[i]) {
			t.Errorf("path %d is %q", i, p)
		}
	}
	if !slices.Equal(steps, append(want, "")) {
		t.Errorf("progress told of %q", steps)
	}
	if len(r.Notes) != 1 || !strings.Contains(r.Notes[0], "whole wall") {
		t.Errorf("the notes do not say that the JSON is the whole wall: %q", r.Notes)
	}
}

func TestExistingFilesStay(t *testing.T) {
	dir := t.TempDir()
	request := Request{Board: walltest.Day(), WallName: "day", Dir: dir, Formats: mustParse(t, "dot,json")}
	if err := os.WriteFile(filepath.Join(dir, "day.json"), []byte("mine"), 0o600); err != nil {
		t.Fatal(err)
	}
	_, err := Run(context.Background(), request)
	if fault.KindOf(err) != fault.Exists {
		t.Fatalf("got %v", err)
	}
	if got := names(t, dir); !slices.Equal(got, []string{"day.json"}) {
		t.Errorf("a refused export left %q", got)
	}
	request.Force = true
	if _, err := Run(context.Background(), request); err != nil {
		t.Fatal(err)
	}
	if data, _ := os.ReadFile(filepath.Join(dir, "day.json")); !bytes.HasPrefix(data, []byte("{")) {
		t.Errorf("--force did not replace the file")
	}
}

func TestAFailedExportLeavesNothing(t *testing.T) {
	dir := t.TempDir()
	fails := Format{Name: "fails", Ext: "txt", Write: func(_ context.Context, w io.Writer, _ *Job) error {
		_, _ = io.WriteString(w, "half")
		return errors.New("no more")
	}}
	request := Request{Board: walltest.Day(), WallName: "day", Dir: dir, Formats: append(mustParse(t, "json"), fails)}
	if _, err := Run(context.Background(), request); err == nil || !strings.Contains(err.Error(), "no more") {
		t.Errorf("got %v", err)
	}
	if got := names(t, dir); len(got) != 0 {
		t.Errorf("left %q", got)
	}
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := Run(ctx, request); !errors.Is(err, context.Canceled) {
		t.Errorf("cancelled: got %v", err)
	}
}

func TestLinksAreNotFollowed(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("links need rights there")
	}
	dir, outside := t.TempDir(), filepath.Join(t.TempDir(), "outside")
	if err := os.WriteFile(outside, []byte("mine"), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(outside, filepath.Join(dir, "day.json")); err != nil {
		t.Fatal(err)
	}
	request := Request{Board: walltest.Day(), WallName: "day", Dir: dir, Formats: mustParse(t, "json")}
	if _, err := Run(context.Background(), request); fault.KindOf(err) != fault.Exists {
		t.Errorf("got %v", err)
	}
	request.Force = true
	if _, err := Run(context.Background(), request); err != nil {
		t.Fatal(err)
	}
	if data, _ := os.ReadFile(outside); string(data) != "mine" {
		t.Error("the file that the link pointed to was written")
	}
	if info, _ := os.Lstat(filepath.Join(dir, "day.json")); info.Mode().Type() != 0 {
		t.Error("the link was not replaced by a file")
	}
}

func TestANameTakenMeanwhileIsRefused(t *testing.T) {
	dir := t.TempDir()
	slow := Format{Name: "slow", Ext: "txt", Write: func(_ context.Context, w io.Writer, _ *Job) error {
		return os.WriteFile(filepath.Join(dir, "day.txt"), []byte("theirs"), 0o600)
	}}
	_, err := Run(context.Background(), Request{Board: walltest.Day(), WallName: "day", Dir: dir, Formats: []Format{slow}})
	if fault.KindOf(err) != fault.Exists {
		t.Errorf("got %v", err)
	}
	if data, _ := os.ReadFile(filepath.Join(dir, "day.txt")); string(data) != "theirs" {
		t.Errorf("the other's file holds %q", data)
	}
}

func TestStreamTakesOneFile(t *testing.T) {
	var out bytes.Buffer
	request := Request{Board: walltest.Day(), WallName: "day", Formats: mustParse(t, "dot")}
	if _, err := Stream(context.Background(), &out, request); fault.KindOf(err) != fault.SeveralFiles {
		t.Errorf("three questions: got %v", err)
	}
	request.Question = request.Board.Questions[1].ID
	if _, err := Stream(context.Background(), &out, request); err != nil || !strings.Contains(out.String(), "\ndigraph mindmap {") {
		t.Errorf("got %v and %.20q", err, out.String())
	}
	request.Formats = mustParse(t, "dot,png")
	if _, err := Stream(context.Background(), &out, request); err == nil {
		t.Error("two formats went to one output")
	}
}

func TestOneQuestionOfAWholeWall(t *testing.T) {
	var out bytes.Buffer
	board := walltest.Day()
	request := Request{Board: board, WallName: "day", Formats: mustParse(t, "json"), Question: board.Questions[2].ID}
	if _, err := Stream(context.Background(), &out, request); err != nil {
		t.Fatal(err)
	}
	if s := out.String(); !strings.Contains(s, "Fewer appointments") || strings.Contains(s, "Waiting times") ||
		strings.Contains(s, "car park") {
		t.Errorf("got %s", s)
	}
}

// TestNothingPrivateLeaves holds what must not leave the wall against every format.
func TestNothingPrivateLeaves(t *testing.T) {
	board := walltest.Day()
	before := board.Questions[1].Themes[0].Answers[0].Quote
	for _, f := range Formats() {
		if f.Whole {
			continue
		}
		dir := t.TempDir()
		if _, err := Run(context.Background(), Request{Board: board, WallName: "day", Dir: dir, Formats: []Format{f}}); err != nil {
			t.Fatal(err)
		}
		for _, name := range names(t, dir) {
			data, err := os.ReadFile(filepath.Join(dir, name))
			if err != nil {
				t.Fatal(err)
			}
			if bytes.Contains(unpacked(t, data), []byte(walltest.Secret)) {
				t.Errorf("%s carries what must not leave the wall", name)
			}
		}
	}
	if board.Questions[1].Themes[0].Answers[0].Quote != before {
		t.Error("exporting changed the board")
	}
}

func TestParseFormats(t *testing.T) {
	for list, want := range map[string]string{"": "dot png", "json, DOT ,json": "json dot"} {
		var got []string
		for _, f := range mustParse(t, list) {
			got = append(got, f.Name)
		}
		if strings.Join(got, " ") != want {
			t.Errorf("%q gives %q", list, got)
		}
	}
	if len(mustParse(t, "all")) != len(Formats()) {
		t.Error("all is not all")
	}
	if _, err := ParseFormats("dot,gif"); fault.KindOf(err) != fault.UnknownFormat {
		t.Errorf("gif: got %v", err)
	}
}

func TestFileName(t *testing.T) {
	q := func(text string) *mindmap.Question { return &mindmap.Question{Number: 2, Text: text} }
	for _, c := range []struct {
		wall   string
		q      *mindmap.Question
		suffix string
		want   string
	}{
		{"day", q("What's the biggest barrier?"), "", "day-q2-whats-the-biggest-barrier.x"},
		{"../../etc/passwd", q("../../../x"), "", "etc-passwd-q2-x.x"},
		{`C:\day`, q("???"), "", "C-day-q2.x"},
		{"CON", nil, "", "CONwall.x"},
		{"com1", nil, "", "com1wall.x"},
		{"lpt3", q(""), "", "lpt3-q2.x"},
		{"nul.tar", nil, "report", "nul-tar-report.x"},
		{"", nil, "", "wall.x"},
		{"-rf", nil, "", "rf.x"},
		{".hidden ", nil, "", "hidden.x"},
		{"День в Бате", q("Что мешает?"), "", "День-в-Бате-q2-что-мешает.x"},
		{"day", q("आप क्या चाहते हैं?"), "chart", "day-q2-आप-क्या-चाहते-हैं-chart.x"},
		{"day", q("何が一番の障害ですか。"), "", "day-q2-何が一番の障害ですか.x"},
		{"day", q("a word that goes on and on and further on until it is cut somewhere"), "", "day-q2-a-word-that-goes-on-and-on-and-further-on-until.x"},
	} {
		if got := fileName(c.wall, c.q, c.suffix, "x"); got != c.want {
			t.Errorf("%q and %v: got %q, want %q", c.wall, c.q, got, c.want)
		}
	}
}

func FuzzFileName(f *testing.F) {
	f.Add("day", "What?")
	f.Add("nul", "\u0000/\\:*?\"<>|")
	f.Add(strings.Repeat("ക്ഷ", 90), strings.Repeat("👩‍👩‍👧é", 60))
	f.Fuzz(func(t *testing.T, wall, question string) {
		name := fileName(wall, &mindmap.Question{Number: 12, Text: question}, "chart", "json")
		if !utf8.ValidString(name) || len(name) > 250 || strings.ContainsAny(name, "/\\:*?\"<>| \x00") || name[0] == '.' ||
			name[0] == '-' || !norm.NFC.IsNormalString(name) || !filepath.IsLocal(name) {
			t.Errorf("%q and %q give %q", wall, question, name)
		}
		if reserved(strings.TrimSuffix(fileName(wall, nil, "", "json"), ".json")) {
			t.Errorf("%q gives the name of a device", wall)
		}
	})
}

func TestPublicTakesOutNothingElse(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		b := walltest.Crowd(rapid.IntRange(0, 60).Draw(t, "answers"), rapid.IntRange(1, 6).Draw(t, "themes"))
		p := Public(b)
		var want, got []string
		for a := range b.Questions[0].AllAnswers {
			want = append(want, a.Text)
		}
		for a := range p.Questions[0].AllAnswers {
			got = append(got, a.Text)
		}
		if !slices.Equal(got, want) || p.Questions[0].Tally != b.Questions[0].Tally {
			t.Fatalf("%q became %q", want, got)
		}
	})
}

func TestReportHTMLIsOneFile(t *testing.T) {
	dir := t.TempDir()
	request := ReportRequest{Board: walltest.Day(), WallName: "day", To: filepath.Join(dir, "out.html")}
	r, err := Report(context.Background(), request)
	if err != nil {
		t.Fatal(err)
	}
	if got := names(t, dir); !slices.Equal(got, []string{"out.html"}) || len(r.Paths) != 1 {
		t.Errorf("wrote %q, says %q", got, r.Paths)
	}
	data, _ := os.ReadFile(filepath.Join(dir, "out.html"))
	if bytes.Contains(data, []byte(walltest.Secret)) || !bytes.Contains(data, []byte("1 answer was set aside for later")) {
		t.Error("carries what must not leave the wall, or does not say that an answer is parked")
	}
	if _, err := Report(context.Background(), request); fault.KindOf(err) != fault.Exists {
		t.Errorf("written again: %v", err)
	}
}

func TestReportMarkdownHasItsPicturesBesideIt(t *testing.T) {
	dir := t.TempDir()
	r, err := Report(context.Background(), ReportRequest{Board: walltest.Day(), WallName: "day", To: filepath.Join(dir, "my day.md")})
	if err != nil {
		t.Fatal(err)
	}
	data, err := os.ReadFile(filepath.Join(dir, "my day.md"))
	if err != nil {
		t.Fatal(err)
	}
	pictures := 0
	for _, name := range names(t, dir) {
		if strings.HasSuffix(name, ".png") {
			pictures++
			if !bytes.Contains(data, []byte("(<"+name+">)")) {
				t.Errorf("the report does not show %q", name)
			}
		}
	}
	if pictures != 5 || len(r.Paths) != 6 {
		t.Errorf("%d pictures, paths %q", pictures, r.Paths)
	}
	var out bytes.Buffer
	notes, err := StreamReport(context.Background(), &out, ReportRequest{Board: walltest.Day(), Format: "md"})
	if err != nil || strings.Contains(out.String(), "![") || len(notes) != 1 {
		t.Errorf("to standard output: %v, %q", err, notes)
	}
	if _, err := Report(context.Background(), ReportRequest{Board: walltest.Day(), Format: "odt"}); fault.KindOf(err) != fault.NoReportFormat {
		t.Errorf("docx: got %v", err)
	}
}
