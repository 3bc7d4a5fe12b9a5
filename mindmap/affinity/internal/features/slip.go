package features

const (
	minSlip    = 7     // letters of a stem in which one that is wrong leaves no doubt what was meant
	commonRows = 8_000 // of the table, which has the commonest first: what people mean by a slip
)

// meant is the common stem of the table that a long one is a slip of: a letter too many, too few or another, or two that
// changed places, but not the first. Of several it is the commonest.
func (l *Lexicon) meant(stem string) (string, bool) {
	if len(stem) < minSlip {
		return "", false
	}
	best, meant := commonRows, ""
	try := func(slip []byte) {
		if row, ok := l.table.Row(string(slip)); ok && row < best {
			best, meant = row, string(slip)
		}
	}
	slip := make([]byte, 0, len(stem)+1)
	for i := 1; i <= len(stem); i++ {
		if i < len(stem) {
			try(append(append(slip, stem[:i]...), stem[i+1:]...))
		}
		if i+1 < len(stem) {
			try(append(append(append(slip, stem[:i]...), stem[i+1], stem[i]), stem[i+2:]...))
		}
		for c := byte('a'); c <= 'z'; c++ {
			try(append(append(append(slip, stem[:i]...), c), stem[i:]...))
			if i < len(stem) {
				try(append(append(append(slip, stem[:i]...), c), stem[i+1:]...))
			}
		}
	}
	return meant, meant != ""
}
