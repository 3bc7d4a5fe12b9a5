package export

import (
	"bytes"
	"context"
	"fmt"
	"html"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"mindwall/export/internal/walltest"
	"mindwall/mindmap"
)

// TestNumbersAreTheSameEverywhere holds that map, chart, page for the browser, DOT and workbook say of each theme as often that it was said.
func TestNumbersAreTheSameEverywhere(t *testing.T) {
	board := walltest.Day()
	for _, q := range board.Questions {
		words := map[string]string{}
		for _, f := range []string{"svg", "html", "dot", "chart"} {
			words[f] = wordsOf(t, board, q, f)
		}
		counts := countsOf(t, board, q)
		page := regexp.MustCompile(`<[^>]*>`).ReplaceAllString(written(t, board, "html"), " ")
		table := written(t, board, "md")
		for _, theme := range q.Themes {
			n := theme.Tally.Total()
			if counts[theme.Text] != n {
				t.Errorf("the workbook counts %d for %q, want %d", counts[theme.Text], theme.Text, n)
			}
			if n == 0 {
				continue
			}
			if bar := regexp.QuoteMeta(html.EscapeString(theme.Text)) + fmt.Sprintf(`\s+%d\s`, n); !regexp.MustCompile(bar).MatchString(page) {
				t.Errorf("the write-up's chart does not say that %q was said %d times", theme.Text, n)
			}
			if row := fmt.Sprintf(`\| %s .* \| %d \| %d \|`, theme.Letter, theme.Count, n); !regexp.MustCompile(row).MatchString(table) {
				t.Errorf("the write-up's table does not say that %q was said %d times", theme.Text, n)
			}
			want := regexp.MustCompile(regexp.QuoteMeta(theme.Text) + fmt.Sprintf(`\s+×%d\b`, n))
			for f, text := range words {
				if !want.MatchString(text) {
					t.Errorf("%s does not say that %q was said %d times", f, theme.Text, n)
				}
			}
		}
	}
}

// wordsOf is what a format says of a question, without its markup.
func wordsOf(t *testing.T, board *mindmap.Board, q *mindmap.Question, format string) string {
	t.Helper()
	r, err := Asked{Formats: format, ChartAs: "svg", Text: "live"}.Request()
	if err != nil {
		t.Fatal(err)
	}
	r.Board, r.Question, r.WallName = board, q.ID, "day"
	var out bytes.Buffer
	if _, err := Stream(context.Background(), &out, r); err != nil {
		t.Fatal(err)
	}
	if format == "dot" {
		return html.UnescapeString(strings.ReplaceAll(out.String(), `\n`, " "))
	}
	return html.UnescapeString(regexp.MustCompile(`<[^>]*>`).ReplaceAllString(out.String(), " "))
}

// countsOf are the tallies of a question's themes in the workbook.
func countsOf(t *testing.T, board *mindmap.Board, q *mindmap.Question) map[string]int {
	t.Helper()
	r, err := Asked{Formats: "xlsx"}.Request()
	if err != nil {
		t.Fatal(err)
	}
	r.Board, r.WallName = board, "day"
	var out bytes.Buffer
	if _, err := Stream(context.Background(), &out, r); err != nil {
		t.Fatal(err)
	}
	f, err := excelize.OpenReader(&out)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	rows, err := f.GetRows("Counts")
	if err != nil {
		t.Fatal(err)
	}
	counts := map[string]int{}
	for _, row := range rows[1:] {
		if row[0] == strconv.Itoa(q.Number) {
			counts[row[2]], _ = strconv.Atoi(row[4])
		}
	}
	return counts
}
