package fonts

import (
	"bytes"
	"slices"
	"strings"
	"testing"

	"github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/font/opentype"
	"pgregory.net/rapid"
)

// drawn is every character that the fonts draw.
func drawn(t testing.TB) []rune {
	var out []rune
	runes := Parsed()[0].Cmap.Iter()
	for runes.Next() {
		r, _ := runes.Char()
		out = append(out, r)
	}
	slices.Sort(out)
	if len(out) < 2000 {
		t.Fatalf("%d characters", len(out))
	}
	return slices.Compact(out)
}

func parsed(t testing.TB, data []byte) *font.Face {
	t.Helper()
	face, err := font.ParseTTF(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	return face
}

// TestASubsetDrawsAsTheWholeFont holds that the characters of any text have the shapes and widths of the whole font, and that
// others have none.
func TestASubsetDrawsAsTheWholeFont(t *testing.T) {
	all := drawn(t)
	rapid.Check(t, func(t *rapid.T) {
		isBold := rapid.Bool().Draw(t, "bold")
		text := rapid.SliceOfN(rapid.SampledFrom(all), 0, 200).Draw(t, "text")
		weight := 0
		if isBold {
			weight = 1
		}
		whole := font.NewFace(Parsed()[weight])
		some, err := font.ParseTTF(bytes.NewReader(Subset(isBold, string(text))))
		if err != nil {
			t.Fatal(err)
		}
		for _, r := range all {
			id, has := some.NominalGlyph(r)
			if has != slices.Contains(text, r) {
				t.Fatalf("has %U: %v", r, has)
			}
			if !has {
				continue
			}
			from, _ := whole.NominalGlyph(r)
			if a, b := whole.HorizontalAdvance(from), some.HorizontalAdvance(id); a != b {
				t.Fatalf("%U is %v wide, in the whole font %v", r, b, a)
			}
			if !slices.Equal(outline(whole, from), outline(some, id)) {
				t.Fatalf("%U has another shape", r)
			}
		}
	})
}

func outline(face *font.Face, id font.GID) []opentype.Segment {
	o, _ := face.GlyphData(id).(font.GlyphOutline)
	return o.Segments
}

// TestChecksums holds that the tables are as long as they say, and the whole sums up as the format wants it.
func TestChecksums(t *testing.T) {
	data := Subset(false, "Straße ẞ Ñ αβγ Жук")
	if int(be.Uint32(data[8:])) != len(data) {
		t.Errorf("says %d bytes, has %d", be.Uint32(data[8:]), len(data))
	}
	loader, err := opentype.NewLoader(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	var tables []opentype.Table
	whole := uint32(12)
	for _, tag := range loader.Tables() {
		content, err := loader.RawTable(tag)
		if err != nil {
			t.Fatal(err)
		}
		content = append(content, make([]byte, -len(content)&3)...)
		whole += 16 + uint32(len(content))
		tables = append(tables, opentype.Table{Tag: tag, Content: content})
	}
	if got := be.Uint32(data[16:]); got != whole {
		t.Errorf("says %d bytes unpacked, has %d", got, whole)
	}
	parsed(t, opentype.WriteTTF(tables))
}

func TestCSSIsSmall(t *testing.T) {
	letters := "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789 .,;:!?–—“”‘’×()…"
	css := CSS(letters, letters)
	if strings.Count(css, "@font-face") != 2 || strings.Count(css, Family) < 2 {
		t.Error("not two weights of the family")
	}
	if len(css) > 24_000 {
		t.Errorf("%d bytes", len(css))
	}
	if css := CSS("a", ""); strings.Contains(css, "700") || CSS("", "") != "" {
		t.Error("a weight without text is there")
	}
	if whole := len(Subset(false, string(drawn(t)))); whole > 300_000 {
		t.Errorf("all characters make %d bytes", whole)
	}
}

// TestMissingCharactersAreLeftToOthers holds that a script that the fonts lack takes no room.
func TestMissingCharactersAreLeftToOthers(t *testing.T) {
	if a, b := Subset(false, "aé"), Subset(false, "aé日本語العربية🙂"); !bytes.Equal(a, b) {
		t.Error("characters that the font lacks change it")
	}
}

func FuzzSubset(f *testing.F) {
	f.Add("Ångström")
	f.Fuzz(func(t *testing.T, text string) { parsed(t, Subset(false, text)) })
}
