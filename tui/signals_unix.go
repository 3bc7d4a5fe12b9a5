//go:build unix

package tui

import (
	"os"
	"syscall"
)

func endSignals() []os.Signal { return []os.Signal{syscall.SIGTERM, syscall.SIGHUP, syscall.SIGINT} }
