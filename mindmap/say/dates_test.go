package say

import "testing"

func TestReadDate(t *testing.T) {
	for _, c := range []struct{ text, from, want string }{
		{"27 April", "2026-03-09", "2026-04-27"},
		{"27 april", "2026-04-28", "2027-04-27"},
		{"9 March", "2026-03-09", "2026-03-09"},
		{"27 Apr", "2026-03-09", "2026-04-27"},
		{"April 27", "2026-03-09", "2026-04-27"},
		{"April 27, 2028", "2026-03-09", "2028-04-27"},
		{"27 April 2025", "2026-03-09", "2025-04-27"},
		{"2026-04-27", "", "2026-04-27"},
		{"29 February", "2026-03-09", "2028-02-29"},
		{"27 April", "", "27 April"},
		{"27 April", "next spring", "27 April"},
		{"31 April", "2026-03-09", ""},
		{"29 February 2026", "2026-03-09", ""},
		{"2026-02-30", "2026-03-09", ""},
		{"Easter", "2026-03-09", ""},
		{"bus", "2026-03-09", ""},
		{"4", "2026-03-09", ""},
		{"27 Ap", "2026-03-09", ""},
		{"April", "2026-03-09", ""},
		{"4 pm", "2026-03-09", ""},
		{"", "2026-03-09", ""},
	} {
		if got, ok := English.ReadDate(c.text, c.from); got != c.want || ok != (c.want != "") {
			t.Errorf("%q from %q: got %q, %v, want %q", c.text, c.from, got, ok, c.want)
		}
	}
}
