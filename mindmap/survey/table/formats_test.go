package table

import (
	"fmt"
	"testing"
)

func TestPlainNumber(t *testing.T) {
	for stored, shown := range map[string]string{
		"1.14029384756E+11": "114029384756", "0.30000000000000004": "0.3", "1E-2": "0.01", "007": "007", "12": "12",
		"12345678901234567890": "12345678901234567890", "1E+300": "1E+300",
	} {
		var n float64
		if _, err := fmt.Sscan(stored, &n); err != nil {
			t.Fatal(err)
		}
		if got := plainNumber(stored, n); got != shown {
			t.Errorf("plainNumber(%s) = %s, want %s", stored, got, shown)
		}
	}
}
