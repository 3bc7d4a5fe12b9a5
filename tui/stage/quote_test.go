package stage

import (
	"strings"
	"testing"

	"pgregory.net/rapid"

	"mindwall/mindmap"
	"mindwall/mindmap/shown"
	"mindwall/tui/screen"
	"mindwall/tui/wrap"
)

// quoteOf is the view of an answer's quote.
func (w *wall) quoteOf(answer mindmap.ID, size screen.Size) View {
	w.do(mindmap.PublishQuote{Answer: answer, Publish: true})
	v := w.view(size)
	v.Shown.Scene, v.Shown.Answer = shown.Quote, answer
	return v
}

// A quote stands with its caption, unless that says the same, and with its theme, unless it has none.
func TestAQuoteSaysWhereItBelongs(t *testing.T) {
	for _, c := range []struct {
		theme, caption, quote string
		want, not             []string
	}{
		{"Money", "Too dear", "I cannot pay for that", []string{"“I cannot pay for that”", "Too dear", " A Money "}, []string{"›"}},
		{"Money/Rent", "Too dear", "I cannot pay for that", []string{"Too dear", " A Money  › Rent"}, nil},
		{"Money/Rent/Deposits", "Too dear", "I cannot pay for that", []string{" A Money  › Rent › Deposits"}, nil},
		{"", "Too dear", "I cannot pay for that", []string{"“I cannot", "Too dear"}, []string{"Unsorted"}},
		{"Money", "I cannot pay for that!", "I cannot pay, for that", []string{"“I cannot pay, for that”", "A Money"}, []string{"that!"}},
		{"Money", "I cannot…", "I cannot pay for that", []string{"“I cannot pay for that”", "A Money"}, []string{"cannot…"}},
		{"Money", "I cannot", "I cannot pay for that", []string{"“I cannot pay for that”\n", "I cannot\n"}, nil},
		{"", "I CANNOT pay for that", "I cannot pay for that", []string{"“I cannot pay for that”"}, []string{"CANNOT"}},
		{"Geld", "太贵了", "我付不起", []string{"“我付不起”", "太贵了", "A Geld"}, nil},
	} {
		w := newWall(t, "What would you change?")
		id := w.answer(1, c.theme, mindmap.AddAnswer{Caption: c.caption, Quote: c.quote})
		var rows []string
		for _, row := range strings.Split(shows(w.quoteOf(id, sizes[1])), "\n") {
			rows = append(rows, strings.TrimRight(row, " "))
		}
		got := strings.Join(rows, "\n")
		for _, want := range c.want {
			if !strings.Contains(got, strings.TrimRight(want, " ")) {
				t.Errorf("%q lacks %q:\n%s", c.quote, want, got)
			}
		}
		for _, not := range c.not {
			if strings.Contains(got, not) {
				t.Errorf("%q has %q:\n%s", c.quote, not, got)
			}
		}
	}
}

// The quote of an answer that was merged into another is shown with its own caption, under the other's theme.
func TestAQuoteOfAMergedAnswer(t *testing.T) {
	w := newWall(t, "What would you change?")
	into := w.say(1, "Money", "Rent", 1)
	id := w.answer(1, "", mindmap.AddAnswer{Caption: "The rent is too high", Quote: "I pay half of what I earn"})
	w.do(mindmap.MergeAnswer{Answer: id, Into: into})
	got := shows(w.quoteOf(id, sizes[1]))
	for _, want := range []string{"“I pay half of what I earn”", "The rent is too high", " A Money "} {
		if !strings.Contains(got, want) {
			t.Errorf("it lacks %q:\n%s", want, got)
		}
	}
}

// The quote comes first: while there is room for all of its words, they are there, and its caption and theme are there whole or
// not at all.
func TestAQuoteIsWholeBeforeAllElse(t *testing.T) {
	sentence := func(rt *rapid.T, label string, words int) string {
		return strings.Join(rapid.SliceOfN(rapid.StringMatching(`[a-z]{1,14}`), 1, words).Draw(rt, label), " ")
	}
	rapid.Check(t, func(rt *rapid.T) {
		w := newWall(t, "Why?")
		theme, sub := "T"+sentence(rt, "theme", 6), sentence(rt, "sub-theme", 6)
		caption, quote := sentence(rt, "caption", 20), sentence(rt, "quote", 120)
		theme, sub = theme[:min(len(theme), 60)], sub[:min(len(sub), 60)]
		id := w.answer(1, theme+"/"+sub, mindmap.AddAnswer{Caption: caption, Quote: quote})
		size := screen.Size{W: rapid.IntRange(24, 170).Draw(rt, "columns"), H: rapid.IntRange(6, 50).Draw(rt, "rows")}
		v := w.quoteOf(id, size)
		var s Stage
		rows := s.Paint(v)
		checkBudget(rt, v, rows)
		got := unwrapped(plain(rows[2:]))
		has := func(text string) bool { return strings.Contains(got, unwrapped(text)) }
		lines := len(wrap.Even("“"+quote+"”", min(size.W-2*textAt, widestQuote)))
		if lines <= size.H-2 && !has("“"+quote+"”") && has(caption+"A"+theme) {
			rt.Fatalf("the caption stands and the quote is cut:\n%s", plain(rows))
		}
		if lines+20 <= size.H-2 && !(has("“"+quote+"”") && has("A"+theme) && has(sub)) {
			rt.Fatalf("there is room for all:\n%s", plain(rows))
		}
		if !strings.Contains(got, "“") {
			rt.Fatalf("the quote is not there:\n%s", plain(rows))
		}
	})
}
