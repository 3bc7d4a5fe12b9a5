package main

import (
	"bytes"
	"math"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

const episodes = `{"id":"s","task":"suggest","set":"made","kind":"k1","themes":[{"name":"Transport","answers":["no bus after six"]},{"name":"Money","answers":["cannot pay the rent"]}],"queries":["the buses stop early","rents go up"],"gold":[0,1]}
{"id":"c","task":"cluster","set":"made","kind":"b","answers":["no bus after six","the bus is late","bus fares","cannot pay the rent","rent is dear","rent went up"],"gold":[0,0,0,1,1,1],"gold_names":["bus","rent"]}
{"id":"p","task":"pairs","set":"made","kind":"hand","pairs":[["long waiting lists","waiting lists are long"],["more parking","good teachers"]],"gold":[1,0]}
`

func TestPredictKeepsTheProtocol(t *testing.T) {
	var out bytes.Buffer
	if err := run(nil, strings.NewReader(episodes), &out); err != nil {
		t.Fatal(err)
	}
	want := []string{
		`{"id":"s","ranks":[[0,1],[1,0]]}`,
		`{"id":"c","labels":[0,0,0,1,1,1],"names":["bus","rent"]}`,
		`{"id":"p","scores":[1,0],"dup":[true,false]}`,
	}
	if got := strings.TrimSpace(out.String()); got != strings.Join(want, "\n") {
		t.Errorf("predictions:\n%s\nwant:\n%s", got, strings.Join(want, "\n"))
	}
}

func TestScorePrintsFigures(t *testing.T) {
	name := filepath.Join(t.TempDir(), "e.jsonl")
	if err := os.WriteFile(name, []byte(episodes), 0o600); err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	if err := run([]string{"score", name}, nil, &out); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"top1 100.0", "nmi 100.0  ari 100.0", "named 100.0", "offered precision 100.0  offered recall 100.0"} {
		if !strings.Contains(out.String(), want) {
			t.Errorf("no %q in\n%s", want, out.String())
		}
	}
}

func TestBadInputNamesTheLine(t *testing.T) {
	for in, want := range map[string]string{
		"{}\n":                             `line 1: episode "": unknown task ""`,
		episodes + "{\n":                   "line 4: read episode: unexpected end of JSON input",
		`{"id":"x","task":"ranks"}` + "\n": `line 1: episode "x": unknown task "ranks"`,
	} {
		err := run(nil, strings.NewReader(in), &bytes.Buffer{})
		if err == nil || err.Error() != want {
			t.Errorf("error %v, want %s", err, want)
		}
	}
	if err := run([]string{"score"}, nil, nil); err == nil || !strings.HasPrefix(err.Error(), "usage") {
		t.Errorf("error %v, want usage", err)
	}
}

func TestAgreement(t *testing.T) {
	// Figures of scikit-learn for the same groupings.
	nmi, ari := agreement([]int{0, 0, 1, 1}, []int{0, 0, 1, 2})
	if math.Abs(nmi-0.8) > 1e-9 || math.Abs(ari-4.0/7) > 1e-9 {
		t.Errorf("nmi %v, ari %v", nmi, ari)
	}
}

func TestWallsAreScoredInTheirLanguage(t *testing.T) {
	const captions = "../../../mindmap/affinity/testdata/captions/"
	var out bytes.Buffer
	if err := run([]string{"walls", captions + "verein.de.txt", captions + "festival.txt"}, nil, &out); err != nil {
		t.Fatal(err)
	}
	lines := strings.Split(strings.TrimSpace(out.String()), "\n")
	if len(lines) != 3 {
		t.Fatalf("%d lines:\n%s", len(lines), out.String())
	}
	for i, name := range []string{"verein", "festival", "mean"} {
		for _, figure := range []string{name + " ", " names ", " three ", " out ", " shown ", " ari ", " filed ", " groups ", " pure "} {
			if !strings.Contains(lines[i], figure) {
				t.Errorf("no %q in %s", figure, lines[i])
			}
		}
	}
	w, err := readWall(captions + "verein.de.txt")
	if err != nil || w.language != "de" || len(w.themes) != 7 || w.answers[0].theme != 0 || w.answers[len(w.answers)-1].theme != -1 {
		t.Errorf("read as %+v, %v", w, err)
	}
	if err := run([]string{"walls", "main.go"}, nil, &out); err == nil {
		t.Error("a file without headings is a wall")
	}
}
