package painter

import (
	"runtime"
	"runtime/debug"
)

// roomForGarbage is about how much a screen may let lie about, in bytes, before it looks for what is no longer used. A
// screen that waits for keys makes little of it, and shares its machine with a browser and a video call; the runtime's
// usual measure, as much again as is in use, is a lot on a large wall.
const roomForGarbage = 10 << 20

// beFrugal is for screens that stay open for hours, once what they show has been read.
func beFrugal() {
	var used runtime.MemStats
	runtime.ReadMemStats(&used)
	const least, usual = 20, 100 // percent of what is in use
	debug.SetGCPercent(min(max(least, int(100*roomForGarbage/max(used.HeapAlloc, 1))), usual))
}
