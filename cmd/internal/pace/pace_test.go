package pace_test

import (
	"sync/atomic"
	"testing"

	"mindwall/cmd/internal/pace"
)

func TestATaskIsDoneOnce(t *testing.T) {
	var done atomic.Int32
	task := pace.AfterFirstPicture(func() { done.Add(1) })
	task.Settle()
	task.Settle()
	task.Cancel()
	if n := done.Load(); n != 1 {
		t.Errorf("it was done %d times", n)
	}
}

func TestATaskWaitsAndIsDone(t *testing.T) {
	done := make(chan bool)
	pace.AfterFirstPicture(func() { close(done) })
	<-done
}

func TestATaskIsLetGo(t *testing.T) {
	task := pace.AfterFirstPicture(func() { t.Error("it was done all the same") })
	task.Cancel()
	second := make(chan bool)
	pace.AfterFirstPicture(func() { close(second) })
	<-second // it was to come later
}
