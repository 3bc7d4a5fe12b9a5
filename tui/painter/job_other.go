//go:build !unix

package painter

// job is the program as its shell sees it, which knows of none.
type job struct{}

func (j *job) stop()          {}
func (j *job) hasShell() bool { return false }

// listen waits for the program's wish to be suspended, until the returned function is called.
func (p *Program) listen() (stop func()) {
	ended := make(chan struct{})
	go func() {
		for {
			select {
			case <-p.suspends: // there is nothing to go back to
			case <-ended:
				return
			}
		}
	}()
	return func() { close(ended) }
}
