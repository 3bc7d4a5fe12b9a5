package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"mindwall/export"
	"mindwall/mindmap"
	"mindwall/tui/exportdialog"
)

// TestDialogErrorsNameNoFlags holds that what the export dialog says can be done in the dialog.
func TestDialogErrorsNameNoFlags(t *testing.T) {
	dir := t.TempDir()
	file := filepath.Join(dir, "file")
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	live := mindmap.NewLive()
	json, err := export.FindFormat("json")
	if err != nil {
		t.Fatal(err)
	}
	run := func(dir string) error {
		_, err := export.Run(context.Background(), export.Request{
			Board: live.Board(), WallName: "day", Dir: dir, Formats: []export.Format{json},
		})
		return err
	}
	if err := run(dir); err != nil {
		t.Fatal(err)
	}
	full := fmt.Errorf("write day.png: %w", &os.PathError{Op: "write", Path: "day.png", Err: syscall.ENOSPC})
	for name, c := range map[string]struct {
		err  error
		says string
	}{
		"the file is there":       {run(dir), exportdialog.ReplaceFiles},
		"the folder is a file":    {run(file), "Ctrl+P"},
		"the folder is in a file": {run(filepath.Join(file, "x")), "Ctrl+P"},
		"the disk is full":        {full, "make room"},
		"a hint with a flag":      {hint(errors.New("two formats"), "name one with --format"), ""},
		"a hint without one":      {hint(errors.New("open elsewhere"), "close it"), "close it"},
	} {
		got := inDialog(c.err)
		if c.err == nil || !strings.Contains(got.Error(), c.err.Error()) || strings.Contains(mindmap.HintOf(got), "--") || !strings.Contains(mindmap.HintOf(got), c.says) {
			t.Errorf("%s: says %v, hint %q; want %q", name, got, mindmap.HintOf(got), c.says)
		}
	}
	if inDialog(nil) != nil {
		t.Error("an error was made of none")
	}
}
