package cells

import (
	"strings"

	"mindwall/mindmap/text"
)

// Truncate cuts s to at most n cells. What was cut away is stood for by an [Ellipsis], after a whole word where one
// ends in the last third, else after a whole grapheme cluster. With n of 0 or less nothing is left.
func Truncate(s string, n int) string {
	s = text.Show(s)
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
	s = text.Show(s)
	if len(s) <= n && text.IsASCII(s) {
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
	s = foldBlanks(text.Show(s))
	if len(s) <= n && text.IsASCII(s) {
		return []string{s}
	}
	if n == 1 {
		s = narrow(s)
	}
	w := wrapper{text: s, limit: n, lines: make([]string, 0, 4)}
	for at := 0; at < len(s); {
		cluster, width := Next(s[at:])
		w.add(cluster, at, width)
		at += len(cluster)
	}
	w.endWord(len(s))
	w.endLine()
	return w.lines
}

// foldBlanks makes one blank of many and takes them off the ends.
func foldBlanks(s string) string {
	s = strings.Trim(s, " ")
	if !strings.Contains(s, "  ") {
		return s
	}
	return strings.Join(strings.FieldsFunc(s, func(r rune) bool { return r == ' ' }), " ")
}

// narrow lets an ellipsis stand for every wide cluster.
func narrow(s string) string {
	var b strings.Builder
	for s != "" {
		cluster, width := Next(s)
		s = s[len(cluster):]
		if width > 1 {
			cluster = Ellipsis
		}
		b.WriteString(cluster)
	}
	return b.String()
}

// wrapper gathers clusters into words and words into lines. Both are parts of the text, in bytes; widths are cells.
type wrapper struct {
	text  string
	limit int
	lines []string

	lineStart, lineEnd, lineWidth int
	wordStart, wordWidth          int

	blank bool // a blank stands between line and word
	wide  bool // the word ends in an ideograph, after which a line may break
	opens bool // the word ends in a bracket, which must not end a line
}

func (w *wrapper) add(cluster string, at, width int) {
	if cluster == " " {
		w.endWord(at)
		w.blank, w.wordStart = true, at+1
		return
	}
	ideograph := width == 2
	if w.wordStart < at {
		breaks := (w.wide || ideograph) && !w.opens && !closes(cluster)
		if breaks || w.wordWidth+width > w.limit {
			w.endWord(at)
		}
	}
	w.wordWidth += width
	w.wide, w.opens = ideograph, opens(cluster)
}

// endWord puts the word, which ends at a byte, on the line, or on the next when it does not fit.
func (w *wrapper) endWord(end int) {
	if w.wordStart >= end {
		return
	}
	gap := 0
	if w.blank && w.lineStart < w.lineEnd {
		gap = 1
	}
	if w.lineWidth+gap+w.wordWidth > w.limit && w.lineStart < w.lineEnd {
		w.endLine()
		gap = 0
	}
	if w.lineStart >= w.lineEnd {
		w.lineStart = w.wordStart
	}
	w.lineEnd, w.lineWidth = end, w.lineWidth+gap+w.wordWidth
	w.wordStart, w.wordWidth, w.blank, w.wide, w.opens = end, 0, false, false, false
}

func (w *wrapper) endLine() {
	if w.lineStart >= w.lineEnd && len(w.lines) > 0 {
		return
	}
	w.lines = append(w.lines, w.text[w.lineStart:w.lineEnd])
	w.lineStart, w.lineWidth = w.lineEnd, 0
}

// closes tells the marks that must not begin a line.
func closes(cluster string) bool {
	if isLetterOrDigit(cluster[0]) {
		return false
	}
	return strings.Contains("!?.,:;)]}%'\"…’”、。，．・：；？！）］｝〉》」』】〕ー々", cluster)
}

// opens tells the marks that must not end a line.
func opens(cluster string) bool {
	return !isLetterOrDigit(cluster[0]) && strings.Contains("([{‘“（［｛〈《「『【〔", cluster)
}

func isLetterOrDigit(c byte) bool {
	return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9'
}
