package tui_test

import (
	"strings"
	"testing"
	"time"

	"mindwall/tui/internal/drive"
)

// TestAHugePasteIsRefusedInWords pastes what nothing on the wall can hold. It turned the status red for good, as its draft
// could not be kept, and Enter said nothing.
func TestAHugePasteIsRefusedInWords(t *testing.T) {
	drive.Test(t, func(t *testing.T) {
		d := drive.New(t, drive.Options{Size: drive.Size(120, 30), Questions: []string{"Why?"}})
		d.Paste(strings.Repeat("é", 100_000)).Pass(3*time.Second).Sees("an answer is too long: 100000 characters, at most 20000", "✓ saved")
		if kept := d.Notes["draft"]; len(kept) == 0 || len(kept) > 200_000 || strings.Trim(kept, "é") != "" {
			t.Errorf("%d bytes of the line are kept", len(kept))
		}
		d.Press("enter").Sees("too long: 100000 characters", "éé").WallIs("")
		d.Press("ctrl+c").Say("Rent").WallIs("- Rent\n").Sees("✓ saved")
	})
}
