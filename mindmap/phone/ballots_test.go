package phone_test

import (
	"encoding/json"
	"fmt"
	"net/http"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"mindwall/mindmap"
	"mindwall/mindmap/fold"
	"mindwall/mindmap/phone"
)

// polls is a site with two themes under its first question, and a round on them that is open.
type polls struct {
	*site
	themes [2]mindmap.ID
	round  mindmap.ID
	made   byte
}

func newPolls(t *testing.T) *polls {
	t.Helper()
	x := &polls{site: newSite(t, straight), themes: [2]mindmap.ID{{7, 1}, {7, 2}}, made: 1}
	x.record(mindmap.Draft{ID: x.themes[0], Op: mindmap.AddTheme{Question: x.questions[0], Text: "Money"}},
		mindmap.Draft{ID: x.themes[1], Op: mindmap.AddTheme{Question: x.questions[0], Text: "Buses"}})
	x.again(2)
	return x
}

func (x *polls) record(drafts ...mindmap.Draft) {
	x.t.Helper()
	err := wall{x.desk}.Write(x.t.(*testing.T).Context(), func(p phone.Pen) error { return p.Record(drafts...) })
	if err != nil {
		x.t.Fatal(err)
	}
	x.door.Changed()
}

// again opens a round.
func (x *polls) again(votes int) {
	x.made++
	x.round = mindmap.ID{8, x.made}
	x.record(mindmap.Draft{ID: x.round, Op: mindmap.OpenVote{Question: x.questions[0], On: mindmap.OnThemes, Votes: votes}})
}

// cast sends a ballot as the script does; the choices are themes by their places.
func (x *polls) cast(phone string, choices ...int) int {
	x.t.Helper()
	ids := []string{}
	for _, c := range choices {
		ids = append(ids, x.themes[c].String())
	}
	code, _ := x.send(phone, "/post", map[string]any{"b": x.round.String(), "c": ids})
	return code
}

// shown is how the round would go if it were shown now.
func (x *polls) shown() (ballots, money, buses int) {
	x.t.Helper()
	live := fold.NewLive()
	x.desk.Look(func(l *fold.Live) { live.Add(l.Entries()...) })
	last := live.Entries()[live.Board().Entries-1]
	e, err := mindmap.NewEntry(mindmap.Entry{ID: mindmap.ID{99}, Clock: last.Clock + 1, Act: mindmap.ID{99}, At: time.Now()}, mindmap.CloseVote{Round: x.round, Show: true})
	if err != nil {
		x.t.Fatal(err)
	}
	live.Add(e)
	themes := live.Board().Questions[0].Themes
	for _, r := range live.Board().Rounds {
		if r.ID == x.round {
			ballots = r.Ballots
		}
	}
	return ballots, themes[0].Votes.Dots, themes[1].Votes.Dots
}

func (x *polls) want(ballots, money, buses int) {
	x.t.Helper()
	if b, m, u := x.shown(); b != ballots || m != money || u != buses {
		x.t.Fatalf("%d ballots, %d for money, %d for buses; want %d, %d, %d", b, m, u, ballots, money, buses)
	}
}

func (x *polls) entries() (n int) {
	x.desk.Look(func(l *fold.Live) { n = l.Board().Entries })
	return n
}

// A phone has one ballot in a round, which it changes until the round is closed. Asking again changes nothing, also after a
// restart.
func TestABallotCountsOnce(t *testing.T) {
	x := newPolls(t)
	me, other := x.number(), x.number()
	for i, c := range []struct {
		choices               []int
		ballots, money, buses int
	}{{[]int{0}, 1, 1, 0}, {[]int{0, 0}, 1, 2, 0}, {[]int{1, 0}, 1, 1, 1}, {nil, 0, 0, 0}, {[]int{1}, 1, 0, 1}} {
		for replay := range 3 {
			if code := x.cast(me, c.choices...); code != 200 {
				t.Fatalf("step %d: %d", i, code)
			}
			if replay == 1 {
				x.restart()
			}
		}
		x.want(c.ballots, c.money, c.buses)
	}
	x.cast(other, 0, 1)
	x.want(2, 1, 2)
	before := x.entries()
	for range 5 {
		x.cast(me, 1)
		x.cast(other, 0, 1)
	}
	if n := x.entries(); n != before {
		t.Errorf("asking again wrote %d entries", n-before)
	}
	if code := x.cast(me, 0, 0, 1); code != http.StatusUnprocessableEntity {
		t.Errorf("three votes of two: %d", code)
	}
	x.record(mindmap.Draft{Op: mindmap.CloseVote{Round: x.round}})
	if code := x.cast(me, 0); code != http.StatusUnprocessableEntity {
		t.Errorf("after the end: %d", code)
	}
	x.want(2, 1, 2)
}

// Nobody can tell by the file that two rounds have the same voter, nor who it is.
func TestRoundsDoNotTellWhoVoted(t *testing.T) {
	x := newPolls(t)
	me := x.number()
	for range 3 {
		x.cast(me, 0)
		x.record(mindmap.Draft{Op: mindmap.CloseVote{Round: x.round}})
		x.again(2)
	}
	seen := map[string]bool{}
	x.desk.Look(func(l *fold.Live) {
		for _, e := range l.Entries() {
			op, err := e.Op()
			if b, ok := op.(mindmap.CastBallot); err == nil && ok {
				for _, id := range []string{b.Ballot.String(), e.ID.String()} {
					if seen[id] || strings.Contains(me, id) {
						t.Errorf("%s is there twice, or is the phone's", id)
					}
					seen[id] = true
				}
				if e.At.Second() != 0 {
					t.Error("its time is to the second")
				}
			}
		}
	})
	if len(seen) != 6 {
		t.Errorf("%d ids of three ballots", len(seen))
	}
}

// Phones are told what may be voted for while a round is open, whatever else they are asked, and never how it goes.
func TestPhonesAreToldOfTheVote(t *testing.T) {
	x := newPolls(t)
	told := func() (v struct {
		V *struct {
			I, T string
			N    int
			C    []map[string]any
		}
	}) {
		t.Helper()
		x.now = x.now.Add(time.Second) // for half a second phones are told the same
		if err := json.Unmarshal(x.serve(x.request("GET", "/state", "")).Body.Bytes(), &v); err != nil {
			t.Fatal(err)
		}
		return v
	}
	x.cast(x.number(), 1, 1)
	x.set(phone.Settings{Mode: phone.Closed, Way: phone.ToInbox}, mindmap.ID{})
	v := told().V
	if v == nil || v.I != x.round.String() || v.T != "What gets in the way?" || v.N != 2 || fmt.Sprint(v.C) != fmt.Sprint([]map[string]any{
		{"i": x.themes[0].String(), "t": "Money"}, {"i": x.themes[1].String(), "t": "Buses"}}) {
		t.Errorf("phones are told %+v", v)
	}
	x.record(mindmap.Draft{Op: mindmap.CloseVote{Round: x.round, Show: true}})
	x.now = x.now.Add(time.Second)
	if v := told().V; v != nil {
		t.Errorf("after the end phones are told %+v", v)
	}
	if code := x.cast(x.number(), 0); code != http.StatusUnprocessableEntity {
		t.Errorf("a vote after the end: %d", code)
	}
}

// What was merged or removed while somebody voted is no reason to lose the rest of a ballot.
func TestAVoteForWhatIsGone(t *testing.T) {
	x := newPolls(t)
	x.record(mindmap.Draft{Op: mindmap.Remove{Node: x.themes[0]}})
	if code := x.cast(x.number(), 0, 1); code != 200 {
		t.Errorf("a vote for what is gone, and another: %d", code)
	}
	x.record(mindmap.Draft{Op: mindmap.Restore{Node: x.themes[0]}})
	x.want(1, 0, 1)
}

// Without the script the ballot is a form. Voting again on the page that comes of it changes the ballot, and loading that again
// changes nothing.
func TestThePlainBallot(t *testing.T) {
	x := newPolls(t)
	if page := x.serve(x.request("GET", "", "")).Body.String(); !strings.Contains(page, `/vote">Votes left: 2</a></p></noscript>`) {
		t.Errorf("the page does not lead to the ballot:\n%s", page)
	}
	page := x.serve(x.request("GET", "/vote", "")).Body.String()
	if len(page) > 14_000 || !strings.Contains(page, `<option selected>0<option>1<option>2</select>`) || strings.Contains(page, "ZgotmplZ") {
		t.Errorf("the ballot is\n%s", page)
	}
	me := strings.Split(strings.Split(page, `name="me" value="`)[1], `"`)[0]
	vote := func(money, buses string) (int, string) {
		form := url.Values{"me": {me}, "b": {x.round.String()}, x.themes[0].String(): {money}, x.themes[1].String(): {buses}}
		r := x.request("POST", "/vote", form.Encode())
		r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
		w := x.serve(r)
		return w.Code, w.Body.String()
	}
	for range 2 {
		code, page := vote("2", "")
		if code != 200 || !strings.Contains(page, `value="`+me+`"`) || !strings.Contains(page, `<option selected>2`) || !strings.Contains(page, "counted") {
			t.Errorf("%d:\n%s", code, page)
		}
	}
	x.want(1, 2, 0)
	if code, _ := vote("2", "1"); code != http.StatusUnprocessableEntity {
		t.Errorf("more votes than there are: %d", code)
	}
	vote("1", "1")
	x.want(1, 1, 1)
	x.record(mindmap.Draft{Op: mindmap.CloseVote{Round: x.round}})
	if code, page := vote("0", "1"); code != http.StatusUnprocessableEntity || !strings.Contains(page, "The vote is over.") {
		t.Errorf("after the end: %d\n%s", code, page)
	}
	x.want(1, 1, 1)
}

// A wall of version 0.1.0 is voted on as any other.
func TestAnOldWallIsVotedOn(t *testing.T) {
	data, err := os.ReadFile("../../cmd/mindwall/testdata/released.wall")
	if err != nil {
		t.Fatal(err)
	}
	x := &polls{site: &site{t: t, path: filepath.Join(t.TempDir(), "old.wall"), now: time.Now(), kept: phone.NewKept()}, round: mindmap.ID{8}}
	if err := os.WriteFile(x.path, data, 0o600); err != nil {
		t.Fatal(err)
	}
	x.kept.Settings = straight
	x.open()
	t.Cleanup(func() { x.close() })
	q := x.board().Questions[1]
	theme := q.Themes[0]
	x.record(mindmap.Draft{ID: x.round, Op: mindmap.OpenVote{Question: q.ID, On: mindmap.OnThemes, Votes: 3}})
	x.themes[0] = theme.ID
	me := x.number()
	x.cast(me, 0, 0)
	x.restart()
	x.cast(me, 0, 0)
	x.record(mindmap.Draft{Op: mindmap.CloseVote{Round: x.round, Show: true}})
	if b := x.board(); b.Rounds[0].Ballots != 1 || b.Questions[1].Themes[0].Votes.Dots != 2 || b.Questions[1].Tally != q.Tally {
		t.Errorf("after a vote: %+v, %+v", b.Rounds[0], b.Questions[1].Themes[0].Votes)
	}
}
