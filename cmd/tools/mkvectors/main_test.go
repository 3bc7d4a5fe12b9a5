package main

import (
	"bytes"
	"math"
	"strings"
	"testing"

	"mindwall/mindmap/affinity/vectors"
)

// tiny embeddings: the forms of bus are alike, and so are rent and money; "the" and "co-op" stay out.
const sample = `{"precision":2,"dimensions":6,"words":["the","bus","money","rent","tram","co-op","buss"],
"vectors":{"the":[1,1,1,1,1,1,9],"bus":[1,0.1,0,0,0.2,0,9,9],"tram":[0.9,0.2,0.1,0,0,0.1],"money":[0,0.1,1,0,0.1,0.3],
"rent":[0,0,0.9,0.2,0,0.2],"co-op":[0,0,0,0,0,1],"buss":[0.9,0,0,0.1,0.3,0]},"unkVector":[0]}`

func TestBuildMakesATableOfStems(t *testing.T) {
	data, err := build(strings.NewReader(sample))
	if err != nil {
		t.Fatal(err)
	}
	table, err := vectors.Parse(data)
	if err != nil {
		t.Fatal(err)
	}
	for i, w := range []string{"bus", "money", "rent", "tram", "buss"} {
		if row, ok := table.Row(w); !ok || row != i {
			t.Errorf("%q is in row %d, %v; want %d", w, row, ok, i)
		}
	}
	if table.Len() != 5 || table.Dimensions() != 4 {
		t.Errorf("%d words of %d", table.Len(), table.Dimensions())
	}
	again, err := build(strings.NewReader(sample))
	if err != nil || !bytes.Equal(data, again) {
		t.Errorf("a second run differs, %v", err)
	}
}

func TestFormsOfAStemAreMerged(t *testing.T) {
	e, err := readEmbeddings(strings.NewReader(`{"dimensions":2,"words":["wait","waits","x"],"vectors":{"wait":[1,0],"waits":[0,2],"x":[1,1]}}`))
	if err != nil {
		t.Fatal(err)
	}
	stems, rows := mergeForms(e, 10)
	if len(stems) != 1 || stems[0] != "wait" {
		t.Fatalf("stems %v", stems)
	}
	// Weights 1/10 and 1/11 of unit vectors, at length 1.
	if want := 11.0 / 10; math.Abs(float64(rows[0][0]/rows[0][1])-want) > 1e-6 {
		t.Errorf("row %v", rows[0])
	}
}

func TestReadRefusesWhatIsNoPackage(t *testing.T) {
	for in, want := range map[string]string{
		"":                     "EOF",
		"[]":                   "where an object should begin",
		"{}":                   "no dimensions",
		`{"words":3}`:          "words",
		sample[:len(sample)/2]: "EOF",
		`{"dimensions":9,"words":["bus"],"vectors":{"bus":[1,2]}}`: `the vector of "bus" has 2 numbers, want 9`,
	} {
		if _, err := build(strings.NewReader(in)); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: %v, want %q", in, err, want)
		}
	}
}

func TestEigen(t *testing.T) {
	m := [][]float64{{4, 1, 0.5}, {1, 3, 0.2}, {0.5, 0.2, 1}}
	before := [][]float64{{4, 1, 0.5}, {1, 3, 0.2}, {0.5, 0.2, 1}}
	values, axes := eigen(m)
	for c, value := range values {
		for i := range before {
			got := 0.0
			for j := range before {
				got += before[i][j] * axes[j][c]
			}
			if math.Abs(got-value*axes[i][c]) > 1e-12 {
				t.Errorf("column %d is no eigenvector of %v", c, value)
			}
		}
	}
}
