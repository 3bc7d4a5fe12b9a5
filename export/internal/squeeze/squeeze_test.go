package squeeze

import (
	"bytes"
	"compress/flate"
	"io"
	"math/rand/v2"
	"slices"
	"testing"

	"pgregory.net/rapid"
)

func unpacked(packed []byte) ([]byte, error) {
	r := bytes.NewReader(packed)
	out, err := io.ReadAll(flate.NewReader(r))
	if err == nil && r.Len() > 0 {
		err = io.ErrShortBuffer
	}
	return out, err
}

// anyData draws bytes as pictures and others have them: runs, repeats, and noise.
func anyData() *rapid.Generator[[]byte] {
	return rapid.Custom(func(t *rapid.T) []byte {
		var out []byte
		for range rapid.IntRange(0, 30).Draw(t, "pieces") {
			switch rapid.IntRange(0, 3).Draw(t, "kind") {
			case 0:
				out = append(out, rapid.SliceOfN(rapid.Byte(), 0, 60).Draw(t, "noise")...)
			case 1:
				out = append(out, bytes.Repeat(rapid.SliceOfN(rapid.Byte(), 1, 5).Draw(t, "unit"), rapid.IntRange(0, 700).Draw(t, "times"))...)
			case 2:
				out = append(out, make([]byte, rapid.IntRange(0, 40_000).Draw(t, "zeros"))...)
			default:
				if len(out) > 0 {
					from := rapid.IntRange(0, len(out)-1).Draw(t, "from")
					out = append(out, out[from:min(len(out), from+rapid.IntRange(0, 600).Draw(t, "again"))]...)
				}
			}
		}
		return out
	})
}

func TestWhatIsPackedUnpacks(t *testing.T) {
	var p Packer
	rapid.Check(t, func(t *rapid.T) {
		var packed, want []byte
		parts := rapid.SliceOfN(anyData(), 1, 4).Draw(t, "parts")
		for i, part := range parts {
			packed = p.Append(packed, part, i == len(parts)-1)
			want = append(want, part...)
		}
		got, err := unpacked(packed)
		if err != nil || !bytes.Equal(got, want) {
			t.Fatalf("%d bytes became %d, error %v", len(want), len(got), err)
		}
	})
}

func FuzzUnpacks(f *testing.F) {
	f.Add([]byte{}, []byte{0})
	f.Add([]byte("to be, or not to be"), bytes.Repeat([]byte{1, 2, 3}, 300))
	f.Fuzz(func(t *testing.T, first, second []byte) {
		var p Packer
		got, err := unpacked(p.Append(p.Append(nil, first, false), second, true))
		if want := slices.Concat(first, second); err != nil || !bytes.Equal(got, want) {
			t.Fatalf("%q became %q, error %v", want, got, err)
		}
	})
}

// TestManyBlocks packs noise, of which every byte is a token, and more zeros than a block has matches for.
func TestManyBlocks(t *testing.T) {
	noise := make([]byte, 3*blockTokens+1)
	rng := rand.New(rand.NewPCG(1, 2))
	for i := range noise {
		noise[i] = byte(rng.Uint32())
	}
	want := slices.Concat(noise, make([]byte, maxMatch*blockTokens+7), noise[:blockTokens])
	var p Packer
	packed := p.Append(nil, want, true)
	if got, err := unpacked(packed); err != nil || !bytes.Equal(got, want) {
		t.Errorf("%d bytes became %d, error %v", len(want), len(got), err)
	}
	if most := len(noise) + blockTokens + len(want)/100; len(packed) > most {
		t.Errorf("%d bytes were packed into %d, want %d at most", len(want), len(packed), most)
	}
}

// TestCodesAreNeverTooLong gives each symbol the number of a Fibonacci row, for which Huffman's tree is deepest.
func TestCodesAreNeverTooLong(t *testing.T) {
	for _, limit := range []int{maxShort, maxBits} {
		for n := range 40 {
			seen := make([]uint32, 40)
			a, b := uint32(1), uint32(1)
			for i := range n {
				seen[i] = a
				a, b = b, a+b
			}
			codes, taken := make([]code, len(seen)), 0
			new(tree).assign(codes, seen, limit)
			for i, c := range codes {
				if int(c.n) > limit || c.n == 0 && seen[i] > 0 {
					t.Errorf("limit %d: the code of symbol %d of %d has %d bits", limit, i, n, c.n)
				}
				if c.n > 0 {
					taken += 1 << (limit - int(c.n))
				}
			}
			if taken != 1<<limit {
				t.Errorf("limit %d: codes of %d symbols leave bits unused", limit, n)
			}
		}
	}
}

// TestPacksAsSmallAsTheLibrary packs letters on rows, as a drawing has them.
func TestPacksAsSmallAsTheLibrary(t *testing.T) {
	rng := rand.New(rand.NewPCG(3, 4))
	letters := make([][]byte, 40)
	for i := range letters {
		letters[i] = make([]byte, 20+rng.IntN(20))
		for j := range letters[i] {
			letters[i][j] = byte(rng.Uint32())
		}
	}
	var rows []byte
	for range 3000 {
		rows = append(append(rows, letters[rng.IntN(len(letters))]...), make([]byte, rng.IntN(400))...)
	}
	var library bytes.Buffer
	w, err := flate.NewWriter(&library, flate.DefaultCompression)
	if err != nil {
		t.Fatal(err)
	}
	_, _ = w.Write(rows)
	_ = w.Close()
	var p Packer
	if n := len(p.Append(nil, rows, true)); n > library.Len()*11/10 {
		t.Errorf("%d bytes were packed into %d, by the library into %d", len(rows), n, library.Len())
	}
}

func BenchmarkPack(b *testing.B) {
	rows := make([]byte, 1<<20)
	rng := rand.New(rand.NewPCG(5, 6))
	for i := 0; i < len(rows); i += 100 + rng.IntN(400) {
		copy(rows[i:], "as letters on a row are")
	}
	var p Packer
	b.SetBytes(int64(len(rows)))
	for b.Loop() {
		p.Append(nil, rows, false)
	}
}
