package meaning

import "testing"

func TestAsksFor(t *testing.T) {
	for _, lead := range []string{"", "1. ", "1) ", "(2) ", "12: ", "3 - ", "Q1 - ", "Q1. ", "Q1: ", "q12) ", "Q3 ", "Question 4: ", "G01Q01. ", "G1Q2 - ",
		"Frage 3: ", "1.2 ", "1.2. ", "a) ", "*", "* 1. "} {
		for _, tail := range []string{"", "?", " ?", ":", " *", "?*", " (optional)", "? (optional)", "? (required) *", " (tick all that apply)", "?:", "? (freiwillig)"} {
			if lead == "1.2 " {
				continue // a version, an amount, or a number of a question: it stays
			}
			for _, q := range []string{"What helps", "What gets in the way of the people you support", "Was hilft"} {
				if got := AsksFor(lead + q + tail); got != q {
					t.Errorf("%q: %q", lead+q+tail, got)
				}
			}
		}
	}
	for _, keep := range []string{"1 thing that helps", "3 words for your job", "5-a-day", "24/7", "Covid-19", "Money (and debts)", "Quality of life", "A1", "2024"} {
		if got := AsksFor(keep); got != keep {
			t.Errorf("%q became %q", keep, got)
		}
	}
}

func TestCore(t *testing.T) {
	for _, h := range []string{
		"What helps?", "3. What helps? (max. three things)", "What helps? Please describe in your own words.", "What helps (be honest)?", "What helps? (be honest) *",
		"Q4: What helps? Tell us more:", "What helps",
	} {
		if got := Core(h); got != "What helps" {
			t.Errorf("%q: %q", h, got)
		}
	}
	for h, want := range map[string]string{"What helps? And what hinders?": "What helps? And what hinders", "(Other)": "(Other)", "何が助けになりますか？（自由記述）": "何が助けになりますか"} {
		if got := Core(h); got != want {
			t.Errorf("%q: %q, want %q", h, got, want)
		}
	}
}
