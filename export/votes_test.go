package export

import (
	"bytes"
	"regexp"
	"slices"
	"strings"
	"testing"

	"mindwall/export/internal/walltest"
	"mindwall/mindmap"
)

// voted is a wall with a round on the themes and one on the answers, in which so many hands and the same number of ballots, for this or
// for that, were counted.
func voted(that, shown bool) *mindmap.Board {
	m := walltest.New()
	m.Event("Our day", "2026-03-09", "", "")
	q := m.Ask("What gets in the way?")
	themes := []mindmap.ID{m.Theme(q, mindmap.ID{}, "Money"), m.Theme(q, mindmap.ID{}, "Buses")}
	answers := []mindmap.ID{m.Say(q, themes[0], "Rent"), m.Say(q, themes[0], "Food"), m.Say(q, mindmap.ID{}, "Rain")}
	m.Say(q, themes[1], "None after five")
	hands, ballots := 3, 1
	if that {
		slices.Reverse(themes)
		slices.Reverse(answers)
		hands, ballots = 5, 2
	}
	for _, of := range []struct {
		on    mindmap.VoteOn
		nodes []mindmap.ID
	}{{mindmap.OnThemes, themes}, {mindmap.OnAnswers, answers}} {
		round := m.Make(mindmap.OpenVote{Question: q, On: of.on, Votes: 3})
		for i := range 4 {
			node := of.nodes[0]
			if i < ballots {
				node = of.nodes[1]
			}
			m.Do(mindmap.CastBallot{Round: round, Ballot: mindmap.ID{byte(i + 1)}, Choices: []mindmap.ID{node}})
		}
		m.Do(mindmap.CountHands{Round: round, Node: of.nodes[0], Delta: hands})
		m.Do(mindmap.CloseVote{Round: round, Show: shown})
	}
	return m.Board()
}

// writtenAt is when a file was written, which is nobody's vote.
var writtenAt = regexp.MustCompile(`20\d\d-\d\d-\d\dT\d\d:\d\d:\d\dZ`)

// Before a round is shown no format tells how it goes: whatever was voted for, the files are the same. From then on those tell that
// promise it, and each of them tells it apart from what was said.
func TestNoFormatTellsOfAVoteBeforeItIsShown(t *testing.T) {
	outlines := []string{"md", "opml", "mm", "mermaid", "xmind"} // they have no votes at all
	formats := Formats()
	for _, name := range []string{"html", "md", "docx"} {
		formats = append(formats, Format{Name: "report " + name})
	}
	written := func(f Format, that, shown bool) []byte {
		b := voted(that, shown)
		if name, ok := strings.CutPrefix(f.Name, "report "); ok {
			return writtenAt.ReplaceAll(unpacked(t, []byte(written(t, b, name))), nil)
		}
		data, _, err := stream(t, t.Context(), b, f)
		if err != nil {
			t.Fatal(f.Name, err)
		}
		return writtenAt.ReplaceAll(unpacked(t, data), nil)
	}
	for _, f := range formats {
		if !bytes.Equal(written(f, false, false), written(f, true, false)) {
			t.Errorf("%s tells how a vote goes that is not shown", f.Name)
		}
		tells := !bytes.Equal(written(f, false, true), written(f, true, true))
		if want := !slices.Contains(outlines, f.Name); tells != want {
			t.Errorf("%s tells how a vote went that is shown: %v, want %v", f.Name, tells, want)
		}
	}
}

// Votes stand beside what was said, with a sign and columns of their own, and are never added to it.
func TestVotesStandApart(t *testing.T) {
	b := voted(false, true)
	for name, wants := range map[string][]string{
		"dot":  {`×2 ●3, 3 hands`, `×1 ●1`, "Rent  ●3, 3 hands"},
		"svg":  {"3 votes, 3 hands"},
		"html": {"×2 ●3, 3 hands", "Votes, and hands that were counted, are never added"},
		"csv":  {",Votes,Hands,", ",Money,,,0,,0,0,0,3,3,", ",Money,Rent,,1,room,1,0,0,3,3,"},
		"json": {`"dots": 3`, `"shown": true`},
	} {
		f := Formats()[slices.IndexFunc(Formats(), func(f Format) bool { return f.Name == name })]
		data, _, err := stream(t, t.Context(), b, f)
		if err != nil {
			t.Fatal(err)
		}
		for _, want := range wants {
			if !strings.Contains(string(data), want) {
				t.Errorf("%s lacks %s:\n%s", name, want, data)
			}
		}
	}
	report := written(t, b, "md")
	for _, want := range []string{"Ballots: 4, votes each: 3", "3 votes, 3 hands", "Votes", "Hands", "●3"} {
		if !strings.Contains(report, want) {
			t.Errorf("the write-up lacks %s:\n%s", want, report)
		}
	}
}
