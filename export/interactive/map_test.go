package interactive

import (
	"bytes"
	"context"
	"encoding/xml"
	"regexp"
	"strings"
	"testing"

	"mindwall/export/internal/walltest"
	"mindwall/mindmap"
	"mindwall/mindmap/say"
)

func pageOf(t *testing.T, b *mindmap.Board, question int) string {
	t.Helper()
	var out bytes.Buffer
	if err := Write(context.Background(), &out, b, b.Questions[question], say.English); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

// TestThePageNeedsNothingElse holds that the page loads nothing and that its policy lets only its own script run.
func TestThePageNeedsNothingElse(t *testing.T) {
	page := pageOf(t, walltest.Day(), 1)
	inside := regexp.MustCompile(`src:url\(data:font/woff;base64,[\w+/=]*\)`).ReplaceAllString(page, "")
	if found := regexp.MustCompile(`(?i)\b(src|href|url|@import|fetch|XMLHttpRequest)\s*[=(:]`).FindString(inside); found != "" {
		t.Errorf("the page has %q", found)
	}
	if strings.Count(page, "<script>") != 1 || !strings.Contains(page, "script-src 'sha256-") {
		t.Error("the policy lets other scripts run")
	}
	if !strings.Contains(page, strings.TrimSpace(script)) {
		t.Error("the script is not what its hash was made of")
	}
}

func TestWhatPeopleTypedIsNoMarkup(t *testing.T) {
	for _, s := range []string{`</style><script>alert(1)</script>`, `"><img src=x onerror=alert(1)>`, `{{.Title}}`, `<b>x</b>`, `javascript:x`} {
		page := pageOf(t, walltest.Of(s, s, s, s, s), 0)
		if strings.Count(page, "<script") != 1 || strings.Contains(page, "<img") || strings.Contains(page, "<b>x") {
			t.Errorf("%q is markup on the page", s)
		}
	}
}

// TestSizes holds how large the page may be.
func TestSizes(t *testing.T) {
	for n, limit := range map[int]int{100: 300_000, 10_000: 3_000_000} {
		page := pageOf(t, walltest.Crowd(n, 9), 0)
		if len(page) > limit {
			t.Errorf("%d answers make %d bytes, at most %d", n, len(page), limit)
		}
		if got := strings.Count(page, `class="box"`); got != n {
			t.Errorf("%d boxes for %d answers", got, n)
		}
	}
}

// TestTheListsAreNested holds that lists, which readers aloud follow, are closed as they were opened.
func TestTheListsAreNested(t *testing.T) {
	page := pageOf(t, walltest.Day(), 1)
	body := page[strings.Index(page, "<main") : strings.Index(page, "</main>")+len("</main>")]
	body = strings.NewReplacer("<input type=\"search\" id=\"search\">", "", "&hellip;", "…").Replace(body)
	d := xml.NewDecoder(strings.NewReader(body))
	d.Entity = xml.HTMLEntity
	depth, deepest := 0, 0
	for {
		token, err := d.Token()
		if token == nil {
			break
		}
		if err != nil {
			t.Fatal(err)
		}
		switch e := token.(type) {
		case xml.StartElement:
			if e.Name.Local == "ul" {
				depth++
			}
			deepest = max(deepest, depth)
		case xml.EndElement:
			if e.Name.Local == "ul" {
				depth--
			}
		}
	}
	if depth != 0 || deepest < 3 {
		t.Errorf("lists end at depth %d and nest %d deep", depth, deepest)
	}
}
