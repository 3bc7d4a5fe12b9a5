package fonts

import (
	"bytes"
	"encoding/binary"
	"maps"
	"slices"

	"github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/font/opentype"
)

// Subset is the font of a weight with the glyphs of a text and no others, as WOFF 1.0 (https://www.w3.org/TR/WOFF/). It has
// neither hints nor rules of layout: what is precomposed looks as in the whole font, but pairs are not kerned.
func Subset(isBold bool, text string) []byte {
	weight := 0
	if isBold {
		weight = 1
	}
	loader, err := opentype.NewLoader(bytes.NewReader(TTF(isBold)))
	if err != nil {
		panic("embedded font: " + err.Error())
	}
	c := &cut{loader: loader, places: map[uint16]uint16{}, runes: map[rune]uint16{}}
	c.glyf, c.loca, c.hmtx = c.table("glyf"), c.table("loca"), c.table("hmtx")
	c.number(0) // what stands for a missing character
	face := font.NewFace(Parsed()[weight])
	for _, r := range slices.Sorted(maps.Keys(runesOf(text))) {
		if id, ok := face.NominalGlyph(r); ok {
			c.runes[r] = c.number(uint16(id))
		}
	}
	return woff(c.tables())
}

func runesOf(text string) map[rune]bool {
	runes := map[rune]bool{}
	for _, r := range text {
		runes[r] = true
	}
	return runes
}

// cut is a font on its way to fewer glyphs. The formats are those of https://learn.microsoft.com/typography/opentype/spec/.
type cut struct {
	loader           *opentype.Loader
	glyf, loca, hmtx []byte

	taken  []uint16          // glyphs of the font, by their new number
	places map[uint16]uint16 // the other way round
	runes  map[rune]uint16   // new numbers
}

func (c *cut) table(tag string) []byte {
	data, err := c.loader.RawTable(opentype.MustNewTag(tag))
	if err != nil {
		panic("embedded font: " + err.Error())
	}
	return data
}

// number gives a glyph a number of its own.
func (c *cut) number(id uint16) uint16 {
	if at, ok := c.places[id]; ok {
		return at
	}
	at := uint16(len(c.taken))
	c.taken, c.places[id] = append(c.taken, id), at
	return at
}

var be = binary.BigEndian

// outline is a glyph's bytes, by the long form of loca that our fonts have; empty for a glyph without a shape.
func (c *cut) outline(id uint16) []byte {
	return c.glyf[be.Uint32(c.loca[4*int(id):]):be.Uint32(c.loca[4*int(id)+4:])]
}

// headSize is that of a glyph's header: the number of contours and the box around them.
const headSize = 10

// withoutHints is a glyph without its instructions; those that it is put together of are taken too.
func (c *cut) withoutHints(id uint16) []byte {
	old := c.outline(id)
	if len(old) == 0 {
		return nil
	}
	if contours := int16(be.Uint16(old)); contours >= 0 {
		ends := headSize + 2*int(contours)
		out := append(slices.Clone(old[:ends]), 0, 0)
		return append(out, old[ends+2+int(be.Uint16(old[ends:])):]...)
	}
	return c.composite(old)
}

// Flags of a part of a composite glyph.
const (
	wordArguments = 0x0001
	oneScale      = 0x0008
	moreParts     = 0x0020
	twoScales     = 0x0040
	fourScales    = 0x0080
	instructions  = 0x0100
)

// composite is a composite glyph with the new numbers of its parts.
func (c *cut) composite(old []byte) []byte {
	out := slices.Clone(old)
	for at := headSize; ; {
		flags := be.Uint16(out[at:])
		be.PutUint16(out[at:], flags&^instructions)
		be.PutUint16(out[at+2:], c.number(be.Uint16(out[at+2:])))
		at += 6
		if flags&wordArguments != 0 {
			at += 2
		}
		switch {
		case flags&oneScale != 0:
			at += 2
		case flags&twoScales != 0:
			at += 4
		case flags&fourScales != 0:
			at += 8
		}
		if flags&moreParts == 0 {
			return out[:at]
		}
	}
}

// tables are the tables of the new font, by tag.
func (c *cut) tables() []table {
	var glyf, loca, hmtx []byte
	for i := 0; i < len(c.taken); i++ { // grows by the parts of composite glyphs
		loca = be.AppendUint32(loca, uint32(len(glyf)))
		glyf = append(glyf, c.withoutHints(c.taken[i])...)
		glyf = append(glyf, make([]byte, -len(glyf)&3)...)
		hmtx = append(hmtx, c.metric(c.taken[i])...)
	}
	loca = be.AppendUint32(loca, uint32(len(glyf)))
	count := uint16(len(c.taken))

	head, hhea, maxp, post := c.changed("head"), c.changed("hhea"), c.changed("maxp"), c.changed("post")[:32]
	be.PutUint32(head[8:], 0)  // the checksum, filled in at the end
	be.PutUint16(head[50:], 1) // the long form of loca
	be.PutUint16(hhea[34:], count)
	be.PutUint16(maxp[4:], count)
	be.PutUint16(maxp[14:], 1) // one zone, and nothing for instructions
	clear(maxp[16:28])
	be.PutUint32(post, 0x00030000) // without names of glyphs
	return []table{
		{"OS/2", c.changed("OS/2")}, {"cmap", c.cmap()}, {"glyf", glyf}, {"head", head}, {"hhea", hhea}, {"hmtx", hmtx},
		{"loca", loca}, {"maxp", maxp}, {"name", c.changed("name")}, {"post", post},
	}
}

func (c *cut) changed(tag string) []byte { return slices.Clone(c.table(tag)) }

// metric is a glyph's advance and left side bearing. The last advances of a font may be left out, as all are alike.
func (c *cut) metric(id uint16) []byte {
	full := int(be.Uint16(c.table("hhea")[34:]))
	if int(id) < full {
		return c.hmtx[4*int(id):][:4]
	}
	return append(slices.Clone(c.hmtx[4*(full-1):][:2]), c.hmtx[4*full+2*(int(id)-full):][:2]...)
}

// cmap tells the glyphs of characters, in format 12 for all planes.
func (c *cut) cmap() []byte {
	var groups []byte
	count := uint32(0)
	for _, r := range slices.Sorted(maps.Keys(c.runes)) {
		at := len(groups) - 12
		if at >= 0 && be.Uint32(groups[at+4:])+1 == uint32(r) && be.Uint32(groups[at+8:])+uint32(r)-be.Uint32(groups[at:]) == uint32(c.runes[r]) {
			be.PutUint32(groups[at+4:], uint32(r))
			continue
		}
		count++
		for _, v := range [...]uint32{uint32(r), uint32(r), uint32(c.runes[r])} {
			groups = be.AppendUint32(groups, v)
		}
	}
	var out []byte
	for _, v := range [...]uint16{0, 1, 3, 10, 0, 12, 12, 0} { // one subtable, of Windows and all of Unicode, at 12; its format
		out = be.AppendUint16(out, v)
	}
	for _, v := range [...]uint32{uint32(16 + len(groups)), 0, count} {
		out = be.AppendUint32(out, v)
	}
	return append(out, groups...)
}
