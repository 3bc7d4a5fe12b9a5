package survey

import (
	"bytes"
	"testing"

	"github.com/xuri/excelize/v2"
)

// merged is a workbook with cells of its header merged.
func merged(t *testing.T, cells [][2]string, rows ...[]any) []byte {
	t.Helper()
	f := excelize.NewFile()
	defer f.Close()
	for i, row := range rows {
		name, _ := excelize.CoordinatesToCellName(1, i+1)
		if err := f.SetSheetRow("Sheet1", name, &row); err != nil {
			t.Fatal(err)
		}
	}
	for _, c := range cells {
		if err := f.MergeCell("Sheet1", c[0], c[1]); err != nil {
			t.Fatal(err)
		}
	}
	var b bytes.Buffer
	if err := f.Write(&b); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// answers are what the columns of a survey answer to each question, in the order of the file.
func answers(t *testing.T, s *Sheet) map[string][]string {
	t.Helper()
	all := map[string][]string{}
	for _, a := range s.Asked {
		m := Mapping{}
		for _, i := range a.Columns {
			if s.Columns[i].Kind == QuestionKind {
				m[i] = way.ID
			}
		}
		if len(m) > 0 {
			all[a.Text] = append(all[a.Text], captions(propose(t, s, m, Choices{}))...)
		}
	}
	return all
}

func TestMergedHeaders(t *testing.T) {
	for _, tc := range []struct {
		name    string
		data    []byte
		headers int
		want    map[string][]string
	}{
		{"a question over its choices", merged(t, [][2]string{{"A1", "A2"}, {"B1", "D1"}, {"E1", "E2"}},
			[]any{"ID", "What helps?", nil, nil, "What gets in the way?"}, []any{nil, "Choir", "Bus", "A lift", nil},
			[]any{1, "x", nil, "x", "Stairs"}, []any{2, nil, "x", nil, "Waiting"}, []any{3, "x", "x", nil, "Forms"}), 2,
			map[string][]string{"What helps?": {"Choir", "A lift", "Bus", "Choir", "Bus"}, "What gets in the way?": {"Stairs", "Waiting", "Forms"}}},
		{"a grid", merged(t, [][2]string{{"A1", "A2"}, {"B1", "C1"}, {"D1", "D2"}},
			[]any{"ID", "How much does it help?", nil, "What gets in the way?"}, []any{nil, "Choir", "Bus", nil},
			[]any{1, "A lot", "A little", "Stairs"}, []any{2, "A lot", "A lot", "Waiting"}), 2,
			map[string][]string{"How much does it help?": {"Choir: A lot", "Bus: A little", "Choir: A lot", "Bus: A lot"}, "What gets in the way?": {"Stairs", "Waiting"}}},
		{"a title over all", merged(t, [][2]string{{"A1", "D1"}},
			[]any{"Spring event"}, []any{"ID", "What helps?", "What gets in the way?", "And else?"}, []any{1, "Choir", "Stairs", "Tea"}, []any{2, "Walks", "Waiting", "Cake"}), 1,
			map[string][]string{"What helps?": {"Choir", "Walks"}, "What gets in the way?": {"Stairs", "Waiting"}, "And else?": {"Tea", "Cake"}}},
		{"sections over questions", merged(t, [][2]string{{"A1", "B1"}, {"C1", "E1"}},
			[]any{"About you", nil, "Your views", nil, nil}, []any{"ID", "Which group are you of?", "What helps?", "What gets in the way?", "And what else?"},
			[]any{1, "Staff", "Choir", "Stairs", "Tea"}, []any{2, "Guests", "Walks", "Waiting", "Cake"}, []any{3, "Guests", "Bus", "Forms", "None of it"}), 2,
			map[string][]string{"Which group are you of?": {"Staff", "Guests", "Guests"}, "What helps?": {"Choir", "Walks", "Bus"},
				"What gets in the way?": {"Stairs", "Waiting", "Forms"}, "And what else?": {"Tea", "Cake", "None of it"}}},
		{"sections, questions and choices", merged(t, [][2]string{{"A1", "A3"}, {"B1", "E1"}, {"B2", "D2"}, {"E2", "E3"}},
			[]any{"ID", "Your views", nil, nil, nil}, []any{nil, "What helps?", nil, nil, "What gets in the way?"}, []any{nil, "Choir", "Bus", "A lift", nil},
			[]any{1, "x", nil, "x", "Stairs"}, []any{2, nil, "x", nil, "Waiting"}, []any{3, "x", "x", nil, "Forms"}), 3,
			map[string][]string{"What helps?": {"Choir", "A lift", "Bus", "Choir", "Bus"}, "What gets in the way?": {"Stairs", "Waiting", "Forms"}}},
		{"a question over columns without choices", merged(t, [][2]string{{"B1", "C1"}},
			[]any{"ID", "What helps?", nil, "What gets in the way?"}, []any{1, "Choir", "Walks", "Stairs"}, []any{2, "Bus", nil, "Waiting"}, []any{3, nil, "Tea", "Forms"}), 1,
			map[string][]string{"What helps?": {"Choir", "Bus", "Walks", "Tea"}, "What gets in the way?": {"Stairs", "Waiting", "Forms"}}},
	} {
		t.Run(tc.name, func(t *testing.T) {
			s := openBytes(t, "x.xlsx", tc.data, Options{})
			want(t, "header rows", s.Headers, tc.headers)
			want(t, "answers", answers(t, s), tc.want)
		})
	}
}
