package dot

import (
	"fmt"
	"slices"
	"strings"
)

// Engine is what places a map.
type Engine string

// The engines. Own is our layout and our painters, without Graphviz.
const (
	Own   Engine = "own"
	Dot   Engine = "dot"
	Neato Engine = "neato" // with our positions
	Twopi Engine = "twopi"
	Circo Engine = "circo"
	FDP   Engine = "fdp"
	SFDP  Engine = "sfdp"
)

// Engines lists the engines in the order in which they are shown.
func Engines() []Engine { return []Engine{Own, Dot, Neato, Twopi, Circo, FDP, SFDP} }

// ParseEngine reads the name of an engine; empty is our own.
func ParseEngine(name string) (Engine, error) {
	if name == "" {
		return Own, nil
	}
	if e := Engine(name); slices.Contains(Engines(), e) {
		return e, nil
	}
	names := make([]string, 0, len(Engines()))
	for _, e := range Engines() {
		names = append(names, string(e))
	}
	return "", fmt.Errorf("engine %q is none of %s", name, strings.Join(names, ", "))
}

// form is how a graph is written for the engine.
func (e Engine) form() form {
	switch e {
	case Dot, Neato:
		return both
	default:
		return free
	}
}

// arguments are those of the command, but for the output's type.
func (e Engine) arguments() []string {
	switch e {
	case Dot:
		return []string{"-Kdot"}
	case Neato:
		return []string{"-Kneato", "-n2"}
	case Circo:
		return []string{"-Kcirco", "-Gmindist=0.3"}
	case SFDP, FDP, Twopi:
		return []string{"-K" + string(e), "-Goverlap=prism"}
	default:
		return []string{"-K" + string(e)}
	}
}
