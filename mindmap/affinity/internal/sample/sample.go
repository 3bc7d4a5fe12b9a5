// Package sample makes up answers for tests and benchmarks, the same at each call.
package sample

import (
	"fmt"
	"math/rand/v2"
	"os"
	"strings"

	"pgregory.net/rapid"
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

// Alike is n answers, each said once, that share their words and differ in how they put them together.
func Alike(n int) []string {
	parts := [][]string{
		strings.Split("bus,clinic,garden,letter,phone line,lunch club,form,rent,walking group,choir,library,waiting list,surgery,car park,website,job centre,church hall,market,school,pharmacy", ","),
		strings.Split("too far,too late,closed,costly,lonely,confusing,friendly,full,quiet,new,slow,crowded,cold,welcoming,noisy,hidden,broken,short of people,hard to reach,changing", ","),
		strings.Split("for families,for carers,after five,at weekends,in winter,without a car,in our village,for men,with a pram,on benefits,near the station,for newcomers,since Covid,when it rains,with a dog", ","),
		strings.Split("they said,every week,so I stayed at home,and nobody knows why,my neighbour says,again,sadly,still,now,as ever,once more", ","),
	}
	out := make([]string, n)
	for i := range out {
		said := make([]any, len(parts))
		rest := i
		for p, choices := range parts {
			said[p] = choices[rest%len(choices)]
			rest /= len(choices)
		}
		out[i] = fmt.Sprintf("The %s is %s %s, %s", said...)
	}
	return out
}

var vocabulary = strings.Fields("wait waiting weeks bus buses train rent heating food debt lonely anxious sleep form phone" +
	" queue hospital GP nurse ward school teacher the of not no more less two 3 等待 时间 covid")

// Sentence draws up to six words, of which answers soon share some.
func Sentence(t *rapid.T) string {
	return strings.Join(rapid.SliceOfN(rapid.SampledFrom(vocabulary), 0, 6).Draw(t, "sentence"), " ")
}
