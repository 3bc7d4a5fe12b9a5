package mapview

import (
	"strings"
	"testing"

	"mindwall/mindmap"
	"mindwall/mindmap/plan"
	"mindwall/tui/forms"
	"mindwall/tui/look"
)

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
		if got := look.AnswerSigns(&c.answer); got != c.want {
			t.Errorf("%+v has the signs %q, want %q", c.answer, got, c.want)
		}
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

// TestALongAnswerIsWhole holds that the facilitator reads every word of an answer, over as many rows as it takes, its signs behind the
// last one.
func TestALongAnswerIsWhole(t *testing.T) {
	d := newDesk(t, 60, 20, "Why?")
	d.do(mindmap.AddAnswer{Question: d.question().ID, Caption: strings.Repeat("many words ", 20) + "end", Source: mindmap.Survey, Tally: 12})
	if d.sees("end ×12 ✎").misses("…"); strings.Count(d.plain(), "words") != 20 {
		t.Errorf("not every word is there:\n%s", d.plain())
	}
}

// TestWhatIsFiledHangsInItsThemesColour moves an answer deeper and between colours: it is wrapped and coloured anew.
func TestWhatIsFiledHangsInItsThemesColour(t *testing.T) {
	d := newDesk(t, 60, 24, "Why?").say("", "Nobody knows where the forms are to be sent")
	d.scene.Look = look.New(look.Light, false)
	id := d.find("Nobody knows where the forms are to be sent")
	d.sees("• Nobody knows where the forms are to be sent")
	unsorted := strings.Join(d.show().Rows(d.moment), "\n")
	d.do(plan.Move([]mindmap.ID{id}, d.question(), d.theme("A"))[0].Op)
	if filed := strings.Join(d.show().Rows(d.moment), "\n"); filed == unsorted || !strings.Contains(filed, d.scene.Look.ThemeLine(0).On()) {
		t.Error("the branch of what was filed has not the theme's colour")
	}
	d.do(plan.Move([]mindmap.ID{id}, d.question(), d.theme("A/B/C"))[0].Op)
	d.misses("Nobody knows where the forms are to be sent")
}

// TestHeads holds that a head says how often it was said, that of the unsorted too, in either form.
func TestHeads(t *testing.T) {
	for _, keep := range []forms.Keep{forms.KeepTree, forms.KeepColumn} {
		d := two(t, 80, 40)
		d.scene.Keep = keep
		d.do(mindmap.TallyAnswer{Answer: d.find("Forms"), Delta: 4}, mindmap.TallyAnswer{Answer: d.find("Rent"), Delta: 4})
		d.sees("A Money ×7", "Debt ×1", "C Time ×1", "Unsorted ×6").misses("C Debt", "A Debt", "Why?")
		d.theme("A name of a theme that is long")
		d.sees(" D A name of a theme", "that is long ×0")
	}
}

func TestMomentsHaveSigns(t *testing.T) {
	for _, keep := range []forms.Keep{forms.KeepTree, forms.KeepColumn} {
		d := two(t, 130, 40)
		d.scene.Keep = keep
		panics, food := "◆ Panic", "◆ Food"
		if keep == forms.KeepTree {
			panics = "Panic ◆" // on the left side
		}
		d.moment.Fresh, d.moment.Marks = d.find("Rent"), map[mindmap.ID]bool{d.find("Panic"): true, d.find("Food"): true, d.find("Buses"): true}
		d.selects("Queues").sees("● Rent", panics, food, "▸ Queues", "A Money", "◆ Buses")
		d.selects("Money").sees("▸A Money").selects("Rent").sees("▸ Rent").misses("●")
		d.selects("-").sees("━━▸Unsorted")
		d.moment.Selected = d.find("Food")
		if d.sees(food); strings.Contains(d.plain(), "▸") {
			t.Errorf("what is marked and selected has another sign than its mark:\n%s", d.plain())
		}
	}
}
