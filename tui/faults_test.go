package tui_test

import (
	"testing"

	"mindwall/tui/internal/drive"
)

// TestFaults plays what people met in front of a room, each in a script that says what was wrong.
func TestFaults(t *testing.T) { drive.Scripts(t, "testdata/faults/*.txt") }
