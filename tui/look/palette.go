package look

import "mindwall/mindmap/scheme"

// palette is the colours of a look: those that pictures have too, and those of screens alone, which are as easy to read.
type palette struct {
	scheme.Colours
	bad, warn, good rgb
	bar             rgb // behind the status bar
}

func paletteOf(k Kind) palette {
	p := palette{Colours: k.Colours()}
	switch k {
	case Dark:
		p.bad, p.warn, p.good, p.bar = 0xFF8A80, 0xFFC46B, 0x7FE0A5, 0x222C38
	case Contrast:
		p.bad, p.warn, p.good, p.bar = 0x9A0000, 0x6B3A00, 0x00501E, 0xE6E6E6
	default:
		p.bad, p.warn, p.good, p.bar = 0xB3261E, 0x8A4B00, 0x00693E, 0xE9EDF1
	}
	return p
}
