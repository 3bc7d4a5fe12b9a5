package comparison

import (
	"bytes"
	"context"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"mindwall/mindmap"
	"mindwall/mindmap/compare"
	"mindwall/mindmap/desk/columns"
	"mindwall/mindmap/fold"
	"mindwall/mindmap/years"
)

var update = flag.Bool("update", false, "write the golden files")

// columnOf is a wall of these entries as a column.
func columnOf(name string, entries []mindmap.Entry) compare.Wall {
	l := fold.NewLive()
	l.Add(entries...)
	return columns.Of(name, l)
}

// twoYears compares the made-up walls.
func twoYears() *compare.Comparison {
	return columns.Compare([]compare.Wall{columnOf("first", years.First()), columnOf("second", years.Second())}, nil)
}

func htmlOf(t *testing.T, c *compare.Comparison, o Options) string {
	t.Helper()
	var out bytes.Buffer
	o.NoSystemFonts = true
	if err := WriteHTML(context.Background(), &out, c, o); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

func markdownOf(t *testing.T, c *compare.Comparison, o Options) string {
	t.Helper()
	var out bytes.Buffer
	if err := WriteMarkdown(&out, c, o, nil); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

func TestGoldenMarkdown(t *testing.T) {
	got, path := markdownOf(t, twoYears(), Options{}), filepath.Join("testdata", "years.md")
	if *update {
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), got); diff != "" {
		t.Error(diff)
	}
}

// TestThePageIsLight holds that a page of two walls of a hundred answers can be sent by mail and is there at once on a phone.
func TestThePageIsLight(t *testing.T) {
	if kB := len(htmlOf(t, twoYears(), Options{})) / 1000; kB > 250 {
		t.Errorf("%d kB, want 250 at most", kB)
	}
}

// TestTheSameBytes holds that a page is the same each time, so that two of them can be compared.
func TestTheSameBytes(t *testing.T) {
	once, again := htmlOf(t, twoYears(), Options{}), htmlOf(t, twoYears(), Options{})
	if once != again {
		t.Error("two pages of the same walls differ")
	}
}

// TestACopyWithMore holds that a wall compared with itself says that nothing changed, and with a copy in which more was said just that, and
// nothing of chance.
func TestACopyWithMore(t *testing.T) {
	const source = "# Day\ndate 2026-04-14\n? Why?\n* Money\n- Rent +2\n- Heating\n* Buses\n- None after five\n"
	day, more := columnOf("day", years.Write("day", source)), columnOf("more", years.Write("day", source+"- Two and a hill\n"))
	twice := columnOf("twice", years.Write("day", "# Day\ndate 2026-04-14\n? Why?\n* Money\n- Rent +5\n- Heating\n* Buses\n- None after five +2\n"))
	for _, c := range []struct {
		walls     []compare.Wall
		want, not []string
	}{
		{[]compare.Wall{day, day}, []string{"**Nothing changed**", "| Money | 3 · 75% | 3 · 75% | the same |  |"}, []string{"new", "not said again", "chance", "What changed most"}},
		{
			[]compare.Wall{day, more}, []string{"**“Buses” is more of what was said: 25%, then 40%**", "**more: new**", "- Two and a hill", "1 more · 1 the same"},
			[]string{"not said again", "may be chance", "too few", "Fisher"},
		},
		{[]compare.Wall{day, twice}, []string{"**“Money”: more · ×3 → ×6**", "2 more"}, []string{"then 75%", "new", "Fisher"}},
		{[]compare.Wall{twice, day}, []string{"**“Money”: less · ×6 → ×3**", "2 less"}, []string{"then 75%", "new", "Fisher"}},
		{[]compare.Wall{more, day}, []string{"**more: not said again**", "- Two and a hill", "1 the same · 1 less"}, []string{": new**", "Fisher"}},
	} {
		text := strings.ReplaceAll(markdownOf(t, columns.Compare(c.walls, nil), Options{}), `\`, "")
		for _, want := range c.want {
			if !strings.Contains(text, want) {
				t.Errorf("it does not say %q:\n%s", want, text)
			}
		}
		for _, not := range c.not {
			if strings.Contains(strings.ReplaceAll(text, "the same was said before", ""), not) {
				t.Errorf("it says %q:\n%s", not, text)
			}
		}
	}
}
