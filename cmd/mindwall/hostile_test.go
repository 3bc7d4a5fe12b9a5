//go:build unix

package main

import (
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/charmbracelet/x/ansi"
)

// evils are texts that a terminal would obey, or that a person would not see as they are, by what they try. Each has
// its number after what it tries, so that it can be seen that nothing after it is hidden. The sequences are such as the
// program itself never sends.
func evils() map[string]string {
	tries := map[string]string{
		"print the screen":       "\x1b[5i",
		"set the clipboard":      "\x1b]52;c;T1dORUQ=\a",
		"set it, ended by ST":    "\x1b]52;c;T1dORUQ=\x1b\\",
		"make a link":            "\x1b]8;;http://evil.example\a",
		"define a key":           "\x1bP1;1|17/41\x1b\\",
		"reset":                  "\x1bc",
		"privacy message":        "\x1b^evil\x1b\\",
		"program command":        "\x1b_evil\x1b\\",
		"CSI as C1":              "\u009b5i",
		"CSI as one byte":        "\x9b5i",
		"OSC as C1":              "\u009d52;c;T1dORUQ=\u009c",
		"DCS as one byte":        "\x901;1|17/41\x9c",
		"an unfinished sequence": "\x1b[",
		"ring":                   "\a\a",
		"back up":                "gone\b\b\b\b",
		"overwrite":              "gone\rFAKED",
		"a line of its own":      "\nFAKED",
		"lines of other kinds":   "\u0085FAKED\u2028FAKED\u2029FAKED\v\f",
		"reverse":                "\u202egnorw\u202c",
		"isolate":                "\u2067gnorw\u2069\u2066",
		"nothing to see":         "\u200b\u2060\u2063\ufeff\u00ad",
		"tags":                   "\U000E0001\U000E0068\U000E0069\U000E007F",
		"no UTF-8":               "\xff\xfe\xc3(",
		"shift out":              "\x0e\x0f",
		"delete":                 "\x7f",
		"a heap":                 "q" + strings.Repeat("\u0323\u0301", 200),
	}
	for i, what := range slices.Sorted(maps.Keys(tries)) {
		tries[what] = fmt.Sprintf("said %sevil%02d", tries[what], i)
	}
	return tries
}

// unseen finds the evils whose end is not in a text.
func unseen(text string) []string {
	var lost []string
	for what, evil := range evils() {
		if end := evil[len(evil)-len("evil00"):]; !strings.Contains(text, end) {
			lost = append(lost, what)
		}
	}
	return lost
}

// traffic is what a program sends to a terminal: the text, and what it makes the terminal do.
type traffic struct {
	text string
	acts map[string]bool // shapes of escape sequences, and control characters
}

// numbers are the parameters of a sequence, which say where and not what.
var numbers = regexp.MustCompile(`[0-9;:]+`)

// readTraffic takes output apart as a terminal does.
func readTraffic(raw string) traffic {
	sent := traffic{acts: map[string]bool{}}
	var text strings.Builder
	var state byte
	for raw != "" {
		seq, width, n, next := ansi.DecodeSequence(raw, state, nil)
		state = next
		raw = raw[n:]
		r, _ := utf8.DecodeRuneInString(seq)
		if width > 0 || r >= 0xA0 && r != utf8.RuneError {
			text.WriteString(seq)
			continue
		}
		if seq == "\n" {
			text.WriteString(seq)
		}
		sent.acts[shapeOf(seq)] = true
	}
	sent.text = text.String()
	return sent
}

// drawing are the sequences by which screens are drawn: they move the cursor, erase, scroll, repeat, and choose colours.
var drawing = regexp.MustCompile(`^\x1b(M|\[[A-HJ-MPSTXZ@bdmr])$`)

// shapeOf is a sequence without its numbers; the texts that a terminal is given, such as a title, are not part of it.
func shapeOf(seq string) string {
	switch shape := numbers.ReplaceAllString(seq, ""); {
	case drawing.MatchString(shape):
		return "drawing"
	case strings.HasPrefix(seq, "\x1b[") && !strings.ContainsAny(seq, "?>"): // modes are told by their numbers
		return shape
	case strings.HasPrefix(seq, "\x1b]"):
		number, _, _ := strings.Cut(seq, ";")
		return number
	}
	return seq
}

// faults are what is wrong with output, beside what the same screen sends without hostile text.
func (sent traffic) faults(harmless traffic) []string {
	var wrong []string
	for act := range sent.acts {
		if !harmless.acts[act] {
			wrong = append(wrong, fmt.Sprintf("it sends %q", act))
		}
	}
	if !utf8.ValidString(sent.text) {
		wrong = append(wrong, "it is not UTF-8")
	}
	marks := 0
	for i, r := range sent.text {
		if marks++; !unicode.In(r, unicode.Mn, unicode.Me) {
			marks = 0
		}
		if isTreacherous(r) || marks > 8 {
			wrong = append(wrong, fmt.Sprintf("%U after %q", r, sent.text[max(i-30, 0):i]))
			break
		}
	}
	return wrong
}

// printed are the faults of output that is read line by line: a line must not be what somebody else wrote.
func printed(out string) []string {
	sent := readTraffic(out)
	wrong := sent.faults(readTraffic("fine\n"))
	for line := range strings.Lines(sent.text) {
		if strings.HasPrefix(line, "FAKED") {
			wrong = append(wrong, fmt.Sprintf("a line of its own: %q", line))
		}
	}
	return wrong
}

// isTreacherous tells the characters that hide or reorder text, as Unicode's report 36 on security names them.
func isTreacherous(r rune) bool {
	switch {
	case r < 0x20 && r != '\n', r >= 0x7F && r < 0xA0, r == 0x00AD, r == 0x180E, r == 0x200B, r == 0x2028, r == 0x2029:
		return true
	case r >= 0x202A && r <= 0x202E, r >= 0x2060 && r <= 0x206F, r == 0xFEFF, r >= 0xE0000 && r <= 0xE007F:
		return true
	}
	return false
}

// TestTheReaderOfTrafficSeesEverything holds that the tests below can fail.
func TestTheReaderOfTrafficSeesEverything(t *testing.T) {
	for what, evil := range evils() {
		if what == "delete" || what == "an unfinished sequence" {
			continue // some terminals ignore the one; the other is told by what follows
		}
		if faults := printed("fine\n" + evil + "\n"); len(faults) == 0 {
			t.Errorf("%s: %q passes as harmless", what, evil)
		}
	}
}
