package typeset

import (
	"io"
	"log"
	"os"
	"path/filepath"
	"slices"

	"github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/fontscan"
	"github.com/go-text/typesetting/language"

	"mindwall/mindmap/draft"
)

// weight is an index into the embedded faces.
type weight int

const (
	regular weight = iota
	bold
)

func weightOf(isBold bool) weight {
	if isBold {
		return bold
	}
	return regular
}

// faceFinder finds a face for every character: the embedded one, else one of the system, else the embedded one with its
// box for what is missing. It belongs to one goroutine.
type faceFinder struct {
	embedded [2]*font.Face
	behind   *[2]*font.Face // embedded too, for what those lack; nil when there are none
	found    [2]map[faceKey]*font.Face
	missing  map[rune]bool

	useSystem bool
	opened    bool
	text      [2]*fontscan.FontMap // nil when the system has no fonts that can be read
	emoji     *fontscan.FontMap
}

type faceKey struct {
	r      rune
	script language.Script
	emoji  bool
}

func newFaceFinder(embedded [2]*font.Font, useSystem bool) *faceFinder {
	f := &faceFinder{embedded: facesOf(embedded), useSystem: useSystem, missing: map[rune]bool{}}
	for i := range f.found {
		f.found[i] = map[faceKey]*font.Face{}
	}
	return f
}

func facesOf(parsed [2]*font.Font) (faces [2]*font.Face) {
	for i, each := range parsed {
		faces[i] = font.NewFace(each)
	}
	return faces
}

// has reports whether the embedded face alone draws r.
func (f *faceFinder) has(w weight, r rune) bool {
	_, ok := f.embedded[w].NominalGlyph(r)
	return ok
}

// forCluster is the face for what a person takes for one character.
func (f *faceFinder) forCluster(w weight, cluster []rune, script language.Script) *font.Face {
	key := faceKey{cluster[0], script, wantsEmoji(cluster)}
	if !key.emoji && f.hasAll(w, cluster) {
		return f.embedded[w]
	}
	if face, ok := f.found[w][key]; ok {
		return face
	}
	face := f.search(w, key)
	f.found[w][key] = face
	return face
}

func (f *faceFinder) hasAll(w weight, cluster []rune) bool {
	return !slices.ContainsFunc(cluster, func(r rune) bool { return !invisible(r) && !f.has(w, r) })
}

func (f *faceFinder) search(w weight, key faceKey) *font.Face {
	f.openSystem()
	if key.emoji {
		if face := resolve(f.emoji, key.r, language.Common); face != nil {
			return face
		}
	}
	if f.has(w, key.r) {
		return f.embedded[w]
	}
	if f.behind != nil {
		if _, ok := f.behind[w].NominalGlyph(key.r); ok {
			return f.behind[w]
		}
	}
	if face := resolve(f.text[w], key.r, key.script); face != nil {
		return face
	}
	if face := resolve(f.emoji, key.r, language.Common); face != nil {
		return face
	}
	if !invisible(key.r) {
		f.missing[key.r] = true
	}
	return f.embedded[w]
}

// resolve is the map's face for r, or nil when no face of it draws r: the map itself would give any face, and some
// faces have a place for a character and no shape that can be drawn.
func resolve(fonts *fontscan.FontMap, r rune, script language.Script) *font.Face {
	if fonts == nil {
		return nil
	}
	fonts.SetScript(script)
	face := fonts.ResolveFace(r)
	if face == nil {
		return nil
	}
	id, ok := face.NominalGlyph(r)
	if !ok {
		return nil
	}
	if !draws(face, id) && !invisible(r) {
		return nil
	}
	return face
}

// draws reports whether a glyph has a shape: an outline, a picture, or layers of colours.
func draws(face *font.Face, id font.GID) bool {
	switch g := face.GlyphData(id).(type) {
	case font.GlyphOutline:
		return len(g.Segments) > 0
	case font.GlyphBitmap:
		return g.Format == font.PNG
	case font.GlyphColor:
		return true
	}
	return false
}

// openSystem looks for the fonts of the system, which takes 50 to 130 ms the first time in a process.
func (f *faceFinder) openSystem() {
	if f.opened || !f.useSystem {
		return
	}
	f.opened = true
	dir, done := fontIndexDir()
	defer done()
	f.text[regular] = systemFonts(dir, fontscan.Query{
		Families: []string{"Noto Sans", fontscan.SansSerif, fontscan.Math},
	})
	f.text[bold] = systemFonts(dir, fontscan.Query{
		Families: []string{"Noto Sans", fontscan.SansSerif, fontscan.Math},
		Aspect:   font.Aspect{Weight: font.WeightBold},
	})
	// Asked for apart: among all families, a black-and-white face would win.
	f.emoji = systemFonts(dir, fontscan.Query{
		Families: []string{"Apple Color Emoji", "Segoe UI Emoji", "Noto Color Emoji", "Twemoji", "Noto Emoji"},
	})
}

func systemFonts(indexDir string, query fontscan.Query) *fontscan.FontMap {
	m := fontscan.NewFontMap(log.New(io.Discard, "", 0))
	if err := m.UseSystemFonts(indexDir); err != nil {
		return nil // no fonts of the system: what the embedded one lacks is drawn as boxes, and reported
	}
	m.SetQuery(query)
	return m
}

// fontIndexDir is a writable folder for the index of the system's fonts, which makes the next start faster. Without a
// writable cache folder it is a passing one, because the index cannot be made without a place to put it.
func fontIndexDir() (dir string, done func()) {
	if cache, err := os.UserCacheDir(); err == nil {
		dir = filepath.Join(cache, "mindwall")
		if os.MkdirAll(dir, 0o755) == nil && writable(dir) {
			return dir, func() {}
		}
	}
	dir, done, err := draft.Temporary()
	if err != nil {
		return os.TempDir(), func() {}
	}
	return dir, done
}

func writable(dir string) bool {
	f, err := os.CreateTemp(dir, "probe-")
	if err != nil {
		return false
	}
	_ = f.Close()
	return os.Remove(f.Name()) == nil
}
