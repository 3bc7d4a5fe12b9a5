package wallfile

import (
	"context"
	"time"

	"mindwall/mindmap"
	"mindwall/mindmap/wallfile/internal/store"
)

// closed is a wall that was closed: it answers nothing but what its notice was.
type closed struct {
	settled
	last error
}

func (c closed) notice() error                                              { return c.last }
func (closed) fits(bool) bool                                               { return true }
func (closed) reconcile(context.Context, bool) condition                    { return nil }
func (closed) keep(context.Context) *memory                                 { return &memory{} }
func (closed) all(context.Context) *memory                                  { return &memory{} }
func (closed) close(context.Context) error                                  { return nil }
func (closed) load(_ context.Context, after Seq, _ store.Sink) (Seq, error) { return after, ErrClosed }
func (closed) aside(context.Context) ([]mindmap.Entry, error)               { return nil, ErrClosed }
func (closed) shown(context.Context) (map[string]string, error)             { return nil, ErrClosed }
func (closed) news(context.Context, *follower) (News, bool, error)          { return News{}, false, ErrClosed }
func (closed) copyTo(context.Context, string) error                         { return ErrClosed }
func (closed) examine(context.Context) (Examination, error)                 { return Examination{}, ErrClosed }
func (closed) salvage(context.Context, error) (condition, error)            { return nil, ErrClosed }
func (closed) write(context.Context, transaction, func(context.Context, *store.Writer) error) error {
	return ErrClosed
}

func (closed) alone(context.Context, time.Duration, func(context.Context, *store.Writer) error) (condition, error) {
	return nil, ErrClosed
}

func (closed) giveWay(context.Context, store.Ask) condition { return nil }
