package ending

import (
	"context"
	"testing"
	"time"
)

func TestInsistEndsWhatDoesNotHear(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	ended := make(chan struct{})
	defer Insist(ctx, time.Millisecond, func() { close(ended) })()
	select {
	case <-ended:
		t.Fatal("ended before it was told to")
	default:
	}
	cancel()
	select {
	case <-ended:
	case <-time.After(time.Minute):
		t.Fatal("goes on")
	}
}

func TestInsistLeavesWhatWasReleased(t *testing.T) {
	for _, before := range []bool{true, false} {
		ctx, cancel := context.WithCancel(t.Context())
		release := Insist(ctx, time.Hour, func() { t.Error("ended") })
		if before {
			release()
		}
		cancel()
		release()
		release() // twice does nothing
	}
}
