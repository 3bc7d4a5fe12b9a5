// Package fonts holds the fonts that pictures and pages carry, Noto Sans in two weights, and cuts them down to what a page
// needs; and Noto Sans Mono, for pictures of screens. It depends on a parser of fonts and on nothing that draws.
package fonts

import (
	"bytes"
	_ "embed"
	"encoding/base64"
	"strings"
	"sync"

	"github.com/go-text/typesetting/font"
)

// Family is what the fonts are called.
const Family = "Noto Sans"

// Noto Sans, under the SIL Open Font License; see OFL.txt.
//
//go:embed NotoSans-Regular.ttf
var regular []byte

//go:embed NotoSans-Bold.ttf
var bold []byte

// Noto Sans Mono, under the same licence.
//
//go:embed NotoSansMono-Regular.ttf
var monoRegular []byte

//go:embed NotoSansMono-Bold.ttf
var monoBold []byte

//go:embed OFL.txt
var licence string

// Licence is the licence of the fonts, which goes with them wherever they go.
func Licence() string { return licence }

// TTF is the file of a weight, not to be changed.
func TTF(isBold bool) []byte {
	if isBold {
		return bold
	}
	return regular
}

// Parsed are the fonts of regular and bold weight. A font may be shared by goroutines, a face may not.
var Parsed = sync.OnceValue(func() [2]*font.Font { return parse(regular, bold) })

// Mono are the fonts whose letters are all as wide, of regular and bold weight.
var Mono = sync.OnceValue(func() [2]*font.Font { return parse(monoRegular, monoBold) })

func parse(files ...[]byte) (parsed [2]*font.Font) {
	for i, data := range files {
		face, err := font.ParseTTF(bytes.NewReader(data))
		if err != nil {
			panic("embedded font: " + err.Error())
		}
		parsed[i] = face.Font
	}
	return parsed
}

// CSS declares the family in a style sheet, with the glyphs of what is set in each weight and no others. A weight without
// text is left out; characters that the fonts lack stay the reader's own fonts' business.
func CSS(regularText, boldText string) string {
	var css strings.Builder
	for i, text := range [...]string{regularText, boldText} {
		if text == "" {
			continue
		}
		css.WriteString([...]string{"/* " + Family + ", under the SIL Open Font License 1.1, http://scripts.sil.org/OFL */\n@font-face{font-weight:400", "@font-face{font-weight:700"}[i])
		css.WriteString(`;font-family:"` + Family + `";src:url(data:font/woff;base64,`)
		css.WriteString(base64.StdEncoding.EncodeToString(Subset(i == 1, text)))
		css.WriteString(") format(\"woff\")}\n")
	}
	return css.String()
}
