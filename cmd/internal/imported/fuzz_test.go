package imported

import (
	"bytes"
	"io"
	"os"
	"path/filepath"
	"testing"

	"mindwall/mindmap/desk"
)

// FuzzRead holds that whatever can be read makes a wall, with every question in it.
func FuzzRead(f *testing.F) {
	exts := []string{".json", ".csv", ".md", ".opml", ".mm", ".mmd", ".mup", ".txt", ".xmind", ".xlsx"}
	for i, ext := range exts {
		for _, folder := range []string{"outline", "table"} {
			names, err := filepath.Glob("../../../export/" + folder + "/testdata/*" + ext)
			if err != nil {
				f.Fatal(err)
			}
			for _, name := range names {
				data, err := os.ReadFile(name)
				if err != nil {
					f.Fatal(err)
				}
				f.Add(data, uint8(i))
			}
		}
	}
	f.Add([]byte(`{"mindwall":1,"questions":[{"text":"Q","themes":[{"text":"","themes":null,"answers":[{"redacted":true,"tally":-3,"by_source":{"room":-1}}]}]}],"parked":[{"question":"x"}]}`), uint8(0))
	f.Add([]byte("Question;Theme;Answer;Tally;Source\n?;a//b/c;x;1e99;phone\n?;;\"\n"), uint8(1))
	f.Add([]byte(`{"title":"a","ideas":{"1":{"title":"b","attr":{"note":7}}}}`), uint8(6))
	f.Fuzz(func(t *testing.T, data []byte, kind uint8) {
		in, err := read("x"+exts[int(kind)%len(exts)], io.NewSectionReader(bytes.NewReader(data), 0, int64(len(data))))
		if err != nil {
			return
		}
		in.KeepNotes = true
		wall := desk.Begin(desk.Writer{Author: "ruth"})
		if err := wall.Bring(t.Context(), in); err != nil {
			t.Fatal(err)
		}
		if b := wall.Board(); len(b.Questions)+len(b.Aside) != len(in.Questions()) {
			t.Errorf("%d questions became %d", len(in.Questions()), len(b.Questions)+len(b.Aside))
		}
	})
}
