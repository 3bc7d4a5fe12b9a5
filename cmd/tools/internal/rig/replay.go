//go:build linux

package rig

import "time"

// Replay puts what came since the last look on the screen, piece by piece, and tells after each when it came, but not in
// the middle of a synchronized block. So a run can be looked at when it is over, and the work of the emulated terminal
// takes nothing from the programs that are measured.
func (r *Rig) Replay(each func(at time.Time)) {
	for _, p := range r.came() {
		r.draw(p)
		if !r.Screen.Holding() {
			each(p.at)
		}
	}
}
