package text_test

import (
	"fmt"
	"strings"

	"mindwall/mindmap/text"
)

// A long caption is never refused: its words become the quote.
func ExampleCleanAnswer() {
	caption, quote, shortened, _ := text.CleanAnswer(strings.Repeat("It all takes so long. ", 15), "")
	fmt.Println(len([]rune(caption)) <= text.Caption.Limit(), len(quote), shortened)
	// Output: true 329 true
}

func ExampleSplitPath() {
	fmt.Printf("%q\n", text.SplitPath("Health / Mental health / 24//7 help"))
	// Output: ["Health" "Mental health" "24/7 help"]
}
