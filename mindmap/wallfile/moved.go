package wallfile

import (
	"context"
	"os"
	"time"

	"mindwall/mindmap"
)

// enter begins an operation: it holds the gate for reading, and has looked whether the path still leads to the file
// that was opened, so that w.away says so. The caller leaves by w.gate.RUnlock, unless enter fails, with [ErrClosed].
func (w *Wall) enter(ctx context.Context) error {
	w.gate.RLock()
	if !w.closed && (w.here() == w.away || w.isWorthATry()) {
		w.gate.RUnlock()
		w.gate.Lock()
		if !w.closed {
			w.look(ctx)
		}
		w.gate.Unlock()
		w.gate.RLock()
	}
	if w.closed {
		w.gate.RUnlock()
		return ErrClosed
	}
	return nil
}

// look notices what became of the file since the last operation. The caller is alone with the wall.
func (w *Wall) look(ctx context.Context) {
	w.trace(ctx)
	w.regain(context.WithoutCancel(ctx))
}

// trace lets go of a file that was taken away, and takes it up again when it is back. The caller is alone with the
// wall.
func (w *Wall) trace(ctx context.Context) {
	switch here := w.here(); {
	case !here && !w.away:
		w.letGo(context.WithoutCancel(ctx))
	case here && w.away:
		w.takeUp(context.WithoutCancel(ctx))
	}
}

// letGo lets go of a file that was renamed, replaced or removed, and keeps in memory what was in it.
//
// SQLite finds the log and its index by the file's name: whoever opens another file under that name shares them with
// whoever still has this one open, and each would take the other's pages for its own. So nothing stays open. Before,
// the log is put into the file, wherever that is now, and a renamed wall is whole; but not when somebody else has
// written, as that may be in the log of the file that took its place.
func (w *Wall) letGo(ctx context.Context) {
	kept := w.kept
	if kept == nil {
		kept = &salvage{state: map[string]string{}}
	}
	if w.memory() == nil && (w.vacated() || w.writer != nil && w.writer.wroteLast(ctx)) {
		if w.writer != nil {
			w.emptyLog(ctx) // else it stays in the log, which is told of when the name is used again
		}
		kept = w.readAll(ctx)
	}
	if w.idle != nil {
		w.idle.Stop()
	}
	_ = w.disconnect()
	if w.writer != nil {
		_ = w.writer.leave()
		w.writer = nil
		w.removeStrandedSideFiles()
	}
	w.away, w.kept = true, kept
}

// emptyLog puts the log into the file. Somebody else may be looking at it just then: who opens a file that took the
// name, or another window that is about to let go.
func (w *Wall) emptyLog(ctx context.Context) {
	const tries, apart = 15, 20 * time.Millisecond
	for range tries {
		if w.writer.checkpoint(ctx) == nil {
			return
		}
		pause(ctx, apart)
	}
}

// takeUp opens the file again when it is back where it was.
func (w *Wall) takeUp(ctx context.Context) {
	kept := w.kept
	if w.damage != nil || !w.isBack(ctx) {
		return
	}
	w.away, w.kept = false, nil
	if err := w.restart(ctx); err != nil {
		w.away, w.kept = true, kept
	}
}

// restart opens the file in the usual way, or as far as it goes. The caller has let go of it.
func (w *Wall) restart(ctx context.Context) error {
	w.makeshift, w.notice, w.access = false, nil, access{file: w.path, queryOnly: true, vfs: w.access.vfs}
	w.removeCopy()
	err := w.startUnmixed(ctx)
	if err != nil {
		_ = w.disconnect()
	}
	return err
}

// isBack tells whether the file under the name holds what was kept of the one that was opened. What identifies a file
// to the system does not tell: a removed one hands it on to the next that is made.
func (w *Wall) isBack(ctx context.Context) bool {
	file, err := glance(ctx, access{file: w.path, immutable: true, vfs: w.access.vfs})
	if err != nil {
		return false
	}
	defer file.close()
	missing := make(map[string]bool, len(w.kept.rows))
	for _, r := range w.kept.rows {
		missing[r.entry.ID.String()] = true
	}
	some := len(missing) > 0
	return some && strike(ctx, file.conn, missing) == nil && len(missing) == 0
}

// readAll reads all there is, as far as that goes.
func (w *Wall) readAll(ctx context.Context) *salvage {
	s := &salvage{state: map[string]string{}}
	reader := newRowReader()
	_ = readEntries(ctx, w.reader, 0, mindmap.ID{}, func(r row) {
		if e, ok := reader.entry(r); ok {
			s.rows = append(s.rows, stored{r.seq, e})
		}
	})
	if state, err := readState(ctx, w.reader); err == nil {
		s.state = state
	}
	s.unreadable = reader.bad
	return s
}

// memory is what is read in place of a file that cannot be; nil when the file can.
func (w *Wall) memory() *salvage {
	if w.damage != nil {
		return w.damage
	}
	return w.kept
}

// here tells whether the path leads to the file that was opened.
func (w *Wall) here() bool {
	now, err := os.Stat(w.path)
	return err == nil && os.SameFile(w.inode, now)
}

// vacated tells whether there is nothing under the name.
func (w *Wall) vacated() bool { return !exists(w.path) }

// removeStrandedSideFiles removes what SQLite leaves beside a name that has no file any more.
func (w *Wall) removeStrandedSideFiles() {
	if !w.vacated() {
		return
	}
	if info, err := os.Lstat(w.path + "-wal"); err == nil && info.Size() > 0 {
		return // it was not put into the file, and may be all there is
	}
	for _, suffix := range sideSuffixes() {
		_ = os.Remove(w.path + suffix)
	}
}

// noteOthers notes that others have written, and that what they wrote is in the file that was opened.
func (w *Wall) noteOthers(ctx context.Context) {
	if !w.writing.TryLock() {
		return // somebody is writing: the next news will do
	}
	defer w.writing.Unlock()
	if w.writer == nil {
		return
	}
	if version, err := w.writer.dataVersion(ctx); err == nil && w.here() {
		w.writer.version = version
	}
}
