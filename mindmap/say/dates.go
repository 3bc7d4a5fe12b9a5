package say

import (
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"
)

// leastOfMonth is how many letters of a month's name stand for it.
const leastOfMonth = 3

// ReadDate reads a day as 2026-04-27, or as the language writes it, with or without its year: as 27 April 2026, 27 April, 27 Apr
// or April 27. Without a year it is the first such day from the given one on, which is as 2026-03-09; when that is no day either,
// what was read stays as it is.
func (v Voice) ReadDate(text, from string) (date string, ok bool) {
	text = strings.TrimSpace(text)
	if _, err := time.Parse(time.DateOnly, text); err == nil {
		return text, true
	}
	words := dateWords(text)
	if len(words) < 2 || len(words) > 6 || !unicode.IsDigit([]rune(words[0])[0]) {
		return "", false
	}
	first, known := time.Time{}, false
	if d, err := time.Parse(time.DateOnly, strings.TrimSpace(from)); err == nil {
		first, known = d, true
	}
	year := slices.IndexFunc(words, func(w string) bool { n, err := strconv.Atoi(w); return err == nil && n > 1900 && n < 10_000 })
	if year >= 0 {
		n, _ := strconv.Atoi(words[year])
		first, known = time.Date(n, 1, 1, 0, 0, 0, 0, time.UTC), true
	}
	if !known {
		first = time.Date(2028, 1, 1, 0, 0, 0, 0, time.UTC) // which has a 29 February
	}
	last := first.AddDate(1, 0, 0)
	if slices.Contains(words, "29") { // of February
		last = first.AddDate(8, 0, 0)
	}
	for day := first; day.Before(last); day = day.AddDate(0, 0, 1) {
		iso := day.Format(time.DateOnly)
		named := dateWords(v.Date(iso))
		if year < 0 {
			named = slices.DeleteFunc(named, func(w string) bool { return w == strconv.Itoa(day.Year()) })
		}
		if sameDate(words, named) {
			if !known {
				return text, true
			}
			return iso, year < 0 || day.Year() == first.Year()
		}
	}
	return "", false
}

// dateWords are the numbers and the words of a date, in lower case, numbers first, as languages and people differ in the order.
func dateWords(date string) []string {
	var words []string
	kind := func(r rune) int {
		switch {
		case unicode.IsDigit(r):
			return 1
		case unicode.IsLetter(r) || unicode.IsMark(r):
			return 2
		}
		return 0
	}
	last := 0
	for _, r := range strings.ToLower(date) {
		if k := kind(r); k != 0 && k == last {
			words[len(words)-1] += string(r)
		} else if k != 0 {
			words = append(words, string(r))
		}
		last = kind(r)
	}
	slices.SortStableFunc(words, func(a, b string) int {
		first, _ := utf8.DecodeRuneInString(a)
		second, _ := utf8.DecodeRuneInString(b)
		return kind(first) - kind(second)
	})
	return words
}

// sameDate reports whether what was read names the day that the other words name; a month may be cut short.
func sameDate(read, named []string) bool {
	return len(read) == len(named) && slices.EqualFunc(read, named, func(a, b string) bool {
		return a == b || utf8.RuneCountInString(a) >= leastOfMonth && strings.HasPrefix(b, a) && !unicode.IsDigit([]rune(a)[0])
	})
}
