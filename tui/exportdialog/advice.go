package exportdialog

import (
	"errors"
	"syscall"

	"mindwall/mindmap/fault"
	"mindwall/tui/screen"
)

// advice is what to do about an error, in terms of this dialog; empty when nothing is known.
func advice(err error) string {
	switch fault.KindOf(err) {
	case fault.Exists:
		return "switch on “" + replaceFiles + "” with space, then press enter again"
	case fault.NoFolder:
		return "go back and save the wall in another folder with Ctrl+P; exports go beside it"
	case fault.Kept:
		return "nothing takes its place; move it away, or save the wall in another folder with Ctrl+P"
	case fault.FileBusy:
		return "close the program that has it open, then press enter again"
	case fault.NoQuestion, fault.UnknownQuestion:
		return "go back and ask a question, then export"
	}
	if errors.Is(err, syscall.ENOSPC) {
		return "make room on the disk, then press enter again; nothing was half written"
	}
	return screen.Advice(err)
}
