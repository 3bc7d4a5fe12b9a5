//go:build unix

package main

import (
	"archive/zip"
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/japanese"
)

// fileCase is a file as tools and people write them, and what a facilitator expects of it.
type fileCase struct {
	name, file string
	data       []byte
	questions  []string
	flags      []string // of the command
	keys       []string // on the console's last page, for what the flags say
	want       []string // number of the question, themes, answer, tally and quote
	says       []string // also in what is shown before anything is imported
	hides      []string // in nothing that is shown, and not in the file of the wall
}

const helps, hinders = "What helps people here?", "What gets in the way?"

func fileCases(t *testing.T) []fileCase {
	split := []string{"--split"}
	ticked := "Timestamp," + helps + "\n" + strings.Repeat("2024/03/01 10:00:00,Peer support\n2024/03/01 10:01:00,\"A lift, Cake and tea\"\n2024/03/01 10:02:00,\"Cake and tea, Peer support, A lift\"\n", 4) +
		"2024/03/01 11:00:00,\"Peer support, A lift, my dog, the garden, the radio\"\n"
	forms := [][]string{
		{"ID", "開始時刻", "完了時刻", "メール", "名前", "最終変更時刻", helps},
		{"1", "2024-03-01 10:00:00", "2024-03-01 10:02:00", "ann@example.org", "Ann Example", "", "A lift;"},
		{"2", "2024-03-01 10:01:00", "2024-03-01 10:04:00", "ben@example.org", "Ben Sample", "", "Cake;"},
	}
	polish := [][]string{
		{"Identyfikator", "Godzina rozpoczęcia", "Godzina ukończenia", "Adres e-mail", "Nazwa", helps},
		{"1", "2024-03-01 10:00:00", "2024-03-01 10:02:00", "ann@example.org", "Ann Example", "A lift;"},
		{"2", "2024-03-01 10:01:00", "2024-03-01 10:04:00", "ben@example.org", "Ben Sample", "Cake;"},
	}
	latin2, _ := charmap.Windows1250.NewEncoder().String("Timestamp," + helps + "\n2024/03/01 10:00:00,\"Ktoś, kto słucha\"\n2024/03/01 10:00:01,Podwózka\n2024/03/01 10:00:02,\"Wspólna herbata, żeby pogadać\"\n")
	sjis, _ := japanese.ShiftJIS.NewEncoder().String("Timestamp," + helps + "\n2024/03/01 10:00:00,周りの人が話を聞いてくれる\n2024/03/01 10:00:01,送迎の車\n2024/03/01 10:00:02,お茶の時間\n")
	return []fileCase{
		{
			name: "choices in brackets", file: "limesurvey.csv", data: []byte("\"Response ID\",\"Date submitted\",\"Last page\",\"Start language\",\"Seed\",\"" + helps + " [Peer support]\",\"" + helps + " [A lift]\",\"" + helps + " [Other]\",\"" + hinders + "\"\n" +
				"\"1\",\"2024-03-01 10:00:00\",\"2\",\"en\",\"1234\",\"Yes\",\"No\",\"a dog\",\"Forms\"\n\"2\",\"2024-03-01 10:01:00\",\"2\",\"en\",\"99\",\"No\",\"Yes\",\"\",\"Too dear\"\n\"3\",\"\",\"1\",\"en\",\"98\",\"N/A\",\"N/A\",\"\",\"\"\n"),
			want: []string{"1 A lift", "1 Peer support", "1 a dog", "2 Forms", "2 Too dear"},
		},
		{
			name: "choices as headers of their own", file: "typeform.csv", data: []byte("#," + helps + ",Peer support,A lift,Other," + hinders + ",Response Type,Start Date (UTC),Stage Date (UTC),Submit Date (UTC),Network ID,Tags,Ending\n" +
				"abc1,,Peer support,A lift,,Forms,completed,2024-03-01 10:00:00,,2024-03-01 10:02:00,n1,,Default\nabc2,,,A lift,a dog,Buses,completed,2024-03-01 11:00:00,,2024-03-01 11:02:00,n2,,Default\n"),
			want: []string{"1 A lift ×2", "1 Peer support", "1 a dog", "2 Buses", "2 Forms"},
		},
		{
			name: "a closed question", file: "closed.csv", data: []byte("Timestamp," + helps + "\n" + numbered("2024/03/01 08:%02d:00,A lift\n", 20) + numbered("2024/03/01 09:%02d:00,Cake\n", 20)),
			want: []string{"1 A lift ×20", "1 Cake ×20"}, says: []string{"counted"},
		},
		{
			name: "codes before questions", file: "coded.csv", data: []byte("id,G01Q01. " + helps + ",G01Q02. " + hinders + " (optional)\n1,Cake,Forms\n2,A lift,Buses\n"),
			want: []string{"1 A lift", "1 Cake", "2 Buses", "2 Forms"},
		},
		{name: "Windows-1250", file: "polish.csv", data: []byte(latin2), want: []string{"1 Ktoś, kto słucha", "1 Podwózka", "1 Wspólna herbata, żeby pogadać"}},
		{name: "Shift-JIS", file: "japanese.csv", data: []byte(sjis), want: []string{"1 お茶の時間", "1 周りの人が話を聞いてくれる", "1 送迎の車"}},
		{
			name: "Google Forms in Polish", file: "google.csv", flags: split, keys: []string{"space"}, says: []string{"Google Forms"},
			data: []byte("Sygnatura czasowa," + helps + "\n2024/03/01 10:00:00,\"Peer support, A lift\"\n2024/03/01 10:01:00,\"A lift, Cake\"\n2024/03/01 10:02:00,\"Peer support, Cake\"\n2024/03/01 10:03:00,\"Peer support, A lift, Cake\"\n"),
			want: []string{"1 A lift ×3", "1 Cake ×3", "1 Peer support ×3"},
		},
		{
			name: "a grid", file: "grid.csv", questions: []string{"How much does this help?", hinders},
			data: []byte("Timestamp,How much does this help? [Peer support],How much does this help? [A lift]," + hinders + "\n3/1/2024 10:00:00,A lot,A little,Forms\n3/1/2024 10:01:00,A little,A lot,Buses\n"),
			want: []string{"1 A lift: A little", "1 A lift: A lot", "1 Peer support: A little", "1 Peer support: A lot", "2 Buses", "2 Forms"},
		},
		{
			name: "guards against formulas", file: "guarded.csv", data: []byte("Timestamp," + helps + "\n2024/03/01 10:00:00,'=more time\n2024/03/01 10:01:00,'- a lift\n2024/03/01 10:02:00,'+1 for cake\n2024/03/01 10:03:00,\"=\"\"0800 0\"\"\"\n"),
			want: []string{"1 +1 for cake", "1 - a lift", "1 0800 0", "1 =more time"},
		},
		{
			name: "entities", file: "entities.csv", flags: split, data: []byte("Timestamp," + helps + "\n2024/03/01 10:00:00,Tea &amp; cake\n2024/03/01 10:01:00,A walk&nbsp;outside\n2024/03/01 10:02:00,It&#39;s the company\n"),
			want: []string{"1 A walk outside", "1 It's the company", "1 Tea & cake"},
		},
		{
			name: "tags", file: "tags.csv", data: []byte("Timestamp," + helps + "\n2024/03/01 10:00:00,<p>Somebody who <b>listens</b></p>\n2024/03/01 10:01:00,<p>Cake</p><p>Tea</p>\n"),
			want: []string{"1 Cake Tea", "1 Somebody who listens"},
		},
		{
			name: "Microsoft Forms in Japanese", file: "forms.xlsx", data: workbook(t, forms), want: []string{"1 A lift", "1 Cake"},
			says: []string{"Microsoft Forms"}, hides: []string{"Ann Example", "ben@example.org"},
		},
		{
			name: "Microsoft Forms in Polish", file: "formularz.xlsx", data: workbook(t, polish), want: []string{"1 A lift", "1 Cake"},
			says: []string{"Microsoft Forms"}, hides: []string{"Ann Example", "ben@example.org"},
		},
		{
			name: "names in Spanish", file: "nombres.csv", data: []byte("Marca temporal,Nombre y apellidos," + helps + "\n01/03/2024 10:00:00,Ann Example,Cake\n01/03/2024 10:01:00,Ben Sample,A lift\n"),
			want: []string{"1 A lift", "1 Cake"}, says: []string{"tells who answered"}, hides: []string{"Ann Example", "Ben Sample"},
		},
		{
			name: "marks for no answer", file: "marks.csv", data: []byte("Timestamp," + helps + "\n2024/03/01 10:00:00,-\n2024/03/01 10:01:00,N/A\n2024/03/01 10:02:00,-99\n2024/03/01 10:03:00,.\n2024/03/01 10:04:00,Cake\n"),
			want: []string{"1 Cake"},
		},
		{
			name: "numbers before questions", file: "numbered.csv", questions: []string{"What helps?", hinders}, data: []byte("Timestamp,1. What helps?,2. " + hinders + "\n2024/03/01 10:00:00,Cake,Forms\n2024/03/01 10:01:00,A lift,Buses\n"),
			want: []string{"1 A lift", "1 Cake", "2 Buses", "2 Forms"},
		},
		{
			name: "a header of three rows", file: "qualtrics.csv", data: []byte("StartDate,IPAddress,RecipientLastName,RecipientEmail,LocationLatitude,Q1,Q2\nStart Date,IP Address,Recipient Last Name,Recipient Email,Location Latitude," + helps + "," + hinders + "\n" +
				`"{""ImportId"":""startDate""}","{""ImportId"":""ipAddress""}","{""ImportId"":""recipientLastName""}","{""ImportId"":""recipientEmail""}","{""ImportId"":""locationLatitude""}","{""ImportId"":""QID1_TEXT""}","{""ImportId"":""QID2_TEXT""}"` +
				"\n2024-03-01 09:00:00,203.0.113.9,Example,ann@example.org,51.5,A walk with a neighbour,No bus after six\n2024-03-01 10:00:00,203.0.113.10,Sample,ben@example.org,51.5,Somebody who listens,Forms\n"),
			want: []string{"1 A walk with a neighbour", "1 Somebody who listens", "2 Forms", "2 No bus after six"}, says: []string{"3 header rows"},
			hides: []string{"Sample", "ann@example.org", "203.0.113.9", "ImportId"},
		},
		{
			name: "ticks and an own answer", file: "ticks.csv", flags: split, keys: []string{"space"}, data: []byte(ticked),
			want: []string{"1 A lift ×9", "1 Cake and tea ×8", "1 Peer support ×9", "1 my dog, the garden, the radio"},
		},
		{
			name: "a header of two rows", file: "monkey.csv", data: []byte("Respondent ID,Start Date," + helps + ",,," + hinders + "\n,,Peer support,A lift,Other (please specify),Open-Ended Response\n1,03/01/2024,Peer support,,a dog,Forms\n2,03/01/2024,,A lift,,Too dear\n"),
			want: []string{"1 A lift", "1 Peer support", "1 a dog", "2 Forms", "2 Too dear"}, says: []string{"2 header rows"},
		},
		{
			name: "front matter", file: "lunch.md", data: []byte("---\ntitle: Lunch\ntags: [a]\nmarkmap:\n  colorFreezeLevel: 2\n---\n\n# Lunch\n\n## " + helps + "\n\n- Cake\n"),
			want: []string{"1 Cake"}, says: []string{"left out of the front matter: tags"},
		},
		{
			name: "a long theme", file: "long.mm", data: []byte(`<map version="1.0.1"><node TEXT="Lunch"><node TEXT="` + helps + `"><node TEXT="Somebody who sits down with you and goes through the letters one by one until it is clear"><node TEXT="Every week"/></node><node TEXT="Cake"/></node></node></map>`),
			want: []string{
				"1 Cake", "1 Somebody who sits down with you and goes through the…/Every week",
				"1 Somebody who sits down with you and goes through the…/Somebody who sits down with you and goes through the letters one by one until it is clear",
			},
			says: []string{"too long for a theme"},
		},
		{
			name: "notes, links and attributes", file: "notes.mm", data: []byte(`<map version="freeplane 1.9.13"><node TEXT="Lunch"><richcontent TYPE="NOTE"><html><body><p>root note</p></body></html></richcontent><node TEXT="` + helps + `"><richcontent TYPE="DETAILS"><html><body><p>details</p></body></html></richcontent>` +
				`<node TEXT="Money"><richcontent TYPE="NOTE"><html><body><p>theme note</p></body></html></richcontent><node TEXT="Bus fare"><richcontent TYPE="NOTE"><html><body><p>its note</p></body></html></richcontent><attribute NAME="votes" VALUE="3"/></node></node>` +
				`<node TEXT="Link" LINK="https://example.org/"/><node TEXT=""><node TEXT="under nothing"/></node><node TEXT="&lt;html&gt;&lt;p&gt;old html&lt;/p&gt;"/></node></node></map>`),
			want: []string{"1 Link | https://example.org/", "1 Money/Bus fare | its note votes: 3", "1 old html", "1 under nothing"},
			says: []string{"root note", "details", "theme note"},
		},
		{
			name: "notes of themes", file: "notes.opml", data: []byte(`<?xml version="1.0"?><opml version="2.0"><head><title>Lunch</title></head><body><outline text="` + helps + `" _note="asked after coffee"><outline text="Money" _note="said with a sigh"><outline text="Bus fare" _note="two pounds each way"/></outline></outline><outline text="` + hinders + `"/></body></opml>`),
			want: []string{"1 Money/Bus fare | two pounds each way"}, says: []string{"asked after coffee", "said with a sigh"},
		},
		{
			name: "notes of themes, kept", file: "notes.opml", flags: []string{"--notes"}, keys: []string{"up", "space"}, data: []byte(`<opml version="2.0"><head><title>Lunch</title></head><body><outline text="` + helps + `" _note="asked after coffee"><outline text="Money" _note="said with a sigh"><outline text="Bus fare"/></outline></outline><outline text="` + hinders + `"/></body></opml>`),
			want: []string{"1 Money/Bus fare", "1 Money/Note: said with a sigh", "1 Note: asked after coffee"},
		},
		{
			name: "one question", file: "one.opml", data: []byte(`<?xml version="1.0"?><opml version="2.0"><head><title>Lunch</title></head><body><outline text="` + helps + `"><outline text="Cake"/></outline></body></opml>`),
			want: []string{"1 Cake"},
		},
		{
			name: "XMind", file: "map.xmind", data: archive(t, `[{"title":"Map 1","rootTopic":{"title":"Lunch","children":{"attached":[{"title":"`+helps+`","children":{"attached":[{"title":"Money","children":{"attached":[{"title":"Bus fare","notes":{"plain":{"content":"two pounds"}}}]}},{"title":"Cake"}]}}]}}}]`),
			want: []string{"1 Cake", "1 Money/Bus fare | two pounds"},
		},
	}
}

func numbered(row string, n int) (all string) {
	for i := range n {
		all += fmt.Sprintf(row, i)
	}
	return all
}

func workbook(t *testing.T, rows [][]string) []byte {
	t.Helper()
	f := excelize.NewFile()
	defer f.Close()
	for i, row := range rows {
		if err := f.SetSheetRow("Sheet1", fmt.Sprintf("A%d", i+1), &row); err != nil {
			t.Fatal(err)
		}
	}
	out, err := f.WriteToBuffer()
	if err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func archive(t *testing.T, content string) []byte {
	t.Helper()
	var out bytes.Buffer
	z := zip.NewWriter(&out)
	w, err := z.Create("content.json")
	if err == nil {
		_, err = w.Write([]byte(content))
	}
	if err != nil || z.Close() != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// said lists the answers of a wall, those of one question and theme that say the same together.
func said(t *testing.T, home, wall string) []string {
	t.Helper()
	type theme struct {
		Text    string
		Themes  []theme
		Answers []struct {
			Text, Quote string
			Tally       int
		}
	}
	var doc struct {
		Questions []struct {
			Number   int
			Themes   []theme
			Unsorted []struct {
				Text, Quote string
				Tally       int
			}
		}
	}
	if err := json.Unmarshal([]byte(mindwall(t, home, "export", wall, "--format", "json", "--to", "-")), &doc); err != nil {
		t.Fatal(err)
	}
	tallies := map[string]int{}
	add := func(path, text, quote string, tally int) {
		if quote != "" {
			text += " | " + quote
		}
		tallies[path+text] += tally
	}
	var walk func(path string, all []theme)
	walk = func(path string, all []theme) {
		for _, th := range all {
			for _, a := range th.Answers {
				add(path+th.Text+"/", a.Text, a.Quote, a.Tally)
			}
			walk(path+th.Text+"/", th.Themes)
		}
	}
	for _, q := range doc.Questions {
		path := fmt.Sprint(q.Number, " ")
		for _, a := range q.Unsorted {
			add(path, a.Text, a.Quote, a.Tally)
		}
		walk(path, q.Themes)
	}
	var lines []string
	for line, n := range tallies {
		if n > 1 {
			line += fmt.Sprintf(" ×%d", n)
		}
		lines = append(lines, line)
	}
	slices.Sort(lines)
	return lines
}

// TestFilesByEveryWay brings each file in by the command, shown first without a change, and on the console's screen; what
// comes of it is the same. An outline makes a new wall as well.
func TestFilesByEveryWay(t *testing.T) {
	for _, c := range fileCases(t) {
		t.Run(c.name, func(t *testing.T) {
			home := t.TempDir()
			path := filepath.Join(home, c.file)
			if err := os.WriteFile(path, c.data, 0o600); err != nil {
				t.Fatal(err)
			}
			questions := c.questions
			if questions == nil {
				questions = []string{helps, hinders}
			}
			c.byCommand(t, home, path, newWallFile(t, t.TempDir(), questions...))
			c.onTheScreen(t, home, path, newWallFile(t, t.TempDir(), questions...))
			if ext := filepath.Ext(path); ext != ".csv" && ext != ".xlsx" {
				c.asNewWall(t, home, path)
			}
		})
	}
}

func (c *fileCase) byCommand(t *testing.T, home, path, wall string) {
	t.Helper()
	shown := c.run(t, home, append([]string{"import", wall, path, "--dry-run"}, c.flags...)...)
	for _, s := range c.says {
		if !strings.Contains(shown, s) {
			t.Errorf("before the import %q is not said:\n%s", s, shown)
		}
	}
	if got := said(t, home, wall); len(got) > 0 {
		t.Errorf("--dry-run imported %q", got)
	}
	shown += c.run(t, home, append([]string{"import", wall, path, "--yes"}, c.flags...)...)
	c.check(t, "by the command", home, wall, shown)
	if again := c.run(t, home, append([]string{"import", wall, path, "--yes"}, c.flags...)...); !strings.Contains(again, "nothing new") {
		t.Errorf("imported again:\n%s", again)
	}
}

// run runs a command, and returns all that it says.
func (c *fileCase) run(t *testing.T, home string, args ...string) string {
	t.Helper()
	cmd := exec.Command("mindwall", args...)
	cmd.Env = append(os.Environ(), "HOME="+home, "XDG_CONFIG_HOME="+filepath.Join(home, "config"), "MINDWALL_AUTHOR=ruth")
	out, err := cmd.CombinedOutput()
	if err != nil {
		t.Fatalf("mindwall %q: %v\n%s", args, err, out)
	}
	return string(out)
}

func (c *fileCase) onTheScreen(t *testing.T, home, path, wall string) {
	t.Helper()
	x := start(t, 100, 40, home, "open", wall).sees("Type what is said")
	x.send(f10).sees("The file that the survey tool exported")
	x.send("\x1b[200~" + path + "\x1b[201~").sees(filepath.Base(path)).press("enter")
	shown := ""
	if ext := filepath.Ext(path); ext == ".csv" || ext == ".xlsx" {
		x.sees("go on")
		shown = x.screen()
		x.press("enter")
	}
	x.sees(" new ·")
	for _, k := range c.keys {
		x.press(k)
	}
	if len(c.keys) > 0 {
		x.sees("[✓]")
	}
	x.until(func(s string) bool { return !strings.Contains(s, "Looking") }, "has looked")
	shown += x.screen()
	x.press("enter").sees("imported, ")
	shown += x.screen()
	x.press("enter").until(func(s string) bool { return !strings.Contains(s, "imported, ") }, "is back")
	x.press("ctrl+c", "enter")
	x.ends()
	c.check(t, "on the screen", home, wall, shown)
}

func (c *fileCase) asNewWall(t *testing.T, home, path string) {
	t.Helper()
	wall := filepath.Join(t.TempDir(), "new.wall")
	shown := c.run(t, home, append([]string{"new", wall, "--from", path, "--no-open"}, c.flags...)...)
	for _, s := range c.says {
		if !strings.Contains(shown, s) {
			t.Errorf("of a new wall %q is not said:\n%s", s, shown)
		}
	}
	c.check(t, "as a new wall", home, wall, shown)
	if info := mindwall(t, home, "info", wall, "--json"); !strings.Contains(info, `"title": "Lunch"`) {
		t.Errorf("it is not called Lunch:\n%s", info)
	}
}

// check holds what is on the wall, and that what tells of persons was not shown and is not in the file.
func (c *fileCase) check(t *testing.T, way, home, wall, shown string) {
	t.Helper()
	want := slices.Sorted(slices.Values(c.want))
	if d := cmp.Diff(want, said(t, home, wall)); d != "" {
		t.Errorf("%s (-want +got):\n%s", way, d)
	}
	data, err := os.ReadFile(wall)
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range c.hides {
		if strings.Contains(shown, s) || bytes.Contains(data, []byte(s)) {
			t.Errorf("%s, %q is shown or kept:\n%s", way, s, shown)
		}
	}
}
