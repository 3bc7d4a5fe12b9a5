//go:build !linux && !darwin

package wallfile

// word is the system's word that a wall was written. It never comes: here, of a file that is open, it comes late.
type word struct{}

// event is one that never comes.
type event struct{}

func listenTo(string) *word          { return nil }
func isTold(string) bool             { return false }
func (w *word) complete() bool       { return false }
func (w *word) events() <-chan event { return nil }
func (w *word) errors() <-chan error { return nil }
func (w *word) note(event)           {}
func (w *word) close()               {}
