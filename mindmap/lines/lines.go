// Package lines reads texts line by line. A line of any length costs no more memory than a line may have, and what follows
// it is read all the same.
package lines

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"strings"
)

// ErrLong is wrapped by the error for a line that is longer than it may be.
var ErrLong = errors.New("the line is too long")

// Reader reads lines.
type Reader struct {
	Number int // of the line that was read last, from 1

	in    *bufio.Reader
	limit int // bytes
}

// New reads lines of at most limit bytes.
func New(r io.Reader, limit int) *Reader {
	return &Reader{in: bufio.NewReaderSize(r, min(limit, 64<<10)), limit: limit}
}

// Next reads a line, without its end. It fails with [io.EOF] behind the last line, and with an error that wraps [ErrLong]
// instead of a line that is too long; then the next call goes on behind it.
func (r *Reader) Next() (string, error) {
	var b strings.Builder
	length := 0
	for {
		piece, err := r.in.ReadSlice('\n')
		if length += len(piece); length <= r.limit {
			b.Write(piece)
		}
		switch {
		case errors.Is(err, bufio.ErrBufferFull):
			continue
		case err != nil && (!errors.Is(err, io.EOF) || length == 0):
			return "", err
		}
		r.Number++
		if length > r.limit {
			return "", fmt.Errorf("%w: over %d bytes", ErrLong, r.limit)
		}
		return strings.TrimSuffix(strings.TrimSuffix(b.String(), "\n"), "\r"), nil
	}
}
