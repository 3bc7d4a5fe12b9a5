package painter

import (
	"io"

	"github.com/charmbracelet/x/term"
	"golang.org/x/sys/unix"
)

// throwAway throws away what was written to a terminal and not read by it.
func throwAway(out io.Writer) {
	const written = 2 // FWRITE of sys/fcntl.h
	if f, ok := out.(term.File); ok {
		_ = unix.IoctlSetPointerInt(int(f.Fd()), unix.TIOCFLUSH, written) // nothing is lost when that cannot be
	}
}
