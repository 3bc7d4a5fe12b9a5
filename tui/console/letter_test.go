package console_test

import (
	"testing"

	"mindwall/mindmap"
	"mindwall/mindmap/plan"
	"mindwall/tui/internal/drive"
)

// TestOneLetterIsATheme files by letter whatever is chosen: one letter behind # is the theme that carries it, with the list
// open or not, and the row above the line says so before.
func TestOneLetterIsATheme(t *testing.T) {
	const before = "A Waiting\n  Rent\nB Money\nC Bus fares\n- Food\n- Fear\n"
	for name, c := range map[string]struct {
		do         func(d *drive.Driver)
		says, wall string
	}{
		"marks":         {func(d *drive.Driver) { d.Press("ctrl+a").Type("#b") }, "file 2 answers → Money", "A Waiting\n  Rent\nB Money\n  Food\n  Fear\nC Bus fares\n"},
		"a selection":   {func(d *drive.Driver) { d.Press("up", "up").Type("#B") }, "file 1 answer → Money", "A Waiting\n  Rent\nB Money\n  Fear\nC Bus fares\n- Food\n"},
		"an answer":     {func(d *drive.Driver) { d.Type("Bus fare #b") }, "“Bus fare” → Money", "A Waiting\n  Rent\nB Money\n  Bus fare\nC Bus fares\n- Food\n- Fear\n"},
		"a tally":       {func(d *drive.Driver) { d.Type("Bus fare #b +3") }, "“Bus fare” ×3 → Money", "A Waiting\n  Rent\nB Money\n  Bus fare ×3\nC Bus fares\n- Food\n- Fear\n"},
		"a sub-theme":   {func(d *drive.Driver) { d.Type("Debt #b/Debt") }, "new theme Money/Debt", "A Waiting\n  Rent\nB Money\n  B Debt\n    Debt\nC Bus fares\n- Food\n- Fear\n"},
		"a correction":  {func(d *drive.Driver) { d.Press("up").Type(" #b") }, "correct to “Fear” → Money", "A Waiting\n  Rent\nB Money\n  Fear\nC Bus fares\n- Food\n"},
		"a theme":       {func(d *drive.Driver) { find(d, "waiting").Type("#b") }, "put “Waiting” under Money", "B Money\n  B Waiting\n    Rent\nC Bus fares\n- Food\n- Fear\n"},
		"a pasted list": {func(d *drive.Driver) { d.Paste("One #c\nTwo #b").Press("down") }, "One → Bus fares", "A Waiting\n  Rent\nB Money\n  Two\nC Bus fares\n  One\n- Food\n- Fear\n"},
		"nobody's":      {func(d *drive.Driver) { d.Type("Bus fare #x") }, "new theme x", "A Waiting\n  Rent\nB Money\nC Bus fares\nD x\n  Bus fare\n- Food\n- Fear\n"},
		"a beginning":   {func(d *drive.Driver) { d.Type("Bus fare #bu") }, "→ Bus fares", "A Waiting\n  Rent\nB Money\nC Bus fares\n  Bus fare\n- Food\n- Fear\n"},
		"a closed list": {func(d *drive.Driver) { d.Type("Bus fare #b").Press("esc") }, "new theme b", "A Waiting\n  Rent\nB Money\nC Bus fares\nD b\n  Bus fare\n- Food\n- Fear\n"},
	} {
		drive.Test(t, func(t *testing.T) {
			d := wall(t, "Why?").Say("Rent #Waiting", "#Money", "#Bus fares", "Food", "Fear").WallIs(before)
			c.do(d)
			if d.Sees(c.says).Press("enter"); d.Wall() != c.wall {
				t.Errorf("%s: the wall is\n%swant\n%s", name, d.Wall(), c.wall)
			}
		})
	}
}

// TestALetterTellsNamesakesApart files under each of two themes of one name, as a merge of two tables' walls leaves them.
func TestALetterTellsNamesakesApart(t *testing.T) {
	drive.Test(t, func(t *testing.T) {
		d := wall(t, "Why?").Say("#Money", "Rent", "Food")
		q := d.Live.Board().Questions[0]
		d.Arrive(plan.NewTheme(d.Live.Board(), q, mindmap.ID{}, "Money")).WallIs("A Money\nB Money\n- Rent\n- Food\n")
		d.Say("Fear #b", "Cold #a").Press("ctrl+a").Say("#b")
		d.WallIs("A Money\n  Cold\nB Money\n  Rent\n  Food\n  Fear\n")
		d.Type("Late").Press("alt+b").Say("Debts #b/Debt").Press("up").Type(" #a").Press("enter")
		d.WallIs("A Money\n  Cold\n  Debts\nB Money\n  B Debt\n  Rent\n  Food\n  Fear\n  Late\n")
	})
}
