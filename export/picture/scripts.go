package picture

import "mindwall/export/typeset"

// Scripts are those that text can be drawn in here, and others that people are likely to write, for which there is no font.
func Scripts() (have, lack []string) {
	have = []string{"Latin", "Greek", "Cyrillic"} // the program carries a font for them
	for _, s := range [][2]string{
		{"Arabic", "عربي"}, {"Hebrew", "עברית"}, {"Devanagari", "हिन्दी"}, {"Bengali", "বাংলা"}, {"Thai", "ไทย"},
		{"Chinese", "汉字漢"}, {"Japanese", "かなカナ"}, {"Korean", "한국어"}, {"emoji", "🙂🎉"},
	} {
		t := typeset.NewTypesetter("", true)
		t.Set(s[1], typeset.Style{Size: 12, Bold: true, Measure: 300, Leading: 1})
		if len(t.Missing()) == 0 {
			have = append(have, s[0])
		} else {
			lack = append(lack, s[0])
		}
	}
	return have, lack
}
