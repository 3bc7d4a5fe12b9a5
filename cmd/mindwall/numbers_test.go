package main

import (
	"bytes"
	"context"
	"fmt"
	"html"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/charmbracelet/x/ansi"
	"github.com/xuri/excelize/v2"
	"pgregory.net/rapid"

	"mindwall/cmd/internal/checked"
	"mindwall/export"
	"mindwall/export/picture"
	"mindwall/export/plan"
	"mindwall/mindmap"
	"mindwall/mindmap/compare"
	"mindwall/mindmap/desk"
	"mindwall/mindmap/desk/columns"
	"mindwall/mindmap/fold"
	"mindwall/mindmap/gist"
	draft "mindwall/mindmap/plan"
	"mindwall/mindmap/say"
	"mindwall/mindmap/scribe"
	"mindwall/mindmap/shown"
	"mindwall/tui/look"
	"mindwall/tui/screen"
	"mindwall/tui/stage"
)

// drawCounts draws a wall with one question, on which much was said several times, by several sources, under themes and none.
func drawCounts(t *rapid.T) *fold.Live {
	live := fold.NewLive()
	s := &scribe.Scribe{Live: live, Author: "sam", Device: scribe.RandomID(), NewID: scribe.RandomID, Now: time.Now}
	record := func(op mindmap.Op) mindmap.ID {
		id := scribe.RandomID()
		if _, err := s.Record(mindmap.Draft{ID: id, Op: op}); err != nil {
			t.Fatal(err)
		}
		return id
	}
	title := "Counts"
	record(mindmap.DescribeEvent{Title: &title})
	q := record(mindmap.AskQuestion{Text: "Why?"})
	names := []string{"Money", "Buses", "Waiting", "Language", "Housing", "Company"}
	say := func(theme mindmap.ID, what string) {
		for i := range rapid.IntRange(0, 3).Draw(t, "answers") {
			source := rapid.SampledFrom(mindmap.Sources[:]).Draw(t, "source")
			a := record(mindmap.AddAnswer{Question: q, Theme: theme, Caption: fmt.Sprint(what, " said ", i), Source: source})
			if n := rapid.IntRange(0, 30).Draw(t, "more"); n > 0 {
				record(mindmap.TallyAnswer{Answer: a, Delta: n})
			}
		}
	}
	for _, name := range names[:rapid.IntRange(0, len(names)).Draw(t, "themes")] {
		theme := record(draft.NewTheme(live.Board(), live.Question(q), mindmap.ID{}, name))
		say(theme, name)
		if rapid.Bool().Draw(t, "sub") {
			say(record(draft.NewTheme(live.Board(), live.Question(q), theme, "Sub"+strings.ToLower(name))), "Sub"+name)
		}
	}
	say(mindmap.ID{}, "Else")
	return live
}

// TestNumbersAreTheSameEverywhere holds that the room, its closing chart, the command line, map, overview, chart, page for the browser,
// DOT, write-up, workbook and a comparison say of each theme, sub-theme, of the unsorted and of the question as often that it was said.
func TestNumbersAreTheSameEverywhere(t *testing.T) {
	for i := range 15 {
		live := rapid.Custom(drawCounts).Example(i)
		board := live.Board()
		q := board.Questions[0]
		words := map[string]string{
			"the room": painted(live, shown.Map), "its closing chart": painted(live, shown.Summary), "the overview": overviewOf(t, board),
		}
		for _, f := range []string{"svg", "html", "dot", "chart"} {
			words[f] = wordsOf(t, board, q, f)
		}
		var page bytes.Buffer
		if _, err := export.StreamReport(t.Context(), &page, export.ReportRequest{Board: board}); err != nil {
			t.Fatal(err)
		}
		words["the write-up"] = withoutMarkup(page.String())
		counts := countedIn(t, board, q)
		wall := columns.Of("day", live)
		said := map[string]int{}
		for _, th := range columns.Compare([]compare.Wall{wall, wall}, nil).Questions[0].Themes {
			said[th.Text] = th.Said[1]
		}
		says := func(name string, n int, where ...string) {
			want := regexp.MustCompile(`\b` + name + fmt.Sprintf(`\s+(\S*[^\w\s×]\S*\s+)?×%d\b`, n))
			for _, w := range where {
				if !want.MatchString(words[w]) {
					t.Errorf("%s does not say that %q was said %d times:\n%s", w, name, n, words[w])
				}
			}
		}
		for theme := range q.AllThemes {
			n := theme.Tally.Total()
			if n == 0 { // which pictures do not say
				continue
			}
			if theme.Depth > 1 {
				says(theme.Text, n, "the room", "svg", "html", "dot")
				continue
			}
			if counts[theme.Text] != n || said[theme.Text] != n {
				t.Errorf("the workbook counts %d for %q, and a comparison %d, want %d", counts[theme.Text], theme.Text, said[theme.Text], n)
			}
			says(theme.Text, n, "the room", "its closing chart", "the overview", "svg", "html", "dot", "chart", "the write-up")
		}
		if n := q.Own.Tally.Total(); n > 0 && len(q.Themes) > 0 {
			says("Unsorted", n, "the room", "its closing chart", "the overview", "dot")
			says("Also said", n, "svg", "html", "chart", "the write-up")
		}
		words["the close"] = painted(live, shown.Closing)
		for _, top := range gist.Of(board).Top {
			want := say.English.Counted(top.Theme.Tally.Total(), say.OfTimes, "total", say.English.Number(q.Tally.Total()))
			named := regexp.MustCompile(`\b` + top.Theme.Text + `\s+` + want)
			for _, w := range []string{"the close", "the write-up"} {
				if !named.MatchString(words[w]) {
					t.Errorf("%s does not say that %q was said %s:\n%s", w, top.Theme.Text, want, words[w])
				}
			}
		}
		total := say.English.AnswersSaid(q.Answers, q.Tally.Total())
		info := desk.InfoOf(board)
		var printed strings.Builder
		checked.PrintInfo(&printed, &info, 0)
		words["info"] = printed.String()
		for _, w := range []string{"info", "its closing chart", "svg", "html", "dot", "chart", "the write-up"} {
			if q.Answers > 0 && !strings.Contains(words[w], total) {
				t.Errorf("%s does not say %q:\n%s", w, total, words[w])
			}
		}
	}
}

// painted is a scene of the room as text.
func painted(live *fold.Live, scene shown.Scene) string {
	var st stage.Stage
	rows := st.Paint(stage.View{
		Live: live, Shown: shown.Shown{Scene: scene, Question: live.Board().Questions[0].ID}, Size: screen.Size{W: 200, H: 90},
		Look: look.New(look.Dark, false), Now: time.Date(2026, 3, 9, 12, 0, 0, 0, time.UTC),
	})
	return ansi.Strip(strings.Join(rows, "\n"))
}

func overviewOf(t *testing.T, board *mindmap.Board) string {
	overview, err := picture.NewOverview(board, picture.Options{Options: plan.Options{}, NoSystemFonts: true})
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	if err := overview.WriteSVG(&out, true); err != nil {
		t.Fatal(err)
	}
	return withoutMarkup(out.String())
}

func withoutMarkup(s string) string {
	s = regexp.MustCompile(`(?s)<(style|desc|title)\b.*?</(style|desc|title)>`).ReplaceAllString(s, " ")
	s = regexp.MustCompile(`<[^>]*>`).ReplaceAllString(s, " ")
	return strings.Join(strings.Fields(html.UnescapeString(s)), " ")
}

// wordsOf is what a format says of a question, without its markup.
func wordsOf(t *testing.T, board *mindmap.Board, q *mindmap.Question, format string) string {
	r, err := export.Asked{Formats: format, ChartAs: "svg", Text: "live"}.Request()
	if err != nil {
		t.Fatal(err)
	}
	r.Board, r.Question, r.WallName = board, q.ID, "day"
	var out bytes.Buffer
	if _, err := export.Stream(context.Background(), &out, r); err != nil {
		t.Fatal(err)
	}
	if format == "dot" {
		return html.UnescapeString(strings.ReplaceAll(out.String(), `\n`, " "))
	}
	return withoutMarkup(out.String())
}

// countedIn are the tallies of a question's themes in the workbook.
func countedIn(t *testing.T, board *mindmap.Board, q *mindmap.Question) map[string]int {
	r, err := export.Asked{Formats: "xlsx"}.Request()
	if err != nil {
		t.Fatal(err)
	}
	r.Board, r.WallName = board, "day"
	var out bytes.Buffer
	if _, err := export.Stream(context.Background(), &out, r); err != nil {
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
