package export

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"mindwall/mindmap"
	"mindwall/mindmap/compare"
	"mindwall/mindmap/desk/columns"
	"mindwall/mindmap/fault"
	"mindwall/mindmap/fold"
	"mindwall/mindmap/say"
	"mindwall/mindmap/years"
)

// compared compares walls of these entries.
func compared(walls ...[]mindmap.Entry) *compare.Comparison {
	var list []compare.Wall
	for i, entries := range walls {
		l := fold.NewLive()
		l.Add(entries...)
		list = append(list, columns.Of(fmt.Sprint("wall", i), l))
	}
	return columns.Compare(list, nil)
}

func TestCompareNamesItsFiles(t *testing.T) {
	years := compared(years.First(), years.Second())
	one := *years
	one.Questions = years.Questions[1:2]
	for name, c := range map[string]struct {
		request CompareRequest
		want    []string
	}{
		"a page":                 {CompareRequest{Comparison: years, Format: "html", Name: "day"}, []string{"day-compared.html"}},
		"a page that is named":   {CompareRequest{Comparison: years, Format: "html", To: "out/board.html"}, []string{"out/board.html"}},
		"a picture":              {CompareRequest{Comparison: &one, Format: "svg", To: "two.svg"}, []string{"two.svg"}},
		"several pictures":       {CompareRequest{Comparison: years, Format: "svg", To: "all.svg"}, []string{"all-q1-what-keeps-you-in-the-job.svg", "all-q2-what-gets-in-the-way-of-the-people-you-support.svg", "all-q3-what-has-to-change-by-next-year.svg"}},
		"Markdown with pictures": {CompareRequest{Comparison: &one, Format: "md", To: "day.md"}, []string{"day-q2-what-gets-in-the-way-of-the-people-you-support.png", "day.md"}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Chdir(t.TempDir())
			got, err := Compare(context.Background(), c.request)
			if err != nil || !slices.Equal(got.Paths, c.want) {
				t.Errorf("%q, %v, want %q", got.Paths, err, c.want)
			}
			for _, path := range got.Paths {
				if info, err := os.Stat(path); err != nil || info.Size() == 0 {
					t.Errorf("%s: %v", path, err)
				}
			}
		})
	}
}

func TestStreamCompareTakesOneFile(t *testing.T) {
	c := compared(years.First(), years.Second())
	var out bytes.Buffer
	if _, err := StreamCompare(context.Background(), &out, CompareRequest{Comparison: c, Format: "png"}); fault.KindOf(err) != fault.SeveralFiles || out.Len() > 0 {
		t.Errorf("three pictures to one output: %v, %d bytes", err, out.Len())
	}
	if notes, err := StreamCompare(context.Background(), &out, CompareRequest{Comparison: c, Format: "md"}); err != nil || len(notes) != 1 || !strings.HasPrefix(out.String(), "# Link") {
		t.Errorf("Markdown: %v, %q", err, notes)
	}
	ended, end := context.WithCancel(context.Background())
	end()
	if _, err := StreamCompare(ended, &out, CompareRequest{Comparison: c, Format: "html"}); err == nil {
		t.Error("a page is written when told to end")
	}
	c.Questions = nil
	if _, err := StreamCompare(context.Background(), &out, CompareRequest{Comparison: c, Format: "svg"}); err == nil {
		t.Error("there is a picture of nothing")
	}
}

// firstNumbers and secondNumbers are walls whose own texts have no letters, between which all that a comparison tells of themes happened.
const firstNumbers, secondNumbers = `# 11
? 1?
* 20
- 100 +30
* 21
- 101 +2
* 22
- 102 +40 || 900
* 23
- 103 +3
* 24
- 104
** 25
- 105
*
- 106
? 2?
- 107
`, `# 11
? 1?
* 20
- 100 +9
* 21
- 101 +2
* 26
- 202 +40
* 23
- 203 +5
* 24
- 204 || 901
- 105
? 3?
- 207
`

// TestComparisonsSpeakEveryLanguage holds that a comparison in a language has no words of another.
func TestComparisonsSpeakEveryLanguage(t *testing.T) {
	languages, _ := say.Languages()
	for _, lang := range languages {
		c := compared(years.Write("one", "date 2025-03-09\n"+firstNumbers), years.Write("two", "date 2026-03-09\n"+secondNumbers))
		for i := range c.Columns {
			c.Columns[i].Event.Date = "2026-03-09" // whose words no test takes for those of a stranger
			c.Columns[i].Event.Place = fmt.Sprint(30 + i)
		}
		dir := t.TempDir()
		for _, format := range CompareFormats {
			if format == "png" {
				continue
			}
			got, err := Compare(context.Background(), CompareRequest{Comparison: c, Format: format, To: filepath.Join(dir, "40."+format), Language: lang})
			if err != nil {
				t.Fatal(err)
			}
			for _, path := range got.Paths {
				if filepath.Ext(path) != ".png" {
					checkWords(t, lang, path)
				}
			}
		}
	}
}
