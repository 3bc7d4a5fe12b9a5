package desk

import (
	"context"
	"time"

	"mindwall/mindmap/wallfile"
)

// Patiently writes to a wall until that succeeds or fails for good. What may pass, such as a full disk, is told once and
// waited for: until the context ends when more is to be written, and else for a few seconds.
func Patiently(ctx context.Context, more bool, tell func(error), write func() error) error {
	if !more {
		short, cancel := context.WithTimeout(ctx, lastTry)
		defer cancel()
		ctx = short
	}
	for told := false; ; told = true {
		err := write()
		if err == nil || !wallfile.Passes(err) {
			return err
		}
		if !told && more {
			tell(err)
		}
		select {
		case <-ctx.Done():
			return err
		case <-time.After(lookAgain):
		}
	}
}
