// Package window knows the window that a double click opens for the program, and that closes with it.
package window

import (
	"context"
	"fmt"
	"io"

	"mindwall/mindmap/lines"
)

// Stay keeps the window until Enter is pressed, when the program ends with an error that nobody could read otherwise: the
// window is the program's alone, and closes with it.
func Stay(ctx context.Context, code int, alone func() bool, in io.Reader, out io.Writer) {
	if code == 0 || ctx.Err() != nil || !alone() {
		return
	}
	fmt.Fprint(out, "Press Enter to close this window. ")
	_, _ = lines.New(lines.Until(ctx, in), 1000).Next() // whatever comes of it, the person has read
}
