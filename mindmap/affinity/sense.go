package affinity

import (
	"unicode"
	"unicode/utf8"

	"mindwall/mindmap/affinity/words"
)

// An axis has two sides that contradict each other.
const axes = 12

// sense is what may set two texts apart although they use the same words.
type sense struct {
	sides   [axes]int8 // which side of each axis the text is on: above zero, below, or neither
	numbers string     // all of them, in order
	denies  bool       // there is a "not" or the like in it
}

// opposes tells whether two texts contradict each other plainly: opposite sides of an axis, or different numbers.
func (s *sense) opposes(o *sense) bool {
	for i := range s.sides {
		if int(s.sides[i])*int(o.sides[i]) < 0 {
			return true
		}
	}
	return s.numbers != o.numbers && s.numbers != "" && o.numbers != ""
}

// denialReach is how many words after a "not" it turns round.
const denialReach = 3

// senseOf reads the sense of a text. Sides and denials are known in English only.
func senseOf(language string, tokens []words.Token) sense {
	var s sense
	english := language == "en"
	reach := 0
	for _, t := range tokens {
		if number := numberOf(t.Word, english); number != "" {
			s.numbers += number + " "
		}
		if !english {
			continue
		}
		if axis, side := sideOf(t.Word); side != 0 {
			if reach > 0 {
				side = -side
			}
			s.sides[axis] += side
		}
		if denies(t.Word) {
			s.denies = true
			reach = denialReach + 1
		}
		reach = max(0, reach-1)
	}
	return s
}

// numberOf is the number that a word is, in digits where it is one of the words from two to ten; "one" is too often a
// pronoun. It is empty for any other word.
func numberOf(word string, english bool) string {
	if r, _ := utf8.DecodeRuneInString(word); unicode.IsDigit(r) {
		return word
	}
	if !english {
		return ""
	}
	switch word {
	case "two":
		return "2"
	case "three":
		return "3"
	case "four":
		return "4"
	case "five":
		return "5"
	case "six":
		return "6"
	case "seven":
		return "7"
	case "eight":
		return "8"
	case "nine":
		return "9"
	case "ten":
		return "10"
	}
	return ""
}

func denies(word string) bool {
	switch word {
	case "no", "not", "never", "without", "cannot", "none", "nothing", "dont", "cant", "doesnt", "isnt", "arent", "wont",
		"wasnt", "werent", "didnt", "hasnt", "havent", "hadnt", "couldnt", "wouldnt", "shouldnt", "aint":
		return true
	}
	return false
}

// sideOf is the axis that a word lies on, and its side; side is zero for a word on none.
func sideOf(word string) (axis int, side int8) {
	switch word {
	case "more", "extra", "increase", "additional", "longer", "bigger", "higher", "greater":
		return 0, 1
	case "less", "fewer", "reduce", "decrease", "cut", "shorter", "smaller", "lower":
		return 0, -1
	case "open", "opened", "opening":
		return 1, 1
	case "close", "closed", "closing", "closure", "shut":
		return 1, -1
	case "new", "modern":
		return 2, 1
	case "old", "outdated":
		return 2, -1
	case "good", "great", "excellent", "love", "loved", "like", "best":
		return 3, 1
	case "bad", "poor", "terrible", "hate", "worst", "awful":
		return 3, -1
	case "fast", "quick", "early":
		return 4, 1
	case "slow", "late":
		return 4, -1
	case "cheap", "cheaper", "free":
		return 5, 1
	case "expensive", "costly":
		return 5, -1
	case "hot", "warm":
		return 6, 1
	case "cold":
		return 6, -1
	case "start", "begin", "add":
		return 7, 1
	case "stop", "end", "remove", "ban":
		return 7, -1
	case "before":
		return 8, 1
	case "after":
		return 8, -1
	case "clear", "clearer":
		return 9, 1
	case "unclear":
		return 9, -1
	case "safe", "safer":
		return 10, 1
	case "unsafe", "dangerous":
		return 10, -1
	case "always":
		return 11, 1
	case "never":
		return 11, -1
	}
	return 0, 0
}
