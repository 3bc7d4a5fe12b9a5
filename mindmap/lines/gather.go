package lines

import (
	"context"
	"errors"
	"io"
	"strings"
	"time"
)

// Line is one line of input, or the error that came instead of it.
type Line struct {
	Number int // from 1
	Text   string
	Err    error
}

// How lines are gathered. They are written together when no more come for a moment, so that a long file is fast and a
// line typed by hand, or by a program that goes on for hours, is on the wall at once.
const (
	MaxBatch    = 1000
	momentQuiet = 50 * time.Millisecond
	maxLine     = 1 << 20 // bytes; an answer takes far less
)

// Send sends the lines that are not blank as they come, and closes the channel at the end.
func Send(ctx context.Context, r io.Reader, to chan<- Line) {
	defer close(to)
	in := New(r, maxLine)
	for {
		text, err := in.Next()
		if err == io.EOF {
			return
		}
		if strings.TrimSpace(text) != "" || err != nil {
			select {
			case to <- Line{in.Number, text, err}:
			case <-ctx.Done():
				return
			}
		}
		if err != nil && !errors.Is(err, ErrLong) {
			return
		}
	}
}

// Gather waits for a line that is wanted and takes those that follow close behind. more is false when there will be no
// others. When the context ends it takes those that were read by then.
func Gather(ctx context.Context, lines <-chan Line, wanted func(Line) bool) (batch []string, more bool) {
	var quiet <-chan time.Time
	for len(batch) < MaxBatch {
		select {
		case <-ctx.Done():
			return append(batch, waiting(lines, wanted)...), false
		case <-quiet:
			return batch, true
		case l, ok := <-lines:
			if !ok {
				return batch, false
			}
			if wanted(l) {
				batch = append(batch, l.Text)
				quiet = time.After(momentQuiet)
			}
		}
	}
	return batch, true
}

// waiting are the lines that were read already.
func waiting(lines <-chan Line, wanted func(Line) bool) (texts []string) {
	for {
		select {
		case l, ok := <-lines:
			if !ok {
				return texts
			}
			if wanted(l) {
				texts = append(texts, l.Text)
			}
		default:
			return texts
		}
	}
}
