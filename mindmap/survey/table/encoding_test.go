package table

import "testing"

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

func TestPlainTextIsNotWrittenTwice(t *testing.T) {
	for _, plain := range []string{"Café", "naïve Ã", "日本", "é"} {
		if isTwice([]byte(plain)) {
			t.Errorf("%q is taken for written twice", plain)
		}
	}
}
