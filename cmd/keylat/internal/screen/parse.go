package screen

import (
	"strconv"
	"strings"
	"unicode/utf8"
)

// The control characters that matter here.
const (
	bell   = 0x07
	escape = 0x1b
)

// longestSequence is how many bytes of a sequence that does not end are waited for.
const longestSequence = 1 << 16

// Write takes what the program writes. It never fails.
func (s *Screen) Write(p []byte) (int, error) {
	n := len(p)
	if len(s.rest) > 0 {
		p = append(s.rest, p...)
		s.rest = nil
	}
	for len(p) > 0 {
		taken := s.step(p)
		if taken == 0 && len(p) > longestSequence {
			taken = 1
		}
		if taken == 0 {
			s.rest = append([]byte(nil), p...)
			break
		}
		p = p[taken:]
	}
	return n, nil
}

// step takes one character or sequence and returns its length, 0 when it is incomplete.
func (s *Screen) step(p []byte) int {
	switch c := p[0]; {
	case c == escape:
		return s.escape(p)
	case c < ' ':
		s.control(c)
		return 1
	case c == 0x7f:
		return 1
	case !utf8.FullRune(p):
		return 0
	}
	r, n := utf8.DecodeRune(p)
	s.put(r)
	return n
}

func (s *Screen) control(c byte) {
	switch c {
	case '\n', '\v', '\f':
		s.lineFeed()
	case '\r':
		s.x, s.wraps = 0, false
	case '\b':
		s.x, s.wraps = max(0, s.x-1), false
	case '\t':
		s.x = min(s.width-1, (s.x/8+1)*8)
	}
}

func (s *Screen) escape(p []byte) int {
	if len(p) < 2 {
		return 0
	}
	switch p[1] {
	case '[':
		return s.readSequence(p)
	case ']', 'P', '_', '^', 'X':
		return s.readString(p)
	case '(', ')', '*', '+', '#', '%', ' ': // character sets and the like: one more byte
		if len(p) < 3 {
			return 0
		}
		return 3
	case '7':
		s.savedX, s.savedY = s.x, s.y
	case '8':
		s.x, s.y, s.wraps = s.savedX, s.savedY, false
	case 'M':
		if s.y == s.top {
			s.scroll(s.top, -1)
		} else {
			s.y = max(0, s.y-1)
		}
	case 'D':
		s.lineFeed()
	case 'E':
		s.x = 0
		s.lineFeed()
	case 'c':
		s.cells, s.x, s.y = s.blank(), 0, 0
	}
	return 2
}

// readSequence reads CSI … letter.
func (s *Screen) readSequence(p []byte) int {
	for i := 2; i < len(p); i++ {
		if p[i] >= '@' && p[i] <= '~' {
			s.sequence(string(p[2:i]), p[i])
			return i + 1
		}
	}
	return 0
}

// readString reads OSC and its kin, which end with a bell or a string terminator.
func (s *Screen) readString(p []byte) int {
	for i := 2; i < len(p); i++ {
		switch p[i] {
		case bell:
			s.command(p[1], string(p[2:i]))
			return i + 1
		case escape:
			if i+1 == len(p) {
				return 0
			}
			s.command(p[1], string(p[2:i]))
			return i + 2
		}
	}
	return 0
}

// command answers what is asked of the terminal's colours: a dark one.
func (s *Screen) command(kind byte, text string) {
	switch {
	case kind != ']':
	case text == "10;?":
		s.reply("\x1b]10;rgb:dddd/dddd/dddd\x1b\\")
	case text == "11;?":
		s.reply("\x1b]11;rgb:1111/1111/1111\x1b\\")
	}
}

// numbers are the parameters of a sequence.
type numbers []int

func parseNumbers(text string) numbers {
	var list numbers
	for _, field := range strings.Split(text, ";") {
		v, _ := strconv.Atoi(field) // none is 0, which stands for the default
		list = append(list, v)
	}
	return list
}

// largestNumber is what a parameter is cut to: more than any screen has of anything.
const largestNumber = 1 << 15

// at is the i-th number, or a default when it is missing or 0.
func (n numbers) at(i, otherwise int) int {
	if i < len(n) && n[i] > 0 {
		return min(n[i], largestNumber)
	}
	return otherwise
}

// sequence does what a CSI sequence asks.
func (s *Screen) sequence(text string, final byte) {
	private := byte(0)
	if text != "" && strings.IndexByte("?><=", text[0]) >= 0 {
		private, text = text[0], text[1:]
	}
	cut := len(text)
	for cut > 0 && text[cut-1] < '0' {
		cut--
	}
	between, text := text[cut:], text[:cut]
	switch {
	case private != 0 || between != "":
		s.private(private, between, parseNumbers(text), final)
	case final == 'm':
		s.restyle(text)
	default:
		s.wraps = false
		n := parseNumbers(text)
		if !s.move(n, final) && !s.edit(n, final) && !s.ask(n, final) {
			s.unknown[text+string(final)]++
		}
	}
}

// restyle follows SGR. What a style looks like does not matter, only whether it is the same as another.
func (s *Screen) restyle(text string) {
	const longest = 200
	switch {
	case text == "" || text == "0":
		s.asked = ""
	case strings.HasPrefix(text, "0;"):
		s.asked = text
	default:
		s.asked += ";" + text
		s.asked = s.asked[max(0, len(s.asked)-longest):]
	}
	id, known := s.styles[s.asked]
	if !known {
		id = uint32(len(s.styles))
		s.styles[s.asked] = id
	}
	s.style = id
}
