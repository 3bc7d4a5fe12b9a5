package svg

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"mindwall/tui/look"
	"mindwall/tui/screen"
)

func terminal(size screen.Size) Paper {
	return Paper{Size: size, CellW: 9, CellH: 19, Font: 15, Baseline: 14, Margin: 12, Radius: 8}
}

// read reads a picture as any reader would, and returns the texts in it and how many other shapes there are.
func read(t interface{ Fatalf(string, ...any) }, picture []byte) (texts []string, shapes int) {
	d := xml.NewDecoder(bytes.NewReader(picture))
	inText := false
	for {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			return texts, shapes
		}
		if err != nil {
			t.Fatalf("%v in\n%s", err, picture)
		}
		switch token := token.(type) {
		case xml.StartElement:
			if inText = token.Name.Local == "text"; !inText {
				shapes++
			}
		case xml.EndElement:
			inText = false
		case xml.CharData:
			if inText {
				texts = append(texts, string(token))
			}
		}
	}
}

func TestAPictureHasItsText(t *testing.T) {
	l := look.New(look.Dark, false)
	rows := []string{l.Title.Wrap("<Rent & food>") + " 等待", l.Muted.Wrap("── ×2   and more")}
	texts, _ := read(t, Draw(rows, terminal(screen.Size{W: 30, H: 2}), l, nil))
	got := strings.Join(texts, "|")
	if want := "<Rent & food>|等待|×2|and more"; got != want {
		t.Errorf("it says %q, want %q", got, want)
	}
}

// Whatever is painted: nothing of its words is lost, and what is a line or a bar is a shape and no letter of some font.
func TestNothingIsLost(t *testing.T) {
	l := look.New(look.Contrast, false)
	rapid.Check(t, func(rt *rapid.T) {
		var row, want strings.Builder
		shapes := 0
		for range rapid.IntRange(0, 12).Draw(rt, "parts") {
			part := rapid.SampledFrom([]string{"Rent", "<script>", "等待", "e\u0301te", " ", "   ", "┣━", "╭", "█▄", "▒▒░", "▌", "قوائم", "👩‍👩‍👧", "&amp;"}).Draw(rt, "part")
			st := rapid.SampledFrom([]look.Style{{}, l.Title, l.Selected, l.ThemeHead(1), l.Marked}).Draw(rt, "style")
			row.WriteString(st.Wrap(part))
			for _, r := range part {
				switch {
				case r >= '─' && r <= '▓':
					shapes++
				case r != ' ':
					want.WriteRune(r)
				}
			}
		}
		texts, drawn := read(rt, Draw([]string{row.String()}, terminal(screen.Size{W: 80, H: 1}), l, nil))
		if got := strings.ReplaceAll(strings.Join(texts, ""), " ", ""); got != want.String() {
			rt.Fatalf("of %q it says %q", row.String(), got)
		}
		if shapes > 0 && drawn <= 2 {
			rt.Fatalf("of %q no shape is drawn", row.String())
		}
	})
}
