package tui_test

import (
	"testing"

	"mindwall/tui/internal/drive"
)

// TestScripts plays what people do at the console, each in a script.
func TestScripts(t *testing.T) { drive.Scripts(t, "testdata/*.txt") }
