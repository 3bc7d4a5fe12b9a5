package pair

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func TestCodes(t *testing.T) {
	code := NewCode()
	if again, err := ParseCode(strings.ToLower(code.String())); err != nil || again != code {
		t.Errorf("%q is read as %q: %v", code, again, err)
	}
	for typed, want := range map[string]Code{
		"abcd efgh": "ABCDEFGH", " ABCD-EFGH\n": "ABCDEFGH", "a b c d e f g h": "ABCDEFGH",
		"": "", "abcdefg": "", "abcdefghj": "", "abcdefgl": "", "abcd1fgh": "", "äbcdefg": "",
	} {
		if got, err := ParseCode(typed); got != want || (err == nil) != (want != "") {
			t.Errorf("%q is read as %q: %v", typed, got, err)
		}
	}
	if other := NewCode(); other == code {
		t.Error("two codes are the same")
	}
}

// The words tell the first 44 bits, each of them.
func TestWords(t *testing.T) {
	var zero, ones [32]byte
	for i := range ones {
		ones[i] = 0xff
	}
	if got := Words(zero); got != "abandon abandon abandon abandon" {
		t.Errorf("zeros are %q", got)
	}
	if got := Words(ones); got != "zoo zoo zoo zoo" {
		t.Errorf("ones are %q", got)
	}
	for bit := range 256 {
		var pin [32]byte
		pin[bit/8] = 1 << (7 - bit%8)
		if same := Words(pin) == Words(zero); same != (bit >= 44) {
			t.Errorf("bit %d: the words are %q", bit, Words(pin))
		}
	}
}

func TestWordsAreNotMistaken(t *testing.T) {
	all := words()
	if len(all) != 1<<bitsPerWord {
		t.Fatalf("%d words", len(all))
	}
	begin := func(w string) string { return w[:min(len(w), 4)] }
	for i := range all[1:] {
		if begin(all[i]) == begin(all[i+1]) {
			t.Errorf("%s and %s begin alike", all[i], all[i+1])
		}
	}
}

// Who knows the code and sees the hub's certificate is let in, and nobody else; what is granted is read by them alone.
func TestPairing(t *testing.T) {
	const code, other Code = "ABCDEFGH", "ABCDEFGJ"
	hubs, between := [32]byte{1}, [32]byte{2}
	asking, err := Ask(code, hubs, "Anna's table")
	if err != nil {
		t.Fatal(err)
	}
	if _, ok := Check(other, hubs, asking.Request); ok {
		t.Error("another code is taken")
	}
	if _, ok := Check(code, between, asking.Request); ok {
		t.Error("a table that sees another certificate is let in")
	}
	renamed := asking.Request
	renamed.Name = "Bert's table"
	if _, ok := Check(code, hubs, renamed); ok {
		t.Error("a request under another name is taken")
	}
	answering, ok := Check(code, hubs, asking.Request)
	if !ok {
		t.Fatal("who knows the code is not let in")
	}
	want := Grant{Line: "mindwall://10.0.0.7:4222/w#k.p", Title: "A day"}
	reply, err := answering.Grant(want)
	if err != nil {
		t.Fatal(err)
	}
	if got, err := asking.Open(reply); err != nil || got != want {
		t.Errorf("got %+v: %v", got, err)
	}
	stranger, err := Ask(other, hubs, "Anna's table")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := stranger.Open(reply); err == nil {
		t.Error("a stranger reads the grant")
	}
	for _, r := range []Refusal{WrongCode, SaidNo} {
		if _, err := asking.Open(Reply{Refused: r}); !errors.Is(err, r) || r.Error() == Refusal("").Error() {
			t.Errorf("refused with %q: %v", r, err)
		}
	}
	if _, err := asking.Open(Reply{}); err == nil {
		t.Error("an empty reply is a grant")
	}
	rapid.Check(t, func(t *rapid.T) {
		broken := slices.Clone(reply.Sealed)
		broken[rapid.IntRange(0, len(broken)-1).Draw(t, "at")] ^= byte(rapid.IntRange(1, 255).Draw(t, "by"))
		if _, err := asking.Open(Reply{Sealed: broken}); err == nil {
			t.Fatal("a reply that was changed is a grant")
		}
	})
}
