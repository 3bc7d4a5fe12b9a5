package imported

import (
	"strings"
	"testing"

	"mindwall/mindmap"
	"mindwall/mindmap/desk"
	"mindwall/mindmap/fold"
	"mindwall/mindmap/survey"
	"mindwall/tui/cells"
)

const csv = "Timestamp,Your role,What helps?,What gets in the way?\n" +
	"2026/03/09 9:00:00,nurse,Tea,\"1. Rent\n2. Waiting\"\n" +
	"2026/03/09 9:01:00,carer,\x1b[2JWalks\a," + "LONG\n" +
	"2026/03/09 9:02:00,nurse,,n/a\n"

// report is that of an import into a wall with one question asked and one set aside.
func report(t *testing.T, change func(*desk.Intake)) string {
	t.Helper()
	data := strings.Replace(csv, "LONG", strings.Repeat("word ", 100), 1)
	s, err := survey.Open("day.csv", strings.NewReader(data), int64(len(data)), survey.Options{})
	if err != nil {
		t.Fatal(err)
	}
	asked, aside := &mindmap.Question{ID: mindmap.ID{1}, Number: 1, Text: "What helps?"}, &mindmap.Question{ID: mindmap.ID{2}, Text: "What gets in the way?"}
	i := &desk.Intake{Sheet: s, Mapping: survey.Mapping{2: asked.ID, 3: aside.ID}, Attributes: []int{1}}
	change(i)
	proposal, err := i.Propose(t.Context(), fold.NewLive().Known())
	if err != nil {
		t.Fatal(err)
	}
	r := Report{Intake: i, Proposal: proposal, Board: &mindmap.Board{Questions: []*mindmap.Question{asked}, Aside: []*mindmap.Question{aside}}}
	var b strings.Builder
	r.Print(&b)
	printRefusals(&b, proposal.Refusals)
	return b.String()
}

// The report says of every column what becomes of it, counts the cells, and offers to take apart what holds several answers.
func TestTheReportTellsOfEachColumnAndAnswer(t *testing.T) {
	got := report(t, func(*desk.Intake) {})
	for _, want := range []string{
		"day.csv: ", "3 rows", "→ question 1, What helps?", "→ set aside, What gets in the way?", "kept with each answer as its Your role",
		"left out: ", "4 new, 0 known, ", "kept whole as the quote", "1 cell seems to hold several answers; --split takes them apart:",
		"Rent ¦ Waiting", "row 2     question 1  Tea", "row 2     set aside   1. Rent 2. Waiting",
	} {
		if !strings.Contains(got, want) {
			t.Errorf("the report lacks %q:\n%s", want, got)
		}
	}
	if strings.ContainsAny(got, "\x1b\a") {
		t.Errorf("what a file holds reaches the terminal: %q", got)
	}
	for line := range strings.Lines(got) {
		if cells.Width(line) > nameWidth+sampleWidth+20 {
			t.Errorf("a line is %d cells wide: %s", cells.Width(line), line)
		}
	}
}

func TestWhatIsTakenApartIsNotOffered(t *testing.T) {
	got := report(t, func(i *desk.Intake) { i.Split = func(survey.Answer) bool { return true } })
	if strings.Contains(got, "--split") || !strings.Contains(got, "5 new") {
		t.Errorf("taken apart the report is\n%s", got)
	}
}

// Only the first of many refusals are shown, and how many more there are.
func TestManyRefusalsAreCut(t *testing.T) {
	var b strings.Builder
	printRefusals(&b, nil)
	if b.Len() > 0 {
		t.Errorf("no refusals are told: %q", b.String())
	}
	bad := make([]*survey.Error, refusalsShown+3)
	for i := range bad {
		bad[i] = &survey.Error{}
	}
	if printRefusals(&b, bad); strings.Count(b.String(), "\n") != refusalsShown+3 || !strings.HasSuffix(b.String(), "  and 3 more\n") {
		t.Errorf("refusals are told as\n%s", b.String())
	}
}
