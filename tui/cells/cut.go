package cells

import "strings"

// Truncate cuts s to at most n cells. What was cut away is stood for by an [Ellipsis], after a whole word where one
// ends in the last third, else after a whole grapheme cluster. With n of 0 or less nothing is left.
func Truncate(s string, n int) string {
	s = Clean(s)
	if n <= 0 {
		return ""
	}
	if Width(s) <= n {
		return s
	}
	end, word := 0, 0
	for at, used := 0, 0; at < len(s); {
		cluster, w := Next(s[at:])
		if used+w > n-1 {
			if cluster == " " {
				word = at
			}
			break
		}
		if cluster == " " && used >= n*2/3 {
			word = at
		}
		at += len(cluster)
		used += w
		end = at
	}
	if word > 0 {
		end = word
	}
	return strings.TrimRight(s[:end], " ") + Ellipsis
}

// Cut is the longest head of s, in whole grapheme clusters, that takes at most n cells, and its width.
func Cut(s string, n int) (head string, width int) {
	s = Clean(s)
	if len(s) <= n && isASCII(s) {
		return s, len(s)
	}
	at := 0
	for at < len(s) {
		cluster, w := Next(s[at:])
		if width+w > n {
			break
		}
		at += len(cluster)
		width += w
	}
	return s[:at], width
}

// Wrap breaks s into lines of at most n cells: at blanks, which it swallows, between ideographs, and inside a word
// only when the word alone is wider than a line. A cluster wider than n is stood for by an [Ellipsis]. An empty or
// blank text is one empty line; with n of 0 or less there are no lines.
func Wrap(s string, n int) []string {
	if n <= 0 {
		return nil
	}
	s = Clean(s)
	if len(s) <= n && isASCII(s) {
		return []string{strings.Trim(s, " ")}
	}
	w := wrapper{limit: n}
	for at := 0; at < len(s); {
		cluster, width := Next(s[at:])
		at += len(cluster)
		w.add(cluster, width)
	}
	w.endWord()
	w.endLine()
	return w.lines
}

// wrapper gathers clusters into words and words into lines.
type wrapper struct {
	limit     int
	lines     []string
	line      []byte
	lineWidth int
	word      []byte
	wordWidth int
	blank     bool // a blank stands between line and word
	wide      bool // the word ends in an ideograph, after which a line may break
	opens     bool // the word ends in a bracket, which must not end a line
}

func (w *wrapper) add(cluster string, width int) {
	if cluster == " " {
		w.endWord()
		w.blank = true
		return
	}
	if width > w.limit {
		cluster, width = Ellipsis, 1
	}
	ideograph := width == 2
	if len(w.word) > 0 && (w.wide || ideograph) && !w.opens && !closes(cluster) {
		w.endWord()
	}
	if w.wordWidth+width > w.limit {
		w.endWord()
	}
	w.word = append(w.word, cluster...)
	w.wordWidth += width
	w.wide, w.opens = ideograph, opens(cluster)
}

// endWord puts the word on the line, or on the next when it does not fit.
func (w *wrapper) endWord() {
	if len(w.word) == 0 {
		return
	}
	gap := 0
	if w.blank && len(w.line) > 0 {
		gap = 1
	}
	if w.lineWidth+gap+w.wordWidth > w.limit && len(w.line) > 0 {
		w.endLine()
		gap = 0
	}
	if gap > 0 {
		w.line = append(w.line, ' ')
	}
	w.line = append(w.line, w.word...)
	w.lineWidth += gap + w.wordWidth
	w.word, w.wordWidth, w.blank, w.wide = w.word[:0], 0, false, false
}

func (w *wrapper) endLine() {
	if len(w.line) == 0 && len(w.lines) > 0 {
		return
	}
	w.lines = append(w.lines, string(w.line))
	w.line, w.lineWidth = w.line[:0], 0
}

// closes tells the marks that must not begin a line.
func closes(cluster string) bool {
	return strings.Contains("!?.,:;)]}%'\"…’”、。，．・：；？！）］｝〉》」』】〕ー々", cluster)
}

// opens tells the marks that must not end a line.
func opens(cluster string) bool {
	return strings.Contains("([{‘“（［｛〈《「『【〔", cluster)
}
