package look

// palette is the colours of a look. Text keeps 4.5 : 1 against what is behind it, branches 3 : 1 (WCAG 2.2, 1.4.3 and
// 1.4.11); the high-contrast look keeps 7 : 1 (1.4.6). Every two theme colours are ΔE76 19 apart or more, also to
// protan, deutan and tritan sight.
type palette struct {
	paper, ink, muted rgb
	onTheme           rgb // text on a label filled with a theme's colour
	themes            [8]rgb
	bad, warn, good   rgb
	bar               rgb // behind the status bar
}

func paletteOf(k Kind) palette {
	switch k {
	case Dark:
		return palette{
			paper: 0x0F151D, ink: 0xF2F5F8, muted: 0xA7B3C0, onTheme: 0x0F151D,
			themes: [8]rgb{0x5A9AFD, 0xE8924A, 0xA0FCD1, 0xFC6B79, 0xD5B9FF, 0xC389AF, 0xF8DE3B, 0xC6EE92},
			bad:    0xFF8A80, warn: 0xFFC46B, good: 0x7FE0A5, bar: 0x222C38,
		}
	case Contrast:
		return palette{
			paper: 0xFFFFFF, ink: 0x000000, muted: 0x3A3A3A, onTheme: 0xFFFFFF,
			themes: [8]rgb{0x1003F9, 0x9F3400, 0x27634A, 0x8F2F80, 0x0C0774, 0x561001, 0x8119C8, 0x2F142F},
			bad:    0x9A0000, warn: 0x6B3A00, good: 0x00501E, bar: 0xE6E6E6,
		}
	default:
		return palette{
			paper: 0xFFFFFF, ink: 0x17202B, muted: 0x55606E, onTheme: 0xFFFFFF,
			themes: [8]rgb{0x1D3D83, 0xB0600A, 0x008564, 0xBA013C, 0x5161E6, 0x5E0A3E, 0x453A00, 0x735980},
			bad:    0xB3261E, warn: 0x8A4B00, good: 0x00693E, bar: 0xE9EDF1,
		}
	}
}
