package phone

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"time"

	"mindwall/mindmap"
	"mindwall/mindmap/fold"
	"mindwall/mindmap/text"
)

// Why something is not taken.
var (
	errRefused = errors.New("not taken")               // however often it comes
	errFull    = errors.New("too many answers wait")   // until somebody lets some on
	errLate    = errors.New("too late to take back")   // it has been on the wall for a while
	errUnknown = errors.New("nothing of that is here") // to be taken back
)

func refused(why string) error { return fmt.Errorf("%w: %s", errRefused, why) }

// standing is what became of an answer, as its phone is told. That it was refused it is not: who sent it has it as received.
type standing string

const (
	received standing = "in"
	onWall   standing = "on"
	takenOff standing = "gone"
)

// standing of an answer that is there.
func (d *Door) standing(live *fold.Live, sent string) standing {
	switch {
	case live.Has(d.secret.words(sent)):
		return takenOff
	case live.OnWall(d.secret.answer(sent)):
		return onWall
	}
	return received
}

// stands are what became of what a phone sent, in its order; empty for what never came.
func (d *Door) stands(sent []string) []standing {
	out := make([]standing, len(sent))
	d.wall.Look(func(live *fold.Live) {
		for i, s := range sent {
			if live.Has(d.secret.answer(s)) {
				out[i] = d.standing(live, s)
			}
		}
	})
	return out
}

// answer puts what a phone sent on the wall or into the inbox, once, and tells where it is.
func (d *Door) answer(ctx context.Context, number, sent, question, words string) (where standing, err error) {
	q, err := mindmap.ParseID(question)
	if err != nil {
		return "", refused("no such question")
	}
	caption, quote, _, err := text.CleanAnswer(words, "")
	if err != nil || !isShort(words) {
		return "", refused("no answer of at most 2000 characters")
	}
	id, inbox := d.secret.answer(sent), false
	err = d.write(ctx, func(p Pen) error {
		live := p.Live()
		if live.Has(id) {
			where = d.standing(live, sent)
			return nil
		}
		settings, open := d.askedNow(live.Board())
		isOpen := isOpen(open, q)
		if live.Question(q) == nil || !isOpen && !d.wasOpen(q) {
			return refused("that question is not open")
		}
		source := mindmap.Phone
		if settings.Mode == Survey {
			source = mindmap.Survey
		}
		where = onWall
		if inbox = !isOpen || settings.Way != Straight; inbox {
			where = received
			if len(live.Board().Inbox) >= maxWaiting || d.waitingOf(number, live) >= maxWaitingOf {
				return d.full()
			}
		}
		return p.Record(mindmap.Draft{ID: id, Op: mindmap.AddAnswer{Question: q, Caption: caption, Quote: quote, Source: source, Inbox: inbox}})
	})
	if err != nil {
		if s := d.stands([]string{sent})[0]; s != "" { // it was there, and only the disk refuses
			return s, nil
		}
		return "", err
	}
	if inbox {
		d.note(number, id)
	}
	return where, nil
}

// askedNow are the settings, and the questions that are open by them.
func (d *Door) askedNow(b *mindmap.Board) (Settings, []*mindmap.Question) {
	d.mu.Lock()
	settings, shown := d.settings, d.shown
	d.mu.Unlock()
	return settings, asked(b, settings, shown)
}

// full notes that phones have to keep what they have, as too much waits.
func (d *Door) full() error {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.overAt = d.now()
	return errFull
}

// wasOpen reports whether a question is open, or was: then what was typed meanwhile is worth keeping.
func (d *Door) wasOpen(q mindmap.ID) bool {
	d.mu.Lock()
	defer d.mu.Unlock()
	return slices.Contains(d.opened, q)
}

// note remembers which phone sent what waits, as long as it does; waitingOf is how much that is.
func (d *Door) note(number string, id mindmap.ID) {
	d.mu.Lock()
	defer d.mu.Unlock()
	c := d.limits.phone(number, d.now())
	c.sent = append(c.sent[max(len(c.sent)-2*maxWaitingOf, 0):], id)
}

func (d *Door) waitingOf(number string, live *fold.Live) (n int) {
	d.mu.Lock()
	defer d.mu.Unlock()
	if c := d.limits.phones[number]; c != nil {
		for _, id := range c.sent {
			if live.InInbox(id) {
				n++
			}
		}
	}
	return n
}

// maxBack is for how long an answer on the wall can be taken back. Its time is known to the minute.
const maxBack = 10*time.Minute + time.Minute

// takeBack takes an answer off the wall and its words out of the file, for who knows what was sent. One that others joined in
// stays, without its words and one less.
func (d *Door) takeBack(ctx context.Context, sent string) error {
	return d.write(ctx, func(p Pen) error {
		id, live := d.secret.answer(sent), p.Live()
		a := find(live, id)
		switch {
		case live.Has(d.secret.words(sent)):
			return nil
		case !live.Has(id):
			return errUnknown
		case a != nil && !live.InInbox(id) && d.now().Sub(a.At) > maxBack:
			return errLate
		}
		off := mindmap.Op(mindmap.Remove{Node: id})
		if a != nil && (a.Own > 1 || len(a.Merged) > 0) {
			off = mindmap.TallyAnswer{Answer: id, Delta: -1}
		}
		return p.Record(mindmap.Draft{ID: d.secret.back(sent), Op: off},
			mindmap.Draft{ID: d.secret.words(sent), Op: mindmap.Redact{Entries: live.WordEntries(id)}})
	})
}

// find finds an answer, also one that was merged into another.
func find(live *fold.Live, id mindmap.ID) *mindmap.Answer {
	if a := live.Answer(id); a != nil {
		return a
	}
	for _, q := range live.Board().Questions {
		for a := range q.AllAnswers {
			if i := slices.IndexFunc(a.Merged, func(m *mindmap.Answer) bool { return m.ID == id }); i >= 0 {
				return a.Merged[i]
			}
		}
	}
	return nil
}

// meToo sees to it that a phone is counted for an answer, or is not. Its changes are numbered on the wall itself: asking again
// changes nothing, and a phone counts once however often it asks.
func (d *Door) meToo(ctx context.Context, number, answer string, on bool) error {
	id, err := mindmap.ParseID(answer)
	if err != nil {
		return refused("no such answer")
	}
	return d.write(ctx, func(p Pen) error {
		n := 0
		for n < maxChanges && p.Live().Has(d.secret.change(number, id, n)) {
			n++
		}
		if is := n%2 == 1; is == on {
			return nil
		}
		a := p.Live().Answer(id)
		settings, open := d.askedNow(p.Live().Board())
		switch {
		case n == maxChanges:
			return refused("you have changed your mind too often")
		case a == nil, !p.Live().OnWall(id), !isOpen(open, a.Question), on && !settings.MeToo:
			return refused("that answer is not open")
		}
		op := mindmap.TallyAnswer{Answer: id, Delta: 1, Source: mindmap.Phone}
		if settings.Mode == Survey {
			op.Source = mindmap.Survey
		}
		if !on {
			op.Delta = -1
		}
		return p.Record(mindmap.Draft{ID: d.secret.change(number, id, n), Op: op})
	})
}
