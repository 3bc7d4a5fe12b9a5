package phones

import (
	"context"
	"fmt"
	"os/exec"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/chromedp"

	"mindwall/mindmap"
	"mindwall/mindmap/desk"
	mindphone "mindwall/mindmap/phone"
	"mindwall/mindmap/shown"
)

// view is the address at which browsers see the room.
func (r *room) view() string {
	r.t.Helper()
	d, err := desk.Read(r.path)
	if err != nil {
		r.t.Fatal(err)
	}
	defer d.Close()
	state, err := d.State(context.Background())
	if err != nil {
		r.t.Fatal(err)
	}
	return r.address[:strings.LastIndex(r.address, "/")] + "/view/" + state[mindphone.ViewKey]
}

// typed puts something on the wall, as a facilitator does.
func (r *room) typed(args ...string) {
	r.t.Helper()
	if out, err := exec.Command(r.program, append([]string{"add", r.path, "--question", "1"}, args...)...).CombinedOutput(); err != nil {
		r.t.Fatalf("%v: %s", err, out)
	}
}

// shows lets the room see something, as a console does.
func (r *room) shows(s shown.Shown) {
	r.t.Helper()
	r.keep(map[string]string{shown.Key: s.Encode()})
}

// board is the wall as it stands.
func (r *room) board() *mindmap.Board {
	r.t.Helper()
	d, err := desk.Read(r.path)
	if err != nil {
		r.t.Fatal(err)
	}
	defer d.Close()
	return d.Board()
}

// picture is what is told in place of the picture that is seen; empty when none is.
func (p *phone) picture() string {
	return p.eval(`(i => i && i.complete && i.naturalWidth > 0 ? i.alt : '')(document.querySelector('img.on'))`)
}

// pictures waits until the picture tells something, and says how long that took.
func (p *phone) pictures(text string) time.Duration {
	p.t.Helper()
	began := time.Now()
	for ; !strings.Contains(p.picture(), text); time.Sleep(20 * time.Millisecond) {
		if time.Since(began) > 20*time.Second {
			p.t.Fatalf("does not come: %s; the picture is\n%s\n%s", text, p.picture(), p.text())
		}
	}
	return time.Since(began)
}

// lookers are browsers that look at the room: one on a screen, and one on a phone.
func (r *room) lookers() map[string]*phone {
	r.t.Helper()
	wide, tall := r.phone(), r.phone()
	wide.do(chromedp.EmulateViewport(1280, 720))
	return map[string]*phone{"wide": wide.open(r.view()), "tall": tall.open(r.view())}
}

// Who is elsewhere sees what the room sees, within a second or so: answers, scenes, nothing; and nothing of what waits.
func TestTheRoomInABrowser(t *testing.T) {
	r := newRoom(t, "--inbox")
	r.wall("en", "What gets in the way of the people you support?", "What helps?")
	for i, each := range []string{"Months to see a specialist", "The list starts anew after a move", "Counselling list closed since autumn", "Letters get lost in the post"} {
		r.typed("--theme", []string{"Waiting times", "Mental health"}[i%2], each)
	}
	r.typed("--theme", "Money worries/Debt", "Bus fare or lunch", "Heating off, so no visitors", "Rent went up again")
	lookers := r.lookers()
	slowest := time.Duration(0)
	all := func(what string) {
		t.Helper()
		for name, p := range lookers {
			slowest = max(slowest, p.pictures(what))
			time.Sleep(400 * time.Millisecond) // until it is faded in
			p.shot("view-" + name + "-" + strings.ToLower(strings.NewReplacer(" ", "-", "/", "-").Replace(what)))
		}
	}
	all("Rent went up again")
	for i := range 5 {
		r.typed("--theme", "Getting there", fmt.Sprint("No bus after five, said ", i))
		all(fmt.Sprint("said ", i))
	}
	t.Logf("an answer is seen after %v at most", slowest)
	if slowest > 3*time.Second {
		t.Errorf("it took %v", slowest)
	}
	if got := lookers["wide"].eval(`document.getElementById('newest').textContent`); got != "No bus after five, said 4" {
		t.Errorf("aloud it says %q", got)
	}
	r.phone().open(r.address).sent("Nobody released this").sees("✓ received")

	q := r.board().Questions[0]
	theme := q.Themes[0]
	r.shows(shown.Shown{Scene: shown.ReadBack, Question: q.ID, Theme: theme.ID, Answer: theme.Answers[0].ID})
	all("Waiting times")
	r.shows(shown.Shown{Scene: shown.Summary, Question: q.ID})
	all("A Waiting times ×2")
	r.shows(shown.Shown{Scene: shown.Blank, Question: q.ID})
	all("Nothing is shown just now.")
	for name, p := range lookers {
		if got := p.eval(`document.getElementById('newest').textContent`); got != "" {
			t.Errorf("%s: aloud it still says %q", name, got)
		}
	}
	r.shows(shown.Shown{Scene: shown.Blank, Question: q.ID, Timer: shown.Timer{Ends: time.Now().Add(4*time.Minute + 30*time.Second), Length: 5 * time.Minute}})
	all("4:2")
	r.shows(shown.Shown{Scene: shown.Invite, Question: q.ID, Invite: r.address, Look: "light"})
	all("scan the code")
	r.shows(shown.Shown{Scene: shown.Map, Question: r.board().Questions[1].ID, Look: "contrast", Invite: r.address, Corner: true})
	all("What helps?")
	for name, p := range lookers {
		if strings.Contains(p.picture(), "released") {
			t.Errorf("%s: what waits is told", name)
		}
		p.isAccessible(name)
	}
}

// A server that was killed is there again, and so is the picture; an address that was replaced shows nothing any more.
func TestTheRoomInABrowserIsGone(t *testing.T) {
	r := newRoom(t)
	r.wall("ar", "ما الذي يعيق الناس؟")
	r.typed("قوائم الانتظار طويلة")
	lookers := r.lookers()
	for name, p := range lookers {
		p.pictures("قوائم")
		p.shot("view-arabic-" + name)
		if got := p.eval(`document.documentElement.dir + ' ' + document.documentElement.lang`); got != "rtl ar" {
			t.Errorf("the page is %q", got)
		}
	}
	r.kill()
	for name, p := range lookers {
		p.sees("لا يوجد اتصال").shot("view-lost-" + name)
		p.isAccessible("lost, " + name)
	}
	r.serve()
	r.typed("قيل بعد ذلك")
	for _, p := range lookers {
		p.pictures("قيل بعد ذلك")
		p.until(func() bool { return p.eval(`String(document.getElementById('lost').hidden)`) == "true" }, "no more word of it")
	}
	before := r.view()
	r.keep(map[string]string{mindphone.ViewKey: mindphone.NewToken()})
	for name, p := range lookers {
		p.until(func() bool {
			return p.picture() == "" && p.eval(`String(document.querySelectorAll('img[src]').length)`) == "0"
		}, "no picture")
		p.sees("اطلب العنوان الجديد").shot("view-over-" + name)
	}
	if after := r.view(); after == before {
		t.Error("the address is the same")
	}
	r.lookers()["wide"].pictures("قوائم")
}

// Without a script it is a picture that is fetched again now and then.
func TestTheRoomWithoutAScript(t *testing.T) {
	r := newRoom(t)
	r.wall("en", "What helps?")
	r.typed("Somebody who listens")
	p := r.phone()
	p.withoutScript()
	p.open(r.view())
	p.shot("view-no-script")
	r.typed("Time to talk")
	p.until(func() bool { return strings.Contains(p.picture(), "Time to talk") }, "the next answer")
}
