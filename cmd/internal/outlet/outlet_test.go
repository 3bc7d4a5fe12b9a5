package outlet_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"testing"
	"testing/synctest"
	"time"

	"mindwall/cmd/internal/outlet"
)

// stalling reads nothing until its channel is closed.
type stalling struct {
	bytes.Buffer
	hold chan struct{}
}

func (s *stalling) Write(b []byte) (int, error) {
	<-s.hold
	return s.Buffer.Write(b)
}

func reading() *stalling {
	s := &stalling{hold: make(chan struct{})}
	close(s.hold)
	return s
}

// What is read at once is there when a write returns.
func TestAReaderIsWaitedFor(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		began, r := time.Now(), reading()
		o := outlet.New(t.Context(), r)
		for i := range 3 {
			fmt.Fprintf(o, "line %d\n", i)
			if want := fmt.Sprintf("line %d\n", i); !bytes.HasSuffix(r.Bytes(), []byte(want)) {
				t.Errorf("after a write %q is read", r.Bytes())
			}
		}
		if err := o.Drain(); err != nil || time.Since(began) > 0 {
			t.Errorf("it took %v: %v", time.Since(began), err)
		}
	})
}

// Somebody who does not read holds nobody up, and gets all of it in order when they read again.
func TestNobodyReadsForAWhile(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := &stalling{hold: make(chan struct{})}
		o := outlet.New(t.Context(), s)
		began := time.Now()
		want := ""
		for i := range 1000 {
			line := fmt.Sprintf("line %d\n", i)
			want += line
			if _, err := o.Write([]byte(line)); err != nil {
				t.Fatal(err)
			}
		}
		if took := time.Since(began); took > 100*time.Millisecond {
			t.Errorf("a thousand writes took %v", took)
		}
		time.Sleep(time.Hour)
		close(s.hold)
		if err := o.Drain(); err != nil || s.String() != want {
			t.Errorf("%d bytes were read of %d: %v", s.Len(), len(want), err)
		}
	})
}

// When the program is told to end, all waiting ends within the patience, however much is written to however many, and what is
// said to who reads still comes.
func TestTheEndWaitsForNobody(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		ctx, end := context.WithCancel(t.Context())
		s, r := &stalling{hold: make(chan struct{})}, reading()
		deaf, other := outlet.New(ctx, s), outlet.New(ctx, r)
		ended := make(chan error)
		go func() {
			var err error
			for err == nil { // more than may wait
				_, err = deaf.Write(make([]byte, 64<<10))
			}
			for range 100 {
				_, _ = deaf.Write([]byte("more"))
			}
			ended <- errors.Join(err, deaf.Drain())
		}()
		time.Sleep(time.Hour)
		select {
		case err := <-ended:
			t.Fatalf("it gave up before the end: %v", err)
		default:
		}
		end()
		told := time.Now()
		if err := <-ended; !errors.Is(err, outlet.ErrNobodyReads) {
			t.Errorf("it ended with %v", err)
		}
		if took := time.Since(told); took > outlet.Patience+100*time.Millisecond {
			t.Errorf("the end took %v", took)
		}
		time.Sleep(time.Hour)
		if _, err := other.Write([]byte("bye")); err != nil || r.String() != "bye" {
			t.Errorf("a reader gets %q after the end: %v", r.String(), err)
		}
		close(s.hold)
	})
}

// An error of writing is told.
func TestAFaultIsTold(t *testing.T) {
	o := outlet.New(t.Context(), broken{})
	_, first := o.Write([]byte("a"))
	if err := errors.Join(first, o.Drain()); !errors.Is(err, errBroken) {
		t.Errorf("told is %v", err)
	}
}

var errBroken = errors.New("broken")

type broken struct{}

func (broken) Write([]byte) (int, error) { return 0, errBroken }
