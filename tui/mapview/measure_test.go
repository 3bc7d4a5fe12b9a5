package mapview

import (
	"slices"
	"strings"
	"testing"

	"mindwall/mindmap"
	"mindwall/tui/look"
)

func TestSignsStandBesideAWord(t *testing.T) {
	for _, c := range []struct {
		text, signs string
		want        []answerRow
	}{
		{"Panic on the bus", " ×2 ⊕", []answerRow{{text: "Panic on the"}, {"bus", " ×2 ⊕"}}},
		{"Counselling", " ×2", []answerRow{{"Counselling", " ×2"}}},
		{"Weltschmerzgefühle", " ×2", []answerRow{{text: "Weltschmerzgefühle"}, {signs: "×2"}}},
	} {
		if got := wrapAnswer(c.text, c.signs, 18); !slices.Equal(got, c.want) {
			t.Errorf("%q is wrapped to %q, want %q", c.text+c.signs, got, c.want)
		}
	}
}

func TestSignsBehindAnAnswer(t *testing.T) {
	quoted := &mindmap.Answer{Text: "x", Quote: "said", Source: mindmap.Survey, Merged: []*mindmap.Answer{{}}}
	quoted.Tally[0] = 3
	for _, c := range []struct {
		answer mindmap.Answer
		want   string
	}{
		{mindmap.Answer{}, ""},
		{*quoted, " ×3 ⊕ ❞ ✎"},
		{mindmap.Answer{Source: mindmap.Survey}, " ✎"},
		{mindmap.Answer{Source: mindmap.Phone}, " ☏"},
		{mindmap.Answer{Quote: "said"}, " ❞"},
	} {
		if got := AnswerSigns(&c.answer); got != c.want {
			t.Errorf("%+v has the signs %q, want %q", c.answer, got, c.want)
		}
	}
	if got := AnswerText(&mindmap.Answer{Text: "x", Redacted: true}); got != "(words taken out)" {
		t.Errorf("%q stands for what was taken out", got)
	}
}

func TestALongAnswerIsCutAfterThreeRows(t *testing.T) {
	d := newDesk(t, 60, 20, "Why?")
	d.do(mindmap.AddAnswer{Question: d.question().ID, Caption: strings.Repeat("many words ", 20) + "end", Source: mindmap.Survey, Tally: 12})
	rows := 0
	for _, row := range strings.Split(d.plain(), "\n") {
		if strings.Contains(row, "words") {
			rows++
		}
	}
	if d.sees("… ×12 ✎"); rows != maxRows {
		t.Errorf("%d rows:\n%s", rows, d.plain())
	}
}

func TestWordsFillTheRowsBeforeTheyAreCut(t *testing.T) {
	got := wrapAnswer("one two three four five six seven", "", 10)
	want := []answerRow{{text: "one two"}, {text: "three four"}, {text: "five six…"}}
	if !slices.Equal(got, want) {
		t.Errorf("%q", got)
	}
	if got := wrapAnswer("", " ×2", 10); !slices.Equal(got, []answerRow{{signs: " ×2"}}) {
		t.Errorf("no words: %q", got)
	}
	if got := wrapAnswer("one two three four fives", " ×2", 10); !slices.Equal(got, []answerRow{{text: "one two"}, {text: "three four"}, {"fives", " ×2"}}) {
		t.Errorf("%q", got)
	}
	if got := wrapAnswer("one two three four fivefives", " ×2", 10); !slices.Equal(got, []answerRow{{text: "one two"}, {text: "three four"}, {"fivefi…", " ×2"}}) {
		t.Errorf("the signs have no room: %q", got)
	}
}

func TestQuestionNumber(t *testing.T) {
	if got := QuestionNumber(&mindmap.Question{Number: 2}, 3); got != "2/3" {
		t.Errorf("the second of three is %s", got)
	}
	if got := QuestionNumber(&mindmap.Question{}, 3); got != "–" {
		t.Errorf("one set aside is %s", got)
	}
}

// TestWidthsLeaveRoomForAnswers holds the figures that the map's look hangs on.
func TestWidthsLeaveRoomForAnswers(t *testing.T) {
	for _, c := range []struct{ columns, depth, answer int }{
		{60, 1, 29}, {80, 1, 44}, {80, 2, 27}, {100, 1, 56}, {119, 2, 56}, {120, 1, 25}, {160, 1, 36}, {160, 4, 18}, {400, 1, 56},
	} {
		if w := widthsFor(c.columns); w.answer(c.depth) != c.answer || w.oneSided != (c.columns < 120) {
			t.Errorf("%d columns: answers %d deep take %d cells, one-sided %v", c.columns, c.depth, w.answer(c.depth), w.oneSided)
		}
	}
}

// TestWhatWasMeasuredFitsWhereItHangsNow moves an answer deeper and between colours: it is wrapped and coloured anew.
func TestWhatWasMeasuredFitsWhereItHangsNow(t *testing.T) {
	d := newDesk(t, 80, 24, "Why?").say("", "Nobody knows where the forms are to be sent")
	d.scene.Look = look.New(look.Light, false)
	id := d.find("Nobody knows where the forms are to be sent")
	d.sees("Nobody knows where the forms are to be")
	unsorted := strings.Join(d.show().Rows(d.moment), "\n")
	d.do(mindmap.PlanMove([]mindmap.ID{id}, d.question(), d.theme("A"))[0].Op)
	if filed := strings.Join(d.show().Rows(d.moment), "\n"); filed == unsorted || !strings.Contains(filed, d.scene.Look.ThemeLine(0).On()) {
		t.Error("the branch of what was filed has not the theme's colour")
	}
	d.do(mindmap.PlanMove([]mindmap.ID{id}, d.question(), d.theme("A/B/C"))[0].Op)
	d.misses("Nobody knows where the forms")
}

func TestHeads(t *testing.T) {
	d := two(t, 80, 40)
	d.do(mindmap.TallyAnswer{Answer: d.find("Forms"), Delta: 4}, mindmap.TallyAnswer{Answer: d.find("Rent"), Delta: 4})
	d.sees("A Money 7", "Debt 1", "C Time 1", "Unsorted 6", "1/1").misses("C Debt", "A Debt", "Why?")
	d.resize(130, 40).sees("Why?").misses("1/1")
	d.theme("A name of a theme that is long")
	d.sees(" D A name of a ")
}

func TestMomentsHaveSigns(t *testing.T) {
	d := two(t, 130, 40)
	d.moment.Fresh, d.moment.Marks = d.find("Rent"), map[mindmap.ID]bool{d.find("Panic"): true, d.find("Food"): true}
	d.selects("Queues").sees("● Rent", "Panic ◆", "◆ Food", "▸ Queues", "A Money")
	d.selects("Money").sees("▸A Money").selects("Rent").sees("▸ Rent").misses("●")
	d.selects("Panic").sees("Panic ◆▸").selects("Food").sees("▸◆ Food")
	d.moment.Into = d.find("Food")
	d.sees("▸◆ Food ⇐")
	d.moment.Into = d.find("Panic")
	d.sees("⇒ Panic ◆", "▸◆ Food ").misses("⇐")
}
