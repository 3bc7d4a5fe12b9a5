package desk

import (
	"cmp"
	"context"
	"slices"

	"mindwall/mindmap"
	"mindwall/mindmap/fold"
	"mindwall/mindmap/scribe"
	"mindwall/mindmap/wallfile"
)

// Pen writes one action of a person: all that it records is one act, so that one undo takes it back.
type Pen struct {
	scribe *scribe.Scribe
	act    mindmap.ID
	sealed []mindmap.Sealed
	ahead  int // how many of them are not on the board yet
}

// Live is the board that the pen writes on.
func (p *Pen) Live() *fold.Live { return p.scribe.Live }

// ID is a fresh id, for a draft whose id must be known beforehand.
func (p *Pen) ID() mindmap.ID { return p.scribe.ID() }

// Record makes entries of drafts and adds them to the board, so that what is planned next builds on them. It fails,
// with nothing done, when one does not validate.
func (p *Pen) Record(drafts ...mindmap.Draft) error {
	if err := p.Finish(drafts...); err != nil {
		return err
	}
	p.settle()
	return nil
}

// Finish is Record for what nothing is planned upon any more: the board learns of it at the end, and only when somebody goes on
// using it, as a large import would have it take in as much again.
func (p *Pen) Finish(drafts ...mindmap.Draft) error {
	sealed, err := p.scribe.SealAfter(p.Live().Clock()+uint64(p.ahead), p.act, drafts...)
	if err != nil {
		return err
	}
	p.sealed, p.ahead = append(p.sealed, sealed...), p.ahead+len(sealed)
	return nil
}

// Begin begins another act: what is recorded from here on is undone by itself.
func (p *Pen) Begin() { p.act = p.ID() }

// settle adds to the board what it does not have yet.
func (p *Pen) settle() {
	p.Live().Take(p.sealed[len(p.sealed)-p.ahead:]...)
	p.ahead = 0
}

// Change lets plan write while no other program can, on a board that is up to date, and keeps all of it as one act, or
// none. It returns what was written. It may be called from any goroutine once the desk is started.
func (d *Desk) Change(ctx context.Context, plan func(*Pen) error) ([]mindmap.Entry, error) {
	return d.ChangeIn(ctx, scribe.RandomID(), plan)
}

// ChangeIn is Change for what belongs to an act that is known.
func (d *Desk) ChangeIn(ctx context.Context, act mindmap.ID, plan func(*Pen) error) ([]mindmap.Entry, error) {
	sealed, err := d.with(ctx, func(file *wallfile.Wall, v *view) ([]mindmap.Sealed, error) {
		p := &Pen{scribe: v.scribe, act: act}
		var refused error
		seq, err := file.Update(ctx, v.seq, func(news []mindmap.Entry) ([]mindmap.Sealed, error) {
			v.live.Add(news...)
			refused = plan(p)
			return p.sealed, refused
		})
		if refused != nil || err != nil {
			if len(p.sealed) > 0 && d.run == nil {
				v.takeOff(ctx, file, p.sealed)
			}
			return nil, cmp.Or(refused, err)
		}
		v.seq = seq
		if d.run == nil {
			p.settle()
		}
		for i := range p.sealed {
			v.live.SettleBy(p.sealed[i].Op())
		}
		return p.sealed, nil
	})
	return mindmap.Entries(sealed), err
}

// takeOff takes off a board what could not be written: by what is in the file, or when that cannot be read by what is known.
func (v *view) takeOff(ctx context.Context, file *wallfile.Wall, unwritten []mindmap.Sealed) {
	fresh, err := load(context.WithoutCancel(ctx), file)
	if err != nil {
		lost := map[mindmap.ID]bool{}
		for i := range unwritten {
			lost[unwritten[i].Entry().ID] = true
		}
		fresh = view{live: fold.NewLive(), seq: v.seq}
		fresh.live.Add(slices.DeleteFunc(v.live.Entries(), func(e mindmap.Entry) bool { return lost[e.ID] })...)
	}
	v.live, v.seq, v.scribe.Live = fresh.live, fresh.seq, fresh.live
}

// with lets somebody change the wall beside the board's goroutine: on the board itself before the desk is started, and
// after that on another, and then what was written is told.
func (d *Desk) with(
	ctx context.Context, do func(*wallfile.Wall, *view) ([]mindmap.Sealed, error),
) ([]mindmap.Sealed, error) {
	d.changing.Lock() // so that the wall does not move meanwhile
	defer d.changing.Unlock()
	file := d.wall()
	if d.run == nil {
		return do(file, &d.view)
	}
	beside, err := load(ctx, file)
	if err != nil {
		return nil, err
	}
	s := *d.scribe
	s.Live, beside.scribe = beside.live, &s
	sealed, err := do(file, &beside)
	if err == nil && len(sealed) > 0 {
		d.run.tell(Arrived{Own: sealed})
	}
	return sealed, err
}

// Take takes in entries of another copy of the wall, and returns how many were new, with the board that has them.
func (d *Desk) Take(ctx context.Context, entries ...mindmap.Sealed) (n int, live *fold.Live, err error) {
	_, err = d.with(ctx, func(file *wallfile.Wall, v *view) ([]mindmap.Sealed, error) {
		if err := file.AppendSealed(ctx, entries...); err != nil {
			return nil, err
		}
		news, seq, err := file.Load(ctx, v.seq)
		if err != nil {
			return nil, err
		}
		v.seq, live = seq, v.live
		n = v.live.Add(news...)
		return nil, nil
	})
	return n, live, err
}

// Redact takes the words of answers, or rows of surveys, out of the file for good, and half-typed lines with them; see
// [wallfile.Wall.Redact]. [LeftBehind] tells where else they may be.
func (d *Desk) Redact(ctx context.Context, op mindmap.Op) error {
	return d.redact(ctx, func(*fold.Live) mindmap.Op { return op })
}

// TakeOut is Redact of all words of answers, for a desk that was started.
func (d *Desk) TakeOut(ctx context.Context, answers ...mindmap.ID) error {
	if err := d.run.saver.Flush(ctx); err != nil {
		return err
	}
	return d.redact(ctx, func(live *fold.Live) mindmap.Op {
		var op mindmap.Redact
		for _, id := range answers {
			op.Entries = append(op.Entries, live.WordEntries(id)...)
		}
		return op
	})
}

func (d *Desk) redact(ctx context.Context, redaction func(*fold.Live) mindmap.Op) error {
	_, err := d.with(ctx, func(file *wallfile.Wall, v *view) ([]mindmap.Sealed, error) {
		op := redaction(v.live)
		sealed, err := v.scribe.Seal(mindmap.Draft{Op: op})
		if err != nil {
			return nil, err
		}
		spoken := spokenIn(v.live.Entries(), op)
		if err := file.Redact(ctx, spoken.notesIn, sealed...); err != nil {
			return nil, err
		}
		v.live.Take(sealed...)
		v.live.SettleBy(op)
		return sealed, nil
	})
	return err
}

// Accept takes the words out of the file that redactions took off the board, by whichever way they came; see
// [fold.Live.HeldWords] and [wallfile.Wall.AcceptRedactions]. It returns how many entries lost some.
func (d *Desk) Accept(ctx context.Context) (n int, err error) {
	_, err = d.with(ctx, func(file *wallfile.Wall, v *view) ([]mindmap.Sealed, error) {
		n, err = file.AcceptRedactions(ctx)
		if err == nil {
			v.live.Settle()
		}
		return nil, err
	})
	if err == nil && d.run != nil {
		d.run.tell(Arrived{Agreed: true})
	}
	return n, err
}
