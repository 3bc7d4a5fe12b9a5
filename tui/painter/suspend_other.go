//go:build !unix

package painter

// listen does nothing: there is no job control.
func (p *Program) listen() (stop func()) { return func() {} }

func (p *Program) stop() {}
