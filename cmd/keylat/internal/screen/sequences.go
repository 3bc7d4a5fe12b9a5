package screen

import "fmt"

// The modes that matter here.
const (
	modeCursor       = 25
	modeSynchronized = 2026
)

// move moves the cursor, or tells that the sequence does something else.
func (s *Screen) move(n numbers, final byte) bool {
	switch final {
	case 'H', 'f':
		s.goTo(n.at(1, 1)-1, n.at(0, 1)-1)
	case 'A':
		s.goTo(s.x, s.y-n.at(0, 1))
	case 'B', 'e':
		s.goTo(s.x, s.y+n.at(0, 1))
	case 'C', 'a':
		s.goTo(s.x+n.at(0, 1), s.y)
	case 'D':
		s.goTo(s.x-n.at(0, 1), s.y)
	case 'E':
		s.goTo(0, s.y+n.at(0, 1))
	case 'F':
		s.goTo(0, s.y-n.at(0, 1))
	case 'G', '`':
		s.goTo(n.at(0, 1)-1, s.y)
	case 'd':
		s.goTo(s.x, n.at(0, 1)-1)
	case 'I':
		s.goTo((s.x/8+n.at(0, 1))*8, s.y)
	case 'Z':
		s.goTo(((s.x+7)/8-n.at(0, 1))*8, s.y)
	case 's':
		s.savedX, s.savedY = s.x, s.y
	case 'u':
		s.x, s.y = s.savedX, s.savedY
	default:
		return false
	}
	return true
}

func (s *Screen) goTo(x, y int) {
	s.x, s.y = min(max(x, 0), s.width-1), min(max(y, 0), s.height-1)
}

// edit changes cells, or tells that the sequence does something else.
func (s *Screen) edit(n numbers, final byte) bool {
	row, count := s.cells[s.y], n.at(0, 1)
	inRow := min(count, s.width-s.x)
	switch final {
	case 'J':
		s.eraseScreen(n.at(0, 0))
	case 'K':
		s.eraseLine(n.at(0, 0))
	case 'X':
		s.erase(s.y, s.x, s.x+count)
	case 'P':
		copy(row[s.x:], row[s.x+inRow:])
		s.erase(s.y, s.width-inRow, s.width)
	case '@':
		copy(row[s.x+inRow:], row[s.x:])
		s.erase(s.y, s.x, s.x+inRow)
	case 'L':
		if s.y >= s.top && s.y <= s.bottom {
			s.scroll(s.y, -min(count, s.height))
		}
	case 'M':
		if s.y >= s.top && s.y <= s.bottom {
			s.scroll(s.y, min(count, s.height))
		}
	case 'S':
		s.scroll(s.top, min(count, s.height))
	case 'T':
		s.scroll(s.top, -min(count, s.height))
	case 'b':
		for range min(count, s.width*s.height) {
			s.put(s.last)
		}
	case 'r':
		if top, bottom := n.at(0, 1)-1, min(n.at(1, s.height), s.height)-1; top < bottom {
			s.top, s.bottom, s.x, s.y = top, bottom, 0, 0
		}
	default:
		return false
	}
	return true
}

func (s *Screen) eraseScreen(which int) {
	switch which {
	case 0:
		s.erase(s.y, s.x, s.width)
		s.eraseRows(s.y+1, s.height)
	case 1:
		s.eraseRows(0, s.y)
		s.erase(s.y, 0, s.x+1)
	default:
		s.eraseRows(0, s.height)
	}
}

func (s *Screen) eraseLine(which int) {
	switch which {
	case 0:
		s.erase(s.y, s.x, s.width)
	case 1:
		s.erase(s.y, 0, s.x+1)
	default:
		s.erase(s.y, 0, s.width)
	}
}

// ask answers what is asked of the terminal, or tells that the sequence does something else.
func (s *Screen) ask(n numbers, final byte) bool {
	switch {
	case final == 'n' && n.at(0, 0) == 6:
		s.reply(fmt.Sprintf("\x1b[%d;%dR", s.y+1, s.x+1))
	case final == 'n' && n.at(0, 0) == 5:
		s.reply("\x1b[0n")
	case final == 'c':
		s.reply("\x1b[?62;22c")
	case final == 't' && n.at(0, 0) == 18:
		s.reply(fmt.Sprintf("\x1b[8;%d;%dt", s.height, s.width))
	case final == 'n', final == 't', final == 'h', final == 'l': // nothing of these is seen
	default:
		return false
	}
	return true
}

// private follows sequences with a mark of their own: modes, and questions of them.
func (s *Screen) private(mark byte, between string, n numbers, final byte) {
	switch {
	case mark == '?' && between == "$" && final == 'p':
		s.tellMode(n.at(0, 0))
	case mark == '?' && (final == 'h' || final == 'l'):
		for _, mode := range n {
			s.setMode(mode, final == 'h')
		}
	case mark == '>' && final == 'c':
		s.reply("\x1b[>41;380;0c")
	case mark == '>' && final == 'q':
		s.reply("\x1bP>|XTerm(380)\x1b\\")
	case mark == '?' && between == "" && final == 'J':
		s.eraseScreen(n.at(0, 0))
	case mark == '?' && between == "" && final == 'K':
		s.eraseLine(n.at(0, 0))
	}
}

// tellMode answers DECRQM: 2 is a mode that can be set, 0 one that is not known.
func (s *Screen) tellMode(mode int) {
	state := 0
	if mode == modeSynchronized && !s.noSync {
		state = 2
	}
	s.reply(fmt.Sprintf("\x1b[?%d;%d$y", mode, state))
}

func (s *Screen) setMode(mode int, on bool) {
	switch mode {
	case modeCursor:
		s.hidden = !on
	case modeSynchronized:
		s.holding = on
	case 1049, 1047, 47: // the alternate screen
		switch {
		case on && s.behind == nil:
			s.behind, s.cells = s.cells, s.blank()
		case !on && s.behind != nil:
			s.cells, s.behind = s.behind, nil
		}
	}
}
