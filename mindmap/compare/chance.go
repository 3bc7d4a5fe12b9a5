package compare

// Chance is an honest word on whether the share of a theme differs by more than chance would have it.
type Chance struct {
	Verdict Verdict
	P       float64 // how likely chance alone makes such a difference or a greater one, for all themes together; 0 when untold
}

// Verdict is the word.
type Verdict string

// The verdicts.
const (
	Untold   Verdict = ""         // there is nothing to compare
	TooFew   Verdict = "too few"  // so little was said that no difference could have told
	Possible Verdict = "possible" // it may be chance
	Unlikely Verdict = "unlikely" // it is hardly chance
)
