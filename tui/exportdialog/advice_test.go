package exportdialog

import (
	"errors"
	"fmt"
	"os"
	"strings"
	"syscall"
	"testing"

	"mindwall/mindmap/fault"
)

// What the dialog says can be done in the dialog, or beside it: it names no flags.
func TestAdviceIsForTheDialog(t *testing.T) {
	full := fmt.Errorf("write day.png: %w", &os.PathError{Op: "write", Path: "day.png", Err: syscall.ENOSPC})
	for _, c := range []struct {
		err  error
		says string
	}{
		{fault.New(fault.Exists, errors.New("day.png is there already")), replaceFiles},
		{fault.New(fault.NoFolder, errors.New("not a folder")), "Ctrl+P"},
		{fault.New(fault.Kept, errors.New("day.png is a folder")), "Ctrl+P"},
		{fault.New(fault.FileBusy, errors.New("write day.png")), "close the program"},
		{fault.New(fault.NoQuestion, errors.New("no question yet")), "ask a question"},
		{full, "make room"},
		{fault.Advise(errors.New("open elsewhere"), "close it"), "close it"},
	} {
		if got := advice(c.err); !strings.Contains(got, c.says) || strings.Contains(got, "--") {
			t.Errorf("%v: says %q; want %q", c.err, got, c.says)
		}
	}
	if got := advice(errors.New("no more")); got != "" {
		t.Errorf("an error of no kind has the advice %q", got)
	}
}
