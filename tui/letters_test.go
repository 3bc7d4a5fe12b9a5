package tui_test

import (
	"context"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"mindwall/mindmap"
	"mindwall/mindmap/compare"
	"mindwall/mindmap/fold"
	"mindwall/mindmap/scribe"
	"mindwall/tui"
	"mindwall/tui/comparing"
	"mindwall/tui/exportdialog"
	"mindwall/tui/internal/drive"
)

// TestNoLetterIsACommandOnAnyScreen types every letter and digit wherever one can be: it is typed where there is a line, else
// goes to the line below or does nothing; no screen is left, nothing chosen, and nothing is recorded.
func TestNoLetterIsACommandOnAnyScreen(t *testing.T) {
	for name, to := range map[string]func(d *drive.Driver){
		"answers":          func(*drive.Driver) {},
		"help":             func(d *drive.Driver) { d.Press("?").Sees("╭ Keys ") },
		"exports":          func(d *drive.Driver) { d.Press("ctrl+x").Sees("Export into") },
		"an import":        func(d *drive.Driver) { d.Press("f10").Sees("Import answers") },
		"themes":           func(d *drive.Driver) { d.Press("ctrl+k").Pass(time.Second).Sees("Themes for the unsorted") },
		"a theme's answer": func(d *drive.Driver) { d.Press("ctrl+k").Pass(time.Second).Press("right") },
		"a theme's name":   func(d *drive.Driver) { d.Press("ctrl+k").Pass(time.Second).Press("tab").Sees("Theme ›") },
		"repeats":          func(d *drive.Driver) { d.Press("ctrl+k", "ctrl+k").Pass(time.Second).Sees("Likely repeats") },
		"like no other":    func(d *drive.Driver) { d.Press("ctrl+k", "ctrl+k", "ctrl+k").Pass(time.Second).Sees("like no other") },
		"saving elsewhere": func(d *drive.Driver) { d.Press("ctrl+p").Type("save").Press("enter", "down").Sees("save as ›") },
		"finding":          func(d *drive.Driver) { d.Press("/") },
		"a mark":           func(d *drive.Driver) { d.Press("up", "space") },
		"a new question":   func(d *drive.Driver) { d.Press("ctrl+n") },
		"phones":           func(d *drive.Driver) { d.Type("/phones").Press("enter").Sees("Let phones in") },
		"other tables":     func(d *drive.Driver) { d.Type("/share").Press("enter").Sees("Other tables") },
		"the inbox":        func(d *drive.Driver) { d.Type("/inbox").Press("enter").Sees("╭ Inbox 0 ") },
		"a vote":           func(d *drive.Driver) { d.Type("/vote").Press("enter").Sees("╭ Vote ") },
		"browsers":         func(d *drive.Driver) { d.Type("/browsers").Press("enter").Sees("The room in browsers") },
		"a comparison":     func(d *drive.Driver) { d.Type("/compare").Press("enter").Sees("Compare this wall") },
		"what changed":     func(d *drive.Driver) { d.Type("/compare").Press("enter").Type("a").Press("enter").Sees("then → now") },
		"what belongs together": func(d *drive.Driver) {
			d.Type("/compare").Press("enter").Type("a").Press("enter", "enter", "down", "enter").Sees("is in then")
		},
		"exports of a comparison": func(d *drive.Driver) {
			d.Type("/compare").Press("enter").Type("a").Press("enter", "ctrl+x").Sees("Replace files")
		},
		"a replay":   func(d *drive.Driver) { d.Type("/replay").Press("enter", "space").Sees("■ 0:00") },
		"presenting": func(d *drive.Driver) { d.Press("f5") },
	} {
		drive.Test(t, func(t *testing.T) {
			d := drive.New(t, drive.Options{
				Size: drive.Size(160, 30),
				Wall: "? Why?\n- English forms\n- Forms in English\n- Letters in English only\n- No bus after five\n- No buses after five\n- Zebra",
				More: func(o *tui.Options) {
					o.Compare = compares()
					o.Export = exportdialog.Exporter{
						Formats: []exportdialog.Format{{Name: "dot", Title: "Graphviz"}, {Name: "png", Title: "Picture"}}, Folder: func() string { return "/home/sam" },
					}
				},
			})
			to(d)
			revision, typed := d.Live.Board().Revision, d.Typed()
			for _, r := range "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789" {
				screen, lineless := d.Screen(), d.View().Cursor == nil
				d.Send(tea.KeyPressMsg{Code: r, Text: string(r)})
				if (name == "help" || name == "presenting") && r == 'a' {
					lineless = false // it goes to the line that comes up
				}
				if typed += string(r); lineless {
					typed = ""
				}
				if lineless && d.Screen() != screen || !lineless && d.Typed() != typed || d.Live.Board().Revision != revision || d.Quit {
					t.Fatalf("%s: after %q %q is typed, want %q:\n%s", name, r, d.Typed(), typed, d.Screen())
				}
			}
		})
	}
}

// compares compares two small walls, whatever is asked for.
func compares() comparing.Comparer {
	wall := func(name, theme string) compare.Wall {
		s := &scribe.Scribe{Live: fold.NewLive(), Author: "sam", Device: mindmap.ID{1}}
		asked, err := s.Do(mindmap.AskQuestion{Text: "Why " + name + "?"})
		if err == nil {
			_, err = s.Do(mindmap.AddTheme{Question: asked[0].ID, Text: theme})
		}
		if err != nil {
			panic(err)
		}
		return compare.Wall{ID: s.Live.WallID(), Name: name, Board: s.Live.Board()}
	}
	return comparing.Comparer{
		Complete: func(string) []string { return nil }, Begin: "nowhere", Folder: func() string { return "/home/sam" }, Formats: []string{"html"},
		Open: func(context.Context, string) ([]compare.Wall, error, error) {
			return []compare.Wall{wall("then", "Money"), wall("now", "Time")}, nil, nil
		},
		Decided: func(...mindmap.ID) (compare.Decisions, error) { return nil, nil },
		Compare: func(walls []compare.Wall, decided compare.Decisions) *compare.Comparison {
			return compare.Walls(walls, compare.Options{Decided: decided})
		},
	}
}
