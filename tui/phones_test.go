package tui_test

import (
	"strings"
	"testing"
	"time"

	"mindwall/mindmap"
	"mindwall/mindmap/phone"
	"mindwall/mindmap/shown"
	"mindwall/tui"
	"mindwall/tui/internal/drive"
	"mindwall/tui/screen"
)

// door lets phones in that the test plays.
type door struct {
	d              *drive.Driver
	opened, closed int
	forever        bool
	alike          []mindmap.ID
}

var open = screen.PhonesMsg{
	Open: true, Addresses: []string{"http://192.168.1.20:8080/KKMMPP", "http://10.0.0.7:8080/KKMMPP"}, Here: 23,
	Settings: phone.Settings{Mode: phone.Live, Way: phone.ToInbox},
}

func (x *door) Open()                             { x.opened++; x.d.Post(open) }
func (x *door) Close(forever bool)                { x.closed++; x.forever = forever; x.d.Post(screen.PhonesMsg{}) }
func (x *door) SentAlike(mindmap.ID) []mindmap.ID { return x.alike }

func withDoor(t *testing.T) (*drive.Driver, *door) {
	t.Helper()
	x := &door{}
	x.d = drive.New(t, drive.Options{
		Size: drive.Size(100, 28), Wall: "? What gets in the way?\n# Transport\n- No bus after five\n# Money\n- Bus fare or lunch\n? What helps?",
		More: func(o *tui.Options) { o.Doors = x },
	})
	return x.d, x
}

func waits(d *drive.Driver, words ...string) {
	for _, w := range words {
		d.Arrive(mindmap.AddAnswer{Question: d.Live.Board().Questions[0].ID, Caption: w, Source: mindmap.Phone, Inbox: true})
	}
}

func do(d *drive.Driver, action string) *drive.Driver { return d.Type("/" + action).Press("enter") }

func TestLetPhonesIn(t *testing.T) {
	drive.Test(t, func(t *testing.T) {
		d, x := withDoor(t)
		d.Misses("☏")
		do(d, "phones").Sees("Let phones in", "192.168.1.20:8080/KKMMPP", "or 10.0.0.7:8080/KKMMPP", "☏ 23 here · 0 in the inbox", "▀▀▀▀")
		if x.opened != 1 {
			t.Errorf("opened %d times", x.opened)
		}
		d.Press("enter")
		if d.Shown.Scene != shown.Invite || d.Shown.Invite != open.Addresses[0] {
			t.Errorf("the room is shown %+v", d.Shown)
		}
		d.Sees("[✓] Show the room the code").Press("enter", "down", "space").Sees("[✓] Address in the room's corner")
		if d.Shown.Scene != shown.Map || !d.Shown.Corner {
			t.Errorf("the room is shown %+v", d.Shown)
		}
		d.Press("down", "enter", "down", "enter", "down", "enter").Sees("all questions, as a survey", "go straight on the wall", "[✓] “Me too”")
		d.Press("esc").Sees("☏ 23")
		do(d, "phones").Press("end", "enter").Sees("Once more is a yes")
		if x.closed != 0 {
			t.Error("closed for good without a second word")
		}
		d.Press("enter").Misses("☏")
		if x.closed != 1 || !x.forever {
			t.Errorf("closed %d times, for good: %v", x.closed, x.forever)
		}
		if d.Shown.Invite != "" {
			t.Errorf("the room is still shown %q", d.Shown.Invite)
		}
	})
}

// The address at which browsers see the room is shown whole and as a code, copied, and replaced the second time that it is asked for;
// never where the room sees this very screen.
func TestTheRoomInBrowsers(t *testing.T) {
	drive.Test(t, func(t *testing.T) {
		d, x := withDoor(t)
		const address = "http://192.168.1.20:8080/view/00112233445566778899aabbccddeeff"
		d.Resize(120, 34)
		do(d, "browsers").Sees("The room in browsers", "0 browsers now")
		seen := open
		seen.View, seen.Viewers = address, 3
		d.Send(seen).Sees(address, "3 browsers now", "▀▀▀▀", "▸ Copy the address")
		if x.opened != 1 {
			t.Errorf("opened %d times", x.opened)
		}
		d.Press("enter").Sees("copied, if this terminal lets it")
		kept := d.Kept(phone.ViewKey)
		d.Press("down", "enter").Sees("New address? Once more is a yes").Press("up", "down").Sees("New address: the old one").Press("enter")
		if d.Kept(phone.ViewKey) != kept {
			t.Error("the address is another without a second word")
		}
		if d.Press("enter"); d.Kept(phone.ViewKey) == kept {
			t.Error("the address is still the same")
		}
		d.Press("esc").Type("x").Press("backspace").Sees("☏ 23 · 3 viewers")
		d.Press("f5")
		do(d, "browsers").Sees("The room sees this screen").Misses("view/0011", "▀▀▀▀", "Copy").Press("enter")
		d.Resize(40, 12)
		d.Sees("The room in browsers").Press("esc")
	})
}

// What waited in silence is shown together, as one act that one key takes back.
func TestShownTogether(t *testing.T) {
	drive.Test(t, func(t *testing.T) {
		d, _ := withDoor(t)
		silent := open
		silent.Settings.Way = phone.Silent
		do(d, "phones").Send(silent)
		waits(d, "One", "Two", "Three")
		d.Press("home", "down", "down", "down", "down", "down").Sees("Show together what waits: 3").Press("enter")
		if b := d.Live.Board(); len(b.Inbox) != 0 || b.Questions[0].Answers != 5 {
			t.Errorf("%d wait, %d on the wall", len(b.Inbox), b.Questions[0].Answers)
		}
		d.Misses("Let phones in").Press("ctrl+z")
		if n := len(d.Live.Board().Inbox); n != 3 {
			t.Errorf("taken back: %d wait", n)
		}
	})
}

func TestTheInbox(t *testing.T) {
	drive.Test(t, func(t *testing.T) {
		d, x := withDoor(t)
		do(d, "phones").Press("esc")
		waits(d, "Forms in English", "No buses after five", "Rude words", "More rude words", "The vet is far", "Dogs on leads", "Lonely at night")
		d.Sees("☏ 23 · 7 in the inbox")
		do(d, "inbox").Pass(time.Second).Sees("Inbox 7", "▸ 1 Forms in English").Press("enter").Sees("on the wall: “Forms in English” ", " ☏ 23 · 6 in the inbox")
		d.Sees("▸ 1 No buses after five", "≈ No bus after five").Press("ctrl+t")
		if a := d.Live.Board().Questions[0].Themes[0].Answers[0]; len(a.Merged) != 1 || a.Tally.Total() != 2 {
			t.Errorf("not counted as a repeat: %+v", a)
		}
		waits(d, "Newest")
		d.Sees("▸ 1 Rude words")
		inbox := d.Live.Board().Inbox
		x.alike = []mindmap.ID{inbox[0].ID, inbox[1].ID}
		d.Press("ctrl+r").Sees("▸ 1 The vet is far", "2 answers of this phone refused")
		d.Press("#").Type("tr").Sees("↵ new theme tr   tab: Transport").Press("tab").Sees("↵ Transport").Press("enter")
		d.Press("#").Sees("enter let on under it").Type("b").Sees("↵ " + d.Live.Board().Questions[0].Themes[1].Text).Press("enter")
		for i, want := range []string{"The vet is far", "Dogs on leads"} {
			answers := d.Live.Board().Questions[0].Themes[i].Answers
			if got := answers[len(answers)-1].Text; got != want {
				t.Errorf("under theme %d is %q, want %q", i+1, got, want)
			}
		}
		d.Press("delete").Sees("refused", "▸ 1 Newest").Misses("Lonely at night").Press("ctrl+a").Sees("nothing waits")
		if b := d.Live.Board(); len(b.Removed) != 3 || b.Questions[0].Answers != 6 {
			t.Errorf("%d refused, %d on the wall", len(b.Removed), b.Questions[0].Answers)
		}
	})
}

// What says the same as an answer that was let on a moment ago is offered as its repeat.
func TestRepeatsInTheInbox(t *testing.T) {
	drive.Test(t, func(t *testing.T) {
		d, _ := withDoor(t)
		waits(d, "Nobody answers the phone", "nobody answers the phone", "Quiet")
		do(d, "inbox").Pass(time.Second).Misses("≈").Press("enter").Pass(time.Second).Sees("≈ Nobody answers the phone").Press("ctrl+t")
		d.Sees("▸ 1 Quiet").Misses("≈").Press("ctrl+z").Sees("undone").Press("ctrl+z").Sees("undone", "Inbox 3").Press("ctrl+y").Sees("done again", "Inbox 2")
	})
}

// A theme's name, and a key, is for the answer that it was meant for, and for no other when somebody else let that one on meanwhile.
func TestAHelperIsFasterThanTheInbox(t *testing.T) {
	drive.Test(t, func(t *testing.T) {
		d, _ := withDoor(t)
		waits(d, "Free tea", "Rude words")
		do(d, "inbox").Press("#").Type("Mon")
		d.Arrive(mindmap.AdmitAnswer{Answer: d.Live.Board().Inbox[0].ID})
		d.Sees("not filed", "▸ 1 Rude words").Misses("# Mon").Type("ey").Press("enter").Sees("dealt with that answer", "Inbox 1").Press("enter").Sees("Inbox 0")
		waits(d, "One", "Two", "Three")
		d.Sees("▸ 1 One")
		d.Arrive(mindmap.Remove{Node: d.Live.Board().Inbox[0].ID})
		d.Press("delete").Sees("Inbox 2").Press("down", "up", "enter").Sees("Inbox 1", "on the wall: “Two”").Press("ctrl+a").Sees("Inbox 0")
	})
}

// Who takes the inbox for the line, and types an answer there, lets nothing on by the Enter behind it.
func TestAnAnswerTypedIntoTheInboxLetsNothingOn(t *testing.T) {
	drive.Test(t, func(t *testing.T) {
		d, _ := withDoor(t)
		waits(d, "Rude words", "Free tea")
		do(d, "inbox").Type("no bus after five").Press("enter").Sees("nothing was let on", "Inbox 2")
		d.Press("enter").Sees("Inbox 1", "on the wall: “Rude words”")
		d.Type("x").Press("down", "up", "enter").Sees("Inbox 0", "on the wall: “Free tea”").Type("x").Press("enter").Sees("nothing waits").Press("esc")
		waits(d, "Secret words")
		do(d.Press("f5"), "inbox").Type("no bus #Transport").Press("enter").Misses("Secret").Sees("nothing is shown").Press("enter").Sees("Secret")
	})
}

// However much waits, what came of a key is seen beside it: above all that it did nothing, as somebody else was faster.
func TestWhatIsSaidIsSeenBesideALongInbox(t *testing.T) {
	for _, size := range [][2]int{{100, 28}, {80, 24}, {60, 20}} {
		drive.Test(t, func(t *testing.T) {
			d, _ := withDoor(t)
			d.Resize(size[0], size[1])
			for range 40 {
				waits(d, "Free tea")
			}
			do(d, "inbox")
			d.Arrive(mindmap.Remove{Node: d.Live.Board().Inbox[0].ID})
			d.Press("#").Sees("somebody else dealt with that").Press("down", "delete").Sees("Inbox 38", "refused")
			waits(d, strings.Repeat("a long answer ", 20))
			d.Press("end", "enter").Sees("Inbox 38", "on the wall: “a long")
		})
	}
}

// On a screen that the room sees, no word of what waits is shown until somebody says so.
func TestTheRoomReadsNothingThatWaits(t *testing.T) {
	drive.Test(t, func(t *testing.T) {
		d, _ := withDoor(t)
		waits(d, "Secret one", "Secret two")
		d.Press("f5").Misses("Secret")
		do(d, "phones").Misses("Secret").Press("esc")
		do(d, "inbox").Misses("Secret").Sees("The room sees this screen").Press("down", "delete", "#", "ctrl+a", "ctrl+t").Misses("Secret")
		if n := len(d.Live.Board().Inbox); n != 2 {
			t.Errorf("%d wait: keys did something unseen", n)
		}
		d.Press("esc").Misses("Secret")
		d.Type("/Sec").Misses("Secret one", "Secret two").Press("esc")
		do(d, "inbox").Press("enter").Sees("Secret one").Press("delete", "esc").Misses("Secret")
		waits(d, "Secret and so long that it is cut where it is told what was done last")
		do(d, "inbox").Press("enter", "down", "delete", "esc", "ctrl+z").Sees("undone: what was done last").Press("ctrl+y")
		do(d, "removed").Misses("Secret").Press("ctrl+z").Sees("undone").Misses("Secret").Press("ctrl+y").Misses("Secret")
	})
}

// A helper's link is made and taken back, and no room sees it; a new code is put in the place of the old one when that is said twice.
func TestAHelpersLinkIsForTheFacilitatorAlone(t *testing.T) {
	drive.Test(t, func(t *testing.T) {
		d, _ := withDoor(t)
		do(d, "phones").Press("down", "down", "down", "down", "down").Sees("▸ [ ] A helper lets answers on").Press("enter")
		token := d.Kept(phone.HelperKey)
		if len(token) != 32 {
			t.Fatalf("the token is %q", token)
		}
		given := open
		given.Helper = phone.HelperAddress(open.Addresses[0], token)
		d.Send(given).Sees("▸ [✓] A helper lets answers on", "192.168.1.20:8080/inbox/").Press("down").Misses("/inbox/").Press("esc")
		d.Press("f5").Misses("/inbox/")
		do(d, "phones").Press("down", "down", "down", "down", "down").Misses("/inbox/").Sees("The room sees this screen").Press("esc", "f5")
		do(d, "phones").Press("down", "down", "down", "down", "down", "enter")
		if got := d.Kept(phone.HelperKey); got != "" {
			t.Errorf("the link is still %q", got)
		}
		d.Press("down", "enter").Sees("New code? Once more is a yes").Press("down", "up").Sees("New code: who").Press("enter")
		if got := d.Kept(phone.CodeKey); got != "" {
			t.Errorf("a new code %q without a second word", got)
		}
		d.Press("enter")
		if code, err := phone.ParseCode(d.Kept(phone.CodeKey)); err != nil {
			t.Errorf("the new code is %q: %v", code, err)
		}
	})
}

// That phones keep what they have, as too much waits, is told.
func TestPhonesWaitForTheInbox(t *testing.T) {
	drive.Test(t, func(t *testing.T) {
		d, _ := withDoor(t)
		full := open
		full.Full = true
		d.Send(full).Sees("phones wait for the inbox").Send(open).Misses("phones wait")
	})
}

// The code and the corner are what the room is shown of the way in.
func TestTheRoomSeesTheWayIn(t *testing.T) {
	drive.Test(t, func(t *testing.T) {
		d, _ := withDoor(t)
		do(d, "phones").Press("enter", "esc", "f5")
		d.Sees("Answer by phone", "192.168.1.20:8080/KKMMPP", "▀▀▀▀")
		do(d, "phones").Press("enter", "down", "enter", "esc").Sees("☏ 192.168.1.20:8080/KKMMPP", "No bus after five")
		if rows := strings.Split(d.Screen(), "\n"); len(rows) != 28 {
			t.Errorf("%d rows", len(rows))
		}
	})
}
