package features

import (
	"embed"
	"math"
	"slices"
	"strings"
	"sync"

	"mindwall/mindmap/affinity/vectors"
	"mindwall/mindmap/affinity/words"
	"mindwall/mindmap/wordlist"
)

//go:embed topics.*.words weak.words
var topicFiles embed.FS

const (
	// topicFrom is the least cosine of a word that no topic lists and one that is listed, for it to belong there too.
	topicFrom = 0.6
	// centreFrom is the least cosine of such a word and the mean of a topic, for the topic's words to be looked at.
	centreFrom = 0.4
)

// Topics are what people at events talk of, in one language. A language that nobody listed them for has none.
type Topics struct {
	Names     []string
	spelled   map[string][]Topical // by the spelling of a word
	stemmed   map[string][]Topical // by its stem
	near      []neighbourhood      // of each topic; none without a table
	compounds bool                 // words are written together
	weak      map[string]bool      // stems of words that say little
	double    map[string]bool      // words of two senses
}

// neighbourhood is the words of a topic in the table.
type neighbourhood struct {
	centre  []float64 // their mean, of length 1
	stems   []string
	vectors []vectors.Vector
}

// Topical is a topic by its number, and how far a word or a text is about it.
type Topical struct {
	Topic  int32
	Weight float64
}

var englishTopics = sync.OnceValue(func() *Topics { return readTopics(words.For("en"), vectors.English()) })

// topicsOf are the topics of a language. Those of English, which are many and have meanings, are read once.
func topicsOf(l *words.Language) *Topics {
	if l.Base == "en" {
		return englishTopics()
	}
	return readTopics(l, nil)
}

func readTopics(l *words.Language, table *vectors.Table) *Topics {
	t := &Topics{spelled: map[string][]Topical{}, stemmed: map[string][]Topical{}, weak: map[string]bool{}, double: map[string]bool{}}
	t.compounds = slices.Contains([]string{"de", "nl", "sv", "da", "no"}, l.Base)
	weak := listIn("weak.words")
	senses := weak.Entries(l.Base + " senses")
	for _, w := range slices.Concat(weak.Entries(l.Base), senses) {
		t.weak[l.Stem(w)] = true
	}
	for _, w := range senses {
		t.double[w] = true
	}
	for n, section := range listIn("topics." + l.Base + ".words") {
		t.Names = append(t.Names, section.Name)
		var stems []string
		for _, w := range strings.Fields(strings.Join(section.Entries, " ")) {
			stems = append(stems, l.Stem(w))
			t.spelled[w] = with(t.spelled[w], int32(n))
			t.stemmed[l.Stem(w)] = with(t.stemmed[l.Stem(w)], int32(n))
		}
		if table != nil {
			t.near = append(t.near, neighbourhoodOf(stems, table))
		}
	}
	share(t.spelled)
	share(t.stemmed)
	return t
}

// listIn is the list in a file, empty when there is no such file.
func listIn(name string) wordlist.List {
	data, err := topicFiles.ReadFile(name)
	if err != nil {
		return nil
	}
	return wordlist.Parse(string(data))
}

func neighbourhoodOf(stems []string, table *vectors.Table) neighbourhood {
	n := neighbourhood{centre: make([]float64, vectors.Dimensions)}
	for _, stem := range stems {
		row, ok := table.Row(stem)
		if !ok {
			continue
		}
		v := table.Vector(row)
		n.stems, n.vectors = append(n.stems, stem), append(n.vectors, v)
		for j := range n.centre {
			n.centre[j] += v.At(j)
		}
	}
	vectors.Scale(n.centre, 1)
	return n
}

func with(list []Topical, topic int32) []Topical {
	if slices.ContainsFunc(list, func(t Topical) bool { return t.Topic == topic }) {
		return list
	}
	return append(list, Topical{Topic: topic})
}

// share parts a word among its topics.
func share(by map[string][]Topical) {
	for _, list := range by {
		for i := range list {
			list[i].Weight = 1 / math.Sqrt(float64(len(list)))
		}
	}
}

// of are the topics of a word: those that list it, or a form of it, else the nearest by meaning.
func (t *Topics) of(word string, stem *Stem) []Topical {
	if list := t.spelled[word]; list != nil {
		return list
	}
	if list := t.stemmed[stem.Text]; list != nil {
		return list
	}
	if stem.Weak {
		return nil
	}
	if list := t.ending(stem.Text); list != nil {
		return list
	}
	if !stem.listed {
		return nil
	}
	best, cosine := "", topicFrom
	for _, n := range t.near {
		if stem.Vector.DotWith(n.centre) < centreFrom {
			continue
		}
		for i, v := range n.vectors {
			if c := stem.Vector.Dot(v); c > cosine {
				best, cosine = n.stems[i], c
			}
		}
	}
	out := slices.Clone(t.stemmed[best])
	for i := range out {
		out[i].Weight *= cosine
	}
	return out
}

// minHead is the least length in bytes of a stem that a compound may end with.
const minHead = 5

// ending are the topics of the longest listed word that a compound ends with, in a language that writes them as one.
func (t *Topics) ending(stem string) []Topical {
	if !t.compounds {
		return nil
	}
	for i := 2; len(stem)-i >= minHead; i++ {
		if list := t.stemmed[stem[i:]]; list != nil {
			return list
		}
	}
	return nil
}
