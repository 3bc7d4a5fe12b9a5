package link

import (
	"strings"
	"testing"

	"pgregory.net/rapid"

	"mindwall/mindmap"
)

func TestAddressIsReadAsItIsWritten(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var a Address
		for range rapid.IntRange(1, 3).Draw(t, "hubs") {
			a.Hubs = append(a.Hubs, rapid.SampledFrom([]string{"192.168.1.20:4222", "hub.example:1", "[fe80::1]:4222", "tafel-3:65535"}).Draw(t, "hub"))
		}
		fill := func(to []byte, name string) { copy(to, rapid.SliceOfN(rapid.Byte(), len(to), len(to)).Draw(t, name)) }
		fill(a.Wall[:], "wall")
		fill(a.Key[:], "key")
		fill(a.Pin[:], "pin")
		if a.Wall.IsZero() {
			a.Wall[0] = 1
		}
		read, err := ParseAddress("  " + a.String() + "\n")
		if err != nil || read.String() != a.String() {
			t.Fatalf("%s was read as %s, %v", a, read, err)
		}
	})
}

func TestWhatIsNoAddressIsRefusedWithAReason(t *testing.T) {
	good := Address{Hubs: []string{"10.0.0.1:4222"}, Wall: mindmap.ID{1}}.String()
	for _, c := range []struct{ line, why string }{
		{"", "does not begin with"},
		{strings.TrimPrefix(good, "mindwall:"), "does not begin with"},
		{good[:strings.Index(good, "#")], "from # on, is missing"},
		{good[:len(good)-1], "pin is not whole"},
		{strings.Replace(good, "#", "#x", 1), "key is not whole"},
		{strings.Replace(good, "10.0.0.1:4222", "", 1), "is no host"},
		{strings.Replace(good, "/01", "/1", 1), "31 digits"},
	} {
		if _, err := ParseAddress(c.line); err == nil || !strings.Contains(err.Error(), c.why) {
			t.Errorf("%q: %v, want %q", c.line, err, c.why)
		}
	}
	short, err := ParseAddress(strings.Replace(good, ":4222", "", 1))
	if err != nil || short.Hubs[0] != "10.0.0.1:4222" {
		t.Errorf("without a port: %v, %v", short, err)
	}
}
