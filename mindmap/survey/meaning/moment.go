package meaning

import (
	"slices"
	"strconv"
	"strings"
	"time"
)

// What times are made of.
var (
	clock    = Pattern(`(\d{1,2})[:h](\d{2})(?:[:.](\d{2})(?:[.,]\d+)?)?\s*([AaPp])?\.?(?:[Mm]\b\.?)?`)
	digits   = Pattern(`\d+`)
	datelike = Pattern(`\d{1,4}\s*[/.\-]\s*\d{1,2}\s*[/.\-]\s*\d{1,4}|\d{1,2}:\d{2}|\d[ \-]?[A-Za-z]{3}|[A-Za-z]{3,} \d`)
	zone     = Pattern(`(?:GMT|UTC|Z|[+-]\d{2}:?\d{2})\s*(?:[+-]\d{1,2}(?::?\d{2})?)?\s*$`)
)

// Spell writes a spreadsheet's serial number (days since the end of 1899) as a date and time without a zone, and leaves
// any other text alone. Serials outside 1954 to 2119 are taken for plain numbers.
func Spell(s string) string {
	f, err := strconv.ParseFloat(strings.TrimSpace(s), 64)
	if err != nil || f < 20_000 || f > 80_000 {
		return s
	}
	return SerialTime(f, false)
}

// SerialTime writes a serial number to the second, or as a date if it has no time. With the epoch of 1904, days count from its first day.
func SerialTime(serial float64, epoch1904 bool) string {
	start := time.Date(1899, 12, 30, 0, 0, 0, 0, time.UTC)
	if epoch1904 {
		start = time.Date(1904, 1, 1, 0, 0, 0, 0, time.UTC)
	}
	seconds := int(serial*86_400 + 0.5)
	t := start.AddDate(0, 0, seconds/86_400).Add(time.Duration(seconds%86_400) * time.Second)
	if seconds%86_400 == 0 {
		return t.Format(time.DateOnly)
	}
	return t.Format(time.DateTime)
}

// LooksLikeDate reports whether a formatted cell reads as a date or a time rather than a quantity.
func LooksLikeDate(s string) bool { return datelike().MatchString(s) }

// Print is the same for the same moment however it is written: "2013/10/16 8:24:52 PM GMT", "10/16/13 20:24" and
// "2013-10-16 20:24:52". It takes the hour and minute, and the numbers of the date in no order, because whether the day
// or the month comes first cannot be told from one cell. Seconds are left out, since saving anew often drops them.
func Print(s string) string {
	s = Spell(s)
	rest := s
	var at string
	if c := clock().FindStringSubmatchIndex(s); c != nil {
		hour, _ := strconv.Atoi(s[c[2]:c[3]])
		if c[8] >= 0 {
			hour %= 12
			if s[c[8]] == 'P' || s[c[8]] == 'p' {
				hour += 12
			}
		}
		if at = strconv.Itoa(hour) + ":" + s[c[4]:c[5]]; at == "0:00" {
			at = "" // a serial number at midnight spells as a date
		}
		rest = s[:c[0]] + " " + zone().ReplaceAllString(s[c[1]:], "")
	}
	var numbers []int
	for _, d := range digits().FindAllString(rest, 6) {
		if n, err := strconv.Atoi(d); err == nil {
			if len(d) == 4 {
				n %= 100
			}
			numbers = append(numbers, n)
		}
	}
	slices.Sort(numbers)
	var b strings.Builder
	for _, n := range numbers {
		b.WriteString(strconv.Itoa(n))
		b.WriteByte(' ')
	}
	if at == "" && len(numbers) == 0 {
		return Fold(s)
	}
	return b.String() + at
}

// Times as people and tools write them: with numbers alone, or with the name of a month.
var (
	numberMoment = Pattern(`^(?:\p{L}{2,12}\.?,?\s+)?\d{1,4}\s?[/.\-年년]\s?\d{1,2}\s?[/.\-月월]\s?\d{1,4}\s?[日일]?\.?(?:[ T,]+(\p{L}{0,6}\.?\s*\d{1,2}[:.h時시]\s?\d{2}\D?[^\n]{0,24}))?$`)
	wordMoment   = Pattern(`^(?:\p{L}{2,12}\.?,?\s+)?(?:\d{1,2}(?:st|nd|rd|th|er|º|\.)?\s+(?:de |of |ta )?(\p{L}{3,14})|(\p{L}{3,14})\.?\s+\d{1,2}(?:st|nd|rd|th)?)\.?,?\s+(?:de )?\d{4}(.*)$`)
)

// ReadMoment reports whether a text is a time, and whether it has an hour in it.
func ReadMoment(s string) (is, hour bool) {
	s = strings.TrimSpace(s)
	if len(s) > 64 {
		return false, false
	}
	if m := numberMoment().FindStringSubmatch(s); m != nil {
		return true, m[1] != ""
	}
	if m := wordMoment().FindStringSubmatch(s); m != nil && (Says(m[1], "month") || Says(m[2], "month")) {
		return true, strings.ContainsAny(m[3], "0123456789")
	}
	return false, false
}
