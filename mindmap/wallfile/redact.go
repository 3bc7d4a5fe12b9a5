package wallfile

import (
	"context"
	"fmt"

	"mindwall/mindmap"
	"mindwall/mindmap/wallfile/internal/store"
)

// Redact stores redactions, takes the words out of the entries that they name, and rewrites the file so that no byte of
// them is left in it or beside it. For that it is alone with the file: whoever follows the wall lets go of it for that
// moment, and it fails with [ErrInUse], with nothing changed, when somebody does not. Copies of the file and what was exported
// are out of its reach. forget, unless it is nil, is given the state, and returns what of that is to be set, as for
// [Wall.SetState].
func (w *Wall) Redact(
	ctx context.Context, forget func(state map[string]string) map[string]string, redactions ...mindmap.Sealed,
) error {
	const operation = "redact in"
	for i := range redactions {
		if e := redactions[i].Entry(); !mindmap.IsRedaction(e.Kind) {
			return w.file.fail(operation, fmt.Errorf("entry %s is of kind %q", e.ID, e.Kind))
		}
	}
	w.gate.Lock()
	defer w.gate.Unlock()
	w.look(ctx)
	after, err := w.now.alone(ctx, patience, func(ctx context.Context, wr *store.Writer) error {
		return wr.Transact(ctx, func() error {
			if err := wr.Append(ctx, redactions, store.AnyDoor); err != nil {
				return err
			}
			if _, err := wr.Accept(ctx, named(redactions)); err != nil || forget == nil {
				return err
			}
			state, err := store.ReadState(ctx, wr.Conn)
			if err != nil {
				return err
			}
			return wr.PutState(ctx, forget(state))
		})
	})
	w.become(after)
	w.file.followers.wakeAll()
	return w.file.fail(operation, err)
}

// AcceptRedactions takes out of the file the words that redactions took off the board, by whichever way they came, and
// returns how many entries lost some. It is for who answers for the wall to say so, as it cannot be undone. Bytes that
// are free in the file are gone when it is closed and no other window has it open. It fails as [Wall.Append] does.
func (w *Wall) AcceptRedactions(ctx context.Context) (blanked int, err error) {
	err = w.write(ctx, (*store.Writer).Record, func(ctx context.Context, wr *store.Writer) error {
		if err := wr.Learn(ctx); err != nil {
			return err
		}
		blanked, err = wr.Accept(ctx, &wr.Redacted)
		w.file.scrubDue = w.file.scrubDue || blanked > 0
		return err
	})
	return blanked, err
}
