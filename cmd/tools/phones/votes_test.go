package phones

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"

	"mindwall/mindmap"
	"mindwall/mindmap/desk"
)

// record does something at the console's side of the wall.
func (r *room) record(drafts ...mindmap.Draft) {
	r.t.Helper()
	d, err := desk.OpenDoor(r.path, desk.Writer{Author: "ruth", Device: mindmap.ID{1}})
	if err != nil {
		r.t.Fatal(err)
	}
	if err := d.Write(context.Background(), func(p *desk.Pen) error { return p.Record(drafts...) }); err != nil {
		r.t.Fatal(err)
	}
	if err := d.Close(); err != nil {
		r.t.Fatal(err)
	}
}

// asked is the question of the wall.
func (r *room) asked() mindmap.ID {
	r.t.Helper()
	d, err := desk.Read(r.path)
	if err != nil {
		r.t.Fatal(err)
	}
	defer d.Close()
	return d.Board().Questions[0].ID
}

// poll opens a round of three votes on themes of these names, and returns its id.
func (r *room) poll(themes ...string) (round mindmap.ID) {
	r.t.Helper()
	q := r.asked()
	round = mindmap.ID{8, 8}
	drafts := []mindmap.Draft{{ID: round, Op: mindmap.OpenVote{Question: q, On: mindmap.OnThemes, Votes: 3}}}
	for i, name := range themes {
		drafts = append(drafts, mindmap.Draft{ID: mindmap.ID{7, byte(i + 1)}, Op: mindmap.AddTheme{Question: q, Text: name}})
	}
	r.record(drafts...)
	return round
}

// dots are the votes for the themes, and how many ballots there are, once the round is shown.
func (r *room) dots() string {
	r.t.Helper()
	d, err := desk.Read(r.path)
	if err != nil {
		r.t.Fatal(err)
	}
	defer d.Close()
	said := fmt.Sprintf("%d:", d.Board().Rounds[0].Ballots)
	for _, t := range d.Board().Questions[0].Themes {
		said += fmt.Sprintf(" %d", t.Votes.Dots)
	}
	return said
}

// gives presses the button for one vote more, or less, of the n-th thing on the ballot.
func (p *phone) gives(sign string, n int) *phone {
	p.t.Helper()
	p.eval(fmt.Sprintf(`[...document.querySelectorAll('#vote li:nth-child(%d) button')].find(b => b.textContent === '%s').click()`, n, sign))
	return p
}

// What befalls a phone while it votes costs no vote and makes none twice: it is changed, reloaded, put into another tab; the network goes,
// the server is killed, acknowledgements are lost and what the phone remembers goes back in time.
func TestAVote(t *testing.T) {
	r := newRoom(t, "--straight")
	r.wall("en", "What gets in the way of the people you support?")
	round := r.poll("Money", "Buses", "Waiting for a first appointment, and then for the next one", "Supercalifragilisticexpialidociousnessesandmore")
	one := r.phone().open(r.address).sees("Votes left: 3")
	one.shot("v1-empty")
	one.gives("+", 1).gives("+", 1).gives("+", 2).sees("Votes left: 0").sees("✓ counted").shot("v2-counted")
	one.isAccessible("the ballot")
	one.gives("+", 3) // there is none left to give
	one.open(r.address).sees("Votes left: 0").sees("● 2")

	one.offline(true)
	one.gives("−", 1).gives("+", 3).sees("waiting").shot("v3-offline")
	one.offline(false)
	one.sees("✓ counted")

	r.kill()
	one.gives("−", 3).gives("+", 2)
	r.serve()
	one.sees("✓ counted")
	one.eval(`window.real = fetch; window.drop = 1; window.fetch = async (u, o) => { const r = await real(u, o); if (drop && u.endsWith('/post')) { drop = 0; throw new TypeError('lost') } return r }`)
	one.gives("−", 1).gives("+", 4)
	r.kill()
	r.serve()
	one.sees("✓ counted")
	two := one.tab().open(r.address).sees("Votes left: 0")
	two.gives("−", 4).sees("✓ counted")
	one.sees("Votes left: 1").gives("+", 4).sees("✓ counted") // it knows what the other tab did
	two.sees("Votes left: 0").gives("−", 4).sees("✓ counted")
	one.open(r.address).sees("Votes left: 1")

	other := r.phone()
	other.wears(true)
	other.open(r.address).sees("Votes left: 3").gives("+", 1).sees("✓ counted").shot("v4-dark")
	other.do(small)
	other.eval(`document.documentElement.style.fontSize = '32px'`)
	if got := other.eval(`String(document.documentElement.scrollWidth <= innerWidth)`); got != "true" {
		t.Errorf("the ballot is wider than a small phone: %s", other.eval(`document.documentElement.scrollWidth + ' of ' + innerWidth`))
	}
	other.shot("v5-small-large")

	r.record(mindmap.Draft{Op: mindmap.CloseVote{Round: round, Show: true}})
	other.sees("The vote is over.").until(func() bool { return !strings.Contains(other.text(), "Votes left") }, "the end of the vote")
	if got := r.dots(); got != "2: 1 2 0 0" {
		t.Errorf("the votes are %q", got)
	}
}

// A round comes above the field unless somebody types there, else once that is sent, and is not told to be over as the one before it was.
func TestAnotherVote(t *testing.T) {
	r := newRoom(t, "--straight")
	r.wall("en", "What gets in the way of the people you support?")
	one, two := r.phone().open(r.address), r.phone().open(r.address)
	one.eval(`document.querySelector('textarea').focus()`)
	two.typed("half a thought")
	first := func(p *phone) string { return p.eval(`document.querySelector('main > section, main > #qs').id`) }
	round := r.poll("Money", "Buses")
	one.sees("Votes left: 3")
	two.sees("Votes left: 3")
	if first(one) != "vote" || first(two) != "qs" {
		t.Errorf("first come %q, where nothing is typed, and %q", first(one), first(two))
	}
	if two.sent(", and the rest").sees("✓ on the wall"); first(two) != "vote" {
		t.Errorf("after sending, %q comes first", first(two))
	}
	r.record(mindmap.Draft{Op: mindmap.CloseVote{Round: round}})
	one.sees("The vote is over.")
	r.record(mindmap.Draft{Op: mindmap.OpenVote{Question: r.asked(), On: mindmap.OnThemes, Votes: 2}})
	one.sees("Votes left: 2")
	if strings.Contains(one.text(), "The vote is over.") {
		t.Error("a vote is open, and told to be over")
	}
}

func TestAVoteWithoutAScript(t *testing.T) {
	r := newRoom(t, "--straight")
	r.wall("ar", "ما الذي يعيق الناس الذين تدعمونهم؟")
	round := r.poll("المال", "الحافلات")
	p := r.phone()
	p.withoutScript()
	p.open(r.address)
	p.do(chromedp.Click(chromedp.CSS("noscript a")))
	p.sees("المال").shot("v6-plain")
	p.do(chromedp.SendKeys(chromedp.CSS("li:first-child select"), "2"), clickSend)
	p.sees("حُسب").shot("v7-plain-counted")
	p.do(chromedp.SendKeys(chromedp.CSS("li:last-child select"), "1"), clickSend)
	p.sees("حُسب").sees("الأصوات المتبقية: 0")
	r.phone().open(r.address + "/vote").isAccessible("the plain ballot")
	r.record(mindmap.Draft{Op: mindmap.CloseVote{Round: round, Show: true}})
	if got := r.dots(); got != "1: 2 1" {
		t.Errorf("the votes are %q", got)
	}
}
