package tui

import "os"

func endSignals() []os.Signal { return []os.Signal{os.Interrupt} }
