package main

import (
	"context"
	"os"
	"path/filepath"
	"testing"

	"mindwall/export"
	"mindwall/mindmap/fault"
	"mindwall/mindmap/fold"
)

// A folder or a file that is in the way is told apart, whatever wraps the error.
func TestFoldersThatRefuseAreToldApart(t *testing.T) {
	dir := t.TempDir()
	file := filepath.Join(dir, "file")
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	live := fold.NewLive()
	json, err := export.FindFormat("json")
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		dir  string
		want fault.Kind
	}{
		{dir, fault.None}, {dir, fault.Exists}, {file, fault.NoFolder}, {filepath.Join(file, "x"), fault.NoFolder},
	} {
		_, err := export.Run(context.Background(), export.Request{
			Board: live.Board(), WallName: "day", Dir: c.dir, Formats: []export.Format{json},
		})
		if got := fault.KindOf(err); got != c.want {
			t.Errorf("into %s: kind %d, want %d; %v", c.dir, got, c.want, err)
		}
	}
}
