//go:build nohub

package tables

import (
	"context"
	"io"

	"mindwall/cmd/internal/shell"
)

// hasHub says that this program can be no hub.
const hasHub = false

// Held says that there is no hub.
func Held(io.Reader, io.Writer) error { return errNoHub }

// RunHub says that there is no hub.
func RunHub(context.Context, *shell.Shell, HubFlags) error { return errNoHub }
