package phones

import (
	"maps"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"

	kept "mindwall/mindmap/phone"
)

func wantSaid(t *testing.T, r *room, want map[string]int) {
	t.Helper()
	if got, _ := r.said(); !maps.Equal(got, want) {
		t.Errorf("on the wall: %v\nwant: %v", got, want)
	}
}

// wants waits until so many wait, and holds what is on the wall then, unless nothing is said of that.
func (r *room) wants(p *phone, onWall map[string]int, wait int) {
	r.t.Helper()
	p.until(func() bool {
		said, inbox := r.said()
		return len(inbox) == wait && (len(onWall) == 0 || maps.Equal(said, onWall))
	}, "what was decided")
}

// What befalls a phone in a room costs no answer, and makes none twice.
func TestAPhoneInARoom(t *testing.T) {
	r := newRoom(t, "--straight")
	r.wall("en", "What gets in the way of the people you support?")
	if strings.Contains(r.address, "127.0.0.1") {
		t.Log("this machine has no other address: the browser is kinder to this one")
	}
	p := r.phone().open(r.address)
	p.shot("1-empty")
	p.isAccessible("the page")
	p.typed("The surgery never picks up")
	p.open(r.address)
	if got := p.field(); got != "The surgery never picks up" {
		t.Errorf("after loading it again the field has %q", got)
	}
	p.sent(" the phone").sees("✓ on the wall").shot("2-sent")

	p.isAccessible("what was sent")

	p.offline(true)
	p.sent("Typed while the network was gone").sees("… waiting")
	p.typed("half a thought")
	p.shot("3-offline")
	p.offline(false)
	p.until(func() bool { return strings.Count(p.mine(), "✓ on the wall") == 2 }, "what was sent offline")
	if got := p.field(); got != "half a thought" {
		t.Errorf("the field has %q", got)
	}
	p.eval(`document.querySelector('section textarea').value = ''; document.querySelector('section textarea').dispatchEvent(new Event('input'))`)

	r.kill()
	p.sent("Said while the laptop was dead").sees("… waiting")
	r.serve()
	p.until(func() bool { return strings.Count(p.mine(), "✓ on the wall") == 3 }, "what was sent to a dead server")

	// The acknowledgement is lost, and the server is killed before the phone sends again.
	p.eval(`window.real = fetch; window.drop = 1; window.fetch = async (u, o) => { const r = await real(u, o); if (drop && u.endsWith('/post')) { drop = 0; throw new TypeError('lost') } return r }`)
	p.sent("Its acknowledgement was lost").until(func() bool { said, _ := r.said(); return said["Its acknowledgement was lost"] == 1 }, "the answer")
	r.kill()
	r.serve()
	p.until(func() bool { return strings.Count(p.mine(), "✓ on the wall") == 4 }, "its acknowledgement")

	// What the phone remembers goes back in time: it believes that nothing was sent.
	p.eval(`for (const k of Object.keys(localStorage)) if (k.includes(':p:')) localStorage[k] = localStorage[k].replace(/"s":\d/, '"s":0')`)
	p.open(r.address).until(func() bool { return strings.Count(p.mine(), "✓ on the wall") == 4 }, "all of it again")
	wantSaid(t, r, map[string]int{
		"The surgery never picks up the phone": 1, "Typed while the network was gone": 1, "Said while the laptop was dead": 1, "Its acknowledgement was lost": 1,
	})
}

// A phone is put away with something to send and something half typed, and the server is restarted meanwhile.
func TestAPhoneIsPutAway(t *testing.T) {
	r := newRoom(t, "--straight")
	r.wall("en", "What helps?")
	p := r.phone().open(r.address)
	p.offline(true)
	p.sent("Sent as the lift closed").sees("… waiting")
	p.typed("half a thought")
	p.locked(true)
	r.kill()
	r.serve()
	p.offline(false)
	p.locked(false)
	p.until(func() bool { return strings.Contains(p.mine(), "✓ on the wall") }, "what was sent before")
	if got := p.field(); got != "half a thought" {
		t.Errorf("the field has %q", got)
	}
	wantSaid(t, r, map[string]int{"Sent as the lift closed": 1})
}

// Two tabs of one phone send what waits once, also when both do so at the same moment.
func TestTwoTabs(t *testing.T) {
	r := newRoom(t, "--straight")
	r.wall("en", "What helps?")
	one := r.phone().open(r.address)
	two := one.tab().open(r.address)
	one.offline(true)
	two.offline(true)
	one.sent("From the first tab")
	two.sent("From the second tab")
	one.offline(false)
	two.offline(false)
	for _, p := range []*phone{one, two} {
		p.until(func() bool { return strings.Count(p.mine(), "✓ on the wall") == 2 }, "both answers in both tabs")
	}
	wantSaid(t, r, map[string]int{"From the first tab": 1, "From the second tab": 1})
}

func TestWithoutAScript(t *testing.T) {
	r := newRoom(t, "--straight")
	r.wall("en", "What helps?")
	p := r.phone()
	p.withoutScript()
	p.open(r.address)
	p.typed("By a plain form")
	p.shot("4-no-script")
	p.do(clickSend)
	p.sees("received")
	p.shot("5-no-script-sent")
	wantSaid(t, r, map[string]int{"By a plain form": 1})
}

// Others' answers can be joined in and left again; what a phone sent itself is not offered, and can be taken back.
func TestMeTooAndTakingBack(t *testing.T) {
	r := newRoom(t, "--straight", "--me-too")
	r.wall("en", "What helps?")
	one, two := r.phone().open(r.address), r.phone()
	one.sent("Somebody who listens").sees("✓ on the wall")
	two.open(r.address).sees("Me too")
	two.shot("6-me-too")
	two.isAccessible("what others said")
	two.press("Me too")
	two.sees("Me too · 2").shot("7-joined")
	two.press("Me too")
	two.until(func() bool { return !strings.Contains(two.text(), "· 2") }, "one less")
	if strings.Contains(one.text(), "Me too") {
		t.Error("a phone is offered to join in what it said itself")
	}
	wantSaid(t, r, map[string]int{"Somebody who listens": 1})
	one.press("Take back")
	one.until(func() bool { return !strings.Contains(one.text(), "Somebody") }, "taken back")
	two.until(func() bool { return !strings.Contains(two.text(), "Somebody") }, "gone from the other phone")
	wantSaid(t, r, map[string]int{})
}

// The room is gone for more than a minute: the phone shows what is not sent, and says what to do.
func TestTheRoomIsGone(t *testing.T) {
	r := newRoom(t, "--inbox")
	r.wall("en", "What helps?")
	p := r.phone().open(r.address)
	p.sent("Waits to be let on").sees("✓ received")
	r.kill()
	p.sent("Never sent").sees("… waiting")
	p.eval(`const now = Date.now; Date.now = () => now() + 70000`)
	p.sees("does not reach the room")
	if got := p.eval(`document.querySelector('#lost textarea').value`); got != "Never sent" {
		t.Errorf("to be copied: %q", got)
	}
	p.shot("8-lost")
	p.isAccessible("what is not sent")
	r.serve()
	p.until(func() bool { return p.eval(`String(document.getElementById('lost').hidden)`) == "true" }, "the room again")
	p.until(func() bool { return strings.Count(p.mine(), "✓ received") == 2 }, "what was not sent")
}

// The page is readable in the dark, from right to left, on the smallest phone, and with large letters.
func TestThePageIsReadable(t *testing.T) {
	r := newRoom(t, "--mode", "survey", "--straight", "--me-too")
	r.wall("ar", "ما الذي يعيق الناس الذين تدعمونهم؟", "What helps, or Supercalifragilisticexpialidociousnessesandmore?")
	p := r.phone().open(r.address)
	p.sent("قوائم الانتظار طويلة").sees("✓")
	for name, dark := range map[string]bool{"9-arabic": false, "9-arabic-dark": true} {
		p.wears(dark)
		p.shot(name)
	}
	if got := p.eval(`document.documentElement.dir + ' ' + document.documentElement.lang`); got != "rtl ar" {
		t.Errorf("the page is %q", got)
	}
	p.isAccessible("in Arabic")
	p.fits("the page")
	p.shot("9-small-large")
}

// A helper lets on and refuses on a phone of their own, over a network that goes and comes; a link that was taken back opens nothing.
func TestAHelperInTheRoom(t *testing.T) {
	r := newRoom(t, "--inbox")
	r.wall("en", "What gets in the way of the people you support?")
	p := r.phone().open(r.address)
	for _, words := range []string{"The surgery never picks up the phone", "Spam", "Said while the helper was offline", "The last bus goes at five"} {
		p.sent(words)
	}
	p.until(func() bool { return strings.Count(p.mine(), "✓ received") == 4 }, "all of it received")
	token := kept.NewToken()
	r.keep(map[string]string{kept.HelperKey: token})
	link := kept.HelperAddress(r.address, token)
	h := r.phone()
	opened := func() bool { return strings.Contains(h.open(link).text(), "Waiting to be let on") }
	h.until(opened, "the helper's page")
	h.sees("The last bus").shot("a-helper")
	h.isAccessible("the helper's page")
	h.press("Let on")
	h.sees("✓ on the wall").press("Refuse")
	r.wants(h, map[string]int{}, 2)
	h.offline(true)
	h.eval(`document.querySelector('li:nth-of-type(3) button').click(); ''`)
	h.sees("waiting").shot("b-helper-offline")
	h.open("about:blank")
	h.offline(false)
	h.open(link)
	r.wants(h, map[string]int{"The surgery never picks up the phone": 1, "Said while the helper was offline": 1}, 1)
	h.fits("the helper's page")
	h.shot("c-helper-small")
	p.until(func() bool { return strings.Count(p.mine(), "✓ on the wall") == 2 }, "what was let on")

	plain := r.phone()
	plain.withoutScript()
	plain.open(link).sees("The last bus").shot("d-helper-no-script")
	plain.do(chromedp.Click(chromedp.CSS("button[value=on]")))
	plain.sees("Nothing waits")
	r.wants(h, map[string]int{"The surgery never picks up the phone": 1, "Said while the helper was offline": 1, "The last bus goes at five": 1}, 0)

	r.keep(map[string]string{kept.HelperKey: ""})
	h.until(func() bool { return strings.Contains(h.open(link).text(), "Ask for the new one") }, "the end of the link")
}
