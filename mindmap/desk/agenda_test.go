package desk

import (
	"bytes"
	"strings"
	"testing"

	"mindwall/mindmap/desk/agenda"
	"mindwall/mindmap/text"
)

// FuzzAgenda reads any bytes as an agenda. What is read of it is asked and made on a wall, or refused with the place.
func FuzzAgenda(f *testing.F) {
	f.Add([]byte("# A day\n\n## What helps?\n\n- Money\n  - Debt\n* Mind\n\n```\n## not this\n```\n1. Ways"))
	f.Add([]byte("\xef\xbb\xbf#\ttitle\r\n##\u2028\r\n## q\r\n-\r\n- \x1b[2J\r\n\t- a/b"))
	f.Fuzz(func(t *testing.T, content []byte) {
		read, err := agenda.Read(bytes.NewReader(content), "agenda.md")
		if err != nil {
			if !strings.Contains(err.Error(), "agenda") {
				t.Fatalf("the error does not name the file: %v", err)
			}
			return
		}
		if len(read.Questions) == 0 {
			t.Fatal("an agenda without questions is let in")
		}
		for _, q := range read.Questions {
			wantClean(t, text.Question, q.Text)
			for _, path := range q.Themes {
				wantClean(t, text.Theme, path[len(path)-1])
			}
		}
	})
}

func wantClean(t *testing.T, field text.Field, text string) {
	t.Helper()
	if clean, err := field.Clean(text); err != nil || clean != text || text == "" {
		t.Fatalf("the %s %q has not been through the gate: %v", field, text, err)
	}
}
