package wallfile

import (
	"context"
	"time"
)

// tryAgain is how long a wall that the disk refused is left alone until that is tried again.
const tryAgain = 250 * time.Millisecond

// isHampered reports whether the wall was opened as less than was asked for, by what may pass.
func (w *Wall) isHampered() bool {
	stopped := w.notice != nil && w.writer == nil && (Passes(w.notice) || classify(w.notice) == ErrReadOnly)
	return !w.away && (w.makeshift || stopped)
}

// hampered is what keeps the wall from being written to and may pass; nil when nothing does.
func (w *Wall) hampered() error {
	w.gate.RLock()
	defer w.gate.RUnlock()
	if !w.isHampered() {
		return nil
	}
	return w.notice
}

func (w *Wall) isWorthATry() bool { return w.isHampered() && time.Since(w.tried) >= tryAgain }

// regain takes up what the disk refused when the wall was opened, now that there is room, or the file may be written to.
// The caller is alone with the wall.
func (w *Wall) regain(ctx context.Context) {
	if !w.isWorthATry() {
		return
	}
	w.tried = time.Now()
	if w.makeshift {
		w.readAnew(ctx)
		return
	}
	writer, err := newWriter(ctx, access{file: w.access.file, vfs: w.access.vfs, hasty: true})
	if err == nil {
		w.writer, err = writer, writer.wait(ctx, busyTimeout)
	}
	w.notice = fail("write to", w.path, err)
}

// readAnew opens the file in the usual way when it can be read so by now.
func (w *Wall) readAnew(ctx context.Context) {
	file, err := glance(ctx, access{file: w.path, queryOnly: true, vfs: w.access.vfs, hasty: true})
	if err != nil {
		return
	}
	file.close()
	kept := w.kept
	if kept == nil {
		kept = w.readAll(ctx)
	}
	_ = w.disconnect()
	w.kept = nil
	if err := w.restart(ctx); err != nil {
		w.makeshift, w.kept = true, kept
	}
}
