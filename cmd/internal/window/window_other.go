//go:build !windows

package window

// Alone reports whether the window is the program's alone. Terminals of other systems stay open, or are started by a shell.
func Alone() bool { return false }

// Prepare has nothing to do here.
func Prepare() {}
