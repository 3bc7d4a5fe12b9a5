package chance

import (
	"math"
	"slices"
	"testing"

	"pgregory.net/rapid"
)

// TestFisher holds the test against published examples and exact sums of whole numbers.
func TestFisher(t *testing.T) {
	for _, c := range []struct {
		a, b, c, d int
		want       float64
	}{
		{3, 1, 1, 3, 0.4857143}, // the lady tasting tea
		{1, 9, 11, 3, 0.002759456},
		{2, 10, 15, 3, 0.0005367241},
		{0, 5, 0, 5, 1},
		{10, 90, 10, 90, 1},
		{240, 760, 120, 880, 2.963952e-12},
	} {
		if got := Fisher(c.a, c.b, c.c, c.d); math.Abs(got-c.want) > c.want*0.01+1e-13 {
			t.Errorf("%d %d %d %d: got %g, want %g", c.a, c.b, c.c, c.d, got, c.want)
		}
	}
}

// Fisher is the sum of all tables with the same sums that are as unlikely.
func TestFisherIsTheSum(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.SliceOfN(rapid.IntRange(0, rapid.SampledFrom([]int{3, 30, 300}).Draw(t, "most")), 4, 4).Draw(t, "table")
		a, b, c, d := n[0], n[1], n[2], n[3]
		of := func(x int) float64 {
			return math.Exp(choose(a+b, x) + choose(c+d, a+c-x) - choose(a+b+c+d, a+c))
		}
		want := 0.0
		for x := max(0, a-d); x <= min(a+b, a+c); x++ {
			if q := of(x); q <= of(a)*(1+1e-7) {
				want += q
			}
		}
		if got := Fisher(a, b, c, d); math.Abs(got-want) > 1e-12+1e-9*want {
			t.Errorf("%v: got %g, want %g", n, got, want)
		}
	})
}

// Counts may be of any size, and a difference that is nothing among so many is none.
func TestFisherOfAnySize(t *testing.T) {
	for _, c := range []struct {
		a, b, c, d  int
		least, most float64
	}{
		{500_000_000, 500_000_000, 500_000_000, 500_000_000, 0.999, 1},
		{500_000_100, 500_000_000, 500_000_000, 500_000_000, 0.9, 1},
		{600_000_000, 500_000_000, 500_000_000, 500_000_000, 0, 1e-300},
		{0, 1_000_000_000, 1_000_000_000, 0, 0, 1e-300},
	} {
		if got := Fisher(c.a, c.b, c.c, c.d); got < c.least || got > c.most {
			t.Errorf("%v: got %g", c, got)
		}
	}
}

// Least is the least of all tables with the same sums, and Fisher says the same whichever row or column comes first.
func TestLeastAndSymmetry(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.SliceOfN(rapid.IntRange(0, 20), 4, 4).Draw(t, "table")
		a, b, c, d := n[0], n[1], n[2], n[3]
		p := Fisher(a, b, c, d)
		for _, turned := range []float64{Fisher(c, d, a, b), Fisher(b, a, d, c), Fisher(a, c, b, d)} {
			if math.Abs(turned-p) > 1e-9 {
				t.Errorf("%v: %g and %g", n, p, turned)
			}
		}
		least := 1.0
		for x := max(0, a-d); x <= min(a+b, a+c); x++ {
			least = min(least, Fisher(x, a+b-x, a+c-x, d-a+x))
		}
		if got := Least(a, b, c, d); math.Abs(got-least) > 1e-9 {
			t.Errorf("%v: least %g, want %g", n, got, least)
		}
	})
}

func TestHolm(t *testing.T) {
	if got, want := Holm([]float64{0.04, 0.01, 0.03, 0.005}), []float64{0.06, 0.03, 0.06, 0.02}; !slices.EqualFunc(got, want, func(a, b float64) bool { return math.Abs(a-b) < 1e-12 }) {
		t.Errorf("got %v, want %v", got, want)
	}
	if got := Holm(nil); len(got) != 0 {
		t.Errorf("got %v", got)
	}
	rapid.Check(t, func(t *rapid.T) {
		p := rapid.SliceOf(rapid.Float64Range(0, 1)).Draw(t, "p")
		for i, q := range Holm(p) {
			if q < p[i] || q > 1 {
				t.Errorf("%g became %g", p[i], q)
			}
		}
	})
}
