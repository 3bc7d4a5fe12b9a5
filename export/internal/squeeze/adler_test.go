package squeeze

import (
	"bytes"
	"hash/adler32"
	"testing"

	"pgregory.net/rapid"
)

func TestSumsAreThoseOfTheLibrary(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.SliceOfN(rapid.OneOf(rapid.Byte(), rapid.Just(byte(0)), rapid.Just(byte(255))), 0, 300)
		a, b := text.Draw(t, "a"), bytes.Repeat(text.Draw(t, "b"), rapid.IntRange(1, 900).Draw(t, "times"))
		whole := append(bytes.Clone(a), b...)
		want := adler32.Checksum(whole)
		if got := Sum(whole); got != want {
			t.Fatalf("of %d bytes %08x, want %08x", len(whole), got, want)
		}
		if got := JoinSums(Sum(a), Sum(b), len(b)); got != want {
			t.Fatalf("joined %08x, want %08x", got, want)
		}
	})
	high := bytes.Repeat([]byte{255}, 1<<20) // the most that is added up
	if Sum(high) != adler32.Checksum(high) {
		t.Error("the sums overflow")
	}
}
