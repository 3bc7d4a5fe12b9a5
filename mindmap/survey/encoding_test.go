package survey

import (
	"testing"

	"golang.org/x/text/encoding/charmap"
)

// Answers as people of each language write them, in the encoding in which their spreadsheets saved them.
func TestOldEncodingsAreFound(t *testing.T) {
	for _, tc := range []struct {
		e    Encoding
		text []string
	}{
		{windows1252, []string{"Ein offenes Ohr für Ältere", "Müde, aber glücklich", "Größe"}},
		{windows1252, []string{"Écouter sans juger", "Le café après la réunion", "Ça va mieux à deux"}},
		{windows1252, []string{"La atención de los niños", "¿Quién ayuda?", "Más tiempo y compañía"}},
		{windows1252, []string{"Não há autocarro à noite", "Atenção às famílias", "Mais informações"}},
		{windows1252, []string{"Nærhet og tid på gården", "Å bli hørt", "Kjøre sammen"}},
		{windows1252, []string{"Café closed – no heating", "It’s the people"}},
		{"Macintosh", []string{"Ein offenes Ohr für Ältere", "Müde, aber glücklich", "Die Größe"}},
		{"Macintosh", []string{"Écouter sans juger", "Le café après la réunion", "Être là"}},
		{"Windows-1250", []string{"Ktoś, kto słucha", "Podwózka", "Wspólna herbata, żeby pogadać"}},
		{"Windows-1250", []string{"Někdo, kdo poslouchá", "Společná káva a procházka", "Žádný autobus"}},
		{"Windows-1250", []string{"Valaki, aki meghallgat", "Közös séta és beszélgetés", "Több időt szeretnék kérni", "Hűség, erő"}},
		{"ISO-8859-2", []string{"Ktoś, kto słucha", "Wspólna herbata, żeby pogadać", "Ścieżka"}},
		{"Windows-1251", []string{"Кто-то, кто слушает", "Подвезти до дома", "Чай вместе"}},
		{"Windows-1251", []string{"Хтось, хто слухає", "Їжа і чай", "Підвезти"}},
		{"KOI8-R", []string{"Кто-то, кто слушает", "Подвезти до дома", "Чай вместе"}},
		{"Windows-1253", []string{"Κάποιος που ακούει", "Ένας περίπατος", "Καφές μαζί"}},
		{"Windows-1254", []string{"Dinleyen biri", "Birlikte çay içmek", "Ulaşım yok, ışık yok", "Görüşmek için zaman"}},
		{"Windows-1255", []string{"מישהו שמקשיב", "תה ביחד", "הסעה הביתה"}},
		{"Windows-1256", []string{"شخص يستمع", "كوب شاي معا", "توصيلة إلى البيت"}},
		{"Shift_JIS", []string{"周りの人が話を聞いてくれる", "送迎の車", "お茶の時間"}},
		{"EUC-JP", []string{"周りの人が話を聞いてくれる", "送迎の車", "お茶の時間"}},
		{"EUC-KR", []string{"이야기를 들어주는 사람", "함께 마시는 차", "집까지 태워주기"}},
		{"GBK", []string{"有人愿意听我说话", "一起喝茶", "送我回家"}},
		{"Big5", []string{"有人願意聽我說話", "一起喝茶", "送我回家"}},
	} {
		data := []byte("Timestamp,What helps people here?\n")
		for _, line := range tc.text {
			raw, err := charset(tc.e).NewEncoder().String(line)
			if err != nil {
				t.Fatalf("%s: %v", tc.e, err)
			}
			data = append(data, "2024/03/01 10:00:00,\""+raw+"\"\n"...)
		}
		s := openBytes(t, "x.csv", data, Options{})
		want(t, string(tc.e), s.Encoding, tc.e)
		want(t, string(tc.e), captions(propose(t, s, mapAll(s), Choices{})), tc.text)
		named := openBytes(t, "x.csv", data, Options{Encoding: tc.e})
		want(t, "named", captions(propose(t, named, mapAll(named), Choices{})), tc.text)
	}
}

func TestUTF8WrittenTwice(t *testing.T) {
	said := "Écouter à deux – c’est ça, żółć"
	var twice []rune
	for _, b := range []byte(said) {
		if b == 0x81 || b == 0x8D || b == 0x8F || b == 0x90 || b == 0x9D {
			twice = append(twice, rune(b))
		} else {
			twice = append(twice, charmap.Windows1252.DecodeByte(b))
		}
	}
	s := openBytes(t, "x.csv", []byte("When,What helps?\n2024/03/01 10:00:00,\""+string(twice)+"\"\n"), Options{})
	want(t, "encoding", s.Encoding, utf8Twice)
	want(t, "captions", captions(propose(t, s, mapAll(s), Choices{})), []string{said})
	for _, plain := range []string{"Café", "naïve Ã", "日本", "é"} {
		if isTwice([]byte(plain)) {
			t.Errorf("%q is taken for written twice", plain)
		}
	}
}

func TestNamesOfEncodings(t *testing.T) {
	for name, want := range map[string]Encoding{
		"utf-8": plainUTF8, "UTF8": plainUTF8, "cp1250": "Windows-1250", "windows-1251": "Windows-1251", "latin1": windows1252, "sjis": "Shift_JIS",
		"shift-jis": "Shift_JIS", "Shift_JIS": "Shift_JIS", "cp932": "Shift_JIS", "mac-roman": "Macintosh", "euc-kr": "EUC-KR", "gb2312": "GBK",
		"big5": "Big5", "iso-8859-2": "ISO-8859-2", "koi8-r": "KOI8-R", "utf-8 twice": utf8Twice, "utf-16": utf16LE, "fax": "", "": "",
	} {
		if e, ok := FindEncoding(name); e != want || ok != (want != "") {
			t.Errorf("%q is %q", name, e)
		}
	}
}
