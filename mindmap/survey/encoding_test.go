package survey

import (
	"testing"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/htmlindex"
	"golang.org/x/text/encoding/unicode"
)

const (
	plainUTF8   Encoding = "UTF-8"
	utf16LE     Encoding = "UTF-16LE"
	utf16BE     Encoding = "UTF-16BE"
	windows1252 Encoding = "Windows-1252"
	utf8Twice   Encoding = "UTF-8 twice"
)

func TestEncodings(t *testing.T) {
	text := "ID,Où\n1,Café – naïve\n2,Noël\n"
	for _, tc := range []struct {
		name string
		enc  encoding.Encoding
		mark string
		want Encoding
	}{
		{"utf-8", encoding.Nop, "", plainUTF8},
		{"utf-8 with a mark", encoding.Nop, "\xEF\xBB\xBF", plainUTF8},
		{"utf-16 little", unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM), "\xFF\xFE", utf16LE},
		{"utf-16 big", unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM), "\xFE\xFF", utf16BE},
		{"utf-16 little without a mark", unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM), "", utf16LE},
		{"utf-16 big without a mark", unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM), "", utf16BE},
		{"windows-1252", charmap.Windows1252, "", windows1252},
	} {
		t.Run(tc.name, func(t *testing.T) {
			data, err := tc.enc.NewEncoder().String(text)
			if err != nil {
				t.Fatal(err)
			}
			s := openBytes(t, "x.csv", []byte(tc.mark+data), Options{})
			want(t, "encoding", s.Encoding, tc.want)
			want(t, "header", s.Columns[0].header, "ID")
			want(t, "captions", captions(propose(t, s, mapAll(s), Choices{})), []string{"Café – naïve", "Noël"})
		})
	}
}

func TestOneBrokenCharacterDoesNotTurnUTF8IntoWindows1252(t *testing.T) {
	s := openBytes(t, "x.csv", []byte("ID,Où\n1,Café à Noël\n2,\xE9t\xC3\xA9\n"), Options{})
	want(t, "encoding", s.Encoding, plainUTF8)
	want(t, "captions", captions(propose(t, s, mapAll(s), Choices{})), []string{"Café à Noël", "\uFFFDté"})
}

func TestTheEncodingCanBeGiven(t *testing.T) {
	s := openBytes(t, "x.csv", []byte("ID,Where\n1,caf\xC3\xA9\n"), Options{Encoding: windows1252})
	want(t, "captions", captions(propose(t, s, mapAll(s), Choices{})), []string{"cafÃ©"})
}

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
		{"IBM866", []string{"Кто-то слушает", "Долгое ожидание"}},
		{"ISO-8859-7", []string{"Άλλος άνθρωπος που ακούει", "Μεγάλη αναμονή"}},
		{"Windows-874", []string{"คนที่รับฟัง", "รอนาน"}},
		{"Shift_JIS", []string{"周りの人が話を聞いてくれる", "送迎の車", "お茶の時間"}},
		{"EUC-JP", []string{"周りの人が話を聞いてくれる", "送迎の車", "お茶の時間"}},
		{"EUC-KR", []string{"이야기를 들어주는 사람", "함께 마시는 차", "집까지 태워주기"}},
		{"GBK", []string{"有人愿意听我说话", "一起喝茶", "送我回家"}},
		{"Big5", []string{"有人願意聽我說話", "一起喝茶", "送我回家"}},
	} {
		data := []byte("Timestamp,What helps people here?\n")
		for _, line := range tc.text {
			old, err := htmlindex.Get(string(tc.e))
			if err != nil {
				t.Fatal(err)
			}
			raw, err := old.NewEncoder().String(line)
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
}

func TestSeparatorLineOfExcel(t *testing.T) {
	s := openBytes(t, "x.csv", []byte("sep=;\r\nID;What helps?\r\n1;Choir, walks\r\n"), Options{})
	want(t, "separator", s.Separator, ';')
	want(t, "header row, as Excel shows it", s.HeaderRow, 1)
	want(t, "captions", captions(propose(t, s, mapAll(s), Choices{})), []string{"Choir, walks"})
}

func TestQuotedSingleColumn(t *testing.T) {
	s := openBytes(t, "x.csv", []byte("What helps?\n\"A bus,\nsay\"\n\"Money, \"\"time\"\"\"\n"), Options{})
	want(t, "captions", captions(propose(t, s, mapAll(s), Choices{})), []string{"A bus, say", `Money, "time"`})
}
