package phone

import (
	"bytes"
	"cmp"
	"context"
	_ "embed"
	"html/template"
	"net/http"
	"slices"
	"strconv"

	"mindwall/mindmap"
	"mindwall/mindmap/fold"
	"mindwall/mindmap/say"
)

// votePath is the ballot as a plain form, for phones without the script.
const votePath = "vote"

// maxBallots is how often one phone may change its ballot in a round.
const maxBallots = 200

const (
	sayVotesLeft say.Message = "phone votes left"
	sayVoted     say.Message = "phone voted"
	sayVoteOver  say.Message = "phone vote over"
)

// voteJSON is the ballot of the round that is open.
type voteJSON struct {
	Round    string       `json:"i"`
	Question string       `json:"t"`
	Votes    int          `json:"n"` // that a phone has
	Choices  []answerJSON `json:"c"`
}

// openVote is the round that is open, as phones are told; nil when there is none. It tells nothing of how it goes.
func openVote(live *fold.Live) *voteJSON {
	v, ok := live.Vote()
	if !ok || v.Closed {
		return nil
	}
	out := &voteJSON{Round: v.ID.String(), Question: v.Question.Text, Votes: v.Votes, Choices: []answerJSON{}}
	for _, c := range v.Choices() {
		out.Choices = append(out.Choices, answerJSON{ID: c.ID.String(), Text: c.Text})
	}
	return out
}

// of are the choices among some that are on the ballot, each as often as it is there. What was merged or taken off while somebody
// voted counts for nothing.
func (v *voteJSON) of(choices []string) (ids []mindmap.ID) {
	for _, s := range choices {
		if slices.ContainsFunc(v.Choices, func(c answerJSON) bool { return c.ID == s }) {
			id, _ := mindmap.ParseID(s) // it is one of ours
			ids = append(ids, id)
		}
	}
	return ids
}

// vote sees to it that the ballot of a phone in a round says what it chooses, however often it asks. The ballot is derived from
// the phone's number and the round, so that it tells nothing of either, and nobody can tell that two rounds have the same voter.
func (d *Door) vote(ctx context.Context, number, round string, choices []string) error {
	open := d.current().vote
	if open == nil || open.Round != round {
		return refused("that vote is over")
	}
	chosen := open.of(choices)
	if len(chosen) > open.Votes {
		return refused("more votes than there are")
	}
	id, _ := mindmap.ParseID(round) // it is ours
	ballot := d.secret.ballot(number, id)
	same := func(live *fold.Live) bool { return slices.Equal(live.Ballot(id, ballot), chosen) }
	return d.write(ctx, func(p Pen) error {
		if v, ok := p.Live().Vote(); !ok || v.ID != id || v.Closed {
			return refused("that vote is over")
		}
		if same(p.Live()) {
			return nil
		}
		n := 0
		for n < maxBallots && p.Live().Has(d.secret.ballotChange(number, id, n)) {
			n++
		}
		if n == maxBallots {
			return refused("you have changed your mind too often")
		}
		return p.Record(mindmap.Draft{ID: d.secret.ballotChange(number, id, n), Op: mindmap.CastBallot{Round: id, Ballot: ballot, Choices: chosen}})
	})
}

//go:embed ballot.html
var ballotHTML string

var ballotTemplate = template.Must(template.New("ballot").Parse(ballotHTML))

// ballotData is what the plain ballot is made of.
type ballotData struct {
	*voteJSON
	Language, Direction, Home, Number string
	Title, Left, Said, Send, Back     string
	Style                             template.CSS
	Chosen                            map[string]int
	Numbers                           []int // of votes that one thing may be given
}

// ballotPage shows the plain ballot, empty.
func (d *Door) ballotPage(w http.ResponseWriter, r *http.Request) {
	d.renderBallot(w, r, http.StatusOK, d.secret.issue(), nil, "")
}

func (d *Door) renderBallot(w http.ResponseWriter, r *http.Request, status int, number string, chosen map[string]int, said say.Message) {
	v := d.current()
	data := ballotData{
		voteJSON: v.vote, Language: v.voice.Language(), Direction: v.direction(), Home: "/" + d.code, Number: number, Style: template.CSS(assets().css),
		Send: v.voice.Text("phone send"), Title: v.event.Title, Back: "← " + cmp.Or(v.event.Title, d.code), Chosen: chosen,
	}
	switch {
	case v.vote == nil:
		said, data.voteJSON = sayVoteOver, &voteJSON{}
	default:
		for n := range v.vote.Votes + 1 {
			data.Numbers = append(data.Numbers, n)
		}
		data.Left = v.voice.Say(sayVotesLeft, "n", v.voice.Number(v.vote.Votes-sum(chosen)))
	}
	if said != "" {
		data.Said = v.voice.Text(said)
	}
	var out bytes.Buffer
	if err := ballotTemplate.Execute(&out, data); err != nil {
		http.Error(w, "the page broke down", http.StatusInternalServerError)
		return
	}
	writePage(w, r, status, out.Bytes())
}

func sum(chosen map[string]int) (n int) {
	for _, times := range chosen {
		n += times
	}
	return n
}

// plainBallot takes a ballot that came as a form. The page that it answers with has the same number, so that who votes again
// there changes the ballot; loading it again says the same once more, which changes nothing.
func (d *Door) plainBallot(w http.ResponseWriter, r *http.Request) {
	number, ok := d.plainForm(w, r)
	if !ok {
		return
	}
	chosen, choices := map[string]int{}, []string(nil)
	if v := d.current().vote; v != nil {
		for _, c := range v.Choices {
			n, _ := strconv.Atoi(r.PostForm.Get(c.ID)) // nothing is none
			n = min(max(n, 0), mindmap.MaxVotes)
			chosen[c.ID] = n
			choices = append(choices, slices.Repeat([]string{c.ID}, n)...)
		}
	}
	if !d.sendsNow(number, r) {
		w.Header().Set("Retry-After", "5")
		d.renderBallot(w, r, http.StatusTooManyRequests, number, chosen, saySlow)
		return
	}
	switch err := d.vote(r.Context(), number, r.PostForm.Get("b"), choices); {
	case err == nil:
		d.renderBallot(w, r, http.StatusOK, number, chosen, sayVoted)
	case statusOf(err) == http.StatusUnprocessableEntity:
		d.renderBallot(w, r, http.StatusUnprocessableEntity, number, chosen, sayRefused)
	default:
		d.renderBallot(w, r, d.status(w, err), number, chosen, saySlow)
	}
}
