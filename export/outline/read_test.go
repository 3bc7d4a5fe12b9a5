package outline

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"mindwall/export/internal/walltest"
	"mindwall/mindmap"
	"mindwall/mindmap/fault"
	"mindwall/mindmap/say"
)

// zipped is an archive of one part.
func zipped(t testing.TB, name, text string) string {
	t.Helper()
	var out bytes.Buffer
	z := zip.NewWriter(&out)
	w, err := z.Create(name)
	if err == nil {
		_, err = w.Write([]byte(text))
	}
	if err = errors.Join(err, z.Close()); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

// told is all that is said of what found no place.
func told(o *Outline) string {
	lines := slices.Clone(o.Told)
	add := func(of mindmap.ID, name string) {
		for _, n := range o.Notes[of] {
			lines = append(lines, name+": "+n)
		}
	}
	add(mindmap.ID{}, "=")
	for _, q := range o.Board.Questions {
		add(q.ID, q.Text)
		for t := range q.AllThemes {
			add(t.ID, t.Text)
		}
	}
	return strings.Join(lines, "\n")
}

const long = "Somebody who sits down with you and goes through the letters one by one until it is clear"

// Outlines as programs and people write them: what becomes of each line, and what is told of the rest.
func TestForeignOutlines(t *testing.T) {
	for name, c := range map[string]struct{ file, text, want, told string }{
		"indented": {
			"a.txt", "Our day\n\tWhat helps?\n\t\tPeople\n\t\t\tFriends\n\t\tTea\n\tWhat hinders?\n",
			"= Our day\n? What helps?\n - Tea\n # People\n  - Friends\n? What hinders?\n", "",
		},
		"one question": {"b.txt", "What helps?\n  - Tea\n  - Friends ×4\n", "= \n? What helps?\n - Tea\n - Friends ×4\n", ""},
		"Markdown": {
			"c.md", "# Our day\n\nwords\n\n## What helps?\n\n* **Tea**\n* People\n  * Friends\n\n    I mean *it*.\n",
			"= Our day\n? What helps?\n # Tea\n # People\n  - Friends | I mean it.\n", "=: words",
		},
		"Markdown, one question": {
			"d.md", "What is this?\n=============\n\n1. [ ] One & [two](http://x)\n2. `three`\n",
			"= \n? What is this?\n - One & two | http://x\n - three\n", "",
		},
		"Markdown, a list": {"e.md", "- Day\n  - Q one\n    - a\n", "= Day\n? Q one\n - a\n", ""},
		"front matter": {
			"f.md", "---\ntitle: \"Lunch: the day\" # so\ndate: 2026-03-09\nlocation: 'Tom''s'\nlang: en-GB\ntags:\n  - a\n- b\nmarkmap:\n  colorFreezeLevel: 2\n---\n\n# Lunch: the day\n\n## What helps?\n\n- Cake <!-- fold -->\n",
			"= Lunch: the day\n? What helps?\n - Cake\n", "left out of the front matter: tags",
		},
		"front matter, CRLF, a heading that is the question": {
			"f.md", "---\r\ntitle: Lunch\r\n...\r\n# What helps?\r\n\r\n- Cake\r\n", "= Lunch\n? What helps?\n - Cake\n", "",
		},
		"front matter of TOML":            {"f.md", "+++\ntitle = \"Lunch\"\n+++\n## What helps?\n- Cake\n", "= Lunch\n? What helps?\n - Cake\n", ""},
		"front matter, nothing else said": {"f.md", "---\n---\n# Lunch\n## What helps?\n- Cake\n", "= Lunch\n? What helps?\n - Cake\n", ""},
		"front matter and a list":         {"f.md", "---\ntitle: Lunch\n---\n- What helps?\n  - Cake\n", "= Lunch\n? What helps?\n - Cake\n", ""},
		"a rule is no front matter":       {"f.md", "---\n\n# Lunch\n\n## What helps?\n- Cake\n\n---\n", "= Lunch\n? What helps?\n - Cake\n", ""},
		"notes of headings": {
			"g.md", "# Lunch\n## What helps?\nasked after coffee\n### Money\n> with a sigh\n\n```\ncode\n```\n- Bus fare\n\n![alt](p.png)\n",
			"= Lunch\n? What helps?\n # Money\n  - Bus fare\n", "What helps?: asked after coffee\nMoney: with a sigh\nMoney: code\nMoney: alt\nMoney: p.png",
		},
		"a block of Mermaid": {"h.md", "# My map\n\n```mermaid\nmindmap\n  What helps?\n    Cake\n```\n", "= \n? What helps?\n - Cake\n", ""},
		"markmap in a block": {"h.md", "```markmap\n# Lunch\n## What helps?\n- Cake\n```\n", "= Lunch\n? What helps?\n - Cake\n", ""},
		"long texts": {
			"l.md", "# " + strings.Repeat("Lunch and more ", 12) + "\n## What helps?\n### " + long + "\n- Every week\n",
			"= " + strings.Repeat("Lunch and more ", 7) + "Lunch and…\n? What helps?\n # Somebody who sits down with you and goes through the…\n  - " + long + "\n  - Every week\n",
			"too long for a title, so shortened: “" + strings.TrimSpace(strings.Repeat("Lunch and more ", 12)) + "”\n" +
				"too long for a theme, so shortened, and kept whole as an answer under it: “" + long + "”",
		},
		"OPML": {
			"f.opml", `<?xml version="1.0" encoding="ISO-8859-1"?><opml version="1.0"><head><title>T</title></head><body>` +
				"<outline text=\"Caf\xe9?\"><outline text='a' _note='one&#10;two'/></outline><outline text='b?'/></body></opml>",
			"= T\n? Café?\n - a | one two\n? b?\n", "",
		},
		"OPML, one question": {
			"o.opml", `<opml><head><title>Lunch</title></head><body><outline text="What helps"><outline text="Cake"/></outline></body></opml>`,
			"= Lunch\n? What helps\n - Cake\n", "",
		},
		"OPML, one question with a theme": {
			"o.opml", `<opml><head><title>Lunch</title></head><body><outline text="What helps"><outline text="Food"><outline text="Cake"/></outline></outline></body></opml>`,
			"= Lunch\n? What helps\n # Food\n  - Cake\n", "",
		},
		"OPML, the middle below the head": {
			"o.opml", `<opml><head><title>lunch</title></head><body><outline text="Lunch"><outline text="What helps"><outline text="Cake"/></outline></outline></body></opml>`,
			"= Lunch\n? What helps\n - Cake\n", "",
		},
		"OPML, a middle that the head does not name": {
			"o.opml", `<opml><head><title>map-3</title></head><body><outline text="Lunch"><outline text="What helps?"><outline text="Cake"/></outline></outline></body></opml>`,
			"= Lunch\n? What helps?\n - Cake\n", "left out: the title of the file, “map-3”, as the map has one of its own",
		},
		"OPML, notes, links, attributes": {
			"o.opml", `<opml><head><title>Lunch</title></head><body><outline text="What &lt;b&gt;helps&lt;/b&gt;?" _note="asked after coffee">` +
				`<outline text="Money" _note="said with a sigh"><outline text="Bus &amp;amp; train" type="link" url="http://x" _votes="3" _note="two pounds&#10;each way"/></outline></outline><outline text="What else?"/></body></opml>`,
			"= Lunch\n? What helps?\n # Money\n  - Bus & train | two pounds each way http://x\n? What else?\n",
			"left out: 1 attribute _votes\nWhat helps?: asked after coffee\nMoney: said with a sigh",
		},
		"FreeMind": {
			"g.mm", `<map version="freeplane 1.11"><!--x--><node TEXT="Day" ID="ID_1"><hook NAME="x"/><node TEXT="Why&#xa;now?" POSITION="left">` +
				`<node><richcontent TYPE="NODE"><html><head><style>p{}</style></head><body><p>Rich <b>text</b></p></body></html></richcontent>` +
				`<richcontent TYPE="NOTE"><html><body><p>Said&nbsp;so.</p></body></html></richcontent></node></node></node></map>`,
			"= Day\n? Why now?\n - Rich text | Said\u00a0so.\n", "",
		},
		"FreeMind, notes, details, links, attributes": {
			"g.mm", `<map><node TEXT="Lunch"><richcontent TYPE="NOTE"><html><body><p>root note</p></body></html></richcontent><node TEXT="What helps?">` +
				`<richcontent TYPE="DETAILS"><html><body><p>details</p></body></html></richcontent><attribute NAME="asked" VALUE="twice"/>` +
				`<node TEXT="Money" LINK="http://m"><icon BUILTIN="help"/><node TEXT="Bus fare"><richcontent TYPE="DETAILS"><html><body><ul><li>one</li><li>two</li></ul></body></html></richcontent>` +
				`<richcontent TYPE="NOTE"><html><body>bare<br/>words</body></html></richcontent><attribute NAME="votes" VALUE="3"/></node></node>` +
				`<node TEXT="Link" LINK="https://example.org/"><arrowlink DESTINATION="ID_3"/></node><node TEXT=""><node TEXT="under an empty node"/></node>` +
				`<node TEXT="&lt;html&gt;&lt;p&gt;old&lt;/p&gt;&lt;p&gt;html&lt;/p&gt;"/></node></node></map>`,
			"= Lunch\n? What helps?\n - Link | https://example.org/\n - under an empty node\n - old html\n # Money\n  - Bus fare | bare words • one • two votes: 3\n",
			"left out: 1 connection, 1 icon\n=: root note\nWhat helps?: details\nWhat helps?: asked: twice\nMoney: http://m",
		},
		"FreeMind by what it begins with": {"map.xml", `<map version="1.0.1"><node TEXT="Why?"><node TEXT="a"/></node></map>`, "= \n? Why?\n - a\n", ""},
		"Mermaid": {
			"m.mmd", "---\ntitle: Lunch\nconfig:\n  theme: forest\n---\n%% a remark\nmindmap\n  root((What helps?))\n    Money\n      ::icon(fa fa-book)\n      a[\"Bus #quot;fare#quot; #35;1\"]\n      b(\"`**Rent** and\nheating`\")\n    c{{Tea<br/>and cake}}\n      :::urgent\n    d)cloud(\n    e))bang((\n    plain text\n    id (in brackets)\n",
			"= Lunch\n? What helps?\n - Tea and cake\n - cloud\n - bang\n - plain text\n - in brackets\n # Money\n  - Bus \"fare\" #1\n  - Rent and heating\n", "left out: 1 icon",
		},
		"Mermaid, an event in the middle": {"m.mermaid", "mindmap\n\tLunch\n\t\tWhat helps?\n\t\t\tCake\n", "= Lunch\n? What helps?\n - Cake\n", ""},
		"MindMup": {
			"m.mup", `{"title":"Lunch","id":1,"formatVersion":2,"ideas":{"-1":{"title":"Left?","id":4},"2":{"title":"What else?","id":3},"1":{"title":"What helps?","id":2,` +
				`"attr":{"note":{"index":1,"text":"asked <b>twice</b>"},"style":{"background":"#fff"}},"ideas":{"0.5":{"title":"Cake","attr":{"note":"with tea","icon":{"url":"data:"},"votes":"3"}}}}},"links":[{"ideaIdFrom":1}]}`,
			"= Lunch\n? What helps?\n - Cake | with tea votes: 3\n? What else?\n? Left?\n", "left out: 1 connection, 1 picture\nWhat helps?: asked twice",
		},
		"MindMup, version 3": {
			"m.json", `{"id":"root","formatVersion":3,"title":"Lunch","ideas":{"1":{"title":"Lunch","ideas":{"1":{"title":"What helps?","ideas":{"1":{"title":"Cake"}}}}}}}`,
			"= Lunch\n? What helps?\n - Cake\n", "",
		},
		"XMind": {
			"x.xmind", zipped(t, "content.json", `[{"id":"s","title":"Map 1","rootTopic":{"title":"Lunch","children":{"attached":[{"title":"What helps?","labels":["asked"],"notes":{"plain":{"content":"after\ncoffee"}},`+
				`"children":{"attached":[{"title":"Money","markers":[{"markerId":"star"}],"children":{"attached":[{"title":"Bus fare","href":"http://x","notes":{"plain":{"content":"two pounds"},"realHTML":{"content":"<p>two pounds</p>"}}}]}}]}}],`+
				`"detached":[{"title":"What else?","href":"xmind:#1"}]},"extensions":[{"provider":"x","content":{"a":1}}]},"relationships":[{"id":"r"}]}]`),
			"= Lunch\n? What helps?\n # Money\n  - Bus fare | two pounds http://x\n? What else?\n",
			"left out: 2 connections, 1 marker\nWhat helps?: after\nWhat helps?: coffee\nWhat helps?: asked",
		},
		"XMind 8": {
			"x.xmind", zipped(t, "content.xml", `<?xml version="1.0" encoding="UTF-8"?><xmap-content xmlns="urn:xmind:xmap:xmlns:content:2.0" xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:xhtml="http://www.w3.org/1999/xhtml"><sheet id="s"><topic id="1"><title>Lunch</title><children><topics type="attached"><topic id="2" xlink:href="http://x"><title>What helps?</title>`+
				`<children><topics type="attached"><topic id="3"><title>Cake</title><notes><html><xhtml:p>with tea</xhtml:p></html><plain>with tea</plain></notes><labels><label>sweet</label></labels><marker-refs><marker-ref marker-id="flag"/></marker-refs></topic></topics></children></topic></topics></children></topic><title>Sheet</title><relationships><relationship/></relationships></sheet></xmap-content>`),
			"= Lunch\n? What helps?\n - Cake | with tea sweet\n", "left out: 1 connection, 1 marker\nWhat helps?: http://x",
		},
		"XMind, several maps": {
			"x.xmind", zipped(t, "content.json", `[{"rootTopic":{"title":"What helps?","children":{"attached":[{"title":"Cake"}]}}},{"rootTopic":{"title":"What hinders?"}}]`),
			"= \n? What helps?\n - Cake\n? What hinders?\n", "",
		},
	} {
		o, err := Read(c.file, strings.NewReader(c.text))
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if d := cmp.Diff(c.want, rendered(o.Board)); d != "" {
			t.Errorf("%s (-want +got):\n%s", name, d)
		}
		if d := cmp.Diff(c.told, told(o)); d != "" {
			t.Errorf("%s, what is told (-want +got):\n%s", name, d)
		}
		checkSound(t, o)
	}
}

// Front matter says what the event is.
func TestFrontMatter(t *testing.T) {
	o, err := Read("a.md", strings.NewReader("---\ntitle: Lunch\ndate: 2026-03-09\nvenue: \"Town Hall\"\nOrganiser: The Trust\nlang: English\nlanguage: de\n---\n## Why?\n"))
	if err != nil {
		t.Fatal(err)
	}
	want := mindmap.Event{Title: "Lunch", Date: "2026-03-09", Place: "Town Hall", Host: "The Trust", Language: "de"}
	if d := cmp.Diff(want, o.Board.Event); d != "" {
		t.Errorf("(-want +got):\n%s", d)
	}
	if d := cmp.Diff([]string{"left out of the front matter: lang"}, o.Told); d != "" {
		t.Errorf("(-want +got):\n%s", d)
	}
}

// Our own files of before these had no comment and plain ids; they read as well as they can.
func TestOwnFilesOfBefore(t *testing.T) {
	content := `[{"id":"sheet-1","class":"sheet","title":"1 Why?","rootTopic":{"id":"1715609f7c746c690000000000000005","title":"Why <b>so</b>?","children":{"attached":[` +
		`{"id":"0f8d83b1469142a50000000000000051","title":"Money","style":{"id":"s"}},{"id":"2f8d83b1469142a50000000000000051","title":"a <b> ×3","labels":["×3","room 1","survey 2"],"notes":{"plain":{"content":"q"}}}]}}}]`
	var out bytes.Buffer
	z := zip.NewWriter(&out)
	for part, text := range map[string]string{"content.json": content, "metadata.json": `{"creator":{"name":"mindwall"}}`} {
		w, err := z.Create(part)
		if err == nil {
			_, err = w.Write([]byte(text))
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	o, err := Read("x.xmind", &out)
	if err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff("= \n? Why <b>so</b>?\n - a <b> ×3 ×3 (room 1, survey 2) | q\n # Money\n", strings.ReplaceAll(rendered(o.Board), "||", "|")); d != "" {
		t.Errorf("XMind (-want +got):\n%s", d)
	}
	o, err = Read("x.md", strings.NewReader("# Day\n\n2026-03-09 · Town Hall · The Trust\n\n## Why?\n\n- a\n"))
	if err != nil || o.Board.Event.Host != "The Trust" || len(o.Notes) > 0 {
		t.Errorf("Markdown: %+v, %v", o, err)
	}
}

// Files of other programs that cannot be read say what to save instead.
func TestClosedFiles(t *testing.T) {
	for _, name := range []string{"a.vym", "a.HMM", "a.mmap", "a.minder", "a.pdf", "a.docx", "a.weird"} {
		_, err := Read(name, strings.NewReader("x"))
		if err == nil || fault.Advice(nil).For(err) == "" {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// What will be done comes back from our Markdown, line by line.
func TestActionsOfMarkdown(t *testing.T) {
	b := walltest.Day()
	b.Actions = []*mindmap.Action{{Text: "Ask the *surgery*", Who: "Sam", Due: "by Easter"}, {Text: "Thank Ruth", Done: true}}
	for _, v := range say.Voices() {
		var out bytes.Buffer
		if err := WriteMarkdown(&out, b, v); err != nil {
			t.Fatal(err)
		}
		o, err := Read("day.md", &out)
		if err != nil || len(o.Board.Actions) != 2 || len(o.Board.Questions) != len(b.Questions) {
			t.Fatalf("%s: %+v, %v", v.Language(), o, err)
		}
		if a := o.Board.Actions; a[0].Text != "Ask the *surgery* (Sam, by Easter)" || a[0].Done || a[1].Text != "Thank Ruth" || !a[1].Done {
			t.Errorf("%s: %+v, %+v", v.Language(), a[0], a[1])
		}
	}
}

// Ids follow from words and place, so that the same file read again gives the same, and lines that say the same differ.
func TestIdsFollowFromWords(t *testing.T) {
	const text = "Why?\n a\n a\n b\n  a\n"
	first, err := Read("x.txt", strings.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	again, err := Read("x.txt", strings.NewReader(strings.Replace(text, "\n b", "\n new\n b", 1)))
	if err != nil {
		t.Fatal(err)
	}
	ids := func(o *Outline) (all []string) {
		for a := range o.Board.Questions[0].AllAnswers {
			if a.Text == "a" {
				all = append(all, fmt.Sprint(a.ID))
			}
		}
		return all
	}
	if a, b := ids(first), ids(again); len(a) != 3 || !slices.Equal(a, b) {
		t.Errorf("%q, and then %q", a, b)
	}
}
