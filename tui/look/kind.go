package look

import "fmt"

// Kind is which look is worn.
type Kind int8

// The looks.
const (
	Light    Kind = iota // dark ink on white
	Dark                 // light ink on near black
	Contrast             // black on white and deep colours, for washed-out projectors
)

// Kinds lists every look, in the order in which a key goes through them.
var Kinds = [...]Kind{Light, Dark, Contrast}

func (k Kind) String() string {
	switch k {
	case Dark:
		return "dark"
	case Contrast:
		return "contrast"
	default:
		return "light"
	}
}

// ParseKind reads what [Kind.String] writes.
func ParseKind(s string) (Kind, error) {
	for _, k := range Kinds {
		if s == k.String() {
			return k, nil
		}
	}
	return Light, fmt.Errorf("unknown look %q: want light, dark or contrast", s)
}

// Next is the look after this one, round and round.
func (k Kind) Next() Kind { return Kinds[(int(k)+1)%len(Kinds)] }

// Auto is the look that suits a terminal's own background.
func Auto(darkBackground bool) Kind {
	if darkBackground {
		return Dark
	}
	return Light
}
