package lines

import (
	"context"
	"io"
)

// Until reads until the end, or until the context is over, which is then the end too. It never reads ahead, so that nothing
// that was read is lost then.
func Until(ctx context.Context, r io.Reader) io.Reader { return &until{ctx: ctx, from: r} }

type until struct {
	ctx  context.Context
	from io.Reader
}

func (u *until) Read(p []byte) (int, error) {
	type piece struct {
		n   int
		err error
	}
	buf, read := make([]byte, len(p)), make(chan piece, 1)
	go func() { // ends with the input, or with the program
		n, err := u.from.Read(buf)
		read <- piece{n, err}
	}()
	select {
	case got := <-read:
		return copy(p, buf[:got.n]), got.err
	case <-u.ctx.Done():
		return 0, io.EOF
	}
}
