package painter

import (
	"io"

	"github.com/charmbracelet/x/term"
	"golang.org/x/sys/unix"
)

// throwAway throws away what was written to a terminal and not read by it.
func throwAway(out io.Writer) {
	if f, ok := out.(term.File); ok {
		_ = unix.IoctlSetInt(int(f.Fd()), unix.TCFLSH, unix.TCOFLUSH) // nothing is lost when that cannot be
	}
}
