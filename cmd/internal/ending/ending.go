// Package ending ends a program whose work does not hear that it is to end: a loop without an end to it, a library that
// takes no context. What may be ended so must be sound when it is killed.
package ending

import (
	"context"
	"time"
)

// Grace is how long work may go on after its context has ended.
const Grace = 900 * time.Millisecond

// Insist calls exit, on a goroutine of its own, when the context has ended and grace is over, unless release was called
// before: by work that ends in order however long that takes, such as a screen that saves what was typed.
func Insist(ctx context.Context, grace time.Duration, exit func()) (release func()) {
	released := make(chan struct{})
	stop := context.AfterFunc(ctx, func() {
		select {
		case <-released:
		case <-time.After(grace):
			exit()
		}
	})
	return func() {
		if stop(); !closed(released) {
			close(released)
		}
	}
}

func closed(c chan struct{}) bool {
	select {
	case <-c:
		return true
	default:
		return false
	}
}
