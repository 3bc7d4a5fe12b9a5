package main

import "runtime/debug"

// garbageShare is how much memory may hold what is no longer used, in percent of what is. The runtime's usual 100 is for
// programs that make much garbage; a screen that waits for keys makes little, and shares its machine with a browser and
// a video call.
const garbageShare = 30

// beFrugal is for the screens that stay open for hours, once their wall is read.
func beFrugal() { debug.SetGCPercent(garbageShare) }
