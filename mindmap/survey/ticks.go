package survey

import "strings"

// The comma that joins the boxes which somebody ticked, in Google's forms and most others.
const joint = ", "

// How sure a column must be to be one of ticked boxes: the share of its cells, in tenths, that hold nothing but choices
// that recur. A tool that is not known to join choices so is believed less.
const (
	sureOfGoogle = 6
	sureOfOthers = 9
)

// maxChoices is how many boxes a question has at most.
const maxChoices = 60

// choicesOf finds the choices of a column of ticked boxes joined by commas, by what recurs over the rows; nil when it is
// none. What is said once is what somebody wrote beside "Other", and does not keep the rest from being taken apart.
func (s *Sheet) choicesOf(c *Column, values []value) map[string]bool {
	if s.Preset == microsoftForms || c.shape != wholeShape && c.shape != rowShape {
		return nil
	}
	count, pair := map[string]int{}, map[string]int{}
	cells := 0
	for _, v := range values {
		text := v.text
		if c.isMark(text) {
			continue
		}
		cells += v.n
		if len(count) > 20*maxChoices || strings.Contains(text, "\n") {
			continue
		}
		pieces := strings.Split(text, joint)
		for k, piece := range pieces {
			count[strings.TrimSpace(piece)] += v.n
			if k > 0 {
				pair[pieces[k-1]+joint+piece] += v.n
			}
		}
	}
	known := map[string]bool{}
	for piece, n := range count {
		if n > 1 && piece != "" {
			known[piece] = true
		}
	}
	joinCommas(known, count, pair)
	if len(known) < 2 || len(known) > maxChoices || !s.mostAre(c, values, known, cells) {
		return nil
	}
	return known
}

// joinCommas makes one choice of two pieces that never come alone, as of "A lift, if needed".
func joinCommas(known map[string]bool, count, pair map[string]int) {
	for both, n := range pair {
		a, b, _ := strings.Cut(both, joint)
		if n >= 5 && count[a] == n && count[b] == n && strings.ToLower(b[:min(1, len(b))]) == b[:min(1, len(b))] {
			delete(known, a)
			delete(known, b)
			known[both] = true
		}
	}
}

// mostAre reports whether most cells hold choices and nothing else, some of them several.
func (s *Sheet) mostAre(c *Column, values []value, known map[string]bool, cells int) bool {
	whole, joined := 0, 0
	for _, v := range values {
		if c.isMark(v.text) {
			continue
		}
		parts := ticked(v.text, known)
		all := true
		for _, p := range parts {
			all = all && known[p]
		}
		if all {
			whole += v.n
			joined += min(len(parts)-1, 1)
		}
	}
	sure := sureOfOthers
	if s.Preset == googleForms {
		sure = sureOfGoogle
	}
	return joined > 0 && whole*10 >= cells*sure && (s.Preset == googleForms || cells >= 8)
}

// ticked are the choices of a cell, and what is left between them, whole.
func ticked(cell string, known map[string]bool) (parts []string) {
	pieces := strings.Split(strings.TrimSpace(cell), joint)
	var free []string
	flush := func() {
		if text := strings.TrimSpace(strings.Join(free, joint)); text != "" {
			parts = append(parts, text)
		}
		free = nil
	}
	for i := 0; i < len(pieces); {
		n := 0
		for k := min(len(pieces), i+4); k > i; k-- {
			if known[strings.TrimSpace(strings.Join(pieces[i:k], joint))] {
				n = k - i
				break
			}
		}
		if n == 0 {
			free = append(free, pieces[i])
			i++
			continue
		}
		flush()
		parts = append(parts, strings.TrimSpace(strings.Join(pieces[i:i+n], joint)))
		i += n
	}
	flush()
	return parts
}
