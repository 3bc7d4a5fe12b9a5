package window

import (
	"os"
	"unsafe"

	"golang.org/x/sys/windows"
)

// Alone reports whether the window is the program's alone: nothing but this process is attached to its console, no shell, as
// after a double click. See GetConsoleProcessList.
func Alone() bool {
	list := windows.NewLazySystemDLL("kernel32.dll").NewProc("GetConsoleProcessList")
	if list.Find() != nil {
		return false
	}
	var processes [2]uint32
	n, _, _ := list.Call(uintptr(unsafe.Pointer(&processes[0])), uintptr(len(processes)))
	return n == 1
}

// Prepare has the console of Windows 10 heed what makes words bold, as those of other systems do.
func Prepare() {
	for _, file := range []*os.File{os.Stdout, os.Stderr} {
		var mode uint32
		console := windows.Handle(file.Fd())
		if windows.GetConsoleMode(console, &mode) == nil {
			_ = windows.SetConsoleMode(console, mode|windows.ENABLE_VIRTUAL_TERMINAL_PROCESSING) // else they are shown as they are
		}
	}
}
