package painter

import (
	"io"

	"github.com/charmbracelet/x/term"
	"golang.org/x/sys/unix"
)

// throwAway throws away what was written to a terminal and not read by it. Whoever waits to write more is only woken when
// output was stopped and goes on.
func throwAway(out io.Writer) {
	const stop, goOn = 0, 1 // TCOOFF and TCOON
	if f, ok := out.(term.File); ok {
		fd := int(f.Fd())
		_ = unix.IoctlSetInt(fd, unix.TCFLSH, unix.TCOFLUSH) // nothing is lost when that cannot be
		_ = unix.IoctlSetInt(fd, unix.TCXONC, stop)
		_ = unix.IoctlSetInt(fd, unix.TCXONC, goOn)
	}
}
