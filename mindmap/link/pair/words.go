package pair

import (
	_ "embed"
	"strings"
	"sync"

	"mindwall/mindmap/wordlist"
)

//go:embed certificate.words
var wordsText string

var words = sync.OnceValue(func() []string { return wordlist.Parse(wordsText).Entries("english") })

// How much of a certificate the words tell.
const (
	wordsShown  = 4
	bitsPerWord = 11
)

// Words are the first 44 bits of a certificate's SHA-256 in four words, for two people to compare.
func Words(pin [32]byte) string {
	all, shown := words(), make([]string, wordsShown)
	for i := range shown {
		n := 0
		for bit := i * bitsPerWord; bit < (i+1)*bitsPerWord; bit++ {
			n = n<<1 | int(pin[bit/8]>>(7-bit%8)&1)
		}
		shown[i] = all[n]
	}
	return strings.Join(shown, " ")
}
