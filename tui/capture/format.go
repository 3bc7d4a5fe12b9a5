package capture

import (
	"strconv"
	"strings"

	"mindwall/mindmap/text"
)

// Format writes the line that says p: [Parse] of it gives p again, spans apart. It lets an answer that is on the wall
// already be corrected in the line.
func Format(p Parsed) string {
	tokens := escapeTokens(strings.FieldsFunc(p.Caption, isBlank))
	likeTally := len(tokens) > 1 && endsInTally(tokens) // which is read as one also before a theme
	if theme := FormatTheme(p.Theme); p.Themed || theme != "" {
		tokens = append(tokens, strings.FieldsFunc("#"+theme, isBlank)...)
	}
	quote := strings.FieldsFunc(p.Quote, isBlank)
	tally := "+" + strconv.Itoa(max(p.Tally, 1))
	likeTally = likeTally || len(tokens) > 1 && endsInTally(tokens)
	if len(tokens) > 0 && (p.Tally > 1 || likeTally || endsInTally(quote)) {
		tokens, tally = append(tokens, tally), ""
	}
	headless := len(tokens) == 0 && (p.Tally > 1 || endsInTally(quote))
	if len(quote) > 0 || headless {
		tokens = append(append(tokens, "|"), quote...)
	}
	if headless {
		tokens = append(tokens, tally)
	}
	return strings.Join(tokens, " ")
}

// FormatTheme writes the path of a theme as it is typed after the #: [Parse] reads the same names from it.
func FormatTheme(path []string) string {
	tokens, head := strings.FieldsFunc(text.JoinPath(path), isBlank), ""
	switch {
	case len(tokens) == 0:
		return ""
	case tokens[0][0] == '#' || beginsWithMark(tokens[0]) || beginsWithDigit(tokens[0]):
		head = " " // or it would be no # alone, or text
	default:
		head, tokens = tokens[0], tokens[1:]
	}
	for _, t := range tokens {
		if strings.HasPrefix(t, "##") || isBars(t) {
			t = t[:1] + t
		}
		if head != " " {
			head += " "
		}
		head += t
	}
	return head
}

// escapeTokens doubles what would be read as markup.
func escapeTokens(tokens []string) []string {
	for i, t := range tokens {
		if t[0] == '#' || isBars(t) {
			tokens[i] = t[:1] + t
		}
	}
	return tokens
}

func endsInTally(tokens []string) bool {
	return len(tokens) > 0 && tallyOf(tokens[len(tokens)-1]) > 0
}
