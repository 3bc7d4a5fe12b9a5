// Package pace sets what the program spends when: it hurries until its first picture is there, and is frugal from then
// on, as a screen stays open for hours and shares its machine with a browser and a video call.
package pace

import (
	"os"
	"runtime"
	"runtime/debug"
	"sync"
	"time"
)

const (
	// ownGarbage is how much may lie about until a screen is up, in percent of what is in use: looking for what is no
	// longer used takes a fifth of the time in which a wall is opened, and finds little.
	ownGarbage = 400
	usual      = 100 // percent
	// roomForGarbage is about how much a screen may let lie about, in bytes: what fifty keys make. The runtime's usual
	// measure, as much again as is in use, is a lot on a large wall.
	roomForGarbage = 4 << 20
	// firstPicture is about how long it takes until a screen shows its first picture.
	firstPicture = 500 * time.Millisecond
)

// Hurry is for the start of the program.
func Hurry() { setUnlessAsked(ownGarbage) }

// Steady is for work that takes much memory.
func Steady() { setUnlessAsked(usual) }

// setUnlessAsked leaves it to who sets GOGC.
func setUnlessAsked(percent int) {
	if os.Getenv("GOGC") == "" {
		debug.SetGCPercent(percent)
	}
}

// Calm is for screens that wait for keys. What the start left over goes back to the system.
func Calm() {
	debug.FreeOSMemory()
	var used runtime.MemStats
	runtime.ReadMemStats(&used)
	const least, most = 20, 50 // percent of what is in use
	debug.SetGCPercent(min(max(least, int(100*roomForGarbage/max(used.HeapAlloc, 1))), most))
}

// Task is something that can wait until the first picture is there.
type Task struct {
	timer *time.Timer
	do    func()
}

// AfterFirstPicture does something, on a goroutine of its own, when the screen that is started now has shown its first
// picture.
func AfterFirstPicture(do func()) *Task {
	t := &Task{do: sync.OnceFunc(do)}
	t.timer = time.AfterFunc(firstPicture, t.do)
	return t
}

// Settle does it now, unless it was done, and returns when it is done.
func (t *Task) Settle() {
	t.timer.Stop()
	t.do()
}

// Cancel lets go of it, unless it was begun.
func (t *Task) Cancel() { t.timer.Stop() }
