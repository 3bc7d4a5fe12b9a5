// Package lines reads lines that others type or send, as they come.
package lines

import (
	"bufio"
	"context"
	"errors"
	"io"
	"strings"
	"time"
)

// Line is one line of input, or the error that ended it.
type Line struct {
	Number int // from 1
	Text   string
	Err    error
}

// How lines are gathered. They are written together when no more come for a moment, so that a long file is fast and a
// line typed by hand, or by a program that goes on for hours, is on the wall at once.
const (
	Most        = 1000
	momentQuiet = 50 * time.Millisecond
	longestLine = 1 << 20 // bytes; an answer takes far less
)

// Read sends the lines that are not blank, and closes the channel at the end.
func Read(ctx context.Context, r io.Reader, to chan<- Line) {
	defer close(to)
	in := bufio.NewReaderSize(r, 64<<10)
	for n := 1; ; n++ {
		text, err := One(in)
		if strings.TrimSpace(text) != "" || err != nil && err != io.EOF {
			l := Line{Number: n, Text: text}
			if err != io.EOF {
				l.Err = err
			}
			select {
			case to <- l:
			case <-ctx.Done():
				return
			}
		}
		if err != nil && !errors.Is(err, errLongLine) {
			return
		}
	}
}

var errLongLine = errors.New("the line is over a million bytes long")

// One reads to the end of a line, and keeps no more of it than a line may have.
func One(in *bufio.Reader) (string, error) {
	var b strings.Builder
	long := false
	for {
		piece, err := in.ReadSlice('\n')
		if long = long || b.Len()+len(piece) > longestLine; !long {
			b.Write(piece)
		}
		switch {
		case errors.Is(err, bufio.ErrBufferFull):
			continue
		case long && (err == nil || err == io.EOF):
			return "", errLongLine
		}
		return b.String(), err
	}
}

// Gather waits for a line that is wanted and takes those that follow close behind. more is false when there will be no
// others. When the context ends it takes those that were read by then.
func Gather(ctx context.Context, lines <-chan Line, wanted func(Line) bool) (batch []string, more bool) {
	var quiet <-chan time.Time
	for len(batch) < Most {
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
