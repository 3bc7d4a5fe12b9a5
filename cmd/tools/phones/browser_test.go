package phones

import (
	"bufio"
	"context"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"

	"mindwall/mindmap"
	"mindwall/mindmap/desk"
	"mindwall/mindmap/fold"
	"mindwall/mindmap/scribe"
)

// room is a wall that is served, and a browser.
type room struct {
	t       *testing.T
	program string
	path    string
	flags   []string
	served  *exec.Cmd
	address string
	browser context.Context
}

func newRoom(t *testing.T, flags ...string) *room {
	t.Helper()
	if os.Getenv("MINDWALL_BROWSER") == "" {
		t.Skip("takes two minutes, and is run by .ci/net")
	}
	chromium, err := exec.LookPath("chromium")
	if err != nil {
		t.Fatal(err)
	}
	r := &room{t: t, flags: flags, program: filepath.Join(t.TempDir(), "mindwall"), path: filepath.Join(t.TempDir(), "day.wall")}
	if out, err := exec.Command("go", "build", "-C", "../../..", "-o", r.program, "./cmd/mindwall").CombinedOutput(); err != nil {
		t.Fatalf("build: %v\n%s", err, out)
	}
	options := append(chromedp.DefaultExecAllocatorOptions[:], chromedp.ExecPath(chromium), chromedp.NoSandbox, chromedp.Flag("disable-gpu", true))
	allocated, cancel := chromedp.NewExecAllocator(context.Background(), options...)
	t.Cleanup(cancel)
	var stop context.CancelFunc
	r.browser, stop = chromedp.NewContext(allocated)
	t.Cleanup(stop)
	if err := chromedp.Do(r.browser); err != nil { // begins the browser
		t.Fatal(err)
	}
	return r
}

// wall makes the wall that is served, with its event in a language.
func (r *room) wall(language string, questions ...string) {
	r.t.Helper()
	s := &scribe.Scribe{Live: fold.NewLive(), Author: "ruth", Device: mindmap.ID{1}}
	ops := []mindmap.Op{mindmap.DescribeEvent{Title: new("Link workers’ lunch"), Host: new("The charity"), Language: &language, Notice: new("Kept until the report is written.")}}
	for _, q := range questions {
		ops = append(ops, mindmap.AskQuestion{Text: q})
	}
	entries, err := s.Do(ops...)
	if err == nil {
		err = desk.Create(r.path, entries)
	}
	if err != nil {
		r.t.Fatal(err)
	}
	r.serve()
	r.t.Cleanup(r.kill)
}

func (r *room) serve() {
	r.t.Helper()
	r.served = exec.Command(r.program, append([]string{"serve", r.path, "--quiet"}, r.flags...)...)
	r.served.Env = append(os.Environ(), "HOME="+r.t.TempDir())
	out, err := r.served.StdoutPipe()
	if err == nil {
		err = r.served.Start()
	}
	if err != nil {
		r.t.Fatal(err)
	}
	line, err := bufio.NewReader(out).ReadString('\n')
	if err != nil {
		r.t.Fatal(err)
	}
	r.address = strings.TrimSpace(line)
}

func (r *room) kill() {
	_ = r.served.Process.Kill()
	_ = r.served.Wait()
}

// keep keeps something beside the wall, as a console does.
func (r *room) keep(values map[string]string) {
	r.t.Helper()
	d, err := desk.OpenDoor(r.path, desk.Writer{Author: "ruth"})
	if err == nil {
		err = errors.Join(d.SetState(context.Background(), values), d.Close())
	}
	if err != nil {
		r.t.Fatal(err)
	}
}

// said are the captions on the wall with how often each was said, and what waits.
func (r *room) said() (onWall map[string]int, inbox []string) {
	r.t.Helper()
	d, err := desk.Read(r.path)
	if err != nil {
		r.t.Fatal(err)
	}
	defer d.Close()
	onWall = map[string]int{}
	for _, q := range d.Board().Questions {
		for a := range q.AllAnswers {
			onWall[a.Text] += a.Tally.Total()
		}
	}
	for _, a := range d.Board().Inbox {
		inbox = append(inbox, a.Text)
	}
	return onWall, inbox
}

// phone is a tab of the browser, as large as a phone. Phones have a memory of their own, tabs of one share it.
type phone struct {
	t   *testing.T
	ctx context.Context
}

func (r *room) phone() *phone {
	r.t.Helper()
	ctx, cancel := chromedp.NewContext(r.browser, chromedp.WithNewBrowserContext())
	r.t.Cleanup(cancel)
	p := &phone{r.t, ctx}
	p.do(chromedp.EmulateViewport(390, 780, chromedp.EmulateMobile))
	return p
}

func (p *phone) tab() *phone {
	p.t.Helper()
	ctx, cancel := chromedp.NewContext(p.ctx)
	p.t.Cleanup(cancel)
	n := &phone{p.t, ctx}
	n.do(chromedp.EmulateViewport(390, 780, chromedp.EmulateMobile))
	return n
}

func (p *phone) do(steps ...chromedp.Action[chromedp.Void]) {
	p.t.Helper()
	if err := chromedp.Do(p.ctx, steps...); err != nil {
		p.t.Fatal(err)
	}
}

func (p *phone) open(address string) *phone {
	p.t.Helper()
	p.do(chromedp.Navigate(address))
	return p
}

func (p *phone) eval(script string) string {
	p.t.Helper()
	got, err := chromedp.Run(p.ctx, chromedp.Evaluate[any](script))
	if err != nil {
		p.t.Fatalf("%s: %v", script, err)
	}
	s, _ := got.(string)
	return s
}

// typed types into the last field, and sent presses its button.
func (p *phone) typed(words string) *phone {
	p.t.Helper()
	p.do(chromedp.SendKeys(chromedp.CSS("section:last-of-type textarea"), words))
	return p
}

func (p *phone) sent(words string) *phone {
	p.t.Helper()
	p.typed(words)
	p.eval(`document.querySelector('section[data-q]:last-of-type .send').click()`)
	return p
}

// sees waits until the page shows a text.
func (p *phone) sees(text string) *phone {
	p.t.Helper()
	return p.until(func() bool { return strings.Contains(p.text(), text) }, text)
}

func (p *phone) until(ok func() bool, what string) *phone {
	p.t.Helper()
	for deadline := time.Now().Add(20 * time.Second); !ok(); time.Sleep(100 * time.Millisecond) {
		if time.Now().After(deadline) {
			p.t.Fatalf("does not come: %s; the page is\n%s", what, p.text())
		}
	}
	return p
}

func (p *phone) text() string { return p.eval(`document.body?.innerText ?? ""`) }

// mine is what the page says of what this phone sent.
func (p *phone) mine() string { return p.eval(`document.getElementById("mine").innerText`) }

func (p *phone) field() string {
	return p.eval(`document.querySelector('textarea[name=t],section[data-q] textarea').value`)
}

func (p *phone) offline(off bool) {
	p.t.Helper()
	conditions := network.EmulateNetworkConditionsByRuleParams{MatchedNetworkConditions: []*network.Conditions{{Offline: off, DownloadThroughput: -1, UploadThroughput: -1}}}
	p.call(func(ctx context.Context, t *chromedp.Target) error {
		if _, err := cdp.Call(ctx, t, network.Enable, network.EnableParams{}); err != nil {
			return err
		}
		if _, err := cdp.Call(ctx, t, network.EmulateNetworkConditionsByRule, conditions); err != nil {
			return err
		}
		_, err := cdp.Call(ctx, t, network.OverrideNetworkState, network.OverrideNetworkStateParams{Offline: off, DownloadThroughput: -1, UploadThroughput: -1})
		return err
	})
}

func (p *phone) call(f func(context.Context, *chromedp.Target) error) {
	p.t.Helper()
	p.do(chromedp.Func(f))
}

// locked freezes the page, as a phone does that is put away, or wakes it.
func (p *phone) locked(on bool) {
	p.t.Helper()
	state := page.SetWebLifecycleStateStateActive
	if on {
		state = page.SetWebLifecycleStateStateFrozen
	}
	p.call(func(ctx context.Context, t *chromedp.Target) error {
		_, err := cdp.Call(ctx, t, page.SetWebLifecycleState, page.SetWebLifecycleStateParams{State: state})
		return err
	})
}

func (p *phone) wears(dark bool) {
	p.t.Helper()
	scheme := "light"
	if dark {
		scheme = "dark"
	}
	p.call(func(ctx context.Context, t *chromedp.Target) error {
		_, err := cdp.Call(ctx, t, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Features: []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: scheme}}})
		return err
	})
}

func (p *phone) withoutScript() {
	p.t.Helper()
	p.call(func(ctx context.Context, t *chromedp.Target) error {
		_, err := cdp.Call(ctx, t, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: true})
		return err
	})
}

// shot keeps a picture where MINDWALL_SHOTS says, to be looked at.
func (p *phone) shot(name string) {
	p.t.Helper()
	folder := os.Getenv("MINDWALL_SHOTS")
	if folder == "" {
		return
	}
	png, err := chromedp.Run(p.ctx, chromedp.CaptureScreenshot())
	if err == nil {
		err = os.WriteFile(filepath.Join(folder, name+".png"), png, 0o600)
	}
	if err != nil {
		p.t.Error(err)
	}
}

// isAccessible holds that axe finds no fault in the page as it is now, neither in the light nor in the dark.
func (p *phone) isAccessible(what string) {
	p.t.Helper()
	axe, err := os.ReadFile(os.Getenv("MINDWALL_AXE"))
	if err != nil {
		p.t.Fatalf("axe-core, which .ci/net fetches: %v", err)
	}
	p.eval(string(axe) + "; ''")
	for _, dark := range []bool{true, false} {
		p.wears(dark)
		p.eval(`window.found = null; axe.run().then(r => { window.found = r.passes.length + ' hold' + r.violations.map(v => '\n' + v.id + ' (' + v.impact + '): ' + v.nodes[0].html.slice(0, 160)).join('') }); ''`)
		p.until(func() bool { return p.eval(`window.found`) != "" }, "what axe finds")
		if found := p.eval(`window.found`); strings.Contains(found, "\n") {
			p.t.Errorf("%s, dark %v: axe: %s", what, dark, found)
		}
	}
}

// press presses the first button that is seen and begins with a label.
func (p *phone) press(label string) {
	p.t.Helper()
	if p.eval(`(b => b ? (b.click(), 'pressed') : '')([...document.querySelectorAll('button')].find(b => b.checkVisibility() && b.textContent.startsWith(`+strconv.Quote(label)+`)))`) == "" {
		p.t.Fatalf("no button %s; the page is\n%s", label, p.text())
	}
}

// fits holds that the page is not wider than the smallest phone, with letters twice as large.
func (p *phone) fits(what string) {
	p.t.Helper()
	p.do(small)
	p.eval(`document.documentElement.style.fontSize = '32px'; ''`)
	if got := p.eval(`String(document.documentElement.scrollWidth <= innerWidth)`); got != "true" {
		p.t.Errorf("%s is wider than a small phone: %s", what, p.eval(`document.documentElement.scrollWidth + ' of ' + innerWidth`))
	}
}

var (
	clickSend = chromedp.Click(chromedp.CSS(".send"))
	small     = chromedp.EmulateViewport(320, 640, chromedp.EmulateMobile)
)
