package comparison

import (
	"bytes"
	"fmt"
	"html"
	"math"
	"regexp"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"mindwall/mindmap/compare"
	"mindwall/mindmap/desk/columns"
	"mindwall/mindmap/say"
	"mindwall/mindmap/scheme"
	"mindwall/mindmap/years"
)

const secret = "SECRET"

// drawWalls draws a few walls of one event, year after year, with themes called "Theme a" and so on. What may not leave a wall has a secret in it,
// and what may be quoted says so.
func drawWalls(t *rapid.T, columnsUpTo int) *compare.Comparison {
	walls := make([]compare.Wall, rapid.IntRange(2, columnsUpTo).Draw(t, "walls"))
	for i := range walls {
		var s strings.Builder
		fmt.Fprintf(&s, "# Day\ndate %d-04-14\n", 2020+i)
		for q := range rapid.IntRange(1, 2).Draw(t, "questions") {
			fmt.Fprintf(&s, "? Question %c?\n", 'A'+q)
			for n := range rapid.IntRange(0, 12).Draw(t, "themes") {
				said := rapid.IntRange(0, 30).Draw(t, "said")
				if said == 0 && rapid.Bool().Draw(t, "absent") {
					continue
				}
				fmt.Fprintf(&s, "* Theme %c of %s\n", 'a'+n, strings.Repeat("words ", n%6))
				if said > 1 {
					fmt.Fprintf(&s, "- in year %d +%d\n", i, said-1)
				}
				said = i // or the same each year, and under any theme
				if rapid.Bool().Draw(t, "again") {
					said = 0
				}
				switch rapid.IntRange(0, 4).Draw(t, "quote") {
				case 0:
					fmt.Fprintf(&s, "- once %d%d%d || quotable %d.%d.%d.\n", said, q, n/2, i, q, n)
				case 1:
					fmt.Fprintf(&s, "- once %d%d%d | %s\n", said, q, n/2, secret)
				case 2:
					fmt.Fprintf(&s, "- once %d%d%d @%s\n", said, q, n/2, secret)
				case 3:
					fmt.Fprintf(&s, "p %s | %s\nx %s | %s\n", secret, secret, secret, secret)
				}
			}
		}
		walls[i] = columnOf(fmt.Sprint("wall", i), years.Write(fmt.Sprint("wall", i), s.String()))
	}
	return columns.Compare(walls, nil)
}

// cellOf is how a table tells a theme in a column.
func cellOf(t *compare.Theme, column int) string {
	return fmt.Sprintf("%d · %v%%", t.Said[column], math.Round(100*t.Shares[column]))
}

var (
	htmlRow  = regexp.MustCompile(`<tr role="row"><th role="rowheader"[^>]*>(.*?)</th>(.*?)</tr>`)
	htmlCell = regexp.MustCompile(`<td[^>]*>(.*?)</td>`)
)

// htmlTables are the rows of the last tables of a page, without their heads.
func htmlTables(page string) (rows [][]string) {
	_, appendix, _ := strings.Cut(page, `<section class="appendix">`)
	for _, m := range htmlRow.FindAllStringSubmatch(appendix, -1) {
		row := []string{html.UnescapeString(m[1])}
		for _, c := range htmlCell.FindAllStringSubmatch(m[2], -1) {
			row = append(row, html.UnescapeString(c[1]))
		}
		rows = append(rows, row)
	}
	return rows
}

func markdownTables(text string) (rows [][]string) {
	for line := range strings.Lines(text) {
		if cells, ok := strings.CutPrefix(strings.TrimSpace(line), "| "); ok && !strings.HasPrefix(cells, "Theme |") && !strings.HasPrefix(cells, "---") {
			rows = append(rows, strings.Split(strings.TrimSuffix(cells, " |"), " | "))
		}
	}
	return rows
}

// TestNumbersAreThoseOfTheComparison draws walls, and reads from page, Markdown and pictures that each theme is there with the numbers that
// the comparison has, every published quote, and nothing that may not leave the walls.
func TestNumbersAreThoseOfTheComparison(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		c := drawWalls(rt, 4)
		content := newContent(c, Options{})
		var page bytes.Buffer
		if err := content.writePage(&page, ""); err != nil {
			rt.Fatal(err)
		}
		markdown := markdownOf(t, c, Options{})
		var want [][]string
		for i, q := range c.Questions {
			listed := slices.Clone(q.Themes)
			if q.Unsorted != nil {
				listed = append(listed, q.Unsorted)
			}
			for _, theme := range listed {
				row := []string{theme.Text}
				for column := range c.Columns {
					row = append(row, cellOf(theme, column))
				}
				want = append(want, row)
			}
			checkFigure(rt, content.Questions[i].figure, q)
		}
		for name, rows := range map[string][][]string{"html": htmlTables(page.String()), "md": markdownTables(markdown)} {
			if len(rows) != len(want) {
				rt.Fatalf("%s has %d rows, want %d", name, len(rows), len(want))
			}
			for i, row := range rows {
				if !slices.Equal(row[:len(c.Columns)+1], want[i]) {
					rt.Errorf("%s says %q, want %q", name, row, want[i])
				}
			}
		}
		checkQuotes(rt, c, page.String(), strings.ReplaceAll(markdown, `\`, ""))
	})
}

// checkFigure holds that a figure shows each theme that was said, with its numbers.
func checkFigure(t *rapid.T, f *figure, q *compare.Question) {
	shown := map[string]row{}
	for _, r := range f.rows {
		shown[r.name] = r
	}
	for _, theme := range q.Themes {
		r, ok := shown[theme.Text]
		if ok != (slices.Max(theme.Said) > 0) {
			t.Errorf("theme %q, said %v times, is drawn: %v", theme.Text, theme.Said, ok)
		}
		for i := range r.values {
			if r.main[i] != fmt.Sprint(theme.Said[i]) || r.values[i] != float64(theme.Said[i]) {
				t.Errorf("theme %q is drawn as %v, %q, and was said %d times", theme.Text, r.values[i], r.main[i], theme.Said[i])
			}
		}
	}
}

func checkQuotes(t *rapid.T, c *compare.Comparison, texts ...string) {
	for _, text := range texts {
		if strings.Contains(text, secret) {
			t.Errorf("a secret is told: %s", text)
		}
		for _, q := range c.Questions {
			for _, theme := range q.Themes {
				for _, list := range theme.Quotes {
					for _, a := range list {
						if !strings.Contains(text, say.English.Quoted(a.Quote)) {
							t.Errorf("%q is not quoted", a.Quote)
						}
					}
				}
			}
		}
	}
}

// TestPicturesTellNoSecrets reads whole files of pictures, and that they say in words what they show.
func TestPicturesTellNoSecrets(t *testing.T) {
	c := twoYears()
	for _, q := range c.Questions {
		var svg bytes.Buffer
		if err := NewPicture(c, q, scheme.Light, Options{NoSystemFonts: true}).WriteSVG(&svg, true); err != nil {
			t.Fatal(err)
		}
		text := html.UnescapeString(svg.String())
		for _, private := range []string{"Hill Street", "Orchard", "number 9", "rude", "ruth"} {
			if strings.Contains(text, private) {
				t.Errorf("the picture says %q", private)
			}
		}
		for _, theme := range q.Themes {
			said := fmt.Sprintf("2026 %d %v%%; 2027 %d %v%%", theme.Said[0], math.Round(100*theme.Shares[0]), theme.Said[1], math.Round(100*theme.Shares[1]))
			if !strings.Contains(text, theme.Text+": "+said) && !strings.Contains(text, "): "+said) {
				t.Errorf("the picture does not say %q of %q", said, theme.Text)
			}
		}
	}
	page := htmlOf(t, c, Options{}) + markdownOf(t, c, Options{})
	for _, private := range []string{"Hill Street", "Orchard Lane", "number 9", "rude", "ruth", "Ruth", "Free parking", "pay rise", "Lisening", "survey.csv", "Receptionist"} {
		if strings.Contains(page, private) {
			t.Errorf("the page says %q", private)
		}
	}
}
