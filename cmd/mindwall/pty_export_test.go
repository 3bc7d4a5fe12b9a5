//go:build unix

package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestExportAgainFromTheConsole exports twice: the dialog refuses to replace, says which of its rows to switch on, and then
// replaces.
func TestExportAgainFromTheConsole(t *testing.T) {
	home := t.TempDir()
	path := newWallFile(t, home, "What hinders?")
	x := start(t, 90, 30, home, "open", path).sees("1/1 What hinders?").say("Rent").sees("✓ saved")
	x.press("ctrl+x").sees("Export into").press("enter").sees("2 files written").press("esc").sees("Rent").say("Buses").sees("Buses", "✓ saved")
	x.press("ctrl+x").sees("Export into").press("enter").sees("already", "switch on “Replace files of the same name”")
	if s := x.screen(); strings.Contains(s, "--") {
		t.Errorf("the dialog speaks of flags:\n%s", s)
	}
	x.press("up", "space").sees("[✓] Replace").press("enter").sees("2 files written")
	made, _ := filepath.Glob(filepath.Join(home, "*-q1-*.dot"))
	if len(made) != 1 {
		t.Fatalf("found %v", made)
	}
	if data, _ := os.ReadFile(made[0]); !strings.Contains(string(data), "Buses") {
		t.Error("the file is still the old one")
	}
}
