// Package sample makes up answers for tests and benchmarks, the same at each call.
package sample

import (
	_ "embed"
	"fmt"
	"math/rand/v2"
	"os"
	"strings"
	"sync"

	"pgregory.net/rapid"

	"mindwall/mindmap/wordlist"
)

// Crowd is n answers of three to twelve words that people use, some far more often than others. The words are those of
// the table of vectors in a file.
func Crowd(file string, n int) []string {
	data, err := os.ReadFile(file)
	if err != nil {
		panic(err) // only tests call this
	}
	r := rand.New(rand.NewPCG(1, 2))
	table := strings.Split(string(data[16:60000]), "\n")
	zipf := rand.NewZipf(r, 1.3, 8, uint64(min(len(table)-2, 5000)))
	out := make([]string, n)
	for i := range out {
		var b strings.Builder
		for range 3 + r.IntN(10) {
			b.WriteString(table[zipf.Uint64()])
			b.WriteByte(' ')
		}
		out[i] = b.String()
	}
	return out
}

//go:embed answers.words
var answersText string

var answers = sync.OnceValue(func() wordlist.List { return wordlist.Parse(answersText) })

// Alike is n answers, each said once, that share their words and differ in how they put them together.
func Alike(n int) []string {
	out := make([]string, n)
	for i := range out {
		var said []any
		rest := i
		for _, part := range []string{"things", "faults", "conditions", "asides"} {
			choices := answers().Entries(part)
			said = append(said, choices[rest%len(choices)])
			rest /= len(choices)
		}
		out[i] = fmt.Sprintf("The %s is %s %s, %s", said...)
	}
	return out
}

// Sentence draws up to six words, of which answers soon share some.
func Sentence(t *rapid.T) string {
	return strings.Join(rapid.SliceOfN(rapid.SampledFrom(answers().Entries("words")), 0, 6).Draw(t, "sentence"), " ")
}
