package table

import (
	"bytes"
	"io"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/wlynxg/chardet"
	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/htmlindex"
)

// Encodings lists those that can be named, in the order in which they are shown.
var Encodings = [...]Encoding{
	plainUTF8, utf16LE, utf16BE, windows1252, "Windows-1250", "Windows-1251", "Windows-1253", "Windows-1254", "Windows-1255",
	"Windows-1256", "Windows-1257", "Windows-1258", "Windows-874", "ISO-8859-2", "ISO-8859-7", "KOI8-R", "IBM866", "Macintosh", "Shift_JIS", "EUC-JP", "EUC-KR", "GBK", "Big5", utf8Twice,
}

// utf8Twice is UTF-8 that was taken for Windows-1252 and written as UTF-8 once more.
const utf8Twice Encoding = "UTF-8 twice"

// FindEncoding is the encoding that a person means by a name, by whatever of its names: cp1250, sjis, latin1; ok is false
// when there is none.
func FindEncoding(name string) (e Encoding, ok bool) {
	want := strings.ToLower(strings.NewReplacer(" ", "", "_", "-").Replace(name))
	for _, e := range Encodings {
		known := strings.ToLower(strings.NewReplacer(" ", "", "_", "-").Replace(string(e)))
		if want == known || want == strings.ReplaceAll(known, "-", "") {
			return e, true
		}
	}
	if page, cut := strings.CutPrefix(want, "cp"); cut {
		want = map[string]string{"932": "shift_jis", "936": "gbk", "949": "euc-kr", "950": "big5", "65001": "utf-8", "866": "ibm866"}[page]
		if want == "" {
			want = "windows-" + page
		}
	}
	found, err := htmlindex.Get(map[string]string{"mac-roman": "macintosh", "macroman": "macintosh", "utf-16": "utf-16le"}[want])
	if err != nil {
		if found, err = htmlindex.Get(want); err != nil {
			found, err = htmlindex.Get(strings.ReplaceAll(want, "-", "_"))
		}
	}
	if err != nil {
		return "", false
	}
	canonical, _ := htmlindex.Name(found)
	for _, e := range Encodings {
		if strings.EqualFold(string(e), canonical) {
			return e, true
		}
	}
	return "", false
}

// charset is how the text of an old encoding is read.
func charset(e Encoding) encoding.Encoding {
	found, err := htmlindex.Get(string(e))
	if err != nil {
		return charmap.Windows1252
	}
	return found
}

// tongue is letters beside those of ASCII that a language writes often, and the encodings in which old programs wrote them.
type tongue struct {
	letters   string
	encodings []Encoding
}

func tongues() []tongue {
	western := []Encoding{windows1252, "Macintosh"}
	central := []Encoding{"Windows-1250", "ISO-8859-2"}
	cyrillic := []Encoding{"Windows-1251", "KOI8-R", "IBM866"}
	return []tongue{
		{"äöüßé", western}, {"éèêëàâçîïôœùû", western}, {"áéíóúñü", western}, {"áâãàçéêíóôõú", western}, {"àèéìòù", western},
		{"åäöé", western}, {"æøåé", western}, {"éëïüèó", western}, {"âêîôûŵŷ", western},
		{"ąćęłńóśźż", central}, {"áčďéěíňóřšťúůýž", central}, {"áäčďéíĺľňóôŕšťúýž", central}, {"áéíóöőúüű", central},
		{"ăâîşţ", central}, {"čćđšž", central},
		{"абвгдежзийклмнопрстуфхцчшщъыьэюяёіїєґ", cyrillic},
		{"αβγδεζηθικλμνξοπρσςτυφχψωάέήίόύώϊϋ", []Encoding{"Windows-1253", "ISO-8859-7"}}, {"çğıöşüâ", []Encoding{"Windows-1254"}},
		{"אבגדהוזחטיךכלםמןנסעףפץצקרשת", []Encoding{"Windows-1255"}},
		{"ابتثجحخدذرزسشصضطظعغفقكلمنهويةىءأإآؤئپچژگی", []Encoding{"Windows-1256"}},
		{"ąčęėįšųūžāēģīķļņõäöü", []Encoding{"Windows-1257"}},
		{"ăâđêôơưàáèéìíòóùúý", []Encoding{"Windows-1258"}},
	}
}

// guessEncoding finds the old encoding in which lines that are not all ASCII read like text: that of a language whose letters it has where
// letters stand. What a library finds by how often letters follow each other decides between those that read as well.
func guessEncoding(data []byte) Encoding {
	found := strings.ToLower(chardet.Detect(data).Encoding)
	best, bestScore, bestText := windows1252, -1e9, ""
	try := func(e Encoding, letters func(rune) float64) {
		text, err := charset(e).NewDecoder().Bytes(data)
		if err != nil {
			return
		}
		score := readsAs(string(text), letters)
		if isFew(text) && strings.Contains("Shift_JIS EUC-JP EUC-KR GBK Big5", string(e)) {
			score -= 2 // a letter or two among Latin ones
		}
		if !strings.HasPrefix(string(e), "Windows") {
			score -= 0.05 // most files are from Windows
		}
		if f, ok := FindEncoding(found); ok && f == e {
			score += 0.15
		}
		if score > bestScore+1e-9 {
			best, bestScore, bestText = e, score, string(text)
		}
	}
	for _, t := range tongues() {
		for _, e := range t.encodings {
			try(e, func(r rune) float64 {
				if strings.ContainsRune(t.letters, unicode.ToLower(r)) {
					return 1
				}
				return -1
			})
		}
	}
	for _, e := range Encodings { // of those that read alike, the commonest
		if text, _ := charset(e).NewDecoder().Bytes(data); strings.HasPrefix(string(e), "Windows") && string(text) == bestText {
			best = e
			break
		}
	}
	try("Windows-874", thai)
	try("Shift_JIS", japanese)
	try("EUC-JP", japanese)
	try("EUC-KR", korean)
	try("GBK", chinese(simplified))
	try("Big5", chinese(traditional))
	return best
}

// isFew reports whether hardly a letter of a text is beyond ASCII.
func isFew(text []byte) bool {
	ascii, foreign := 0, 0
	for _, r := range string(text) {
		switch {
		case r >= utf8.RuneSelf:
			foreign++
		case unicode.IsLetter(r):
			ascii++
		}
	}
	const share = 20
	return foreign*share < ascii
}

// readsAs tells how much a text reads like one of a language: the mean over all characters beyond ASCII of what they
// are worth.
func readsAs(text string, letters func(rune) float64) float64 {
	sum, n := 0.0, 0
	last := ' '
	for _, r := range text {
		if r >= utf8.RuneSelf {
			n++
			switch {
			case r == utf8.RuneError, unicode.IsControl(r):
				sum -= 5
			case unicode.IsLetter(r):
				worth := letters(r)
				if unicode.IsUpper(r) && unicode.IsLower(last) {
					worth -= 1.5 // nobody writes so
				}
				if last < utf8.RuneSelf && unicode.IsLetter(last) && unicode.In(r, unicode.Cyrillic, unicode.Greek, unicode.Hebrew, unicode.Arabic) {
					worth -= 1.5 // nor mixes alphabets in a word
				}
				sum += worth
			case unicode.IsMark(r):
			case strings.ContainsRune("–—“”‘’„‚«»…€°§·•\u00A0、。「」（）？！，：；・ー¿¡، ؟", r):
				sum += 0.5
			case unicode.IsLetter(last):
				sum -= 2 // a sign inside a word
			default:
				sum -= 0.5
			}
		}
		last = r
	}
	if n == 0 {
		return 0
	}
	return sum / float64(n)
}

func thai(r rune) float64 {
	if unicode.Is(unicode.Thai, r) {
		return 1
	}
	return -1
}

func japanese(r rune) float64 {
	switch {
	case r >= 0xFF61 && r <= 0xFF9F:
		return -1 // narrow letters of old machines
	case unicode.In(r, unicode.Hiragana, unicode.Katakana):
		return 1.3
	case unicode.Is(unicode.Han, r):
		return 0.6
	}
	return -1
}

func korean(r rune) float64 {
	switch {
	case unicode.Is(unicode.Hangul, r):
		return 1.1
	case unicode.Is(unicode.Han, r):
		return -0.5
	}
	return -1
}

// The commonest characters of Chinese in each of its scripts.
const (
	simplified  = "的一是不了人我在有他这为之大来以个中上们到说国和地也子时道出而要于就下得可你年生自会那后能对着事其里所去行过家十用发天如然作方成者多日都三小军二无同么经法当起与好看学进种将还分此心前面又定见只主没公从使社主区问题帮助朋友时间多更太很活动希望交通老师"
	traditional = "的一是不了人我在有他這為之大來以個中上們到說國和地也子時道出而要於就下得可你年生自會那後能對著事其裡所去行過家十用發天如然作方成者多日都三小軍二無同麼經法當起與好看學進種將還分此心前面又定見只主沒公從使社區問題幫助朋友時間更太很活動希望交通老師"
)

func chinese(common string) func(rune) float64 {
	return func(r rune) float64 {
		switch {
		case strings.ContainsRune(common, r):
			return 1.6
		case unicode.Is(unicode.Han, r):
			return 0.4
		}
		return -1
	}
}

// untwice reads UTF-8 that was written twice.
func untwice(text string) string {
	var b strings.Builder
	for text != "" {
		i := strings.IndexFunc(text, func(r rune) bool { return r >= utf8.RuneSelf })
		if i < 0 {
			break
		}
		b.WriteString(text[:i])
		text = text[i:]
		end := strings.IndexFunc(text, func(r rune) bool { return r < utf8.RuneSelf })
		if end < 0 {
			end = len(text)
		}
		run := text[:end]
		if once, ok := onceOnly(run); ok {
			run = once
		}
		b.WriteString(run)
		text = text[end:]
	}
	b.WriteString(text)
	return b.String()
}

// untwiceReader is untwice, piece by piece.
type untwiceReader struct {
	r        io.Reader
	raw, out []byte
	err      error
}

func (u *untwiceReader) Read(p []byte) (int, error) {
	for len(u.out) == 0 {
		if u.err != nil {
			return 0, u.err
		}
		var n int
		at := len(u.raw)
		u.raw = append(u.raw, make([]byte, sniffed)...)
		n, u.err = u.r.Read(u.raw[at:])
		u.raw = u.raw[:at+n]
		end := len(u.raw)
		for u.err == nil && end > 0 && u.raw[end-1] >= utf8.RuneSelf { // a run of such may go on
			end--
		}
		u.out = []byte(untwice(string(u.raw[:end])))
		u.raw = u.raw[:copy(u.raw, u.raw[end:])]
	}
	n := copy(p, u.out)
	u.out = u.out[n:]
	return n, nil
}

// onceOnly is what a run of characters beyond ASCII was before it was taken for Windows-1252.
func onceOnly(run string) (string, bool) {
	raw := make([]byte, 0, len(run))
	for _, r := range run {
		if b, ok := charmap.Windows1252.EncodeRune(r); ok {
			raw = append(raw, b)
		} else if r < 0x100 {
			raw = append(raw, byte(r))
		} else {
			return "", false
		}
	}
	return string(raw), utf8.Valid(raw)
}

// isTwice reports whether nearly all that is beyond ASCII in lines was written twice.
func isTwice(foreign []byte) bool {
	foreign = bytes.TrimPrefix(foreign, []byte("\uFEFF"))
	twice, n := 0, 0
	for _, run := range strings.FieldsFunc(string(foreign), func(r rune) bool { return r < utf8.RuneSelf }) {
		n++
		if _, ok := onceOnly(run); ok {
			twice++
		}
	}
	return n > 0 && twice*10 >= n*9
}
