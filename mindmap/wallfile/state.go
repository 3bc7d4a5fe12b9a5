package wallfile

import (
	"context"
	"fmt"
	"unicode/utf8"

	"mindwall/mindmap/wallfile/internal/store"
)

// MaxState bounds a key or a value of the state, in bytes: the longest answer half typed, in its longest encoding, and room
// to spare.
const MaxState = 256 << 10

// checkState refuses what cannot be kept as state.
func checkState(values map[string]string) error {
	for key, value := range values {
		if key == "" || len(key) > MaxState || len(value) > MaxState || !utf8.ValidString(key+value) {
			return fmt.Errorf("write state %q: not a text of at most %d bytes", key, MaxState)
		}
	}
	return nil
}

// SetState writes values by key, all at once; an empty value removes its key. Followers are told. Keys and values are
// texts of at most [MaxState]. It fails as [Wall.Append] does.
func (w *Wall) SetState(ctx context.Context, values map[string]string) error {
	return w.setState(ctx, values, (*store.Writer).Transact)
}

// setState sets values by a kind of transaction. One that is there already costs no writing.
func (w *Wall) setState(ctx context.Context, values map[string]string, transact transaction) error {
	if err := checkState(values); err != nil {
		return err
	}
	if len(values) == 0 {
		return nil
	}
	return w.write(ctx, transact, func(ctx context.Context, wr *store.Writer) error { return wr.PutState(ctx, values) })
}
