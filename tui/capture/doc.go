// Package capture is the line that answers are typed into: what it understands, its editing, the completion of theme
// names, and the preview of what Enter will do. The console and the presentation mode share it.
//
// It is drawn at every key, by its own painter: Bubbles' input counts runes where wide characters take two cells, hides the
// cursor's place from input methods, and knows no markup.
//
// Blanks separate tokens; markup is a whole token or the head of one, at the start of the line or after a blank:
//
//			Heating or eating #Money/Debt +3 | I had to choose between the two
//			caption            theme      tally quote
//
//		  - # begins a theme, up to the quote, a trailing tally, or the end. In it / nests and // is a slash. One letter is the
//		    theme that carries it, unless a theme has just that name.
//		  - | begins the quote, up to a trailing tally or the end.
//		  - +3, from 1 to 999, is the tally: as the last token before the quote, else as the last of the line. A line that
//		    is nothing but +3 says just that.
//		  - A # right before a digit is text, as in "We are #1", unless a theme of that name is there; "# 1" begins one.
//		  - ## is a plain #, and || a plain |. A plain number with a plus at the end is kept by a tally after it: "+3 +1".
//	  - ! and a blank at the beginning note what somebody will do, with @who and "by" and a date at the end, and read nothing else of
//	    the above: see [ReadAction]. !! is text, and so is a ! that was pasted.
//
// A [Line] knows the themes that it is given and nothing else of a wall, no screens, and no keys but its own. It draws no cursor: it tells the column, in
// cells, where the terminal's own belongs, so that input methods work. Its text never holds control characters nor
// such that reorder text. It is for one goroutine.
package capture
