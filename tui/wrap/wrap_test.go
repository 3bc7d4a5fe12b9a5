package wrap

import (
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"mindwall/tui/cells"
)

var captions = rapid.OneOf(
	rapid.SampledFrom([]string{"Bus fare or lunch", "等了几个月才能见到专科医生", "أيام دون سماع صوت", "👩‍👩‍👧‍👦 🎉", "x",
		"Krankenversicherungskartenlesegerät", "Zoë’s naïve résumé", "e\u0301te\u0301 🇩🇪👍🏽"}),
	rapid.StringMatching(`[A-Za-z]{1,12}( [a-z]{1,14}){0,9}`),
)

// unwrapped is text without any blanks, hyphens and lines, so that what was wrapped can be found.
func unwrapped(s string) string {
	return strings.Map(func(r rune) rune {
		if strings.ContainsRune(" -\n│┃├┤╭╮╰╯┼─┬┴●·", r) {
			return -1
		}
		return r
	}, s)
}

// Words are broken or cut so that it is seen: what is left out is stood for by an ellipsis, and the number is whole.
func TestCutWithAnEllipsis(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		text := captions.Draw(rt, "caption")
		tail := rapid.SampledFrom([]string{"", "×3", "×120", "×3 ❞✓ ✎"}).Draw(rt, "tail")
		width, rows := rapid.IntRange(12, 60).Draw(rt, "width"), rapid.IntRange(0, 4).Draw(rt, "rows")
		lines, cut := To(text, tail, width, rows)
		if rows > 0 && len(lines) > rows {
			rt.Fatalf("%d rows, want %d", len(lines), rows)
		}
		var words strings.Builder
		for _, l := range lines {
			if l.Width() > width {
				rt.Fatalf("%q takes %d cells, want %d", l.String(), l.Width(), width)
			}
			words.WriteString(l.Text)
		}
		if last := lines[len(lines)-1]; last.Tail != tail {
			rt.Fatalf("the number is %q: %q", last.Tail, lines)
		}
		kept, short := strings.CutSuffix(words.String(), cells.Ellipsis)
		if short != cut || !strings.HasPrefix(unwrapped(text), unwrapped(kept)) || !cut && unwrapped(kept) != unwrapped(text) {
			rt.Fatalf("%q in %d cells and %d rows is %q, cut: %v", text, width, rows, lines, cut)
		}
	})
}

// The quick way to break words that fit gives what the general one does.
func TestQuickWayIsTheSame(t *testing.T) {
	quick := 0
	rapid.Check(t, func(rt *rapid.T) {
		text := rapid.OneOf(captions, rapid.StringMatching(`[A-Za-z(,.é]{1,6}( {1,2}[a-z)!?é“]{1,9}){0,12}`)).Draw(rt, "text")
		width := rapid.IntRange(1, 60).Draw(rt, "width")
		got := evenWords(text, width)
		if got == nil {
			return
		}
		quick++
		broken := breakWords(text, width)
		want := cells.Wrap(broken, width)
		if len(want) >= 2 && len(want) <= maxBalanced {
			low, high := Longest(broken), width
			for low < high {
				mid := (low + high) / 2
				if narrower := cells.Wrap(broken, mid); len(narrower) > len(want) {
					low = mid + 1
				} else {
					high, want = mid, narrower
				}
			}
		}
		if !slices.Equal(got, want) {
			rt.Fatalf("%q in %d cells is %q, want %q", text, width, got, want)
		}
	})
	if quick == 0 {
		t.Error("no text was broken quickly")
	}
}

// Counting rows gives what breaking them does.
func TestRows(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		text := rapid.OneOf(captions, rapid.StringMatching(`[A-Za-z(,.é]{1,6}( {1,2}[a-z)!?é“]{1,9}){0,12}`)).Draw(rt, "text")
		tail := rapid.SampledFrom([]string{"", "×3", "×3 ❞✓ ✎"}).Draw(rt, "tail")
		width := rapid.IntRange(1, 60).Draw(rt, "width")
		lines, _ := To(text, tail, width, 0)
		if got := Rows(text, tail, width); got != len(lines) {
			rt.Fatalf("%q with %q in %d cells takes %d rows, want %d: %q", text, tail, width, got, len(lines), lines)
		}
	})
}
