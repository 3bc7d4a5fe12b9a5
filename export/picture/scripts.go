package picture

import "mindwall/mindmap"

// Scripts are those that pictures can be drawn with here, and others that a wall is likely to hold, for which there is no font.
func Scripts() (have, lack []string) {
	have = []string{"Latin", "Greek", "Cyrillic"} // the program carries a font for them
	for _, s := range [][2]string{
		{"Arabic", "عربي"}, {"Hebrew", "עברית"}, {"Devanagari", "हिन्दी"}, {"Bengali", "বাংলা"}, {"Thai", "ไทย"},
		{"Chinese", "汉字漢"}, {"Japanese", "かなカナ"}, {"Korean", "한국어"}, {"emoji", "🙂🎉"},
	} {
		if drawable(s[1]) {
			have = append(have, s[0])
		} else {
			lack = append(lack, s[0])
		}
	}
	return have, lack
}

// drawable reports whether a picture of the text would have every character.
func drawable(text string) bool {
	q := &mindmap.Question{ID: mindmap.ID{1}, Number: 1, Text: text}
	plan, err := NewPlan(&mindmap.Board{Questions: []*mindmap.Question{q}}, q, Options{})
	return err == nil && len(plan.Missing) == 0
}
