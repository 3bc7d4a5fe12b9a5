package main

import (
	"context"
	"errors"
	"fmt"
	"io"

	"mindwall/mindmap"
	lines "mindwall/tui/plain"
)

// openPlain reads and writes lines, without drawing.
func (a *app) openPlain(ctx context.Context, path string) error {
	w, err := a.openWall(path)
	if err != nil {
		return err
	}
	p := &plainWall{ctx: context.WithoutCancel(ctx), wall: w}
	err = lines.New(p, w.live, lineByLine{a}).Run(untilInterrupt(ctx, a.stdin))
	return errors.Join(err, p.keep(), w.close())
}

// untilInterrupt reads until the end, or until the context is over, which is then the end too.
func untilInterrupt(ctx context.Context, r io.Reader) io.Reader {
	out, in := io.Pipe()
	go func() { // ends with the input, or with the program
		_, err := io.Copy(in, r)
		in.CloseWithError(err)
	}()
	context.AfterFunc(ctx, func() { in.Close() })
	return out
}

// lineByLine lets every line out at once: somebody waits for it.
type lineByLine struct{ a *app }

func (l lineByLine) Write(b []byte) (int, error) {
	n, err := l.a.out.Write(b)
	return n, errors.Join(err, l.a.out.Flush())
}

// plainWall keeps what plain mode records. It implements [plain.Wall].
type plainWall struct {
	ctx     context.Context
	wall    *wall
	waiting []mindmap.Entry // on the board, and not on the disk yet
}

// Record implements [plain.Wall]. What the disk refuses stays on the board, and is tried again with what comes next.
func (p *plainWall) Record(drafts ...mindmap.Draft) error {
	entries, err := p.wall.scribe.Record(drafts...)
	if err != nil {
		return err
	}
	p.waiting = append(p.waiting, entries...)
	return p.keep()
}

func (p *plainWall) keep() error {
	if len(p.waiting) == 0 {
		return nil
	}
	if err := p.wall.file.Append(p.ctx, p.waiting...); err != nil {
		return fmt.Errorf("%s not saved yet, kept here and tried again: %w", count(len(p.waiting), "change"), err)
	}
	p.waiting = nil
	return nil
}

// Undo implements [plain.Wall].
func (p *plainWall) Undo() (string, error) { return p.take(p.wall.scribe.Undo) }

// Redo implements [plain.Wall].
func (p *plainWall) Redo() (string, error) { return p.take(p.wall.scribe.Redo) }

func (p *plainWall) take(do func() ([]mindmap.Entry, string, error)) (string, error) {
	entries, what, err := do()
	if err != nil {
		return "", err
	}
	p.waiting = append(p.waiting, entries...)
	return what, p.keep()
}

// Refresh implements [plain.Wall].
func (p *plainWall) Refresh() error {
	news, seq, err := p.wall.file.Load(p.ctx, p.wall.seq)
	if err != nil {
		return err
	}
	p.wall.seq = seq
	p.wall.scribe.Arrive(news...)
	return p.keep()
}
